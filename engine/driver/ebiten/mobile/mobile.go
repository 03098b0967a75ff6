// Package mobile plays a game in the view of a phone's app, on Android and iOS. A game does not import it: on phones
// engine.Main calls [Register] and returns, and krill mobile makes the package that is bound to the app.
//
// The app's own code, in Java or Swift, holds the view: EbitenView or EbitenViewController, as ebitenmobile makes
// them. It must call suspendGame and resumeGame when the app goes to the background and comes back; the ticks stop and
// go on with it, and the sound follows within a twentieth of a second. The first tick after it tells the game, by
// driver.Input.Suspended. The system may end an app in the background without a word.
//
// What it does not do: no safe areas (driver.Input.Safe stays zero), no keyboard on the screen. No phone has run it
// yet: that it compiles for them is checked, with the C code left out.
//
// Rejected: ending the process when a game is over, which on a phone looks like a crash.
package mobile

import (
	"github.com/hajimehoshi/ebiten/v2/mobile"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/ebiten"
)

// Register gives the app's view what it is to play and returns at once. It may be called once in a process, also
// before the view is there. Anywhere but on a phone it panics.
func Register(app driver.App, s driver.Setup) { mobile.SetGame(ebiten.Prepare(app, s)) }
