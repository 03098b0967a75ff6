package host

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// TestAskSpeed asks a game that plays 60 ticks a second, as a terminal does: an ask does not wait for the next frame.
func TestAskSpeed(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the time of simulated processors says nothing")
	}
	s := newStage(t, walkers(map[string]code{"one": {step: 1}}))
	s.swap(protocol.SwapArgs{Program: "one", Number: 1})
	s.pace = 16 * time.Millisecond
	var took []time.Duration
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 60 {
			time.Sleep(7 * time.Millisecond)
			begun := time.Now()
			s.host.Ask(protocol.New(protocol.Run, protocol.RunArgs{Text: "game.N"}))
			took = append(took, time.Since(begun))
		}
	}()
	for asked := false; !asked; s.frame() {
		select {
		case <-done:
			asked = true
		default:
		}
	}
	slices.Sort(took)
	middle, most := took[len(took)/2], took[len(took)*95/100]
	fmt.Printf("FIGURE host/ask-ms %.3f\nFIGURE host/ask-95th-ms %.3f\n", middle.Seconds()*1000, most.Seconds()*1000)
	if middle > 5*time.Millisecond {
		t.Errorf("got %v for an ask in the middle; want at most 5 ms", middle)
	}
}

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
