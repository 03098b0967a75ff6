package tween

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A sequence of any tweens ends exactly at its last goal and exactly on time, and is at every corner where it should be,
// however the ticks fall.
func TestASequenceLosesNoTime(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		s := Sequence[float64]{From: r.NormFloat64(), Delay: float64(r.IntN(2)) * r.Float64()}
		slack, now, corners := 1e-4, s.Delay, map[float64]float64{0: s.From}
		for range 1 + r.IntN(6) {
			step := Step[float64]{To: r.NormFloat64() * 50, Sec: r.Float64(), Ease: Ease(r.IntN(int(eases))), Delay: float64(r.IntN(2)) * r.Float64()}
			s.Steps = append(s.Steps, step)
			if curve := (step.Ease - 1) / 3; curve == 5 || curve == 8 {
				slack = 0.5 // Expo and Elastic have a jump of a thousandth in their formulas
			}
			now += step.Delay + step.Sec
			corners[now] = step.To
		}
		if math.Abs(now-s.Length()) > 1e-12 {
			t.Fatalf("got length %v; want %v", s.Length(), now)
		}
		for at, want := range corners {
			if got := s.At(at); math.Abs(got-want) > slack {
				t.Fatalf("%+v at %v: got %v; want %v", s, at, got, want)
			}
		}
		dts := ticks(r, s.Length())
		for i, dt := range dts {
			if s.Done() {
				t.Fatalf("%+v: done before tick %d of %d", s, i, len(dts))
			}
			s.Update(dt)
		}
		if want := s.Steps[len(s.Steps)-1].To; !s.Done() || s.Value() != want || s.Step() != len(s.Steps) {
			t.Fatalf("%+v: got %v in step %d, done %v; want exactly %v", s, s.Value(), s.Step(), s.Done(), want)
		}
	}
}

// A sequence is what separate tweens, each begun with what its predecessor left over, would be.
func TestASequenceIsItsTweens(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 500 {
		s := Sequence[float64]{From: 2}
		for range 4 {
			s.Steps = append(s.Steps, Step[float64]{To: r.Float64() * 9, Sec: 0.05 + r.Float64(), Ease: Ease(r.IntN(int(eases)))})
		}
		for total := 0.0; !s.Done(); {
			dt := r.Float64() * 0.2
			total += dt
			got := s.Update(dt)
			at, from := total, s.From
			i := 0
			for ; i < 4 && at >= s.Steps[i].Sec; i++ {
				at, from = at-s.Steps[i].Sec, s.Steps[i].To
			}
			want := from
			if i < 4 {
				want = (&Float{From: from, To: s.Steps[i].To, Sec: s.Steps[i].Sec, Ease: s.Steps[i].Ease}).At(at)
			}
			if math.Abs(got-want) > 1e-6 || s.Step() != i {
				t.Fatalf("%+v after %v s: got %v in step %d; want %v in %d", s, total, got, s.Step(), want, i)
			}
		}
	}
}

func TestSequenceEdges(t *testing.T) {
	empty := Sequence[float64]{From: 4, Repeat: Forever}
	if got := empty.Update(1); got != 4 || !empty.Done() {
		t.Errorf("no steps: got %v, done %v; want From", got, empty.Done())
	}
	late := Sequence[float64]{From: 4, Delay: 1, Steps: []Step[float64]{{To: 5}, {To: 6, Sec: 1}}}
	for _, c := range [][2]float64{{0, 4}, {0.99, 4}, {1, 5}, {1.5, 5.5}, {2, 6}, {9, 6}} {
		if got := late.At(c[0]); got != c[1] {
			t.Errorf("at %v: got %v; want %v", c[0], got, c[1])
		}
	}
	yoyo := Sequence[float64]{Steps: []Step[float64]{{To: 4, Sec: 1}, {To: 6, Sec: 1, Delay: 1}}, Repeat: 1, Yoyo: true}
	for _, c := range [][2]float64{{0.5, 2}, {1.5, 4}, {2.5, 5}, {3, 6}, {3.5, 5}, {4.5, 4}, {5.5, 2}, {6, 0}} {
		if got := yoyo.At(c[0]); got != c[1] {
			t.Errorf("there and back at %v: got %v; want %v", c[0], got, c[1])
		}
	}
	yoyo.Time = 2
	yoyo.Reverse()
	if got := yoyo.Update(3); got != 0 || !yoyo.Done() {
		t.Errorf("reversed: got %v, done %v; want the beginning", got, yoyo.Done())
	}
	yoyo.Restart()
	if got := yoyo.Update(0.5); got != 2 {
		t.Errorf("begun anew: got %v; want 2", got)
	}
}

func TestParts(t *testing.T) {
	slide := Part{Sec: 0.5, Ease: QuadIn}
	fade := slide.Then().For(0.2, Linear)
	row := fade.Later(0.3)
	clock := Clock{Sec: End(slide, fade, row), Repeat: 1, Yoyo: true}
	if math.Abs(clock.Sec-1) > 1e-15 {
		t.Fatalf("got %v s; want 1", clock.Sec)
	}
	for _, c := range [][4]float64{{0, 0, 0, 0}, {0.25, 0.25, 0, 0}, {0.5, 1, 0, 0}, {0.6, 1, 0.5, 0}, {0.9, 1, 1, 0.5}, {1, 1, 1, 1}, {1.1, 1, 1, 0.5}, {1.75, 0.25, 0, 0}, {2, 0, 0, 0}} {
		now, _ := clock.place(c[0])
		if got := [3]float64{slide.At(now), fade.At(now), row.At(now)}; math.Abs(got[0]-c[1])+math.Abs(got[1]-c[2])+math.Abs(got[2]-c[3]) > 1e-9 {
			t.Errorf("at %v: got %v; want %v", c[0], got, c[1:])
		}
	}
	if now := (Part{Start: 1}); now.At(0.99) != 0 || now.At(1) != 1 {
		t.Error("a part of no length: want 0 before it and 1 from it on")
	}
	clock.Update(0.5)
	if clock.Now() != 0.5 || clock.Fraction() != 0.5 || clock.Runs() != 0 {
		t.Errorf("got %v, %v, %d; want half of the first run", clock.Now(), clock.Fraction(), clock.Runs())
	}
}

func TestInterval(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 200 {
		i, n, total := Interval{Sec: 0.001 + r.Float64()*0.2}, 0, 0.0
		for _, dt := range ticks(r, 20) {
			n += i.Due(dt)
			if total += dt; math.Abs(float64(n)-total/i.Sec) > 1+1e-6 {
				t.Fatalf("every %v s: got %d in %v s", i.Sec, n, total)
			}
		}
	}
	i, n := Interval{Sec: 0.05}, 0
	for range 60 {
		n += i.Due(1.0 / 60)
	}
	if n != 20 {
		t.Errorf("every 0.05 s: got %d in 60 ticks; want 20", n)
	}
}
