package particle

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/state"
)

const tick = 1.0 / 60

// play returns an emitter of an effect after some steps.
func play(t *testing.T, steps int, kinds ...Spec) *Emitter {
	t.Helper()
	e := &Emitter{Effect: Make(t.Name(), kinds...), Seed: 1}
	for range steps {
		e.Step(tick)
	}
	return e
}

func stateHash(t *testing.T, e *Emitter) uint64 {
	t.Helper()
	h, err := state.New().Hash(e)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestSameSeedSameParticles(t *testing.T) {
	a, b, other := play(t, 90, Fire()...), play(t, 90, Fire()...), &Emitter{Effect: Make(t.Name(), Fire()...), Seed: 2}
	for range 90 {
		other.Step(tick)
	}
	if x, y := stateHash(t, a), stateHash(t, b); x != y {
		t.Errorf("two emitters of one seed: got hashes %x and %x; want the same", x, y)
	}
	if x, y := stateHash(t, a), stateHash(t, other); x == y {
		t.Errorf("two emitters of different seeds: got the hash %x twice; want two", x)
	}
}

// A snapshot in the middle goes on as if nothing had been, ribbons and smoke of sparks included.
func TestSnapshotGoesOn(t *testing.T) {
	for name, kinds := range presets() {
		e := play(t, 40, kinds...)
		codec := state.New()
		snapshot, err := codec.Append(nil, e)
		if err != nil {
			t.Fatal(err)
		}
		var copied Emitter
		if _, err := codec.Restore(snapshot, &copied); err != nil {
			t.Fatal(err)
		}
		for range 40 {
			e.Step(tick)
			copied.Step(tick)
		}
		if x, y := stateHash(t, e), stateHash(t, &copied); x != y {
			t.Errorf("%s: 40 ticks after a snapshot: got the hash %x; want %x as without it", name, y, x)
		}
	}
}

func presets() map[string][]Spec {
	return map[string][]Spec{
		"fire": Fire(), "smoke": Smoke(), "sparks": Sparks(), "explosion": Explosion(), "rain": Rain(320, 180),
		"snow": Snow(320, 180), "confetti": Confetti(), "dust": Dust(), "magic": Magic(),
	}
}

func TestPresetsLiveAndEnd(t *testing.T) {
	for name, kinds := range presets() {
		e := play(t, 9, kinds...)
		if e.Len() == 0 || e.Done() {
			t.Errorf("%s after 9 ticks: got %d particles, done %t; want some", name, e.Len(), e.Done())
		}
		e.Off = true
		for range 1200 {
			e.Step(tick)
		}
		if e.Len() > 0 || !e.Done() {
			t.Errorf("%s 20 s after Off: got %d particles, done %t; want none", name, e.Len(), e.Done())
		}
	}
}

func TestClock(t *testing.T) {
	long := Just(1000)
	for _, test := range []struct {
		name  string
		spec  Spec
		steps int
		want  int
		done  bool // once those that live are cleared away
	}{
		{"rate", Spec{Rate: 30}, 120, 60, false},
		{"a rate beyond one a tick", Spec{Rate: 150}, 60, 150, false},
		{"rate for a second", Spec{Rate: 30, Duration: 1}, 120, 30, true},
		{"rate after a second", Spec{Rate: 30, Delay: 1}, 120, 30, false},
		{"burst", Spec{Burst: Just(5)}, 120, 5, true},
		{"burst after a second", Spec{Burst: Just(5), Delay: 1}, 59, 0, false},
		{"burst after a second and a tick", Spec{Burst: Just(5), Delay: 1}, 61, 5, true},
		{"burst each half second", Spec{Burst: Just(5), Duration: 0.5, Loop: true}, 119, 20, false},
		{"burst and rate, again and again", Spec{Burst: Just(5), Rate: 10, Duration: 0.5, Loop: true}, 119, 39, false},
		{"as many as may be", Spec{Rate: 100, Max: 7}, 120, 7, false},
		{"warm", Spec{Rate: 60, Warm: 2}, 1, 121, false},
	} {
		test.spec.Life = long
		e := play(t, test.steps, test.spec)
		if got := e.Len(); got < test.want-1 || got > test.want || test.spec.Rate == 0 && got != test.want {
			t.Errorf("%s: after %d ticks got %d particles; want %d", test.name, test.steps, got, test.want)
		}
		e.groups[0].particles = e.groups[0].particles[:0]
		if e.Done() != test.done {
			t.Errorf("%s: with all of them gone: got done %t; want %t", test.name, e.Done(), test.done)
		}
	}
}

// Particles of a fast emitter lie at equal distances on its way, and not in heaps at its places in ticks.
func TestFastEmitterLeavesNoHeaps(t *testing.T) {
	e := &Emitter{Effect: Make(t.Name(), Spec{Rate: 600, Life: Just(100)})}
	for i := range 60 {
		e.Pos = geom.V(float64(i+1)*100, 0)
		e.Step(tick)
	}
	ps := e.groups[0].particles
	for i := 11; i < len(ps); i++ {
		if d := ps[i].X - ps[i-1].X; math.Abs(d-10) > 1e-6 {
			t.Fatalf("between particles %d and %d: got %v; want 10", i-1, i, d)
		}
	}
}

func TestOffAndOnAgain(t *testing.T) {
	e := play(t, 60, Spec{Rate: 60, Life: Just(100)})
	e.Off = true
	for range 60 {
		e.Step(tick)
	}
	n := e.Len()
	e.Off = false
	for range 60 {
		e.Step(tick)
	}
	if n < 59 || n > 60 || e.Len() < n+59 || e.Len() > n+60 {
		t.Errorf("on, off and on for a second each: got %d and then %d; want 60 and 120", n, e.Len())
	}
}

func TestBurstAtAPlace(t *testing.T) {
	e := &Emitter{Effect: Make(t.Name(), Spec{Burst: Just(3)}, Spec{Rate: 100}), Off: true}
	e.Burst(geom.V(10, 20))
	e.Burst(geom.V(30, 40))
	e.Step(tick)
	var got []geom.Vec
	for p := range e.All("1") {
		got = append(got, geom.V(p.X, p.Y))
	}
	if len(got) != 6 || got[0] != geom.V(10, 20) || got[5] != geom.V(30, 40) {
		t.Errorf("got particles at %v; want three at 10, 20 and three at 30, 40", got)
	}
	for range e.All("2") {
		t.Error("got a particle of a rate while off; want none")
	}
	e.Clear()
	if e.Len() != 0 || !e.Done() {
		t.Errorf("after Clear: got %d, done %t; want none", e.Len(), e.Done())
	}
}

func TestRestartAndClear(t *testing.T) {
	e := play(t, 30, Spec{Burst: Just(4), Life: Just(100), Speed: Between(1, 9)})
	first := e.groups[0].particles[0].VX
	e.Restart()
	e.Step(tick)
	if e.Len() != 8 {
		t.Errorf("after Restart: got %d particles; want 8", e.Len())
	}
	e.Clear()
	e.Step(tick)
	if e.Len() != 4 || e.groups[0].particles[0].VX != first {
		t.Errorf("after Clear: got %d particles, the first at a speed of %v; want 4 and %v", e.Len(), e.groups[0].particles[0].VX, first)
	}
}

// An effect that is made again while it is at work, with fewer and with more kinds and points, goes on.
func TestMakeAgainAtWork(t *testing.T) {
	e := play(t, 30, Magic()...)
	n := e.Len()
	for i, kinds := range [][]Spec{{{Rate: 10, Trail: 1, TrailPoints: 5}}, {{}, {}, {Rate: 100, Trail: 1}}, Explosion(), Fire()} {
		Make(t.Name(), kinds...)
		for range 30 {
			e.Step(tick)
		}
		if len(e.groups) != len(kinds) {
			t.Errorf("change %d: got %d groups; want %d", i, len(e.groups), len(kinds))
		}
	}
	if n == 0 || e.Len() == 0 {
		t.Errorf("got %d and %d particles; want some", n, e.Len())
	}
}

func TestUnknownEffectStandsStill(t *testing.T) {
	e := play(t, 30, Sparks()...)
	before := stateHash(t, e)
	known := e.Effect
	e.Effect = Effect{12345}
	e.Step(tick)
	e.Burst(geom.V(1, 1))
	e.Effect = known
	if after := stateHash(t, e); after != before {
		t.Errorf("a step without its effect: got the hash %x; want %x", after, before)
	}
	if got, want := (Effect{12345}).String(), "effect 0000000000003039"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestNothingIsAllocated(t *testing.T) {
	for name, kinds := range presets() {
		looped := make([]Spec, len(kinds))
		for i, s := range kinds {
			if s.Burst != (Range{}) && s.Parent == "" {
				s.Duration, s.Loop = 0.3, true
			}
			looped[i] = s
		}
		e := play(t, 900, looped...)
		if n := testing.AllocsPerRun(60, func() { e.Step(tick) }); n > 0.1 {
			t.Errorf("%s: a step allocates %v times; want 0", name, n)
		}
	}
}

// Numbers that make no sense do no harm: what cannot be drawn is left out, and the emitter goes on.
func TestNonsenseDoesNoHarm(t *testing.T) {
	for name, kinds := range presets() {
		e := play(t, 20, kinds...)
		for _, x := range []float64{math.NaN(), math.Inf(1), 1e300, -1} {
			e.Pos, e.Rot, e.Scale = geom.V(x, x), x, x
			e.Step(tick)
			e.Burst(geom.V(x, x))
			e.Step(x)
			c, _ := canvas()
			e.Draw(c)
			c.End()
		}
		e.Pos, e.Rot, e.Scale = geom.Vec{}, 0, 0
		e.Clear()
		e.Step(tick)
		if n := e.Len(); n > 20_000 {
			t.Errorf("%s: got %d particles; want few", name, n)
		}
	}
}
