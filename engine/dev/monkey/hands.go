package monkey

import (
	"math"
	"slices"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// Hands press at random: mostly what the game asks about, and sometimes any key, pad, finger, text, window size or another
// window in front.
type Hands struct {
	on    *input.Injector
	asked *input.Interest
	in    *driver.Input
	rnd   engine.Rand
	held  []input.Control
	all   []input.Control // that exist
	ticks int64
	away  int64  // the tick at which the player comes back
	full  [2]int // size of the window at first

	last    input.Control // that was pressed
	pressed int64         // in which tick
	shy     []input.Control
}

// NewHands returns hands that press by on what was asked, the same for the same seed. The size of the window and whether the
// player is there are changed in the input of the next tick; its size is that of the window as it is to be at first.
func NewHands(seed uint64, on *input.Injector, asked *input.Interest, in *driver.Input) *Hands {
	return &Hands{on: on, asked: asked, in: in, rnd: engine.NewRand(seed), all: controls(), full: [2]int{in.Width, in.Height}}
}

// controls returns all that there are.
func controls() (all []input.Control) {
	const end = 512 // all numbers are below it
	for c := input.Control(1); c < end; c++ {
		if c.String() != "none" {
			all = append(all, c)
		}
	}
	return all
}

// Act is to be called before each tick. It does nothing in most, as hands do, and else one thing.
func (h *Hands) Act() {
	h.ticks++
	if h.in.Unfocused && h.ticks >= h.away {
		h.in.Unfocused = false
	}
	if len(h.held) > 0 && h.rnd.Chance(0.08) {
		h.letGo()
	}
	if !h.rnd.Chance(0.25) {
		return
	}
	switch p := h.rnd.Float(); {
	case p < 0.55 && len(h.asked.Controls) > 0:
		h.press(engine.Pick(&h.rnd, h.asked.Controls))
	case p < 0.75 && len(h.asked.Sticks) > 0:
		h.on.Push(engine.Pick(&h.rnd, h.asked.Sticks), geom.Polar(h.rnd.Range(0, 2*math.Pi), h.rnd.Range(-0.3, 1.2)))
	case p < 0.85 && (h.asked.Pointer || h.asked.Touches):
		h.point()
	case p < 0.9 && h.asked.Text:
		h.on.Type(string(engine.Pick(&h.rnd, []rune("ABCxyz019 .,-äж漢\x00"))))
	case p > 0.93:
		h.any()
	}
}

// Rest lets go of everything, and gives the window its size back.
func (h *Hands) Rest() {
	h.on.ReleaseAll()
	h.held = h.held[:0]
	h.in.Width, h.in.Height, h.in.Unfocused = h.full[0], h.full[1], false
}

// Ended tells the hands that the game has ended in the last tick and begins anew. The key that did it they hardly press any more,
// or they would spend their time in the first menu.
func (h *Hands) Ended() {
	h.on.ReleaseAll()
	h.held = h.held[:0]
	pointing := h.last == input.MouseLeft || h.last == input.TouchScreen
	if h.ticks-h.pressed <= 2 && !pointing && !slices.Contains(h.shy, h.last) {
		h.shy = append(h.shy, h.last)
	}
}

// press taps a control or holds it for a while.
func (h *Hands) press(c input.Control) {
	if slices.Contains(h.shy, c) && !h.rnd.Chance(0.02) {
		return
	}
	h.last, h.pressed = c, h.ticks
	if h.rnd.Chance(0.5) {
		h.on.Tap(c)
		return
	}
	h.on.Hold(c)
	h.held = append(h.held, c)
}

func (h *Hands) letGo() {
	i := h.rnd.Int(len(h.held))
	h.on.Release(h.held[i])
	h.held = append(h.held[:i], h.held[i+1:]...)
}

// place is anywhere in the window, or a little beside it.
func (h *Hands) place() (x, y float64) {
	wide, high := float64(h.in.Width), float64(h.in.Height)
	return h.rnd.Range(-0.05, 1.05) * wide, h.rnd.Range(-0.05, 1.05) * high
}

// point moves and clicks with the mouse, or a finger.
func (h *Hands) point() {
	x, y := h.place()
	switch h.rnd.Int(6) {
	case 0, 1:
		h.on.PointAt(x, y)
	case 2:
		h.on.PointAt(x, y)
		h.press(input.MouseLeft)
	case 3, 4:
		h.on.PutDown(h.rnd.Int(3), x, y)
	case 5:
		h.on.Lift(h.rnd.Int(3))
	}
}

// any does what the game may not have thought of.
func (h *Hands) any() {
	switch h.rnd.Int(8) {
	case 0, 1, 2:
		h.press(engine.Pick(&h.rnd, h.all))
	case 3:
		h.point()
	case 4:
		h.on.Turn(float64(h.rnd.Int(3)-1), h.rnd.Range(-3, 3))
	case 5:
		h.in.Unfocused = true
		h.away = h.ticks + int64(h.rnd.Int(60))
	case 6:
		h.in.Width, h.in.Height = 1+h.rnd.Int(2*h.full[0]), 1+h.rnd.Int(2*h.full[1])
	case 7:
		if player := h.rnd.Int(4); h.rnd.Chance(0.5) {
			h.on.Connect(player)
		} else {
			h.on.Disconnect(player)
		}
	}
}
