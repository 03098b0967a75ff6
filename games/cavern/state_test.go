package main

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/engine/state"
)

const testSeed = 1

// newLoop returns a game that the engine runs, with its canvas in a window of the same size.
func newLoop() *engine.Loop {
	c := config()
	c.Seed = testSeed
	return engine.New(newGame(), c, nil)
}

func window() *driver.Input { return &driver.Input{Width: width, Height: height} }

// botRun returns a loop in which the bot has played for some ticks, recorded from its first one.
func botRun(t *testing.T, ticks int) (*engine.Loop, *replay.File) {
	t.Helper()
	l := newLoop()
	l.PlayBot()
	l.Record(0)
	for range ticks {
		l.Tick(window())
	}
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	return l, f
}

// playIn returns the game that is played in a loop.
func playIn(t testing.TB, l *engine.Loop) *play {
	t.Helper()
	for _, s := range l.Scenes() {
		if p, ok := s.(*play); ok {
			return p
		}
	}
	t.Fatalf("nothing is played: %s", l.Summary())
	return nil
}

// until lets the bot play until something is so, and returns the loop.
func until(t *testing.T, what string, is func(p *play) bool) *engine.Loop {
	t.Helper()
	l := newLoop()
	l.PlayBot()
	for range 6000 {
		l.Tick(window())
		for _, s := range l.Scenes() {
			if p, ok := s.(*play); ok && p.level != nil && is(p) {
				return l
			}
		}
	}
	t.Fatalf("in 100 seconds the hero was never %s", what)
	return nil
}

// TestGoesOnAfterARestore takes the game at hard moments into another process, as it were, and plays on in both.
func TestGoesOnAfterARestore(t *testing.T) {
	for what, is := range map[string]func(p *play) bool{
		"in the air":      func(p *play) bool { return !p.hero.drive.OnFloor && p.hero.drive.Vel.Y < -60 && p.clock > 3 },
		"on a lift":       onLift,
		"in a blow":       func(p *play) bool { return p.feel.clock.Stopped() },
		"between rooms":   func(p *play) bool { return p.eye.left > 0.2 },
		"in water":        func(p *play) bool { return p.hero.wades },
		"near what hunts": func(p *play) bool { return hunted(p, "bat") },
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			goesOn(t, until(t, what, is))
		})
	}
	t.Run("on a ladder", func(t *testing.T) { goesOn(t, climbing(t)) })
}

// climbing returns a loop in which the hero climbs.
func climbing(t *testing.T) *engine.Loop {
	t.Helper()
	l := until(t, "in a game", func(p *play) bool { return p.clock > 1 })
	p := playIn(t, l)
	p.space.Put(p.hero.drive.Body, p.level.Things[p.level.thingOf(t, "ladder")].At.Center())
	snapshot, err := l.Snapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	l = newLoop() // without the bot
	l.Tick(window())
	if _, err := l.Restore(snapshot); err != nil {
		t.Fatal(err)
	}
	in := window()
	in.Keys = []driver.KeyEvent{{Key: driver.KeyUp, Down: true}}
	for range 8 {
		l.Tick(in)
		in.Keys = nil
	}
	if p = playIn(t, l); !p.hero.drive.OnLadder {
		t.Fatal("he does not climb")
	}
	return l
}

// goesOn restores a run in two others, and lets both be played on alike.
func goesOn(t *testing.T, l *engine.Loop) {
	t.Helper()
	snapshot, err := l.Snapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	other := newLoop()
	other.Tick(window())
	if _, err := other.Restore(snapshot); err != nil {
		t.Fatal(err)
	}
	keys := [...]driver.Key{driver.KeyRight, driver.KeySpace, driver.KeyLeft, driver.KeyUp, driver.KeySpace}
	r := rand.New(rand.NewSource(3))
	l2 := newLoop() // the first one goes on without its bot
	l2.Tick(window())
	if _, err := l2.Restore(snapshot); err != nil {
		t.Fatal(err)
	}
	for tick := range 240 {
		in := window()
		if tick%12 == 0 {
			k := keys[r.Intn(len(keys))]
			in.Keys = []driver.KeyEvent{{Key: k, Down: true}}
		} else if tick%12 == 10 {
			for _, k := range keys {
				in.Keys = append(in.Keys, driver.KeyEvent{Key: k})
			}
		}
		other.Tick(in)
		l2.Tick(in)
		if tick == 120 { // once more, in the middle
			again, err := other.Snapshot(nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := other.Restore(again); err != nil {
				t.Fatal(err)
			}
		}
		a, _ := other.Hash()
		b, _ := l2.Hash()
		if a != b {
			t.Fatalf("tick %d after the snapshot: got hash %#x; want %#x", tick, a, b)
		}
	}
}

// onLift reports whether the hero is carried.
func onLift(p *play) bool {
	for i := range p.lifts {
		b, _ := p.space.Body(p.lifts[i].body)
		at := p.toes()
		if p.hero.drive.OnFloor && b.Vel.X != 0 && at.Sub(b.Pos).Len() < 22 {
			return true
		}
	}
	return false
}

func hunted(p *play, kind string) bool {
	for i := range p.foes {
		if f := &p.foes[i]; f.room == p.room && f.mood == attack && p.level.Things[f.thing].Kind == kind {
			return true
		}
	}
	return false
}

// TestEveryFieldIsInTheHash changes each number, string and flag of the game, one after the other.
func TestEveryFieldIsInTheHash(t *testing.T) {
	l := until(t, "on a lift", onLift)
	p := playIn(t, l)
	before, err := l.Hash()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for path, leaf := range state.Leaves(l.Codec(), p) {
		if n++; n%7 != 0 { // a hash of all of it each time takes long
			continue
		}
		undo := leaf.Mutate()
		if after, err := l.Hash(); err != nil || after == before {
			t.Errorf("%s changed to %v: got the same hash, %v; want another", path, leaf.Value(), err)
		}
		undo()
	}
	if after, _ := l.Hash(); after != before || n < 1000 {
		t.Errorf("after %d changes and their undoing: got %#x; want %#x, and all fields tried", n, after, before)
	}
	if err := l.Check(); err != nil {
		t.Error(err)
	}
}

// TestDrawReads lets enginetest draw each tick twice, and compare.
func TestDrawReads(t *testing.T) {
	g := enginetest.New(t, newGame(), config())
	g.Deaf = true
	g.Bot(500)
}

const (
	wholeRun  = "testdata/whole.krill"
	wholeHash = "testdata/golden/whole.hash"
)

// TestWholeGameIsReplayed plays a recorded run from the title to the end. With KRILL_UPDATE=1 the bot records it anew.
func TestWholeGameIsReplayed(t *testing.T) {
	if enginetest.Updating() {
		recordWhole(t)
	}
	sum := uint64(0) // of the hashes of each second
	p := played(t, wholeRun, func(l *engine.Loop) {
		if l.Ticks()%60 == 0 {
			hash, err := l.Hash()
			if err != nil {
				t.Fatal(err)
			}
			sum = sum*0x100000001b3 ^ hash
		}
	})
	if _, ok := p.Loop().Top().(*win); !ok {
		t.Errorf("it ends so: %s; want the end of the game", p.Loop().Summary())
	}
	got := fmt.Sprintf("%#x of %d ticks\n", sum, p.Ticks())
	if enginetest.Updating() {
		if err := os.WriteFile(wholeHash, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(wholeHash); err != nil || got != string(want) {
		t.Errorf("got %s; want %s, %v", got, want, err)
	}
}

// recordWhole writes down how the bot plays to the end.
func recordWhole(t *testing.T) {
	t.Helper()
	l := newLoop()
	l.PlayBot()
	l.Record(0)
	for n := 0; n < 12000; n++ {
		l.Tick(window())
		if w, ok := l.Top().(*win); ok && w.since > 1 {
			break
		}
	}
	if err := os.MkdirAll(filepath.Dir(wholeRun), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(wholeRun, slim(t, l), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestSeekInARun goes to places of a run in any order: each must be what it was.
func TestSeekInARun(t *testing.T) {
	const ticks = 2400
	l, f := botRun(t, ticks)
	p, err := engine.NewPlayback(newGame(), config(), f)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewSource(1))
	for range 25 {
		if err := p.SeekTo(r.Int63n(ticks)); err != nil {
			t.Fatal(err)
		}
		p.Tick(window())
	}
	if err := p.SeekTo(ticks); err != nil || p.Diverged() != nil {
		t.Error(err, p.Diverged())
	}
	want, _ := l.Hash()
	if got, _ := p.Loop().Hash(); got != want {
		t.Errorf("at the end: got %#x; want %#x", got, want)
	}
}

// TestSteadyTicksAllocateNothing measures ticks of the game while the hero walks to and fro.
func TestSteadyTicksAllocateNothing(t *testing.T) {
	l := until(t, "in the second room", func(p *play) bool { return p.room == 1 && p.inRoom > 1 })
	fresh := newLoop()
	fresh.Tick(window())
	s, err := l.Snapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fresh.Restore(s); err != nil {
		t.Fatal(err)
	}
	p := playIn(t, fresh)
	in := window()
	for range 120 {
		fresh.Tick(in)
		fresh.Draw(0)
	}
	p.saved.Played = hintTime // the hint is made of words
	if allocs := testing.AllocsPerRun(100, func() { fresh.Tick(in); fresh.Draw(0) }); allocs != 0 {
		t.Errorf("allocations a tick with its picture: got %v; want 0", allocs)
	}
}

// TestAnotherMapBeginsAnew changes the map under a game that runs, as a developer does.
func TestAnotherMapBeginsAnew(t *testing.T) {
	g := enginetest.New(t, newGame(), config())
	g.Blind, g.Deaf = true, true
	g.Step(20).Press(accept).Step(30)
	p := g.Top().(*play)
	p.level.Things = p.level.Things[:len(p.level.Things)-5]
	g.Step(10)
	if p.otherMap() || p.space.Len() == 0 || len(p.props) != len(p.level.Things) {
		t.Errorf("got %d props for %d things; want the game to begin anew", len(p.props), len(p.level.Things))
	}
}
