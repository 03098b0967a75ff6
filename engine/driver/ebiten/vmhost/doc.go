// Package vmhost plays a whole Ebitengine program, which has its own process, in the window of another: krill dev does so with
// a program that draws with Ebitengine itself. It stands on Ebitengine's exp/vmhost, which is experimental; guest.go alone
// imports it.
//
//		stage := vmhost.NewStage()
//		guest, err := stage.Start(vmhost.Program{Path: file})
//		…
//		err = ebiten.Run(guest, driver.Setup{})
//
//	  - Play a program: [Stage.Start]; it is a driver.App
//	  - Hold it still, slow it down, step it: [Guest.Pace], [Guest.Step]
//	  - Begin it anew: [Guest.Restart]
//	  - Learn how it ended: [Guest.Err], and Exit in the output of a tick
//
// A program must be built for it: with the tag ebitenginevmguest and the version of Ebitengine that this one has, for a desktop.
// It is given the size of the window, keys, text, mouse, wheel, fingers and gamepads; its pictures, the sound of Ebitengine's
// package audio and the shape of its cursor come back. A program that opens the sound card by itself, as a game of Krill's does,
// is heard all the same.
//
// What does not come across, as Ebitengine 2.10.4 has no way for it: the title, the size and the icon that a program gives its
// window, full screen, a cursor that is hidden or held, the clipboard, dropped files. What was left out: input methods (letters
// that are typed arrive) and vibration. A program in an endless loop outlives a window that was killed.
//
// A picture costs more than in a window of the program's own, since each call of the GPU crosses between the processes: that is
// why games of Krill's are played by package child instead.
package vmhost
