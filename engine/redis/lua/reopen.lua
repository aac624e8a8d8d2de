-- id, nonce, the entry as it was read, the entry that takes its place -> 'reopened', 'changed' where it was another one
-- meanwhile, 'none'.
local id, nonce, before, entry = unpack(ARGV)
local held = redis.call('HMGET', op(id), 'entry', 'nonce', 'status', 'lane', 'seq')
if not held[1] then return 'none' end
if held[2] == nonce then return 'reopened' end
if held[3] ~= 'NEEDS_ATTENTION' then return 'none' end
if held[1] ~= before then return 'changed' end
redis.call('HSET', op(id), 'entry', entry, 'nonce', nonce)
redis.call('HINCRBY', op(id), 'fence', 1)
redis.call('HINCRBY', op(id), 'turn', 1)
changeStatus(id, 'PENDING')
-- Back to its place in the order of acceptance, but never before the first, which may be under way.
local others = redis.call('LRANGE', lane(held[4]), 0, -1)
local later = nil
for n = 2, #others do
  if tonumber(redis.call('HGET', op(others[n]), 'seq')) > tonumber(held[5]) then
    later = others[n]
    break
  end
end
if later then redis.call('LINSERT', lane(held[4]), 'BEFORE', later, id)
elseif redis.call('RPUSH', lane(held[4]), id) == 1 then makeReady(id) end
announce(entry)
return 'reopened'
