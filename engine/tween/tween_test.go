package tween

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/state"
)

// ticks cuts a time into ticks of random length, so that the last one ends exactly there.
func ticks(r *rand.Rand, sec float64) (dts []float64) {
	for now := 0.0; now < sec; {
		dt := min(r.Float64()*0.3, sec-now)
		if now+dt == now {
			dt = sec - now
		}
		dts, now = append(dts, dt), now+dt
	}
	return dts
}

func TestATweenEndsExactly(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		w := Tween[geom.Vec]{
			From: geom.V(r.NormFloat64()*100, r.NormFloat64()), To: geom.V(r.NormFloat64(), 0), Sec: r.Float64() * 2,
			Ease: Ease(r.IntN(int(eases))), Delay: float64(r.IntN(2)) * r.Float64(), Repeat: r.IntN(4), Yoyo: r.IntN(2) == 0,
		}
		dts := ticks(r, w.Length())
		for i, dt := range dts {
			if w.Done() {
				t.Fatalf("%+v: done before tick %d of %d", w, i, len(dts))
			}
			w.Update(dt)
		}
		want := w.To
		if w.Yoyo && w.Repeat%2 == 1 {
			want = w.From
		}
		if got := w.Value(); !w.Done() || got != want || w.Time != w.Length() || w.Runs() != w.Repeat+1 {
			t.Fatalf("%+v: got %v, done %v after %d runs; want exactly %v", w, got, w.Done(), w.Runs(), want)
		}
		if got := w.Update(0.1); got != want {
			t.Fatalf("%+v: got %v after its end; want %v still", w, got, want)
		}
	}
}

// A tween is the same at a time whatever the ticks before it were.
func TestATweenDoesNotDependOnTheTickRate(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		w := Float{From: 3, To: 40, Sec: 0.1 + r.Float64(), Ease: Ease(r.IntN(int(eases))), Delay: 0.2, Repeat: Forever, Yoyo: r.IntN(2) == 0, Speed: 1 + r.Float64()}
		fine, coarse := w, w
		for range 120 {
			fine.Update(1.0 / 120)
		}
		for range 30 {
			coarse.Update(1.0 / 30)
		}
		if a, b, c := fine.Value(), coarse.Value(), w.At(w.Speed); math.Abs(a-b) > 1e-6 && math.Abs(w.At(w.Speed+1e-9)-w.At(w.Speed-1e-9)) < 1 || math.Abs(a-c) > 1e-6 && math.Abs(a-b) > 1e-6 {
			t.Fatalf("%+v: got %v at 120 a second, %v at 30, %v at once", w, a, b, c)
		}
	}
}

func TestYoyoDelayAndRuns(t *testing.T) {
	w := Float{To: 10, Sec: 1, Delay: 0.5, Repeat: Forever, Yoyo: true}
	for _, c := range []struct {
		at, want float64
		runs     int
	}{{0, 0, 0}, {0.5, 0, 0}, {1, 5, 0}, {1.5, 10, 1}, {2, 5, 1}, {2.5, 0, 2}, {3, 5, 2}, {1000.75, 2.5, 1000}} {
		w.Time = c.at
		if got := w.Value(); got != c.want || w.Runs() != c.runs || w.Done() {
			t.Errorf("at %v s: got %v, %d runs, done %v; want %v, %d, and no end", c.at, got, w.Runs(), w.Done(), c.want, c.runs)
		}
	}
	if !math.IsInf(w.Length(), 1) {
		t.Errorf("got length %v; want +Inf", w.Length())
	}
}

func TestReverseAndRetarget(t *testing.T) {
	w := Float{From: 0, To: 8, Sec: 1}
	w.Update(0.75)
	w.Reverse()
	if got := w.Update(0.25); got != 4 || w.Done() {
		t.Errorf("turned round: got %v, done %v; want 4 on its way back", got, w.Done())
	}
	if got := w.Update(2); got != 0 || !w.Done() {
		t.Errorf("got %v, done %v; want the beginning, and an end", got, w.Done())
	}
	w.Reverse()
	w.Update(0.5)
	w.Retarget(-4)
	if got := w.Value(); got != 4 {
		t.Errorf("a new goal: got a jump to %v; want 4", got)
	}
	if got := w.Update(1); got != -4 {
		t.Errorf("got %v; want the new goal", got)
	}
}

func TestZeroTween(t *testing.T) {
	var w Vec
	if v := w.Update(1.0 / 60); v != (geom.Vec{}) || !w.Done() {
		t.Errorf("got %v, done %v; want nothing, and done", v, w.Done())
	}
	at := Float{From: 1, To: 5}
	if v := at.Update(0); v != 5 || !at.Done() {
		t.Errorf("Sec 0: got %v, done %v; want 5 at once", v, at.Done())
	}
	loop := Float{From: 1, To: 5, Repeat: Forever, Delay: 1}
	if v := loop.Update(0.5); v != 1 || loop.Done() {
		t.Errorf("in its delay: got %v, done %v; want 1", v, loop.Done())
	}
	if v := loop.Update(0.5); v != 5 || !loop.Done() {
		t.Errorf("Sec 0 without end: got %v, done %v; want 5 at once", v, loop.Done())
	}
}

func TestBrokenTweensAreRefused(t *testing.T) {
	nan := math.NaN()
	for want, f := range map[string]func(){
		"tween: update tween: dt is NaN; want 0 to 1e9":                               func() { (&Float{}).Update(nan) },
		"tween: update tween: dt is -1; want 0 to 1e9":                                func() { (&Float{}).Update(-1) },
		"tween: update tween: From is NaN; want -1e9 to 1e9":                          func() { (&Float{From: nan}).Update(0) },
		"tween: update tween: To.Y is +Inf; want -1e9 to 1e9":                         func() { (&Vec{To: geom.V(0, math.Inf(1))}).Update(0) },
		"tween: update tween: To.X is 1.1e+09; want -1e9 to 1e9":                      func() { (&Vec{To: geom.V(1.1e9, 0)}).Update(0) },
		"tween: update tween: Sec is -0.5; want 0 to 1e9":                             func() { (&Float{Sec: -0.5}).Update(0) },
		"tween: update tween: Delay is NaN; want 0 to 1e9":                            func() { (&Float{Delay: nan}).Update(0) },
		"tween: update tween: Speed is -1; want 0 to 1e9; Reverse makes time go back": func() { (&Float{Speed: -1}).Update(0) },
		"tween: update clock: Time is NaN; want 0 to 1e9":                             func() { (&Clock{Time: nan}).Update(0) },
		"tween: update sequence: Sec of a step is NaN; want 0 to 1e9":                 func() { (&Sequence[float64]{Steps: []Step[float64]{{Sec: nan}}}).Update(0) },
		"tween: update spring: goal.X is NaN; want -1e9 to 1e9":                       func() { (&Spring[geom.Vec]{}).Update(geom.V(nan, 0), 0.1) },
		"tween: update spring: Bounce is 2; want 0 to 1":                              func() { (&Spring[float64]{Bounce: 2}).Update(0, 0.1) },
		"tween: damp: halfLife is -1; want 0 to 1e9":                                  func() { Damp(0.0, 1, -1, 0.1) },
		"tween: interval due: Sec is 0; want more than 0, up to 1e9":                  func() { (&Interval{}).Due(1) },
		"tween: interval due: Sec is 1e-09; want at most a million a tick":            func() { (&Interval{Sec: 1e-9}).Due(1) },
	} {
		mustPanic(t, want, f)
	}
}

// everything holds one of each, under way.
type everything struct {
	Float Float
	Vec   Vec
	Clock Clock
	Seq   Sequence[geom.Vec]
	Path  Path
	Soft  Spring[geom.Vec]
	Every Interval
	Plan  Script
	log   []int
}

func (e *everything) tick(dt float64) {
	e.Float.Update(dt)
	e.Vec.Update(dt)
	e.Soft.Update(e.Path.At(e.Clock.Update(dt)), dt)
	e.Seq.Update(dt)
	for range e.Every.Due(dt) {
		e.log = append(e.log, len(e.log))
	}
	s := e.Plan.Begin(dt)
	if s.Do() {
		e.log = append(e.log, -1)
	}
	s.Wait(0.31)
	if k, on := s.Over(0.22); on {
		e.log = append(e.log, int(k*100))
	}
	s.Until(e.Float.Runs()%2 == 1)
	s.Again(0)
}

func newEverything() *everything {
	return &everything{
		Float: Float{To: 9, Sec: 0.3, Ease: ElasticInOut, Repeat: Forever, Yoyo: true},
		Vec:   Vec{To: geom.V(7, 8), Sec: 2, Ease: BackOut, Delay: 0.1, Repeat: 1, Speed: 0.5},
		Clock: Clock{Sec: 200, Repeat: 3, Speed: 90},
		Seq:   Sequence[geom.Vec]{Steps: []Step[geom.Vec]{{To: geom.V(1, 2), Sec: 0.4, Ease: ExpoIn}, {To: geom.V(5, 2), Sec: 0.6, Delay: 0.1}}, Repeat: 5, Yoyo: true},
		Path:  CatmullRom(true, geom.V(0, 0), geom.V(100, 20), geom.V(80, 90)),
		Soft:  Spring[geom.Vec]{HalfLife: 0.2, Bounce: 0.4},
		Every: Interval{Sec: 0.021},
	}
}

// What goes on from a snapshot does the same again, and every number of it counts in the hash.
func TestSnapshots(t *testing.T) {
	codec, e := state.New(), newEverything()
	if err := codec.Check(e); err != nil {
		t.Fatal(err)
	}
	hash := func() uint64 {
		t.Helper()
		h, err := codec.Hash(e)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	for n := range 40 {
		snapshot, err := codec.Append(nil, e)
		if err != nil {
			t.Fatal(err)
		}
		before := hash()
		for range 7 {
			e.tick(1.0 / 60)
		}
		want := hash()
		if want == before {
			t.Fatalf("after %d snapshots: got the same hash after 7 ticks", n)
		}
		if n%2 == 0 {
			e = &everything{}
		}
		if _, err := codec.Restore(snapshot, e); err != nil || hash() != before {
			t.Fatalf("restore %d: got hash %#x, %v; want %#x", n, hash(), err, before)
		}
		for range 7 {
			e.tick(1.0 / 60)
		}
		if got := hash(); got != want {
			t.Fatalf("played again from snapshot %d: got %#x; want %#x", n, got, want)
		}
	}
	if got, want := hash(), uint64(0x315fc253d98dd6f7); got != want {
		t.Errorf("after 280 ticks: got %#x; want %#x", got, want)
	}
	seen := map[uint64]bool{hash(): true}
	for _, change := range []func(){
		func() { e.Float.Time += 1e-9 }, func() { e.Float.Ease++ }, func() { e.Vec.To.Y++ }, func() { e.Vec.Back = true },
		func() { e.Clock.Repeat++ }, func() { e.Seq.Steps[1].Delay++ }, func() { e.Seq.Yoyo = false }, func() { e.Path.marks[3].at.X++ },
		func() { e.Path.closed = false }, func() { e.Soft.Vel.X++ }, func() { e.Every.Time++ }, func() { e.Plan.at++ },
		func() { e.Plan.spent++ }, func() { e.Plan.turns++ }, func() { e.Plan.spare++ }, func() { e.Plan.past++ }, func() { e.Plan.skip = true },
	} {
		if change(); seen[hash()] {
			t.Errorf("change %d: got a hash that was there before", len(seen))
		}
		seen[hash()] = true
	}
}

func TestNothingAllocates(t *testing.T) {
	e := newEverything()
	e.log = make([]int, 0, 1<<20)
	road := CatmullRom(true, geom.V(0, 0), geom.V(100, 20), geom.V(80, 90))
	got := testing.AllocsPerRun(1000, func() {
		e.tick(1.0 / 60)
		e.Vec.Scale()
		road.Heading(e.Clock.Now())
		road.Nearest(geom.V(3, 4))
		Damp(geom.V(1, 2), geom.V(3, 4), 0.1, 0.01)
	})
	if got != 0 {
		t.Errorf("got %v allocations a tick; want none", got)
	}
}
