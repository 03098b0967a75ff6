function love.conf(t)
	t.window.width, t.window.height = 640, 480
	t.window.title = "Sprites of LÖVE"
	t.window.vsync = 0
	t.modules.audio = false
	t.modules.sound = false
	t.modules.physics = false
	t.modules.joystick = false
	t.modules.video = false
end
