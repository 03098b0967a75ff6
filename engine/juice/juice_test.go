package juice

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/state"
	"github.com/krill2d/krill/render"
)

const dt = 1.0 / 60

func TestClockStopsAndSlows(t *testing.T) {
	var k Clock
	if got := k.Update(dt); got != dt {
		t.Errorf("at rest: got %v; want %v", got, dt)
	}
	k.Slow(0.25, 0.5)
	k.Stop(0.1)
	k.Stop(0.05)
	sum, stopped := 0.0, 0
	for range 120 {
		if k.Stopped() {
			stopped++
		}
		sum += k.Update(dt)
	}
	if want := 2 - 0.1 - 0.5*0.75; math.Abs(sum-want) > 1e-9 || stopped != 6 {
		t.Errorf("2 s with a stop and slow motion: got %v s and %d ticks of stop; want %v and 6", sum, stopped, want)
	}
	if k != (Clock{}) {
		t.Errorf("afterwards: got %+v; want the zero Clock", k)
	}
}

// TestASwingIsAsFastAsItSays holds swings against the equation of motion, and sees them rest.
func TestASwingIsAsFastAsItSays(t *testing.T) {
	for _, s := range []Squash{{}, {Rate: 2, Damping: 0.1}, {Rate: 7, Damping: 1}} {
		s.Hit(1)
		damping, turn := or(s.Damping, 0.25), 2*math.Pi*or(s.Rate, 4)
		x, v := 1.0, 0.0
		for range 10_000 { // small steps by hand
			v += (-turn*turn*x - 2*damping*turn*v) * 1e-5
			x += v * 1e-5
		}
		for range 10 {
			s.Update(0.01)
		}
		if math.Abs(s.spring.Value-x) > 0.01 {
			t.Errorf("%+v after 0.1 s: got %v; want %v", s, s.spring.Value, x)
		}
		for range 900 {
			s.Update(dt)
		}
		if s.spring.Value != 0 || s.spring.Vel != 0 {
			t.Errorf("%+v after 15 s: got %v and a speed of %v; want rest", s, s.spring.Value, s.spring.Vel)
		}
	}
}

func TestSquashKeepsVolumeAndIsNeverZero(t *testing.T) {
	var c, calm render.Canvas
	calm.ReduceMotion = true
	var s Squash
	s.Hit(0.5)
	if got := s.Scale(&c); !(got.X > 1.3 && got.Y < 0.7) {
		t.Errorf("after a blow: got %v; want it flat", got)
	}
	for range 50 {
		s.Hit(3)
		for range 7 {
			s.Update(dt)
			got := s.Scale(&c)
			if volume := got.X * got.Y; math.Abs(volume-1) > 1e-9 || got.X < 0.2 || got.Y < 0.2 {
				t.Fatalf("got %v; want a volume of 1", got)
			}
			if got := s.Scale(&calm); got != geom.V(1, 1) {
				t.Fatalf("with less motion: got %v; want 1, 1", got)
			}
		}
	}
	for range 300 {
		s.Update(dt)
	}
	if got := s.Apply(&c, render.Sprite{}).Scale; got != geom.V(1, 1) {
		t.Errorf("at rest: got %v; want 1, 1", got)
	}
	s.Hit(-0.5)
	if got := s.Apply(&c, render.Sprite{Scale: geom.V(2, -2)}).Scale; !(got.X > 0 && got.X < 2 && got.Y < -2) {
		t.Errorf("stretched: got %v; want a thin one that is mirrored as before", got)
	}
	foot := geom.V(30, 40)
	if got := s.Around(&c, foot).Apply(foot); got.Dist(foot) > 1e-9 {
		t.Errorf("around its foot: got that at %v; want %v", got, foot)
	}
}

func TestWobbleTurnsAboutItsPoint(t *testing.T) {
	var c, calm render.Canvas
	calm.ReduceMotion = true
	var w Wobble
	w.Hit(0.4)
	low := 0.0
	for range 30 {
		w.Update(dt)
		low = min(low, w.Angle(&c))
	}
	if low > -0.1 {
		t.Errorf("got angles down to %v; want it to swing to the other side", low)
	}
	if got := w.Apply(&calm, render.Sprite{Rot: 1}).Rot; got != 1 {
		t.Errorf("with less motion: got %v; want 1", got)
	}
	at := geom.V(3, 4)
	if got := w.Around(&c, at).Apply(at); got.Dist(at) > 1e-9 {
		t.Errorf("around a point: got it at %v; want %v", got, at)
	}
}

func TestFlashesOfTheScreenAreAtMostThreeASecond(t *testing.T) {
	var f ScreenFlash
	var begun []int
	for n := range 600 {
		if f.Hit(render.Color{}, 0.1) {
			begun = append(begun, n)
		}
		f.Update(dt)
	}
	for i := 3; i < len(begun); i++ {
		if begun[i]-begun[i-3] < 60 {
			t.Errorf("got flashes at ticks %v; want at most three in 60 ticks", begun)
			break
		}
	}
	if len(begun) < 28 {
		t.Errorf("got %d flashes in 10 s; want about 30", len(begun))
	}
}

func TestBlinkEndsAndIsSteadyForSome(t *testing.T) {
	var c, calm render.Canvas
	calm.ReduceMotion = true
	var b Blink
	if b.On() || b.Alpha(&c) != 1 {
		t.Errorf("at rest: got on %v and alpha %v; want off and 1", b.On(), b.Alpha(&c))
	}
	b.Start(1)
	b.Start(0.5)
	changes, was, ticks := 0, 0.0, 0
	for ; b.On(); ticks++ {
		if a := b.Alpha(&c); a != was {
			changes, was = changes+1, a
		}
		if a := b.Alpha(&calm); a != blinkSteady {
			t.Fatalf("with less motion: got alpha %v; want %v", a, blinkSteady)
		}
		b.Update(dt)
	}
	if changes != 16 || ticks < 60 || ticks > 61 {
		t.Errorf("got %d changes in %d ticks; want 16 in 60", changes, ticks)
	}
	if got := b.Apply(&c, render.Sprite{}).Tint; got != (render.Color{}) {
		t.Errorf("afterwards: got the tint %v; want none", got)
	}
}

func TestShakeAddsUpAndEnds(t *testing.T) {
	var s Shake
	s.Add(0.4)
	s.Add(0.4)
	if s.force != 0.8 {
		t.Errorf("got a force of %v; want 0.8", s.force)
	}
	s.Kick(geom.V(10, 0))
	for range 300 {
		s.Update(dt)
	}
	if s.force != 0 || s.kickX.Value != 0 || s.kickX.Vel != 0 {
		t.Errorf("after 5 s: got %+v; want it at rest", s)
	}
}

func TestPopupsAreOver(t *testing.T) {
	p := Popups{Max: 3}
	for n := range 5 {
		p.Number(n*100, geom.V(float64(n), 0), render.Color{})
	}
	if p.Len() != 3 || p.items[0].text != "200" || p.items[2].text != "400" {
		t.Errorf("got %+v; want the last three", p.items)
	}
	p.Update(0.5)
	p.Add("miss", geom.V(0, 0), render.Red)
	p.Update(0.5)
	if p.Len() != 1 || p.items[0].text != "miss" {
		t.Errorf("after a second: got %+v; want the last one", p.items)
	}
}

func TestTrailsAndGhostsAreOver(t *testing.T) {
	var tr Trail
	var g Ghosts
	most := 0
	for n := range 1000 {
		at := geom.V(float64(n), 0)
		tr.Update(at, dt)
		g.Leave(render.Sprite{Pos: at}, dt)
		most = max(most, len(tr.points))
		if len(g.items) > 8 {
			t.Fatalf("got %d ghosts; want at most 8", len(g.items))
		}
	}
	if most > 16 || most < 14 {
		t.Errorf("got %d points; want those of a quarter of a second", most)
	}
	fast := Trail{Life: 100}
	for n := range 1000 {
		fast.Update(geom.V(float64(n), 0), dt)
	}
	if len(fast.points) != trailMax {
		t.Errorf("got %d points; want at most %d", len(fast.points), trailMax)
	}
	tr.Cut()
	g.Update(1)
	if len(tr.points)+len(g.items) != 0 {
		t.Errorf("got %d points and %d ghosts; want none", len(tr.points), len(g.items))
	}
}

func TestWrongNumbersAreRefusedByName(t *testing.T) {
	nan := math.NaN()
	for want, do := range map[string]func(){
		"juice: stop: sec is NaN; want a number within 1e9 of 0":           func() { new(Clock).Stop(nan) },
		"juice: update: dt is +Inf; want a number within 1e9 of 0":         func() { new(Clock).Update(math.Inf(1)) },
		"juice: slow: factor is NaN; want a number within 1e9 of 0":        func() { new(Clock).Slow(nan, 1) },
		"juice: hit: amount is NaN; want a number within 1e9 of 0":         func() { new(Squash).Hit(nan) },
		"juice: hit: angle is 1e+10; want a number within 1e9 of 0":        func() { new(Wobble).Hit(1e10) },
		"juice: add: force is NaN; want a number within 1e9 of 0":          func() { new(Shake).Add(nan) },
		"juice: kick: by.Y is NaN; want a number within 1e9 of 0":          func() { new(Shake).Kick(geom.V(0, nan)) },
		"juice: add: at.X is NaN; want a number within 1e9 of 0":           func() { new(Popups).Add("", geom.V(nan, 0), render.White) },
		"juice: start: sec is NaN; want a number within 1e9 of 0":          func() { new(Blink).Start(nan) },
		"juice: hit: sec is NaN; want a number within 1e9 of 0":            func() { new(Flash).Hit(nan) },
		"juice: update: at.X is -Inf; want a number within 1e9 of 0":       func() { new(Trail).Update(geom.V(math.Inf(-1), 0), 1) },
		"juice: update: Rate is +Inf; want a number within 1e9 of 0":       func() { s := Squash{Rate: math.Inf(1)}; s.Hit(1); s.Update(1) },
		"juice: update: Damping is NaN; want a number within 1e9 of 0":     func() { w := Wobble{Damping: nan}; w.Hit(1); w.Update(1) },
		"juice: update: Trail.Life is NaN; want a number within 1e9 of 0":  func() { (&Trail{Life: nan}).Update(geom.Vec{}, 1) },
		"juice: update: Shake.Calm is NaN; want a number within 1e9 of 0":  func() { (&Shake{Calm: nan, force: 1}).Update(1) },
		"juice: update: Popups.Life is NaN; want a number within 1e9 of 0": func() { (&Popups{Life: nan, items: make([]popup, 1)}).Update(1) },
		"juice: leave: Ghosts.Every is NaN; want a number within 1e9 of 0": func() { (&Ghosts{Every: nan}).Leave(render.Sprite{}, 1) },
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("got %v; want %v", got, want)
				}
			}()
			do()
		}()
	}
}

// all is one of everything, as a game holds it.
type all struct {
	Clock  Clock
	Shake  Shake
	Flash  Flash
	Screen ScreenFlash
	Squash Squash
	Wobble Wobble
	Blink  Blink
	Pops   Popups
	Trail  Trail
	Ghosts Ghosts
	N      int
}

// tick hits now and then.
func (a *all) tick() {
	a.N++
	if a.N%17 == 1 {
		a.hit()
	}
	a.update(dt)
}

func (a *all) hit() {
	a.Clock.Stop(0.05)
	a.Clock.Slow(0.5, 0.2)
	a.Shake.Add(0.3)
	a.Shake.Kick(geom.V(3, -2))
	a.Flash.Hit(0.2)
	a.Screen.Hit(render.Red, 0.3)
	a.Squash.Hit(0.3)
	a.Wobble.Hit(0.2)
	a.Blink.Start(0.4)
	a.Pops.Add("12", geom.V(5, 6), render.Yellow)
}

func (a *all) update(dt float64) {
	a.Shake.Update(dt)
	a.Flash.Update(dt)
	a.Screen.Update(dt)
	a.Squash.Update(dt)
	a.Wobble.Update(dt)
	a.Blink.Update(dt)
	a.Pops.Update(dt)
	dt = a.Clock.Update(dt)
	at := geom.V(float64(a.N), 3)
	a.Trail.Update(at, dt)
	a.Ghosts.Leave(render.Sprite{Pos: at}, dt)
}

func (a *all) run(t *testing.T, ticks int) uint64 {
	t.Helper()
	for range ticks {
		a.tick()
	}
	h, err := state.New().Hash(a)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestAllOfItIsState(t *testing.T) {
	codec := state.New()
	var a, fresh all
	a.run(t, 53)
	snapshot, err := codec.Append(nil, &a)
	if err != nil {
		t.Fatal(err)
	}
	want := a.run(t, 60)
	for _, again := range []*all{&a, &fresh} {
		if _, err := codec.Restore(snapshot, again); err != nil {
			t.Fatal(err)
		}
		if got := again.run(t, 60); got != want {
			t.Errorf("60 ticks after a restore: got the hash %x; want %x", got, want)
		}
	}
	was := a.run(t, 0)
	for path, leaf := range state.Leaves(codec, &a) {
		undo := leaf.Mutate()
		if a.run(t, 0) == was {
			t.Errorf("%s changed: got the same hash; want another one", path)
		}
		undo()
	}
	if want := uint64(0x8bc686de0912305b); was != want {
		t.Errorf("after 113 ticks: got the hash %#x; want %#x", was, want)
	}
}
