-- Before when (ms), how many at the most -> how many finished operations were forgotten, keys included.
local ids = redis.call('ZRANGEBYSCORE', P .. 'finished', '-inf', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])
for _, id in ipairs(ids) do
  local held = redis.call('HMGET', op(id), 'actor', 'kind', 'status')
  if held[1] then takeFromIndex(id, held[1], held[2], held[3]) end
  redis.call('DEL', op(id))
  redis.call('ZREM', P .. 'finished', id)
end
return #ids
