-- The names of everything that the engine keeps, and what several scripts do. It is put before each of them.
local P = 'q2c:'
local function op(id) return P .. 'op:' .. id end
local function lane(name) return P .. 'lane:' .. name end
local function heads(kind) return P .. 'heads:' .. kind end
local function index(actor, kind, status) return P .. 'index:' .. kind .. ':' .. status .. ':' .. actor end
local function waiting(system) return P .. 'waiting:' .. system end
local EVERYBODY = '*'
local CHANGES_KEPT = 2000

local function announce(entry)
  redis.call('XADD', P .. 'changes', 'MAXLEN', '~', CHANGES_KEPT, '*', 'entry', entry)
end

local function addToIndex(id, seq, actor, kind, status)
  redis.call('ZADD', index(EVERYBODY, kind, status), seq, id)
  redis.call('ZADD', index(actor, kind, status), seq, id)
end

local function takeFromIndex(id, actor, kind, status)
  redis.call('ZREM', index(EVERYBODY, kind, status), id)
  redis.call('ZREM', index(actor, kind, status), id)
end

local function changeStatus(id, status)
  local held = redis.call('HMGET', op(id), 'seq', 'actor', 'kind', 'status')
  if held[4] == status then return end
  takeFromIndex(id, held[2], held[3], held[4])
  addToIndex(id, held[1], held[2], held[3], status)
  redis.call('HSET', op(id), 'status', status)
end

-- The first of a lane is anybody's to run.
local function makeReady(id)
  redis.call('SADD', heads(redis.call('HGET', op(id), 'kind')), id)
end
