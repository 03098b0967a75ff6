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
//	  - Hear it: [Options].Sound gives the samples of each tick
//	  - One number for the run: driver.Digested
//	  - Prove that nothing leans on shared memory: driver.ThroughWire
//	  - Run an app that lives in another process: driver.Remote, and driver.Serve over there
//
// It keeps no pixels, so a Read of them is never answered; but it checks all that a GPU would refuse, and panics when
// a frame breaks a rule: that is a bug of the engine, which a window might show as a black picture only.
//
// What it holds of the world is a clipboard, so that a copied text can be pasted, a refusal of files, and the promise that a wish to quit
// ends the run unless the app keeps it open. Other wishes (size, cursor, vibration, links) are heard and not done.
//
// Rejected: ticks that wait for real time. A test that waits is slow on one machine and fails on another.
package headless
