package input

import (
	"reflect"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

func TestInjectedWheelTurnsByParts(t *testing.T) {
	var r robot
	up := on(WheelUp)
	r.Turn(0, 0.5)
	r.tick()
	r.expect(t, "half a notch", up, false, false, false)
	if got, want := r.Pointer().Wheel, geom.V(0, 0.5); got != want {
		t.Errorf("Wheel: got %v; want %v", got, want)
	}
	r.Turn(-1, 0.25)
	r.Turn(0, 0.25)
	r.tick()
	r.expect(t, "a whole notch", up, false, true, true)
	if got, want := r.Pointer().Wheel, geom.V(-1, 0.5); got != want {
		t.Errorf("Wheel: got %v; want %v", got, want)
	}
	r.in.Reset()
	r.tick()
	if got := r.Pointer().Wheel; got != (geom.Vec{}) {
		t.Errorf("Wheel after its turn: got %v; want zero", got)
	}
}

func TestInjectedFingers(t *testing.T) {
	var r robot
	r.in.Width, r.in.Height = 640, 360
	r.PutDown(0, 10, 20)
	r.PutDown(1, 600, 300)
	r.PutDown(1, 610, 310)
	r.tick()
	got := r.Touches()
	if len(got) != 2 || got[0].Pos != geom.V(10, 20) || got[1].Start != geom.V(600, 300) || got[1].Pos != geom.V(610, 310) {
		t.Errorf("two fingers: got %+v; want them at 10, 20 and from 600, 300 to 610, 310", got)
	}
	r.Lift(0)
	r.Lift(5)
	r.tick()
	if got := r.Touches(); len(got) != 2 || !got[0].Released || got[1].Released {
		t.Errorf("the first lifted: got %+v; want it released and the other not", got)
	}
	r.PutDown(0, 1, 1)
	r.Lift(0)
	r.tick()
	if got := r.Touches(); len(got) != 2 || !got[1].Pressed || !got[1].Released {
		t.Errorf("put down and lifted in one tick: got %+v; want both", got)
	}
}

func TestInjectedPadsComeAndGo(t *testing.T) {
	var r robot
	r.Connect(1)
	r.Hold(PadA.Of(0))
	r.Tilt(PadLeftRight.Of(1), 0.6)
	r.Tilt(PadR2.Of(1), 0.25)
	r.tick()
	if !r.Connected(0) || !r.Connected(1) || !r.Key(PadA.Of(0)) {
		t.Errorf("pads: got %+v; want two, A down on the first", r.in.Pads)
	}
	if got := r.Value(on(PadLeftRight.Of(1))); got < 0.49 || got > 0.51 {
		t.Errorf("stick pushed by 0.6: got %v behind the dead zone; want 0.5", got)
	}
	if got := r.Value(on(PadR2.Of(1))); got != 0.25 {
		t.Errorf("trigger: got %v; want 0.25", got)
	}
	r.Tap(PadB.Of(0))
	r.Disconnect(0)
	r.Disconnect(7)
	r.tick()
	if r.Connected(0) || !r.Connected(1) || r.Key(PadA.Of(0)) || r.Key(PadB.Of(0)) {
		t.Errorf("after the first was pulled out: got %+v; want the second alone, nothing down", r.in.Pads)
	}
	r.Hold(PadA.Of(0))
	r.tick()
	if !r.Connected(0) || !r.Key(PadA.Of(0)) {
		t.Errorf("after it was used again: got %+v; want it back", r.in.Pads)
	}
	mustPanic(t, "input: connect pad 8: no such pad", func() { r.Connect(8) })
	mustPanic(t, "input: tilt PadA: it is no part of a stick", func() { r.Tilt(PadA, 1) })
}

func TestPressables(t *testing.T) {
	fire := Action{Name: "fire", On: Any{None, KeySpace, TouchA}}
	var j Injector
	if got := j.ControlOf(KeyW); got != KeyW {
		t.Errorf("of a control: got %v; want it", got)
	}
	if got := j.ControlOf(fire); got != KeySpace {
		t.Errorf("of an action: got %v; want Space", got)
	}
	j.ByTouch = true
	if got := j.ControlOf(fire); got != TouchA {
		t.Errorf("of an action by touch: got %v; want TouchA", got)
	}
}

func TestWatchNotesWhatIsAsked(t *testing.T) {
	var s State
	var seen Interest
	s.Down(on(KeyA))
	s.Watch(&seen)
	turn := Stick{Left: Any{KeyJ}, Right: Any{KeyL, PadLeftRight}}
	s.Pressed(on(KeyB, PadA))
	s.Key(KeyB)
	s.Vec(turn)
	s.Step(turn)
	s.Pointer()
	want := Interest{Controls: []Control{KeyB, PadA, KeyJ, KeyL, PadLeftRight}, Sticks: []Stick{turn}, Pointer: true}
	if !reflect.DeepEqual(seen, want) {
		t.Errorf("got %+v; want %+v", seen, want)
	}
	s.Watch(nil)
	s.Text()
	s.Touches()
	s.Apply(&driver.Input{}, geom.Identity, 1)
	if seen.Text || seen.Touches {
		t.Error("after Watch(nil): got a note; want none")
	}
}

func TestReleaseAll(t *testing.T) {
	var r robot
	r.in.Width, r.in.Height, r.ByTouch = 640, 360, true
	r.Hold(KeyA)
	r.Hold(PadB.Of(1))
	r.Hold(TouchScreen)
	r.Tilt(PadRightUp, 1)
	r.Tilt(PadL2, 1)
	r.Push(Move, geom.V(1, 0))
	r.PutDown(3, 5, 5)
	r.tick()
	if r.Vec(Move) == (geom.Vec{}) || !r.Key(PadB.Of(1)) {
		t.Fatalf("before: got %v and B up; want all held", r.Vec(Move))
	}
	r.ReleaseAll()
	r.tick()
	for c := Control(1); c < padEnd; c++ {
		if r.Key(c) {
			t.Errorf("after: got %v down; want all up", c)
		}
	}
	if got := r.Vec(Move); got != (geom.Vec{}) {
		t.Errorf("after: got the stick at %v; want it at rest", got)
	}
	for _, f := range r.Touches() {
		if !f.Released {
			t.Errorf("after: got finger %+v; want it lifted", f)
		}
	}
}
