// Package headless is the driver with no display, no device and no clock: it runs an app as fast as it goes, for tests,
// bots and servers.
//
//		var d driver.Digest
//		result := headless.Run(driver.Digested(app, &d), headless.Options{Ticks: 600, Draw: true})
//		fmt.Println(result.Ticks, result.Quads, d.Sum())
//
//	  - Run some ticks, with or without pictures: [Run] with [Options]
//	  - Play what a player would do: [Options].Input
//	  - See each picture as data: [Options].Frame
//	  - See each picture as pixels: [Options].Picture, or [Options].Pixels when only the app reads them
//	  - Paint frames by hand, from a recording or another process: [NewPainter], [Painter.Paint], [Painter.Keep] for those
//	    that nobody looks at, [Painter.Read]
//	  - Hear it: [Options].Sound gives the samples of each tick
//	  - One number for the run: driver.Digested
//	  - Prove that nothing leans on shared memory: driver.ThroughWire
//	  - Run an app that lives in another process: driver.Remote, and driver.Serve over there
//
// It checks all that a GPU would refuse, and panics when a frame breaks a rule: that is a bug of the engine, which a
// window might show as a black picture only.
//
// # Pixels
//
// A [Painter] is a GPU in memory. It paints all that a frame can say but shaders: quads and meshes, both filters, all
// wrap modes and blends, clips, and canvases as targets and sources. Commands with a shader are drawn without it, or left
// out where they only add to the picture, which is logged once and counted by [Painter.Skipped].
//
// Its picture is the same to the bit on every processor, so a test can hold its hash. Corners are snapped to 1/256
// pixel, edges are whole numbers with the rule of GPUs (a centre on a left or a top edge is inside), a linear filter
// takes 256 steps between two texels, colours meet in 8 bits and are rounded once. What is not a number, or reaches more
// than a million pixels off the corner, is not drawn, and neither is what takes more than 65,536 texels into a pixel.
//
// It agrees with the driver for windows: a test paints every filter, wrap mode and blend, random frames, and a real game
// with both, and finds no channel more than 2 of 255 apart but within a pixel of an edge, which is so for 1 pixel in 200
// at most. Where light was added to something transparent, red, green and blue may be above alpha, as on a GPU; some
// encoders of pictures make odd colours of that.
//
// It uses one core. Asteroids with all its glow, ticks and 640×360 pixels of each, runs several times faster than real
// time, as games/astro's TestSpeed prints. Quick are rectangles of one colour, unscaled sprites, and upright ones whose
// texels have all channels alike, as lights and letters have: those are filtered in one channel, and what they would
// leave black is not painted. Slow are blends other than over, add and replace, and wrap modes beyond a source's edge.
// Nothing is allocated for a frame once the painter has seen one like it, except the answers to reads.
//
// # What it does not do
//
// What it holds of the world is a clipboard, so that a copied text can be pasted, a refusal of files, and the promise
// that a wish to quit ends the run unless the app keeps it open. Other wishes (size, cursor, vibration, links) are heard
// and not done. It paints no shaders, and a picture has the frame's size, whatever that of the window is.
//
// Rejected: pixels in floating point, which processors round differently; several cores, since tests run beside each
// other anyway and an order of goroutines is one more thing that must not matter; ticks that wait for real time: a test
// that waits is slow on one machine and fails on another.
package headless
