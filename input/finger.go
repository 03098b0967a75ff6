package input

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// MaxFingers is how many fingers count at once, on the screen's pad and beside it each. More are ignored.
const MaxFingers = 10

// dragReach is how far a dragging finger pushes a stick all the way, logical pixels of the system:
// about as far as a thumb rolls.
const dragReach = 48.0

// What a tap is.
const (
	tapTime = 0.3  // seconds that it lasts at most
	tapAway = 12.0 // logical pixels of the system that the finger moves at most
)

// Finger is a touch of the screen, from the tick in which it began to the one in which it ended, both included.
type Finger struct {
	ID        int64
	Pos       geom.Vec // canvas units
	Start     geom.Vec // where it was put down, canvas units
	Delta     geom.Vec // the way since the last tick, canvas units
	Pressure  float64  // 0 to 1; 0: not known
	Pressed   bool     // it was put down in this tick
	Released  bool     // it was lifted in this tick; it may be both
	Cancelled bool     // with Released: the system took it, so undo rather than act

	at, base geom.Vec // where it is and where its drag begins, device pixels of the window
	began    uint32   // tick
	away     bool     // it went further than a tap does
	on       Control  // the screen's button under it; None: none
	half     Zone     // of the window, where it was put down; NoZone: on a button of the screen
	drag     geom.Vec // from base; 1 long at dragReach
	heading  [2]int8  // the main direction of drag: x or y is -1 or 1
	turned   uint32   // the tick at which heading changed
}

// hand is fingers in the order in which they came.
type hand struct {
	list [MaxFingers]Finger
	n    int
}

func (h *hand) all() []Finger { return h.list[:h.n] }

// begin forgets the fingers that ended in the last tick.
func (h *hand) begin() {
	n := 0
	for _, f := range h.all() {
		if f.Released {
			continue
		}
		f.Pressed, f.Delta = false, geom.Vec{}
		h.list[n] = f
		n++
	}
	clear(h.list[n:])
	h.n = n
}

// find returns the finger that is down under an id, or nil.
func (h *hand) find(id int64) *Finger {
	for i := range h.all() {
		if f := &h.list[i]; f.ID == id && !f.Released {
			return f
		}
	}
	return nil
}

// add puts a finger down; it returns nil when there are too many.
func (h *hand) add(f Finger) *Finger {
	if h.n == MaxFingers {
		return nil
	}
	h.list[h.n] = f
	h.n++
	return &h.list[h.n-1]
}

func (h *hand) cancel() {
	for i := range h.all() {
		h.list[i].end(true)
	}
}

// empty reports whether no finger is down.
func (h *hand) empty() bool {
	for i := range h.all() {
		if !h.list[i].Released {
			return false
		}
	}
	return true
}

func (f *Finger) end(cancelled bool) {
	if f.Released {
		return
	}
	f.Released, f.Cancelled = true, cancelled
}

// move brings the finger to a place in device pixels, pos on the canvas. scale is device pixels per logical pixel.
func (f *Finger) move(at, pos geom.Vec, scale float64, tick uint32) {
	f.Delta = f.Delta.Add(pos.Sub(f.Pos))
	f.at, f.Pos = at, pos
	way := at.Sub(f.base)
	f.away = f.away || way.Len() > tapAway*scale
	f.drag = way.Mul(1 / (dragReach * scale))
	if h := f.direction(); h != f.heading {
		f.heading, f.turned = h, tick
	}
}

// follow pulls the place where the drag begins along, so that the way back counts at once.
func (f *Finger) follow() {
	if n := f.drag.Len(); n > 1 {
		f.base = f.base.Lerp(f.at, 1-1/n)
		f.drag = f.drag.Mul(1 / n)
	}
}

// direction returns the heading that the drag has now.
func (f *Finger) direction() [2]int8 {
	n := f.drag.Len()
	switch {
	case n < letGoAt:
		return [2]int8{}
	case n < pressAt:
		return f.heading
	case math.Abs(f.drag.X) >= math.Abs(f.drag.Y):
		return [2]int8{sign(f.drag.X), 0}
	}
	return [2]int8{0, sign(f.drag.Y)}
}

func sign(x float64) int8 {
	if x < 0 {
		return -1
	}
	return 1
}
