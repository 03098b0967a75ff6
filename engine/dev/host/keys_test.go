package host

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

// playing returns a stage on which a walker has played for a while.
func playing(t *testing.T) *stage {
	s := newStage(t, walkers(map[string]code{"one": {step: 1}, "two": {step: 1}}))
	if _, err := s.swap(protocol.SwapArgs{Program: "one", Number: 1}); err != nil {
		t.Fatal(err)
	}
	for range 120 {
		s.frame()
	}
	return s
}

func (s *stage) n() int { return s.last().walker().N }

func (s *stage) press(list ...driver.Key) {
	for _, k := range list {
		s.in.Keys = append(s.in.Keys, key(k, true))
	}
	s.frame()
	for _, k := range list {
		s.in.Keys = append(s.in.Keys, key(k, false))
	}
	s.frame()
}

func (s *stage) paused() bool { return s.host.status().Clock.Paused }

func TestKeysOfTime(t *testing.T) {
	s := playing(t)
	s.press(driver.KeyF6)
	s.until("a pause", s.paused)
	n := s.n()
	for range 10 {
		s.frame()
	}
	if got := s.n(); got != n {
		t.Errorf("F6: got it going on from %d to %d; want it still", n, got)
	}
	s.press(driver.KeyF7)
	s.until("a step", func() bool { return s.n() == n+1 })
	s.in.Keys = append(s.in.Keys, key(driver.KeyShiftLeft, true))
	s.press(driver.KeyF7)
	s.until("a step back", func() bool { return s.n() == n })
	s.in.Keys = append(s.in.Keys, key(driver.KeyShiftLeft, false))
	s.press(driver.KeyF6)
	s.until("it to go on", func() bool { return s.n() > n+5 })

	n = s.n()
	s.in.Keys = append(s.in.Keys, key(driver.KeyF5, true))
	s.until("it to rewind", func() bool { return s.n() < n-40 })
	back := s.n()
	s.in.Keys = append(s.in.Keys, key(driver.KeyF5, false))
	s.until("it to go on from there", func() bool { return s.n() > back+5 })
	if s.paused() {
		t.Error("after rewinding: got it paused; want it to go on, as it did before")
	}
	s.press(driver.KeyF8)
	s.until("slow motion", func() bool { return s.host.status().Clock.Speed == 0.25 })
	s.press(driver.KeyF8)
	s.until("time as it was", func() bool { return s.host.status().Clock.Speed == 1 })
}

func TestKeysOfLoopsAndRestarts(t *testing.T) {
	s := playing(t)
	s.press(driver.KeyF4)
	s.until("a beginning", func() bool { return s.host.says.has("key loop") })
	from := s.n()
	for range 20 {
		s.frame()
	}
	s.press(driver.KeyF4)
	s.until("a loop", func() bool { return s.host.status().Clock.Looping })
	highest := 0
	for range 200 {
		s.frame()
		highest = max(highest, s.n())
	}
	if highest > from+40 {
		t.Errorf("got to %d in a loop from %d; want it to go round", highest, from)
	}
	if _, err := s.swap(protocol.SwapArgs{Program: "two", Number: 2}); err != nil {
		t.Fatal(err)
	}
	if !s.host.status().Clock.Looping {
		t.Error("after a swap: got no loop; want it played over the new build")
	}
	s.press(driver.KeyF4)
	s.until("no loop", func() bool { return !s.host.status().Clock.Looping })
	s.press(driver.KeyF3)
	s.until("a restart", func() bool { return s.n() < from })
}

func TestTheStateIsThereAfterDeath(t *testing.T) {
	s := playing(t)
	s.until("a state", func() bool { return s.heard(protocol.Saved) })
	a := s.host.Ask(protocol.New(protocol.State, nil))
	var c protocol.ClockResult
	if err := a.Read(&c); err != nil || len(a.Blobs) != 2 || int(c.Tick) > s.n() || int(c.Tick) < s.n()-1 {
		t.Fatalf("got %+v, %d blobs, %v; want the state now, and how the build begins", c, len(a.Blobs), err)
	}
	s.mu.Lock()
	delete(s.games, "one") // it cannot be started again
	s.mu.Unlock()
	s.last().die()
	s.until("the game to be gone", func() bool { return s.host.plays.Load() == nil })
	b := s.host.Ask(protocol.New(protocol.State, nil))
	if b.Err != "" || len(b.Blobs) != 2 {
		t.Fatalf("after its death: got %q; want its state", b.Err)
	}
	if a := s.host.Ask(protocol.New(protocol.Snapshot, nil)); a.Err == "" {
		t.Error("asking a game that is gone: got no error")
	}
	n := int(c.Tick)
	if _, err := s.swap(protocol.SwapArgs{Program: "two", Number: 2}); err != nil {
		t.Fatal(err)
	}
	if got := s.n(); got < n {
		t.Errorf("the next build: got it at %d; want it to go on from %d", got, n)
	}
	for range 50 {
		s.frame()
	}
	if a := s.host.Ask(protocol.New(protocol.Load, nil, a.Blobs...)); a.Err != "" {
		t.Fatal(a.Err)
	}
	if got := s.n(); got > n+3 {
		t.Errorf("load: got %d; want %d", got, n)
	}
}

func TestLinesStandInTheTitleWithoutALayer(t *testing.T) {
	s := playing(t)
	s.host.Ask(protocol.New(protocol.Say, protocol.SayArgs{About: "build", Lines: []string{"main.go:7: oops", "more"}}))
	if out, _ := s.frame(); out.Window.Title != "Walker · main.go:7: oops" {
		t.Errorf("got the title %q", out.Window.Title)
	}
	s.host.Ask(protocol.New(protocol.Say, protocol.SayArgs{About: "build", Lines: []string{"0.9 s"}, Secs: 0.05}))
	if out, _ := s.frame(); out.Window.Title != "Walker · 0.9 s" {
		t.Errorf("got the title %q; want the line that takes its place", out.Window.Title)
	}
	time.Sleep(60 * time.Millisecond)
	if out, _ := s.frame(); out.Window.Title != "Walker" {
		t.Errorf("got the title %q; want the game's own again", out.Window.Title)
	}
}

func TestWhatTheGamePrints(t *testing.T) {
	s := newStage(t, nil)
	w := s.host.Printed("err")
	for _, part := range []string{"one\ntw", "o\r\n", "panic: boom\n", "goroutine 1\n"} {
		w.Write([]byte(part))
	}
	s.until("four lines", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return len(s.events) == 4
	})
	var lines []string
	for _, e := range s.events {
		var l protocol.LogEvent
		e.Read(&l)
		lines = append(lines, l.Level+" "+l.Text)
	}
	if got := strings.Join(lines, "|"); got != "err one|err two|err panic: boom|err goroutine 1" {
		t.Errorf("got %q", got)
	}
	b := &build{game: &stub{}, number: 3}
	if f := s.host.death(b); f.Text != "panic: boom" || !slices.Equal(f.Stack, []string{"panic: boom", "goroutine 1"}) || f.Build != 3 {
		t.Errorf("got %+v; want the panic and its stack", f)
	}
}

func TestUnknownAsks(t *testing.T) {
	h := New(Options{})
	defer h.Close()
	for _, do := range []string{"", "host.dance", "fame.hello", "dev.keep", "game.hello", "host.load"} {
		if a := h.Ask(protocol.New(do, nil)); a.Err == "" {
			t.Errorf("%q: got no error", do)
		}
	}
}
