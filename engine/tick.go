package engine

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// Tick is all that a game may depend on in one step, and it is valid during the call only: do not keep it.
// Time goes on while a game shows a pause of its own; what must stand still then adds up Dt itself.
type Tick struct {
	N        int64        // ticks before this one
	Dt, Time float64      // seconds: of one tick, and N of them
	Size     geom.Vec     // of the canvas, logical pixels
	Input    *input.State // what the player does
	Audio    *audio.Player
	Rand     *Rand
	Store    *Store // what outlives the run
	Window   *Window
	Access   *Access // what the player needs to see it well

	loop *Loop
}

// Every reports true on one tick in each sec seconds, and on every tick when sec is shorter than one.
// It keeps nothing: two calls with the same number agree.
func (t *Tick) Every(sec float64) bool {
	n := int64(geom.Round(sec / t.Dt))
	return n <= 1 || (t.N+1)%n == 0
}

// Push puts a scene over this one after this Update. The scenes below wait.
// It panics when the type stands neither in Config.Scenes nor is the first game's.
func (t *Tick) Push(g Game) { t.loop.scenes.request(change{kind: push, scene: g}) }

// Replace puts a scene in the place of the top one after this Update. It panics as Push does.
func (t *Tick) Replace(g Game) { t.loop.scenes.request(change{kind: replace, scene: g}) }

// Pop takes the top scene away after this Update. Taking the last one ends the run.
func (t *Tick) Pop() { t.loop.scenes.request(change{kind: pop}) }

// Quit ends the run after this Update, without asking any Quitter.
func (t *Tick) Quit() { t.loop.quit = true }

// SetSpeed makes the game run k times as fast from the next tick on: 1 is normal, 0.25 slow motion.
// A tick stays as long as it is, there are fewer of them. It panics unless 0 < k ≤ 5.
func (t *Tick) SetSpeed(k float64) { t.loop.pace.setSpeed(k) }

// File returns the content of an asset. The slice must not be changed. An error names every place searched.
func (t *Tick) File(name string) ([]byte, error) {
	data, err := t.loop.read(name)
	t.loop.outside.asset(name, data, err)
	return data, err
}

// Window is how the window should be from now on. It is a wish: a phone has no title.
type Window struct {
	Title      string
	Fullscreen bool // F11 and Alt+Enter change it, and the player may by the system's own means
	Cursor     Cursor

	width, height int  // to resize to; zero: no wish
	away          bool // the player is elsewhere
	full          bool // the window covered the screen at the last tick
}

// Cursor is the shape of the mouse pointer over the window.
type Cursor = driver.Cursor

// The cursors.
const (
	CursorArrow     = driver.CursorArrow
	CursorText      = driver.CursorText
	CursorCross     = driver.CursorCross
	CursorHand      = driver.CursorHand
	CursorMove      = driver.CursorMove
	CursorEW        = driver.CursorEW // two arrows: to make something wider
	CursorNS        = driver.CursorNS
	CursorNESW      = driver.CursorNESW
	CursorNWSE      = driver.CursorNWSE
	CursorForbidden = driver.CursorForbidden
	CursorHidden    = driver.CursorHidden
	CursorCaptured  = driver.CursorCaptured // hidden and held in the window: only its movement counts
)

// Focused reports whether the player is here: the window has the keyboard and can be seen. While it is false no key
// and no button is down. A game goes on all the same; one that should not pauses itself when this becomes false.
// It comes with the input, so a run that is repeated is the same.
func (w *Window) Focused() bool { return !w.away }

// Resize asks for a window whose inside is w×h logical pixels. It becomes smaller where the screen is, and larger than
// a quarter of the canvas in any case. A window that is maximised stays so; a full screen becomes so large when it is
// left. It panics unless both are positive.
func (w *Window) Resize(width, height int) {
	if width <= 0 || height <= 0 {
		panic("engine: Window.Resize: width and height must be positive")
	}
	w.width, w.height = width, height
}
