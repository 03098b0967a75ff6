package host

import (
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// A question to a game that is late for a moment waits for it, while the window goes on.
func TestAnAskWaitsForALateGame(t *testing.T) {
	s := newStage(t, walkers(map[string]code{"walker": {}}))
	if _, err := s.swap(protocol.SwapArgs{Program: "walker", Number: 1}); err != nil {
		t.Fatal(err)
	}
	l := s.last()
	l.mu.Lock()
	s.frame()
	if l.Late() == 0 {
		t.Fatal("got a game in time; want it late")
	}
	answered := make(chan protocol.Answer, 1)
	go func() { answered <- s.host.Ask(protocol.New(protocol.Hello, nil)) }()
	time.AfterFunc(200*time.Millisecond, l.mu.Unlock)
	s.until("an answer", func() bool { return len(answered) > 0 })
	if a := <-answered; a.Err != "" {
		t.Errorf("got %q; want an answer", a.Err)
	}
}
