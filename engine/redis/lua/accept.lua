-- id, kind, actor, lane, status, entry, nonce -> 'new' or 'held', with the entry that is kept.
local id, kind, actor, name, status, entry, nonce = unpack(ARGV)
local held = redis.call('HMGET', op(id), 'entry', 'nonce')
-- The same call, sent again because its answer was lost.
if held[1] and held[2] == nonce then return { 'new', held[1] } end
if held[1] then return { 'held', held[1] } end
local seq = redis.call('INCR', P .. 'seq')
redis.call('HSET', op(id), 'entry', entry, 'seq', seq, 'kind', kind, 'actor', actor, 'lane', name,
  'status', status, 'nonce', nonce, 'fence', 0, 'turn', 0)
redis.call('SADD', P .. 'kinds', kind)
addToIndex(id, seq, actor, kind, status)
if redis.call('RPUSH', lane(name), id) == 1 then makeReady(id) end
announce(entry)
return { 'new', entry }
