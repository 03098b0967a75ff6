-- Draws moving sprites, a call for each, when it is asked to. A line of the input is how many frames do not count and
-- how many follow that do. The answer is how long draw took in each of those, and then all of them from end to end:
-- seconds of a processor, of the thread that draws and of the whole process.
local ffi = require("ffi")
ffi.cdef("typedef struct { long seconds, nanoseconds; } spec; int clock_gettime(int clock, spec *t);")

local many, side, width, height = 50000, 8, 640, 480
local process, thread = 2, 3 -- the clocks of a processor's time

local xs, ys, image = {}, {}, nil
local skip, left, at = 0, 0, 0
local taken, began = {}, 0

local spec = ffi.new("spec")
local function clock(which)
	ffi.C.clock_gettime(which, spec)
	return tonumber(spec.seconds) + tonumber(spec.nanoseconds) * 1e-9
end

function love.load()
	local data = love.image.newImageData(side, side)
	data:mapPixel(function() return 1, 1, 1, 1 end)
	image = love.graphics.newImage(data)
	for i = 1, many do
		xs[i] = love.math.random() * (width - 2 * side)
		ys[i] = love.math.random() * (height - side)
	end
end

function love.update()
	if left > 0 then return end
	local line = io.read("*l")
	if not line then
		love.event.quit()
		return
	end
	skip, left = line:match("(%d+) (%d+)")
	skip, left, at = tonumber(skip), tonumber(left), 0
	taken = {}
end

function love.draw()
	if left == 0 then return end
	if at == skip then began = clock(process) end
	if at > skip and #taken == left then -- the frame before this one is over only now
		print(table.concat(taken, " ") .. " " .. clock(process) - began)
		io.flush()
		left = 0
		return
	end
	local before = clock(thread)
	local drift = at % 32 * 0.25
	for i = 1, many do love.graphics.draw(image, xs[i] + drift, ys[i]) end
	if at >= skip then taken[#taken + 1] = clock(thread) - before end
	at = at + 1
end
