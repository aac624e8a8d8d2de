-- kind, the prefix of its jobs, and an operation's id or '' for all -> id and turn, one after another, of each that is to
-- be run and has no job.
local kind, jobs, one = unpack(ARGV)
local ids = redis.call('SMEMBERS', heads(kind))
if one ~= '' then ids = redis.call('SISMEMBER', heads(kind), one) == 1 and { one } or {} end
local found = {}
for _, id in ipairs(ids) do
  local turn = redis.call('HGET', op(id), 'turn')
  if redis.call('EXISTS', jobs .. id .. '_' .. turn) == 0 then
    found[#found + 1] = id
    found[#found + 1] = turn
  end
end
return found
