-- id -> the new fence and the entry; nothing where it is not to be run now.
local id = ARGV[1]
local held = redis.call('HMGET', op(id), 'entry', 'lane', 'kind')
if not held[1] or redis.call('SISMEMBER', heads(held[3]), id) == 0 then return false end
for _, system in ipairs({ 'SALESFORCE', 'NETSUITE' }) do redis.call('SREM', waiting(system), id) end
return { redis.call('HINCRBY', op(id), 'fence', 1), held[1] }
