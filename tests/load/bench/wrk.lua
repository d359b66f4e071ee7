-- Asks for every line of a file in turn: method, path, headers (name and value by turns, one apart from the next by a
-- vertical bar) and body, separated by tabs. A body may hold {value}, which is yes and no by turns for the same line,
-- and {edit}, which counts on from where the caller says. Arguments: the file, and that number.

local asked, at, edit = {}, 0, 0

function init(arguments)
  edit = tonumber(arguments[2])
  for line in io.lines(arguments[1]) do
    local method, path, fields, body = line:match("^(%S+)\t(%S+)\t([^\t]*)\t(.*)$")
    local headers = {}
    for name, value in fields:gmatch("([^|]+)|([^|]*)|?") do
      headers[name] = value
    end
    local fixed = not body:find("{", 1, true) and wrk.format(method, path, headers, body ~= "" and body or nil)
    table.insert(asked, { method = method, path = path, headers = headers, body = body, fixed = fixed })
  end
end

function request()
  local one = asked[at % #asked + 1]
  local value = math.floor(at / #asked) % 2 == 0 and "yes" or "no"
  at = at + 1
  if one.fixed then
    return one.fixed
  end
  edit = edit + 1
  local body = one.body:gsub("{value}", value):gsub("{edit}", string.format("%d", edit))
  return wrk.format(one.method, one.path, one.headers, body)
end
