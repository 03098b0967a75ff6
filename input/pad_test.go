package input

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

func TestPadsComeAndGo(t *testing.T) {
	var p player
	a, b := driver.Pad{ID: 7, Buttons: driver.PadA}, driver.Pad{ID: 9, Buttons: driver.PadB}
	p.in.Pads = []driver.Pad{a}
	p.tick()
	p.in.Pads = []driver.Pad{a, b}
	p.tick()
	p.expect(t, "A of the first", on(PadA.Of(0)), true, false, false)
	p.expect(t, "B of the second", on(PadB.Of(1)), true, true, false)
	p.in.Pads = []driver.Pad{b}
	p.tick()
	p.expect(t, "A of the pad that was pulled out", on(PadA.Of(0)), false, false, true)
	p.expect(t, "B stays the second's", on(PadB.Of(1)), true, false, false)
	if p.Connected(0) || !p.Connected(1) || p.Connected(-1) || p.Connected(MaxPads) {
		t.Errorf("Connected: got %v, %v; want false, true", p.Connected(0), p.Connected(1))
	}
	a.ID = 12 // it comes back under another id
	p.in.Pads = []driver.Pad{b, a}
	p.tick()
	p.expect(t, "A of the pad that came back", on(PadA.Of(0)), true, true, false)
	p.expect(t, "A of any", on(PadA), true, true, false)
}

func TestPadSwappedWithinOneTick(t *testing.T) {
	var p player
	p.in.Pads = []driver.Pad{{ID: 1, Buttons: driver.PadA}}
	p.tick()
	p.in.Pads = []driver.Pad{{ID: 2, Buttons: driver.PadA}}
	p.tick()
	p.expect(t, "A", on(PadA), true, true, true)
}

func TestTooManyPads(t *testing.T) {
	var p player
	for id := driver.PadID(1); id <= MaxPads+3; id++ {
		p.in.Pads = append(p.in.Pads, driver.Pad{ID: id, Buttons: driver.PadA})
	}
	p.in.Pads = append(p.in.Pads, driver.Pad{Buttons: driver.PadB})
	p.tick()
	p.expect(t, "a pad without an id", on(PadB), false, false, false)
	p.in.Pads = p.in.Pads[1:]
	p.tick()
	if p.pads[0].id != MaxPads+1 {
		t.Errorf("pad of the free place: got %d; want %d", p.pads[0].id, MaxPads+1)
	}
}

func TestHalfAxisDoesNotTremble(t *testing.T) {
	var p player
	want := []struct {
		x             float64
		down, pressed bool
	}{{0.45, false, false}, {0.5, true, true}, {0.45, true, false}, {0.51, true, false}, {0.39, false, false}, {0.45, false, false}}
	for i, w := range want {
		p.in.Pads = []driver.Pad{{ID: 1, Axes: [4]float64{w.x}}}
		p.tick()
		if got := [2]bool{p.Key(PadLeftRight), p.Pressed(on(PadLeftRight))}; got != [2]bool{w.down, w.pressed} {
			t.Errorf("step %d at %v: got down, pressed %v; want %v", i, w.x, got, w)
		}
	}
}

func TestBrokenAxesAreHarmless(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	var p player
	p.in.Pads = []driver.Pad{{ID: 1, Axes: [4]float64{nan, inf, -inf, nan}, L2: nan, R2: inf}}
	p.tick()
	if got, want := p.Vec(Move), geom.V(0, 1); got != want {
		t.Errorf("Vec: got %v; want %v", got, want)
	}
	if l, r := p.Value(on(PadL2)), p.Value(on(PadR2)); l != 0 || r != 1 {
		t.Errorf("triggers: got %v, %v; want 0, 1", l, r)
	}
}
