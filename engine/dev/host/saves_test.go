package host

import (
	"os"
	"testing"
	"time"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/render"
)

// crowd has entities with five components each.
type crowd struct {
	World ecs.World
	N     int
}

type (
	place struct{ X, Y float64 }
	speed struct{ X, Y float64 }
	life  struct{ Now, Most float64 }
	look  struct {
		Hue  uint32
		Size float32
	}
	mind struct{ Goal, Mood int32 }
)

var body = ecs.Bundle5[place, speed, life, look, mind]()

func (c *crowd) Start(*engine.Tick) error {
	for i := range c.N {
		body.Spawn(&c.World, place{X: float64(i)}, speed{Y: 1}, life{Now: 3}, look{Hue: uint32(i)}, mind{Goal: int32(i)})
	}
	return nil
}

func (c *crowd) Update(*engine.Tick) error { return nil }
func (c *crowd) Draw(*render.Canvas)       {}

// BenchmarkSave is what a state a second costs the frame that it comes in: for so long the game cannot tick.
func BenchmarkSave(b *testing.B) {
	for name, n := range map[string]int{"1k entities": 1000, "10k entities": 10000} {
		b.Run(name, func(b *testing.B) {
			l := newLocal(&crowd{N: n}, engine.Config{Seed: 1}, nil)
			defer l.Close()
			h := New(Options{})
			defer h.Close()
			h.plays.Store(&build{game: l, drawn: make(chan struct{})})
			h.Tick(&driver.Input{Width: 320, Height: 180})
			for b.Loop() {
				if s := h.saveNow(); s == nil {
					b.Fatal("got no state")
				}
			}
		})
	}
}

// handle keeps what cannot be copied.
type handle struct {
	N    int
	File *os.File
}

func (h *handle) Start(*engine.Tick) error  { h.File = os.Stdout; return nil }
func (h *handle) Update(*engine.Tick) error { h.N++; return nil }
func (h *handle) Draw(*render.Canvas)       {}

// A game that cannot be copied begins anew at a swap, which is said.
func TestAGameThatCannotBeCopiedBeginsAnew(t *testing.T) {
	made := func() (engine.Game, engine.Config) { return &handle{}, engine.Config{Title: "Handle", Seed: 1} }
	s := newStage(t, map[string]func() (engine.Game, engine.Config){"one": made, "two": made})
	if _, err := s.swap(protocol.SwapArgs{Program: "one", Number: 1}); err != nil {
		t.Fatal(err)
	}
	for range 30 {
		s.frame()
	}
	if _, err := s.swap(protocol.SwapArgs{Program: "two", Number: 2}); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		s.frame()
	}
	l := s.last()
	l.mu.Lock()
	n := l.loop.Top().(*handle).N
	l.mu.Unlock()
	if n > 25 {
		t.Errorf("got N %d; want it begun anew", n)
	}
	if !s.host.says.has("state") {
		t.Error("got no line that says so")
	}
	l.die()
	s.until("the build before", func() bool { r := s.host.status(); return r.Alive && r.Build == 1 })
}

// What is saved goes to the tool, once a second, and soon after something was changed from outside.
func TestStatesAreSaved(t *testing.T) {
	s := newStage(t, walkers(map[string]code{"one": {step: 1}}))
	s.pace = 5 * time.Millisecond
	s.swap(protocol.SwapArgs{Program: "one", Number: 1})
	count := func() (n int) {
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, e := range s.events {
			if e.Event == protocol.Saved {
				n++
			}
		}
		return n
	}
	begun := time.Now()
	s.until("three states", func() bool { return count() == 3 })
	if took := time.Since(begun); took < 1900*time.Millisecond {
		t.Errorf("got three states in %v; want one a second", took)
	}
	yes := true
	s.host.Ask(protocol.New(protocol.Time, protocol.TimeArgs{Pause: &yes}))
	n := count()
	begun = time.Now()
	s.until("another", func() bool { return count() > n })
	if took := time.Since(begun); took > saveEvery {
		t.Errorf("after a change: got a state after %v; want it sooner", took)
	}
	n = count()
	for end := time.Now().Add(1500 * time.Millisecond); time.Now().Before(end); {
		s.frame()
	}
	if got := count(); got != n {
		t.Errorf("paused: got %d more states; want none", got-n)
	}
}
