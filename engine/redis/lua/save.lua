-- id, fence, nonce, entry, status, whether it is settled, when it was final (ms or ''), the audit's head before, its
-- head after, its new rows ... -> 'lost'; 'head' and the audit's present head; 'saved' and, of the lane's next one, id,
-- kind and turn.
local id, fence, nonce, entry, status, settled, finishedAt, before, after = unpack(ARGV, 1, 9)
local held = redis.call('HMGET', op(id), 'fence', 'nonce', 'lane', 'kind')
if held[1] ~= fence then return { 'lost' } end
-- The same call may be sent again because its answer was lost.
if held[2] ~= nonce then
  if #ARGV > 9 then
    local head = redis.call('GET', P .. 'audit-head') or ''
    if head ~= before then return { 'head', head } end
    for n = 10, #ARGV do redis.call('RPUSH', P .. 'audit', ARGV[n]) end
    redis.call('SET', P .. 'audit-head', after)
  end
  redis.call('HSET', op(id), 'entry', entry, 'nonce', nonce)
  changeStatus(id, status)
  if settled == '1' then
    redis.call('LREM', lane(held[3]), 1, id)
    redis.call('SREM', heads(held[4]), id)
    local following = redis.call('LINDEX', lane(held[3]), 0)
    if following then makeReady(following) end
    if finishedAt ~= '' then redis.call('ZADD', P .. 'finished', finishedAt, id) end
  end
  announce(entry)
end
if settled ~= '1' then return { 'saved' } end
local following = redis.call('LINDEX', lane(held[3]), 0)
if not following then return { 'saved' } end
local place = redis.call('HMGET', op(following), 'kind', 'turn')
return { 'saved', following, place[1], place[2] }
