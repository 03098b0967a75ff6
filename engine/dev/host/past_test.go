package host

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
)

func (s *stage) clock() (c protocol.ClockResult) {
	s.t.Helper()
	if err := s.host.Ask(protocol.New(protocol.Time, protocol.TimeArgs{})).Read(&c); err != nil {
		s.t.Fatal(err)
	}
	return c
}

func (s *stage) to(tick int64) {
	s.t.Helper()
	if err := s.host.Ask(protocol.New(protocol.Time, protocol.TimeArgs{To: &tick})).Read(nil); err != nil {
		s.t.Fatal(err)
	}
}

// What was before a save can be gone back to after it, also before the save before that, as it was.
func TestThePastGoesOverSwaps(t *testing.T) {
	s := newStage(t, walkers(map[string]code{"one": {step: 1}, "two": {step: 1000}, "three": {step: 1}}))
	s.swap(protocol.SwapArgs{Program: "one", Number: 1})
	for range 130 {
		s.frame()
	}
	r, err := s.swap(protocol.SwapArgs{Program: "two", Number: 2})
	if err != nil {
		t.Fatal(err)
	}
	border := r.Clock.Tick
	for range 20 {
		s.frame()
	}
	if _, err := s.swap(protocol.SwapArgs{Program: "three", Number: 3}); err != nil {
		t.Fatal(err)
	}
	s.until("the whole past", func() bool { return s.clock().First == 0 })
	for _, tick := range []int64{border, border - 1, border - 70, 1} {
		s.to(tick)
		if n := s.last().walker().N; int64(n) != tick {
			t.Errorf("tick %d: got N %d; want what it was", tick, n)
		}
	}
	s.to(border + 2)
	if n := s.last().walker().N; int64(n) != border+2000 {
		t.Errorf("two ticks of the second build: got N %d; want %d", n, border+2000)
	}
}

// A build that gives way leaves the one before its own past.
func TestARevertKeepsThePast(t *testing.T) {
	s := newStage(t, walkers(map[string]code{"one": {step: 1}, "two": {step: 1, fails: 150}}))
	s.swap(protocol.SwapArgs{Program: "one", Number: 1})
	for range 100 {
		s.frame()
	}
	s.swap(protocol.SwapArgs{Program: "two", Number: 2})
	s.until("the build before", func() bool { return s.host.status().Build == 1 && s.host.status().Alive })
	if c := s.clock(); c.First != 0 || c.Last < 100 {
		t.Errorf("got the past from %d to %d; want it from 0", c.First, c.Last)
	}
	s.to(50)
	if n := s.locals[0].walker().N; n != 50 {
		t.Errorf("got N %d; want 50", n)
	}
}

// A big past goes over beside the frames: none of them waits long for it.
func TestABigPastStopsNoFrame(t *testing.T) {
	made := func() (engine.Game, engine.Config) { return &crowd{N: 10000}, engine.Config{Title: "Crowd", Seed: 1} }
	s := newStage(t, map[string]func() (engine.Game, engine.Config){"one": made, "two": made})
	s.swap(protocol.SwapArgs{Program: "one", Number: 1})
	for range 240 {
		s.frame()
	}
	s.swap(protocol.SwapArgs{Program: "two", Number: 2})
	was := s.clock().Tick
	frames := int64(0)
	s.until("the whole past", func() bool { frames++; return s.host.handing.Load() == 0 })
	c := s.clock()
	if c.First != 0 {
		t.Errorf("got the past from %d on; want all of it", c.First)
	}
	if played := c.Tick - was; played < frames-2 {
		t.Errorf("got %d ticks in %d frames; want one in each", played, frames)
	}
}
