package tween

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/state"
)

// play runs a script tick by tick and returns what it did, and when.
func play(s *Script, dt float64, ticks int, steps func(s *Script, did func(string))) (log []string) {
	for n := range ticks {
		s.Begin(dt)
		steps(s, func(what string) { log = append(log, fmt.Sprintf("%d %s", n, what)) })
	}
	return log
}

func TestScript(t *testing.T) {
	var s Script
	ok := map[int]bool{}
	n := 0
	got := play(&s, 0.25, 20, func(s *Script, did func(string)) {
		n++
		if s.Do() {
			did("begin")
		}
		if s.Do() {
			did("at once")
		}
		s.Wait(0.6)
		if k, on := s.Over(0.5); on {
			did(fmt.Sprintf("%.1f", k))
		}
		if s.Until(ok[n]) {
			did("after until")
		}
		if s.While(n < 12) {
			did("while")
		}
		if s.Do() {
			did("end")
		}
		if s.Done() {
			did("done")
		}
		ok[9] = true
	})
	want := "0 begin, 0 at once, 2 0.3, 3 0.8, 4 1.0, " // 0.6 s end within tick 2, with 0.15 s left of it
	for n := 8; n < 20; n++ {
		want += fmt.Sprintf("%d after until, ", n)
		if n < 11 {
			want += fmt.Sprintf("%d while, ", n)
		}
		if n == 11 {
			want += "11 end, "
		}
		if n >= 11 {
			want += fmt.Sprintf("%d done, ", n)
		}
	}
	if s := strings.Join(got, ", ") + ", "; s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// One press does not answer two questions, and Again begins anew.
func TestScriptUntilAndAgain(t *testing.T) {
	var s Script
	got := play(&s, 0.1, 14, func(s *Script, did func(string)) {
		s.Until(true)
		s.Until(true)
		if s.Do() {
			did("answered")
		}
		s.Wait(0.25)
		s.Again(3)
		if s.Do() {
			did("over")
		}
	})
	if want := []string{"1 answered", "5 answered", "9 answered", "11 over"}; !slices.Equal(got, want) {
		t.Errorf("got %v; want %v", got, want)
	}
}

// A script whose steps take random times ends after their sum, whatever the ticks: no time is lost, none is won.
func TestScriptLosesNoTime(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 1000 {
		waits, total := make([]float64, 1+r.IntN(8)), 0.0
		for i := range waits {
			waits[i] = float64(r.IntN(3)) * r.Float64()
			total += waits[i]
		}
		if total == 0 {
			continue
		}
		rounds := 1 + r.IntN(3)
		dts, now, ended := ticks(r, total*float64(rounds)), 0.0, -1.0
		dts = append(dts, 0.1, 0.1, 0.1, 0.1)
		var s Script
		for _, dt := range dts {
			now += dt
			s.Begin(dt)
			for i, sec := range waits {
				if i%2 == 0 {
					s.Wait(sec)
				} else {
					s.Over(sec)
				}
			}
			s.Again(rounds)
			if s.Done() && ended < 0 {
				ended = now
			}
		}
		if late := ended - total*float64(rounds); late < -1e-6 || late > 0.3+float64(rounds)*0.1 || rounds == 1 && late > 1e-6 {
			t.Fatalf("%v, %d times: ended after %v s; want %v", waits, rounds, ended, total*float64(rounds))
		}
	}
}

func TestScriptInALoopOfGo(t *testing.T) {
	var s Script
	got := play(&s, 0.1, 9, func(s *Script, did func(string)) {
		for i := range 3 {
			if s.Do() {
				did(fmt.Sprint("knock ", i))
			}
			s.Wait(0.2)
		}
	})
	if want := []string{"0 knock 0", "1 knock 1", "3 knock 2"}; !slices.Equal(got, want) {
		t.Errorf("got %v; want %v", got, want)
	}
}

func TestScriptSkipAndRestart(t *testing.T) {
	var s Script
	steps := func(s *Script, did func(string)) {
		s.Wait(9)
		if s.Do() {
			did("one")
		}
		if k, on := s.Over(5); on {
			did(fmt.Sprint("over ", k))
		}
		s.Until(false)
		if s.While(true) {
			did("while")
		}
		s.Again(0)
		if s.Do() {
			did("two")
		}
	}
	if got := play(&s, 0.1, 5, steps); got != nil {
		t.Errorf("got %v; want it to wait", got)
	}
	s.Skip()
	if got, want := play(&s, 0.1, 3, steps), []string{"0 one", "0 over 1", "0 two"}; !slices.Equal(got, want) || !s.Done() {
		t.Errorf("skipped: got %v, done %v; want %v", got, s.Done(), want)
	}
	s.Restart()
	if got := play(&s, 3, 4, steps); !slices.Equal(got, []string{"2 one", "2 over 0", "3 over 0.6"}) || s.Done() {
		t.Errorf("begun anew: got %v; want one, and a part of over", got)
	}
}

// What a script cannot follow is refused in words.
func TestScriptsOutOfOrderAreRefused(t *testing.T) {
	var s Script
	n := 0
	mustPanic(t, "tween: script: step 2 was Wait in the tick before and is Do now; call the same steps in the same order in every tick, and put the if into the step", func() {
		play(&s, 0.1, 3, func(s *Script, _ func(string)) {
			s.Do()
			if n++; n == 2 {
				s.Do()
			}
			s.Wait(1)
		})
	})
	s, n = Script{}, 0
	mustPanic(t, "tween: script: the steps before step 3, which is under way, are not those of the tick before; call the same …", func() {
		play(&s, 0.1, 3, func(s *Script, _ func(string)) {
			if n++; n == 1 {
				s.Do()
			} else {
				s.Until(true)
			}
			s.Wait(0)
			s.Wait(1)
		})
	})
	s, n = Script{}, 0
	mustPanic(t, "tween: script: step 2, a Wait, is under way and was not called in the last tick; call the same …", func() {
		play(&s, 0.1, 5, func(s *Script, _ func(string)) {
			if n++; n < 3 {
				s.Wait(0.1)
			}
			s.Wait(1)
			if s.Done() {
				t.Errorf("in tick %d: got done; want it under way", n)
			}
		})
	})
	s = Script{}
	mustPanic(t, "tween: script: 10000 steps in a tick; a loop around steps ends within the tick, so write s.Again(0) behind the last step instead", func() {
		s.Begin(0.1)
		for {
			s.Do()
			s.Wait(1)
		}
	})
	mustPanic(t, "tween: script wait: sec is -1; want 0 to 1e9", func() { s.Wait(-1) })
	mustPanic(t, "tween: begin script: dt is -0.1; want 0 to 1e9", func() { s.Begin(-0.1) })
}

// A loop of no time goes round once a tick and piles nothing up.
func TestScriptAgainWithoutTime(t *testing.T) {
	var s Script
	n := 0
	play(&s, 0.1, 100, func(s *Script, _ func(string)) {
		if s.Do() {
			n++
		}
		s.Again(0)
	})
	if n != 100 || s.spare > 0.1 {
		t.Errorf("got %d rounds and %v s left; want 100 and a tick at most", n, s.spare)
	}
}

// A script that is copied in any tick goes on as the one that was not.
func TestScriptsSurviveSnapshots(t *testing.T) {
	type game struct {
		Plan Script
		Log  []string
	}
	codec := state.New()
	step := func(g *game, n int) {
		g.Log = append(g.Log, play(&g.Plan, 1.0/60, 1, func(s *Script, did func(string)) {
			if s.Do() {
				did("a")
			}
			s.Wait(0.13)
			if k, on := s.Over(0.21); on {
				did(fmt.Sprint(k))
			}
			s.Until(n%5 == 0)
			if s.While(n%7 != 0) {
				did("w")
			}
			s.Again(2)
			if s.Do() {
				did("b")
			}
		})...)
	}
	whole, pieces := &game{}, &game{}
	for n := range 200 {
		step(whole, n)
		step(pieces, n)
		snapshot, err := codec.Append(nil, pieces)
		if err != nil {
			t.Fatal(err)
		}
		step(pieces, n+3) // a future that is taken back
		pieces = &game{Plan: Script{at: 2, spent: 7}}
		if _, err := codec.Restore(snapshot, pieces); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(whole.Log, pieces.Log) || !slices.Contains(whole.Log, "0 b") || whole.Plan != pieces.Plan {
		t.Errorf("got %v\nwant %v", pieces.Log, whole.Log)
	}
}

func BenchmarkScript(b *testing.B) {
	var s Script
	for b.Loop() {
		s.Begin(1.0 / 60)
		for range 10 {
			s.Do()
			s.Wait(0.5)
		}
		s.Again(0)
	}
}
