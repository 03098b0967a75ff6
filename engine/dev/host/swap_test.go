package host

import (
	"errors"
	"testing"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// walker goes one step a tick, and what its build says more.
type walker struct {
	N, Held int
	code    func() code // no state
}

// code is what differs from build to build.
type code struct {
	step  int
	color render.Color
	fails int // the N at which Update fails; zero: never
	draws bool
}

func (w *walker) Update(t *engine.Tick) error {
	w.N += w.code().step
	if t.Input.Key(input.KeyRight) {
		w.Held++
	}
	if w.code().fails != 0 && w.N >= w.code().fails {
		return errors.New("the new code is wrong")
	}
	return nil
}

func (w *walker) Draw(c *render.Canvas) {
	if w.code().draws {
		panic("cannot draw")
	}
	c.Rect(geom.R(float64(w.N%100), 20, 30, 30), w.code().color)
	c.Print("walker", 10, 60)
}

func walkers(list map[string]code) map[string]func() (engine.Game, engine.Config) {
	games := map[string]func() (engine.Game, engine.Config){}
	for name, c := range list {
		games[name] = func() (engine.Game, engine.Config) {
			return &walker{code: func() code { return c }}, engine.Config{Title: "Walker", Width: 320, Height: 180, Seed: 1}
		}
	}
	return games
}

func (l *local) walker() *walker {
	l.mu.Lock()
	defer l.mu.Unlock()
	w, _ := l.loop.Top().(*walker)
	if w == nil {
		return &walker{}
	}
	c := *w
	return &c
}

func TestWaitsBeforeTheFirstGame(t *testing.T) {
	s := newStage(t, nil)
	_, f := s.frame()
	if len(f.Commands) == 0 || f.Width != 320 {
		t.Errorf("got %d commands of width %d; want a picture that waits", len(f.Commands), f.Width)
	}
	if _, err := s.swap(protocol.SwapArgs{Program: "none", Number: 1}); err == nil {
		t.Error("a program that cannot start: got no error")
	}
}

// A window that is new goes on in a state that comes with its first build, and never shows the game's beginning.
func TestTheFirstBuildBeginsInAState(t *testing.T) {
	builds := map[string]code{"one": {step: 1, color: render.Red}}
	old := newStage(t, walkers(builds))
	if _, err := old.swap(protocol.SwapArgs{Program: "one", Number: 1}); err != nil {
		t.Fatal(err)
	}
	for range 50 {
		old.frame()
	}
	kept := old.host.Ask(protocol.New(protocol.State, nil))
	if len(kept.Blobs) != 2 {
		t.Fatalf("got %+v; want the state", kept)
	}
	s := newStage(t, walkers(builds))
	if _, err := s.swap(protocol.SwapArgs{Program: "one", Number: 1}, kept.Blobs...); err != nil {
		t.Fatal(err)
	}
	if was, now := old.last().walker(), s.last().walker(); now.N < was.N || now.N > was.N+50 {
		t.Errorf("got N %d after %d; want it to go on", now.N, was.N)
	}
	if _, err := newStage(t, walkers(builds)).swap(protocol.SwapArgs{Program: "one", Number: 1}, []byte("nonsense"), nil); err == nil {
		t.Error("a broken state: got no error")
	}
}

func TestASwapKeepsTheState(t *testing.T) {
	s := newStage(t, walkers(map[string]code{"one": {step: 1, color: render.Red}, "two": {step: 1000, color: render.Green}}))
	if _, err := s.swap(protocol.SwapArgs{Program: "one", Number: 1}); err != nil {
		t.Fatal(err)
	}
	s.in.Keys = append(s.in.Keys, driver.KeyEvent{Key: driver.KeyRight, Down: true})
	for range 50 {
		s.frame()
	}
	before := s.last()
	r, err := s.swap(protocol.SwapArgs{Program: "two", Number: 2})
	if err != nil {
		t.Fatal(err)
	}
	was := before.walker()
	now := s.last().walker()
	if steps := now.N - was.N; steps <= 0 || steps%1000 != 0 {
		t.Errorf("got N %d after %d; want it to go on with the new code's steps", now.N, was.N)
	}
	held := now.Held
	s.frame()
	if got := s.last().walker().Held; got != held+1 {
		t.Errorf("a key that is held at the swap: got it held %d ticks; want %d", got, held+1)
	}
	if r.Frames > 3 {
		t.Errorf("got %d pictures that stood still (%.1f ms); want 3 at most", r.Frames, r.Millis)
	}
	if r.Clock.Tick != int64(was.N) {
		t.Errorf("got the clock at %d; want %d", r.Clock.Tick, was.N)
	}
	if !s.heard(protocol.Swapped) {
		t.Error("got no event; want swapped")
	}
}

func TestAFreshSwapBeginsAnew(t *testing.T) {
	s := newStage(t, walkers(map[string]code{"one": {step: 1}, "two": {step: 1}}))
	s.swap(protocol.SwapArgs{Program: "one", Number: 1})
	s.in.Keys = append(s.in.Keys, driver.KeyEvent{Key: driver.KeyRight, Down: true})
	for range 100 {
		s.frame()
	}
	if _, err := s.swap(protocol.SwapArgs{Program: "two", Number: 2, Fresh: true}); err != nil {
		t.Fatal(err)
	}
	w := s.last().walker()
	if w.N == 0 || w.N > 60 || w.Held != w.N-1 {
		t.Errorf("got N %d, held %d; want it to begin at 0 with the key held from its second tick on", w.N, w.Held)
	}
}

// A build that fails, in its first tick or soon after, gives way to the one before.
func TestABrokenBuildGivesWay(t *testing.T) {
	for name, c := range map[string]code{
		"first tick": {step: 1, fails: 1}, "first picture": {step: 1, draws: true}, "soon after": {step: 1, fails: 150},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, walkers(map[string]code{"one": {step: 1}, "two": c}))
			s.swap(protocol.SwapArgs{Program: "one", Number: 1})
			for range 60 {
				s.frame()
			}
			one := s.last()
			_, err := s.swap(protocol.SwapArgs{Program: "two", Number: 2})
			if name != "soon after" && err == nil {
				t.Error("got no error")
			}
			s.until("the event", func() bool { return s.heard(protocol.Failed) })
			s.until("the build before", func() bool { return s.host.status().Build == 1 })
			n := one.walker().N
			s.until("it to go on", func() bool { return one.walker().N > n })
			if n < 60 {
				t.Errorf("got it back at %d; want the state at the swap", n)
			}
		})
	}
}

// What a build failed of is not over the game any more once another one plays.
func TestTheNextBuildTakesTheFailureAway(t *testing.T) {
	s := newStage(t, walkers(map[string]code{"one": {step: 1, fails: 100}, "two": {step: 1}}))
	s.swap(protocol.SwapArgs{Program: "one", Number: 1})
	s.until("what it fails of", func() bool { return s.host.says.has(aboutFailure) })
	if _, err := s.swap(protocol.SwapArgs{Program: "two", Number: 2}); err != nil {
		t.Fatal(err)
	}
	if s.host.says.has(aboutFailure) {
		t.Error("got the failure of the build before over the game; want it gone")
	}
	n := s.last().walker().N
	s.until("the game to go on", func() bool { return s.last().walker().N > n })
}

// A game that stands because it failed stands there again when the next build fails too, and goes on in the one after it.
func TestTheNextBuildMayNotMendIt(t *testing.T) {
	s := newStage(t, walkers(map[string]code{"one": {step: 1, fails: 100}, "bad": {step: 1, fails: 1}, "two": {step: 1}}))
	s.swap(protocol.SwapArgs{Program: "one", Number: 1})
	s.until("what it fails of", func() bool { return s.host.says.has(aboutFailure) })
	if _, err := s.swap(protocol.SwapArgs{Program: "bad", Number: 2}); err == nil {
		t.Error("got a build that fails; want an error")
	}
	if c := s.host.status(); c.Build != 1 || !c.Clock.Paused {
		t.Errorf("got build %d, paused %v; want the first one, still paused", c.Build, c.Clock.Paused)
	}
	if _, err := s.swap(protocol.SwapArgs{Program: "two", Number: 3}); err != nil {
		t.Fatal(err)
	}
	n := s.last().walker().N
	s.until("the game to go on", func() bool { return s.last().walker().N > n })
}

// A game that somebody has paused stays so.
func TestAPauseStays(t *testing.T) {
	s := newStage(t, walkers(map[string]code{"one": {step: 1}, "two": {step: 1}}))
	s.swap(protocol.SwapArgs{Program: "one", Number: 1})
	yes := true
	s.host.Ask(protocol.New(protocol.Time, protocol.TimeArgs{Pause: &yes}))
	s.swap(protocol.SwapArgs{Program: "two", Number: 2})
	if c := s.host.status().Clock; !c.Paused {
		t.Error("got it going on; want it paused as it was")
	}
}

func TestAHungBuildGivesWay(t *testing.T) {
	s := newStage(t, walkers(map[string]code{"one": {step: 1}, "two": {step: 1}}))
	s.swap(protocol.SwapArgs{Program: "one", Number: 1})
	for range 30 {
		s.frame()
	}
	one := s.last()
	s.swap(protocol.SwapArgs{Program: "two", Number: 2})
	s.last().hang()
	begun := time.Now()
	s.until("the build before", func() bool { return s.host.status().Build == 1 })
	if took := time.Since(begun); took < maxHung*9/10 || took > 2*maxHung {
		t.Errorf("got it after %v; want it after %v", took, maxHung)
	}
	n := one.walker().N
	s.until("it to go on", func() bool { return one.walker().N > n })
	if !s.heard(protocol.Hung) {
		t.Error("got no event; want hung")
	}
}

// A process that is killed is rebuilt to its last tick.
func TestAKilledGameComesBack(t *testing.T) {
	s := newStage(t, walkers(map[string]code{"one": {step: 1}}))
	s.swap(protocol.SwapArgs{Program: "one", Number: 1})
	s.in.Keys = append(s.in.Keys, driver.KeyEvent{Key: driver.KeyRight, Down: true})
	s.until("a state", func() bool { return s.heard(protocol.Saved) })
	for range 100 {
		s.frame()
	}
	one := s.last()
	one.die()
	was := one.walker()
	s.until("another process", func() bool { return s.last() != one && s.last().walker().N > was.N })
	now := s.last().walker()
	if now.N-was.N != now.Held-was.Held || now.N-was.N > 20000 {
		t.Errorf("got %+v after %+v; want it to go on with the key held", now, was)
	}
	if got := s.last().played + was.N; got != now.N {
		t.Errorf("got N %d; want %d: what was played, and then each tick once", now.N, got)
	}
	if !s.heard(protocol.Died) {
		t.Error("got no event; want died")
	}
}

// A game that hangs comes back before the hang, and stands still.
func TestAHungGameComesBackStill(t *testing.T) {
	s := newStage(t, walkers(map[string]code{"one": {step: 1}}))
	s.swap(protocol.SwapArgs{Program: "one", Number: 1})
	s.until("a state", func() bool { return s.heard(protocol.Saved) })
	for range 50 {
		s.frame()
	}
	one := s.last()
	one.hang()
	was := one.walker()
	s.until("another process", func() bool { return s.last() != one && !s.host.rescues.Load() && s.host.status().Alive })
	for range 10 {
		s.frame()
	}
	if now := s.last().walker(); now.N != was.N {
		t.Errorf("got N %d; want %d, and still there", now.N, was.N)
	}
	if c := s.host.status().Clock; !c.Paused {
		t.Error("got it going on; want it paused")
	}
}

func TestSwapsInARow(t *testing.T) {
	s := newStage(t, walkers(map[string]code{"one": {step: 1}, "two": {step: 1}, "three": {step: 1}, "bad": {step: 1, fails: 1}}))
	for i, program := range []string{"one", "two", "bad", "three", "one"} {
		_, err := s.swap(protocol.SwapArgs{Program: program, Number: i + 1})
		if (err != nil) != (program == "bad") {
			t.Errorf("%s: got error %v", program, err)
		}
	}
	s.until("the trial to be over", func() bool { return s.host.plays.Load().hasBefore.Load() == false })
	s.until("the processes to end", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, l := range s.locals[:len(s.locals)-1] {
			if !l.closed.Load() {
				return false
			}
		}
		return true
	})
}
