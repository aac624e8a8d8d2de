-- actor, how many, after which id or '', kinds and statuses as JSON (kinds may be null: all) -> entries, newest first;
-- of 'count' instead of how many: their number.
local actor, first, after = unpack(ARGV, 1, 3)
local kinds = cjson.decode(ARGV[4])
if kinds == cjson.null then kinds = redis.call('SMEMBERS', P .. 'kinds') end
local statuses = cjson.decode(ARGV[5])
local below = '+inf'
if after ~= '' then
  local seq = redis.call('HGET', op(after), 'seq')
  if not seq then return {} end
  below = '(' .. seq
end
local found, number = {}, 0
for _, kind in ipairs(kinds) do
  for _, status in ipairs(statuses) do
    local key = index(actor, kind, status)
    if first == 'count' then
      number = number + redis.call('ZCARD', key)
    else
      local part = redis.call('ZREVRANGEBYSCORE', key, below, '-inf', 'WITHSCORES', 'LIMIT', 0, first)
      for n = 1, #part, 2 do found[#found + 1] = { part[n], tonumber(part[n + 1]) } end
    end
  end
end
if first == 'count' then return number end
table.sort(found, function(a, b) return a[2] > b[2] end)
local entries = {}
for n = 1, math.min(#found, tonumber(first)) do
  entries[n] = redis.call('HGET', op(found[n][1]), 'entry')
end
return entries
