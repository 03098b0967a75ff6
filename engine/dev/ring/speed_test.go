package ring

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/krill2d/krill/ecs"
)

// The components of an entity: 56 bytes.
type (
	pos   struct{ X, Y float64 }
	vel   struct{ X, Y float64 }
	spin  struct{ Angle float64 }
	life  struct{ HP, Max int32 }
	color struct{ R, G, B, A uint16 }
)

var drifting = ecs.Query2[pos, vel]()

// crowd returns a world of so many entities, of which every second one moves.
func crowd(n int) *ecs.World {
	w := &ecs.World{}
	for i := range n {
		v := vel{}
		if i%2 == 0 {
			v = vel{X: 30 + float64(i%17), Y: 20 - float64(i%13)}
		}
		w.Spawn(pos{float64(i % 640), float64(i % 360)}, v, spin{float64(i)}, life{int32(i), 100}, color{1, 2, 3, 4})
	}
	return w
}

func move(w *ecs.World) {
	for p, v := range drifting.Each(w) {
		p.X += float64(v.X / 60)
		p.Y += float64(v.Y / 60)
	}
}

// TestSpeed plays a minute of crowds and says what keeping it costs: of a tick, and in memory.
func TestSpeed(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("ratios of simulated processors say nothing")
	}
	for _, c := range []struct {
		entities int
		tick, mb float64 // bars: part of a tick of 16.7 ms, and MB of a minute; zero: none
	}{{1000, 0, 40}, {10_000, 0.05, 350}} {
		w := crowd(c.entities)
		var r Ring
		var state []byte
		var took, keep []time.Duration
		for tick := range int64(3600) {
			move(w)
			begun := time.Now()
			state, _ = w.AppendSnapshot(state[:0])
			copied := time.Now()
			r.Add(tick, state)
			keep = append(keep, time.Since(copied))
			took = append(took, time.Since(begun))
		}
		if first, _, _ := r.Span(); first > 60 {
			t.Errorf("%d entities: got the first tick %d; want a minute", c.entities, first)
		}
		size := fmt.Sprintf("ring/%d-entities-", c.entities)
		report(t, size+"snapshot-and-ring/tick", median(took).Seconds()*60, c.tick)
		report(t, size+"ring/tick", median(keep).Seconds()*60, 0)
		report(t, size+"minute-MB", float64(r.Bytes())/1e6, c.mb)
		report(t, size+"read-ms", slowest(t, &r), 100)
	}
}

// slowest returns how long the slowest of some ticks takes to be read back, in milliseconds.
func slowest(t *testing.T, r *Ring) float64 {
	first, last, _ := r.Span()
	worst := 0.0
	var state []byte
	for tick := first; tick <= last; tick += 59 {
		best := math.Inf(1) // of three: a busy machine only makes it slower
		for range 3 {
			begun := time.Now()
			var ok bool
			if state, ok = r.At(state[:0], tick); !ok {
				t.Fatalf("tick %d is not there", tick)
			}
			best = math.Min(best, time.Since(begun).Seconds()*1000)
		}
		worst = math.Max(worst, best)
	}
	return worst
}

func median(list []time.Duration) time.Duration {
	slices.Sort(list)
	return list[len(list)/2]
}

func report(t *testing.T, name string, value, bar float64) {
	if bar == 0 {
		fmt.Printf("FIGURE %s %.4f\n", name, value)
		return
	}
	verdict := "ok"
	if value > bar {
		verdict = "MISS"
		t.Errorf("%s: got %.3f; want at most %g", name, value, bar)
	}
	fmt.Printf("RATIO %s %.4f %g %s\n", name, value, bar, verdict)
}

// BenchmarkSpawns adds states of 10,000 entities of which one comes or goes in each tick.
func BenchmarkSpawns(b *testing.B) {
	w := crowd(10_000)
	var r Ring
	var state []byte
	tick := int64(0)
	var last ecs.Entity
	for b.Loop() {
		if tick++; tick%2 == 0 {
			w.Destroy(last)
		} else {
			last = w.Spawn(pos{}, vel{}, spin{}, life{}, color{})
		}
		move(w)
		state, _ = w.AppendSnapshot(state[:0])
		r.Add(tick, state)
	}
	b.ReportMetric(float64(r.Bytes())/float64(min(tick, 3600)), "B/state")
}
