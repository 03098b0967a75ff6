package engine

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// failureScreen stands in place of a game that failed. It uses nothing of the game's: it draws with an atlas of its own
// in device pixels of the window, and reads what the driver tells of keys, mouse, fingers and pads.
type failureScreen struct {
	canvas  *render.Canvas // nil: nothing has failed yet
	shape   shape
	layout  failureLayout
	laid    bool // the layout is that of what is to be shown now
	shown   *Failure
	seconds float64 // since it came up
	focus   choice  // what Enter and a pad's A do
	held    choice  // under a finger or the mouse; zero: none
	finger  int64
	touch   bool // the player uses fingers
	pads    driver.PadButtons
	status  string
	bad     bool // the status is no good news
	mute    bool // a replay plays: nobody is to choose anything
	good    bool // there is a good state to go back to
	tried   *Failure
	again   int // how often this failure came since the last restart
}

// shape is the window that the screen has to fit in.
type shape struct {
	w, h  int     // device pixels
	scale float64 // device pixels per logical pixel
	safe  driver.Insets
}

// choice is something that the player can do.
type choice uint8

const (
	chooseNothing choice = iota
	chooseRestart
	chooseGood
	chooseCopy
	chooseSave
	chooseQuit
)

// letters are the keys of the choices, as the keyboard prints them.
var letters = [...]string{chooseRestart: "r", chooseGood: "l", chooseCopy: "c", chooseSave: "s"}

// see notes the window that a tick tells of.
func (s *failureScreen) see(in *driver.Input) {
	now := shape{in.Width, in.Height, in.Scale, in.Safe}
	if !(now.scale > 0) {
		now.scale = 1
	}
	if now != s.shape {
		s.shape, s.laid = now, false
	}
}

// show makes the screen that of the game's failure, when it is another one's. A capsule of it is written then, and not while
// the game's own code runs.
func (s *failureScreen) show(l *Loop) {
	if s.shown == l.failed {
		return
	}
	*s = failureScreen{
		canvas: s.canvas, shape: s.shape, tried: s.tried, again: s.again,
		shown: l.failed, mute: l.outside.playing, good: l.hasGood(),
		focus: chooseRestart, touch: onPhone || l.input.LastDevice() == input.Touch,
	}
	if s.canvas == nil {
		const above = 4096 // more images than any game has
		s.canvas = render.NewCanvas(render.NewAtlasAbove(above, nil))
	}
	if s.tried.same(l.failed) {
		s.again++
		s.status, s.bad = sayAgain(s.again), true
	} else {
		s.again = 1
		if l.hooks.failed != nil {
			l.hooks.failed()
		}
	}
	s.tried = nil
}

// say shows a line above the buttons.
func (s *failureScreen) say(status string, bad bool) { s.status, s.bad, s.laid = status, bad, false }

// choices lists what can be done here and now.
func (s *failureScreen) choices() []choice {
	if s.mute {
		return nil
	}
	list := []choice{chooseRestart}
	if s.good {
		list = append(list, chooseGood)
	}
	list = append(list, chooseCopy, chooseSave)
	if canLeave {
		list = append(list, chooseQuit)
	}
	return list
}
