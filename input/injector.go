package input

import (
	"fmt"
	"slices"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Injector writes input as a player would make it, for bots and tests. What it is told waits for the next Write,
// in order; what is held stays so until it is released. It has a pad of its own for each player whose pad is used,
// connected from the first use on. The zero value is ready.
type Injector struct {
	// ByTouch makes HoldAction, TapAction, ReleaseAction and Push use the screen's pad where the action has a Touch
	// control, or the stick a Drag zone: a player with a phone. It may change while nothing is held.
	ByTouch bool
	// Lag is how long it takes until what the injector is told reaches the game, seconds: 0 when it writes the game's
	// own input. A bot that plays from further away allows for it.
	Lag float64
	// Plays is the input of the game, whose bindings the injector plays by; nil: it knows what the code gives alone.
	Plays *State
	// Screen is the pad that the game shows, so that its buttons are met where they lie; zero: the usual places.
	Screen ScreenPad

	queue    []change
	after    []change // the ends of taps, due at the Write after the next
	down     set      // as far as told
	text     []driver.TextEvent
	layout   string   // of the keyboard; empty: that of the input
	at       geom.Vec // device pixels
	moved    geom.Vec // since the last Write
	onScreen bool     // what the last Write left of TouchScreen's finger
	drags    [Anywhere + 1]dragged
	wheel    [2]bool             // held: up, down
	turned   geom.Vec            // of the wheel beside that, notches since the last Write
	taps     bool                // TouchTap is held
	fingers  []driver.TouchEvent // that PutDown put down, as they lie
	touches  []driver.TouchEvent // of those fingers, since the last Write
	pads     []driver.Pad        // by player; without an ID: not connected
	pulled   []driver.PadID      // pads that were disconnected since the last Write
}

// change is a control going down or up.
type change struct {
	control Control
	down    bool
}

// Hold presses a control and keeps it down; one that is down stays so. A pad control of any pad is the first pad's.
// WheelUp and WheelDown turn by a notch at each Write, and TouchTap taps. TouchA to TouchPause are fingers of their own,
// put down where those buttons lie in the window. It panics when c is no control.
func (j *Injector) Hold(c Control) {
	place := placeOf(c)
	if j.down.has(place) {
		return
	}
	j.down.add(place)
	j.queue = append(j.queue, change{c, true})
}

// Release lets go of a control; one that is up stays so. It panics when c is no control.
func (j *Injector) Release(c Control) {
	place := placeOf(c)
	if !j.down.has(place) {
		return
	}
	j.down.remove(place)
	j.after = slices.DeleteFunc(j.after, func(e change) bool { return placeOf(e.control) == place })
	j.queue = append(j.queue, change{c, false})
}

// Tap presses a control at the next Write and lets go of it at the one after. One that is held is let go of first.
func (j *Injector) Tap(c Control) {
	j.Release(c)
	j.Hold(c)
	j.after = append(j.after, change{c, false})
}

// HoldAction holds the first control of the action. It panics when there is none.
func (j *Injector) HoldAction(a Action) { j.Hold(j.first(a)) }

// TapAction taps the first control of the action. It panics when there is none.
func (j *Injector) TapAction(a Action) { j.Tap(j.first(a)) }

// ReleaseAction releases the first control of the action. It panics when there is none.
func (j *Injector) ReleaseAction(a Action) { j.Release(j.first(a)) }

// ReleaseAll lets go of everything: controls, sticks, triggers and fingers. Pads stay connected.
func (j *Injector) ReleaseAll() {
	for c := Control(1); c < padEnd; c++ {
		if c.String() == "none" {
			continue
		}
		j.Release(c)
		for player := range j.pads {
			if c.pad() {
				j.Release(c.Of(player))
			}
		}
	}
	for z := range j.drags {
		j.drags[z].to = geom.Vec{}
	}
	for len(j.fingers) > 0 {
		j.Lift(int(j.fingers[0].ID - ownID))
	}
	for i := range j.pads {
		j.pads[i].Axes, j.pads[i].L2, j.pads[i].R2 = [4]float64{}, 0, 0
	}
}

// Push pushes a stick until the next Push of it: State.Vec gives v, cut at a length of 1; zero lets go.
// A stick with half axes is pushed on its pad. One with keys alone is pushed in the nearest of eight directions.
// ByTouch, one with a zone is dragged by a finger, which is put down where the stick of a [ScreenPad] rests.
func (j *Injector) Push(k Stick, v geom.Vec) {
	if n := v.Len(); n > 1 {
		v = v.Unit()
	}
	if j.ByTouch && k.Drag != NoZone {
		j.drags[k.Drag].to = v
		return
	}
	for way := wayLeft; way <= wayDown; way++ {
		on := k.way(way)
		*on = j.boundTo(k.Name, way, *on)
	}
	way := v.Unit()
	for _, d := range [4]struct {
		on      *Any
		by, way float64
	}{{&k.Left, -v.X, -way.X}, {&k.Right, v.X, way.X}, {&k.Up, -v.Y, -way.Y}, {&k.Down, v.Y, way.Y}} {
		j.pushHalf(d.on, d.by, v.Len(), d.way)
	}
}

// Type enters text at the next Write.
func (j *Injector) Type(text string) {
	j.text = append(j.text, driver.TextEvent{Kind: driver.TextCommit, Text: text})
}

// PointAt moves the mouse, or the finger when TouchScreen is held, to device pixels of the window's inside:
// canvas units where the window has the canvas's size, as in tests. The last place before a Write is where all of
// its clicks and touches happen: a drag takes one Write for each place on its way.
func (j *Injector) PointAt(x, y float64) {
	to := geom.V(x, y)
	j.moved = j.moved.Add(to.Sub(j.at))
	j.at = to
}

// Turn turns the wheel by notches and parts of one: positive is right and up.
func (j *Injector) Turn(x, y float64) { j.turned = j.turned.Add(geom.V(x, y)) }

// Write appends what is due in one tick to in, and adds the injector's pads to those in it.
// It moves the mouse only when PointAt did, so that a player's own stays where it is.
func (j *Injector) Write(in *driver.Input) {
	j.writeMouse(in)
	for _, e := range j.queue {
		j.write(in, e)
	}
	in.Text = append(in.Text, j.text...)
	if j.layout != "" {
		in.Layout = j.layout
	}
	j.turn(in)
	j.tapScreen(in)
	j.drag(in)
	in.Touches = append(in.Touches, j.touches...)
	j.writePads(in)
	j.queue, j.text, j.touches = j.queue[:0], j.text[:0], j.touches[:0]
	j.moved, j.turned = geom.Vec{}, geom.Vec{}
	for _, e := range j.after {
		j.down.remove(placeOf(e.control))
		j.queue = append(j.queue, e)
	}
	j.after = j.after[:0]
}

// first returns the control with which the injector does an action.
func (j *Injector) first(a Action) Control {
	a.On = j.boundTo(a.Name, 0, a.On)
	if j.ByTouch {
		for _, c := range a.On {
			if c >= TouchScreen && c < boardEnd {
				return c
			}
		}
	}
	return first(a)
}

// boundTo returns what the bindings give a name; without any, what the code gives it.
func (j *Injector) boundTo(name string, way int, on Any) Any {
	if j.Plays == nil {
		return on
	}
	at := j.Plays.find(name, way, seat{})
	if at == none {
		return on
	}
	if bound := j.Plays.bound.hints(at); bound != (Any{}) {
		return bound
	}
	return on
}

func first(a Action) Control {
	for _, c := range a.On {
		if c != None {
			return c
		}
	}
	panic(fmt.Sprintf("input: inject action %q: it has no control; try input.Any{input.KeySpace}", a.Name))
}

// placeOf returns the one place that an injected control has.
func placeOf(c Control) int {
	n := c.places()
	if n.count == 0 {
		panic(fmt.Sprintf("input: inject control %d: no such control; try input.KeySpace", uint16(c)))
	}
	return n.first
}
