package console

import (
	"testing"
	"time"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
)

// crowd is a game with n entities.
func crowd(n int) (*play, *engine.Loop) {
	g := &play{lives: 3}
	for i := range n {
		e := g.world.Spawn(Enemy{float64(i % 7)}, Position{float64(i), 7}, Hull{int8(i % 100)})
		if i%10 == 0 {
			ecs.Put(&g.world, e, Frozen{})
		}
	}
	l := engine.New(g, engine.Config{}, nil)
	l.Tick(&driver.Input{})
	return playing(l).(*play), l
}

func BenchmarkLines(b *testing.B) {
	for name, line := range map[string]string{
		"few rows":  "Enemy e, Position e p | p.X > 99990",
		"all rows":  "Enemy e, Position e p",
		"sorted":    "Enemy e, Position e p | e.Speed > 2 | sort by p.X desc | limit 5",
		"sum":       "Enemy e, Position e p | sum p.X",
		"one value": "e42.Position.X",
		"set one":   "set e42.Position.X += 1",
		"set many":  "set p.X += 1 where Enemy e, Position e p",
	} {
		b.Run(name, func(b *testing.B) {
			_, l := crowd(100_000)
			c := New(l, nil)
			for b.Loop() {
				if _, err := c.Run(line); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A query with few rows takes a small multiple of a loop in Go over the same entities, which is what is left of the 20 ms that
// krill q may take.
func TestQueryIsQuick(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures")
	}
	g, l := crowd(100_000)
	c := New(l, nil)
	if _, err := c.Run("Enemy a, Enemy b | a == b"); err == nil {
		t.Error("a loop of 100,000 in a loop of 100,000: got an answer; want it refused")
	}
	loop, query := time.Hour, time.Hour
	for range 15 {
		begun := time.Now()
		n := 0
		for p := range movers.Each(&g.world) {
			if p.X > 99990 {
				n++
			}
		}
		loop = min(loop, time.Since(begun))
		begun = time.Now()
		r, err := c.Run("Enemy e, Position e p | p.X > 99990")
		query = min(query, time.Since(begun))
		if err != nil || r.Table.Total != n || n != 9 {
			t.Fatalf("got %+v, %v; want %d rows", r, err, n)
		}
	}
	t.Logf("query of 100,000 entities %v, %.0f times the loop in Go (%v)", query, float64(query)/float64(loop), loop)
	if query > 100*loop {
		t.Errorf("got %.0f times the loop in Go; want at most 100", float64(query)/float64(loop))
	}
}

func TestStoppedAllocatesNothing(t *testing.T) {
	_, l := crowd(1000)
	c := New(l, nil)
	tick := func() {
		l.Tick(&driver.Input{})
		if e := c.Stopped(); e != nil {
			t.Fatalf("got a stop at %+v; want none", e)
		}
	}
	plain := testing.AllocsPerRun(100, func() { l.Tick(&driver.Input{}) })
	if n := testing.AllocsPerRun(100, tick); n > plain {
		t.Errorf("without breakpoints: got %v allocations; want %v, those of the tick", n, plain)
	}
	for _, line := range []string{
		"break Hull h | h.N < 0", "break game.lives == 0", "break Enemy e, Position e p | p.X < 0", "break game.ship.at.X > 3 && game.ship.name == \"x\"",
		"break Hull h | h.N == 5",
	} {
		if _, err := c.Run(line); err != nil {
			t.Fatal(err)
		}
		for range 3 {
			tick()
		}
		if n := testing.AllocsPerRun(100, tick); n > plain {
			t.Errorf("%s: got %v allocations; want %v, those of the tick", line, n, plain)
		}
	}
}
