package input

import (
	"math"
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

func TestVecOfKeys(t *testing.T) {
	aslant := math.Sqrt(0.5)
	for _, c := range []struct {
		keys []Control
		want geom.Vec
	}{
		{nil, geom.V(0, 0)},
		{[]Control{KeyA}, geom.V(-1, 0)},
		{[]Control{KeyW, KeyUp}, geom.V(0, -1)},
		{[]Control{KeyD, KeyDown}, geom.V(aslant, aslant)},
		{[]Control{KeyA, KeyD, KeyW}, geom.V(0, -1)},
	} {
		var p player
		for _, k := range c.keys {
			p.key(k, true)
		}
		p.tick()
		if got := p.Vec(Move); got.Dist(c.want) > 1e-12 {
			t.Errorf("keys %v: got %v; want %v", c.keys, got, c.want)
		}
	}
}

func TestVecOfPadIsRound(t *testing.T) {
	for i := range 64 {
		angle := float64(i) * math.Pi / 32
		way := geom.V(math.Cos(angle), math.Sin(angle))
		for _, push := range []struct{ raw, want float64 }{{0.1, 0}, {0.2, 0}, {0.6, 0.5}, {1, 1}, {1.3, 1}} {
			var p player
			raw := way.Mul(push.raw)
			p.in.Pads = []driver.Pad{{ID: 1, Axes: [4]float64{0, 0, raw.X, raw.Y}}}
			p.tick()
			aim := Stick{Left: Any{PadRightLeft}, Right: Any{PadRightRight}, Up: Any{PadRightUp}, Down: Any{PadRightDown}}
			if got := p.Vec(aim); math.Abs(got.Len()-push.want) > 1e-9 || push.raw <= 1 && got.Dist(way.Mul(push.want)) > 1e-9 {
				t.Errorf("angle %.2f, push %v: got %v; want length %v", angle, push.raw, got, push.want)
			}
		}
	}
}

func TestVecTakesTheFurthest(t *testing.T) {
	var p player
	p.in.Pads = []driver.Pad{{ID: 1, Axes: [4]float64{0.4}}, {ID: 2, Axes: [4]float64{-0.8}}}
	p.tick()
	if got := p.Vec(Move); got.X > -0.7 {
		t.Errorf("Vec of two pads: got %v; want the second's", got)
	}
	if got := p.Vec(P1); !near(got.X, 0.25) {
		t.Errorf("Vec of P1: got %v; want 0.25", got)
	}
	p.key(KeyD, true)
	p.tick()
	if got := p.Vec(Move); got != geom.V(1, 0) {
		t.Errorf("Vec of a key and two pads: got %v; want the key's", got)
	}
}

func TestTwoPlayersAreApart(t *testing.T) {
	var p player
	p.key(KeyW, true)
	p.in.Pads = []driver.Pad{{ID: 1}, {ID: 2, Buttons: driver.PadRight}}
	p.tick()
	if a, b := p.Vec(P1), p.Vec(P2); a != geom.V(0, -1) || b != geom.V(1, 0) {
		t.Errorf("P1, P2: got %v, %v; want up, right", a, b)
	}
}

func TestStep(t *testing.T) {
	var p player
	p.key(KeyRight, true)
	step := func() bool { dx, dy := p.Step(Move); return dx == 1 && dy == 0 }
	if got, want := p.ticksOf(32, step), []int{1, 25, 31}; !slices.Equal(got, want) {
		t.Errorf("ticks of a step: got %v; want %v", got, want)
	}
	p.key(KeyLeft, true)
	p.tick()
	if dx, _ := p.Step(Move); dx != -1 {
		t.Errorf("step of the way pushed last: got %d; want -1", dx)
	}
	if got := p.ticksOf(60, func() bool { dx, _ := p.Step(Move); return dx != 0 }); got != nil {
		t.Errorf("ticks of steps both ways: got %v; want none", got)
	}
}

func TestStepOfPadAndFinger(t *testing.T) {
	var p player
	p.in.Pads = []driver.Pad{{ID: 1, Axes: [4]float64{0, -0.9}}}
	if got, want := p.ticksOf(26, func() bool { dx, dy := p.Step(Move); return dx == 0 && dy == -1 }), []int{1, 25}; !slices.Equal(got, want) {
		t.Errorf("ticks of a step up: got %v; want %v", got, want)
	}
	p.in.Pads = nil
	p.touch(1, driver.TouchBegan, 100, 100)
	p.touch(1, driver.TouchMoved, 140, 110)
	p.touch(1, driver.TouchEnded, 140, 110)
	p.tick()
	if dx, dy := p.Step(Move); dx != 1 || dy != 0 {
		t.Errorf("step of a flick within a tick: got %d, %d; want 1, 0", dx, dy)
	}
	p.tick()
	if dx, dy := p.Step(Move); dx != 0 || dy != 0 {
		t.Errorf("step after the flick: got %d, %d; want none", dx, dy)
	}
}

func TestFingerThatTremblesStepsOnce(t *testing.T) {
	var p player
	p.touch(1, driver.TouchBegan, 0, 0)
	steps := 0
	for _, part := range []float64{0.3, 0.52, 0.45, 0.52, 0.45, 0.3, -0.6} {
		p.touch(1, driver.TouchMoved, 0, part*dragReach)
		p.tick()
		if _, dy := p.Step(Move); dy != 0 {
			steps = steps*10 + dy
		}
	}
	if want := 10 - 1; steps != want { // down, then up
		t.Errorf("steps: got %d; want %d", steps, want)
	}
}

func TestDragZones(t *testing.T) {
	var p player
	p.in.Width, p.in.Height, p.in.Scale = 640, 360, 2
	p.touch(1, driver.TouchBegan, 100, 100)
	p.touch(2, driver.TouchBegan, 500, 100)
	p.tick()
	p.touch(1, driver.TouchMoved, 100, 100-2*dragReach)
	p.touch(2, driver.TouchMoved, 500+0.6*2*dragReach, 100)
	p.tick()
	if got, want := p.Vec(P1), geom.V(0, -1); got.Dist(want) > 1e-9 {
		t.Errorf("left thumb: got %v; want %v", got, want)
	}
	if got, want := p.Vec(P2), geom.V(0.5, 0); got.Dist(want) > 1e-9 {
		t.Errorf("right thumb: got %v; want %v", got, want)
	}
	if got := p.Vec(Stick{}); got != (geom.Vec{}) {
		t.Errorf("a stick without a zone: got %v; want none", got)
	}
	p.touch(1, driver.TouchEnded, 0, 0)
	p.tick()
	if got := p.Vec(P1); got != (geom.Vec{}) {
		t.Errorf("left thumb lifted: got %v; want none", got)
	}
}

func TestAimFollowsWhatWasUsedLast(t *testing.T) {
	aim := Stick{Left: Any{PadRightLeft}, Right: Any{PadRightRight, KeyL}, Up: Any{PadRightUp}, Down: Any{PadRightDown}, Drag: RightHalf}
	from, right, left, up := geom.V(100, 100), geom.V(1, 0), geom.V(-1, 0), geom.V(0, -1)
	var p player
	p.in.Width = 640
	tilt := func(x, y float64) { p.in.Pads = []driver.Pad{{ID: 1, Axes: [4]float64{0, 0, x, y}}} }
	for _, step := range []struct {
		what string
		do   func()
		want geom.Vec
	}{
		{"the mouse where it lies", func() { p.in.Mouse.X, p.in.Mouse.Y = 200, 100 }, right},
		{"a slight tilt", func() { tilt(0, -0.4) }, up},
		{"the stick at rest", func() { tilt(0, 0) }, geom.Vec{}},
		{"the mouse moved", func() { p.in.Mouse.X, p.in.Mouse.DX = 20, -180 }, left},
		{"a key held", func() { p.key(KeyL, true) }, right},
		{"the mouse moved while it is held", func() { p.in.Mouse.X, p.in.Mouse.DX = 30, 10 }, left},
		{"the key let go", func() { p.key(KeyL, false) }, geom.Vec{}},
		{"a touch outside the zone", func() { p.touch(1, driver.TouchBegan, 100, 50) }, up},
		{"a drag in the zone", func() {
			p.touch(2, driver.TouchBegan, 400, 50)
			p.touch(2, driver.TouchMoved, 350, 50)
		}, left},
	} {
		step.do()
		p.tick()
		if got := p.Aim(aim, from); got.Dist(step.want) > 1e-9 {
			t.Errorf("%s: got %v; want %v", step.what, got, step.want)
		}
	}
}
