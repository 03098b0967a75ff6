package input

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// robot is a State that an Injector plays.
type robot struct {
	player
	Injector
}

func (r *robot) tick() {
	r.Write(&r.in)
	r.player.tick()
}

func TestInjectedTapOfEveryControl(t *testing.T) {
	for c := Control(1); c < padEnd; c++ {
		if c.String() == "none" {
			continue
		}
		var r robot
		r.in.Width, r.in.Height = 640, 360
		r.Show(ScreenPad{Buttons: fullPad.Buttons})
		a := on(c)
		r.Tap(c)
		r.tick()
		wheel := c == WheelUp || c == WheelDown || c == TouchTap
		r.expect(t, "tap of "+c.String(), a, !wheel, true, wheel)
		if !wheel && r.Value(a) != 1 {
			t.Errorf("value of %v: got %v; want 1", c, r.Value(a))
		}
		r.tick()
		r.expect(t, "end of the tap of "+c.String(), a, false, false, !wheel)
		r.tick()
		r.expect(t, "after the tap of "+c.String(), a, false, false, false)
	}
}

func TestInjectedHoldAndRelease(t *testing.T) {
	var r robot
	jump := on(None, KeySpace, PadA)
	r.HoldAction(jump)
	r.Hold(KeySpace)
	r.tick()
	r.expect(t, "hold", jump, true, true, false)
	r.tick()
	r.expect(t, "still", jump, true, false, false)
	r.TapAction(jump)
	r.tick()
	r.expect(t, "tap of what is held", jump, true, true, true)
	r.tick()
	r.expect(t, "end of the tap", jump, false, false, true)
	r.HoldAction(jump)
	r.ReleaseAction(jump)
	r.tick()
	r.expect(t, "hold and release before one Write", jump, false, true, true)
	r.Tap(KeySpace)
	r.Release(KeySpace)
	r.tick()
	r.expect(t, "tap cut short", jump, false, true, true)
	r.tick()
	r.expect(t, "nothing is left of it", jump, false, false, false)
}

func TestInjectedPadsAreThePlayers(t *testing.T) {
	var r robot
	r.Hold(PadB.Of(2))
	r.tick()
	if !r.Connected(0) || !r.Connected(1) || !r.Connected(2) || r.Connected(3) {
		t.Errorf("pads: got %v; want three", r.in.Pads)
	}
	if !r.Key(PadB.Of(2)) || r.Key(PadB.Of(0)) {
		t.Errorf("B of the third: got %v, of the first %v; want true, false", r.Key(PadB.Of(2)), r.Key(PadB.Of(0)))
	}
	r.in.Pads = []driver.Pad{{ID: 2, Name: "real"}, {ID: 50, Name: "real too"}}
	r.tick()
	var ids []driver.PadID
	for _, p := range r.in.Pads {
		ids = append(ids, p.ID)
	}
	if want := []driver.PadID{1, 2, 3, 50}; !reflect.DeepEqual(ids, want) {
		t.Errorf("ids beside real pads: got %v; want %v", ids, want)
	}
}

func TestPushIsReadBack(t *testing.T) {
	var r robot
	rnd := rand.New(rand.NewPCG(7, 8))
	for range 500 {
		want := geom.V(rnd.Float64()*2-1, rnd.Float64()*2-1)
		if n := want.Len(); n > 1 {
			want = want.Mul(1 / n)
		}
		r.Push(P2, want)
		r.tick()
		if got := r.Vec(P2); got.Dist(want) > 1e-9 {
			t.Fatalf("Vec after Push: got %v; want %v", got, want)
		}
	}
	r.Push(P2, geom.Vec{})
	r.tick()
	if got := r.Vec(P2); got != (geom.Vec{}) {
		t.Errorf("Vec after Push of zero: got %v; want zero", got)
	}
	r.Push(P1, geom.V(30, 40))
	r.tick()
	if got, want := r.Vec(P1), geom.V(0.6, 0.8); got.Dist(want) > 1e-9 {
		t.Errorf("Vec after a long Push: got %v; want %v", got, want)
	}
}

func TestPushOfOneAxis(t *testing.T) {
	turn := Stick{Left: Any{KeyLeft}, Right: Any{KeyRight}}
	var r robot
	r.Push(turn, geom.V(-1, 0.1))
	r.tick()
	if got := r.Vec(turn); got != geom.V(-1, 0) {
		t.Errorf("got %v; want (-1, 0)", got)
	}
}

func TestPushOfKeys(t *testing.T) {
	keys := Stick{Left: Any{KeyJ}, Right: Any{KeyL}, Up: Any{KeyI}, Down: Any{KeyK}}
	var r robot
	for i := range 48 {
		angle := float64(i)*math.Pi/24 + 0.01
		r.Push(keys, geom.Polar(angle, 0.3))
		r.tick()
		want := geom.Polar(math.Round(angle/(math.Pi/4))*math.Pi/4, 1)
		if got := r.Vec(keys); got.Dist(want) > 1e-9 {
			t.Errorf("Push at %.2f: got %v; want %v", angle, got, want)
		}
	}
	r.Push(keys, geom.Vec{})
	r.tick()
	if got := r.Vec(keys); got != (geom.Vec{}) {
		t.Errorf("Push of zero: got %v; want zero", got)
	}
}

func TestInjectedPointerAndText(t *testing.T) {
	var r robot
	r.PointAt(10, 20)
	r.Tap(MouseLeft)
	r.Type("héllo")
	r.Type("!")
	r.tick()
	if got, want := r.Pointer(), (Pointer{Pos: geom.V(10, 20), Delta: geom.V(10, 20), Down: true, Pressed: true, Over: true, Entered: true}); got != want {
		t.Errorf("click: got %+v; want %+v", got, want)
	}
	if got, want := r.Text(), "héllo!"; got != want {
		t.Errorf("Text: got %q; want %q", got, want)
	}
	r.PointAt(13, 24)
	r.tick()
	if got, want := r.Pointer(), (Pointer{Pos: geom.V(13, 24), Delta: geom.V(3, 4), Released: true, Over: true}); got != want {
		t.Errorf("release: got %+v; want %+v", got, want)
	}
	r.Hold(TouchScreen)
	r.tick()
	r.PointAt(13, 50)
	r.tick()
	if got, want := r.Pointer(), (Pointer{Pos: geom.V(13, 50), Delta: geom.V(0, 26), Down: true, Over: true}); got != want {
		t.Errorf("drag: got %+v; want %+v", got, want)
	}
	if got := r.Touches(); len(got) != 1 || got[0].Start != geom.V(13, 24) {
		t.Errorf("touches: got %+v; want one from 13, 24", got)
	}
	r.Release(TouchScreen)
	r.tick()
	if got := r.Touches(); len(got) != 1 || !got[0].Released {
		t.Errorf("touches: got %+v; want one that was lifted", got)
	}
}

func TestInjectorIsDeterministic(t *testing.T) {
	play := func() State {
		var r robot
		rnd := rand.New(rand.NewPCG(9, 10))
		for range 300 {
			c := []Control{KeyA, KeyB, MouseLeft, PadA, PadLeftUp.Of(1), TouchScreen, WheelUp}[rnd.IntN(7)]
			[]func(Control){r.Hold, r.Release, r.Tap}[rnd.IntN(3)](c)
			r.PointAt(rnd.Float64()*100, rnd.Float64()*100)
			r.tick()
		}
		return r.State
	}
	if a, b := play(), play(); !reflect.DeepEqual(a, b) {
		t.Errorf("two runs: got different states; want one")
	}
}

func TestInjectorRefuses(t *testing.T) {
	var j Injector
	mustPanic(t, "input: inject control 0: no such control", func() { j.Hold(None) })
	mustPanic(t, "input: inject control 300: no such control", func() { j.Tap(300) })
	mustPanic(t, `input: inject action "empty": it has no control`, func() { j.TapAction(Action{Name: "empty"}) })
}
