// Package screentest drives a built game in a real window or a real browser, as a player would: it presses keys,
// looks at the picture, and closes the window. What the headless driver cannot show is tested with it: that the
// game opens, draws, hears the keyboard, sounds and ends.
//
//	//go:build screen
//
//	func TestShipTurns(t *testing.T) {
//		w := screentest.NewDisplay(t).Start(screentest.Build(t, "."), screentest.NoSound()...)
//		before := w.Still()
//		w.Key("Left")
//		w.Until(func() bool { return !screentest.Equal(w.Shot(), before) }, "turn")
//		w.Close()
//		if code := w.Wait(); code != 0 {
//			t.Errorf("got exit code %d; want 0", code)
//		}
//	}
//
// Such tests have the build tag screen: go test -tags screen. They are skipped where a program they
// need is missing, and fail there when the variable CI is "true".
//
//   - Build the game: [Build] for this machine, [BuildFor] another place, [BuildWeb] with its page, [Serve] to show the page
//   - A screen of its own: [NewDisplay]; a game on it: [Display.Start]
//   - A screen with a window manager: [NewDesktop], and what it knows of a window: [Window.Place], [Window.Covers],
//     [Window.Hidden], [Window.Title], [Window.Icons], [Window.Limits]; a denser one: [Display.SetDPI];
//     the mouse pointer: [Display.Pointer], [Display.Cursor]
//   - The program for Windows: [BuildWindows], [Display.StartWine], [WineSaves]; one without a window: [RunWine]
//   - A browser, also as a phone: [NewBrowser], [Browser.Open], [Browser.OpenOn] with [Screen]
//   - A page before its game draws, or that never does: [Browser.Blank], [Page.Load]; another browser than it is:
//     [Screen].Script, [Page.Protocol]
//   - Play: Key, KeyDown, KeyUp, Type, Move, Click, ButtonDown, ButtonUp and Resize of [Window] and [Page];
//     fingers with [Page.Tap], [Page.Flick], [Page.TouchStart], [Page.TouchMove], [Page.TouchEnd]
//   - Let the game's own bot play, with the page's real keys and fingers: [Page.Obey]
//   - Be a phone with a notch: [Page.Insets]; a gamepad of script, or anything else a page may find: Screen.Script
//   - Look: [View.Shot], [View.Still] for a picture that is surely whole, [View.SavePNG]
//   - Wait for something: [View.Until], never a time; for what a key does, where one may get lost: [Window.KeyUntil]
//   - Judge a picture: [Uniform], [Colors], [Equal], [Distance]
//   - Listen: [NullSound], [NoSound]; [Loudness] of the file that KRILL_SOUND_OUT names
//   - What the game said: [Window.Output], [Page.Console], [Page.Eval]
//   - Leave it and come back: [Window.Minimise], [Window.Focus], [Window.Freeze]
//   - End and start again: [Window.Close], [Window.Signal], [Window.Wait], Window.Home; [Page.Reload], [Page.Close],
//     [Page.Leave]
//   - Files of a page, and a second tab: [Page.Choose], [Page.Download], [Page.Tab]
//
// Nothing waits longer than a minute. Every process that is started ends with the test, and with the test process
// when that is killed.
//
// It needs Linux, Xvfb and xdotool for windows, Openbox for desktops, Wine for Windows, and node, playwright-core and
// Chromium for pages. Wine draws by OpenGL: DirectX, which players on Windows get, stays untested. It does not
// compare with golden pictures, since a GPU's are not exact, and it does not play recorded input: a test without a
// window does both better, with engine.New and the headless driver. It does not try real gamepads, phones or macOS.
//
// Rejected: a client library for X, since closing a window and reading a picture are nine requests (x11.go);
// a window manager for every test, which moves and frames windows; a compiler for the DLL that Wine 8 lacks, since a
// forwarder needs no code (winedll.go); a Go library for
// browsers, since those that exist are larger than the script of a page that drives Playwright (browser.mjs).
package screentest
