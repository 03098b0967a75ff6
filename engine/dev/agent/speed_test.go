package agent

import (
	"fmt"
	"log/slog"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/render"
)

// herd is a game of 10,000 entities of five components, of which every second moves.
type herd struct{ world *ecs.World }

type (
	turn  struct{ Angle float64 }
	power struct{ HP, Max int32 }
	hue   struct{ R, G, B, A uint16 }
)

func (h *herd) Start(*engine.Tick) error {
	h.world = &ecs.World{}
	for i := range 10_000 {
		d := drift{}
		if i%2 == 0 {
			d = drift{X: 30 + float64(i%17), Y: 20 - float64(i%13)}
		}
		h.world.Spawn(place{X: float64(i)}, d, turn{1}, power{1, 2}, hue{1, 2, 3, 4})
	}
	return nil
}

func (h *herd) Update(t *engine.Tick) error {
	for p, d := range movers.Each(h.world) {
		p.X += float64(d.X * t.Dt)
		p.Y += float64(d.Y * t.Dt)
	}
	return nil
}

func (h *herd) Draw(*render.Canvas) {}

// TestSpeed plays games with and without the agent, in turns, and says what the agent adds to a tick of 16.7 ms.
func TestSpeed(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the time of simulated processors says nothing")
	}
	for _, c := range []struct {
		name string
		make func() engine.Game
		bar  float64
	}{
		{"zoo", func() engine.Game { return &zoo{} }, 0.05},
		{"10000-entities", func() engine.Game { return &herd{} }, 0.05},
	} {
		bare := engine.New(c.make(), zooConfig(), nil)
		bare.LogTo(slog.New(slog.DiscardHandler))
		w := open(t, c.make(), zooConfig())
		var alone, kept []time.Duration
		for n := range 600 {
			begun := time.Now()
			bare.Tick(hand(n))
			ticked := time.Now()
			w.agent.Tick(hand(n))
			alone, kept = append(alone, ticked.Sub(begun)), append(kept, time.Since(ticked))
		}
		a, k := middle(alone).Seconds()*1000, middle(kept).Seconds()*1000
		part := (k - a) / (1000.0 / 60)
		fmt.Printf("FIGURE agent/%s-tick-ms %.4f\n", c.name, a)
		fmt.Printf("FIGURE agent/%s-tick-with-agent-ms %.4f\n", c.name, k)
		verdict := "ok"
		if part > c.bar {
			verdict = "MISS"
			t.Errorf("%s: the agent takes %.1f %% of a tick; want at most %.0f", c.name, 100*part, 100*c.bar)
		}
		fmt.Printf("RATIO agent/%s-part-of-a-tick %.4f %g %s\n", c.name, part, c.bar, verdict)
	}
}

func middle(list []time.Duration) time.Duration {
	slices.Sort(list)
	return list[len(list)/2]
}

func TestTickAllocatesNothing(t *testing.T) {
	w := open(t, &herd{}, engine.Config{})
	in := hand(0)
	for range 4200 { // so many inputs are kept
		w.agent.Tick(in)
	}
	play := func() {
		for range 60 {
			w.agent.Tick(in)
			w.agent.News()
		}
	}
	if n := testing.AllocsPerRun(5, play); n > 0 {
		t.Errorf("got %v allocations a second; want none", n)
	}
}
