package console

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
)

// lines makes lines that are sound more often than not.
type lines struct{ *rand.Rand }

func (r lines) of(list ...string) string { return list[r.IntN(len(list))] }

func (r lines) entity() string {
	return r.of(`"Earth"`, `"Moon"`, "it", "none", fmt.Sprintf("e%d", r.IntN(14)), fmt.Sprintf("e%d", 1+r.IntN(8)), fmt.Sprintf("%dv%d", r.IntN(9), 1+r.IntN(2)))
}

func (r lines) number() string {
	return r.of("0", "1", "-3", "2.5", "127", "128", "1e9", "-1e300", "0x7f", "9223372036854775807", "18446744073709551615", "game.lives", "e1.Hull.N * 2", "1/0")
}

func (r lines) component() string {
	return r.of("Frozen", "Hull", "Hull{N: 3}", "Position{1, 2}", "Position{Y: 4}", "Enemy{"+r.number()+"}", "Target{"+r.entity()+"}", "DockedTo", "Nothing")
}

func (r lines) change() string {
	switch r.IntN(12) {
	case 0:
		return "set game.lives = " + r.number()
	case 1:
		return "set game.ship." + r.of("at.X", "vel", "name", "at") + r.of(" = ", " += ", " ") + r.of(r.number(), `"x"`, "{1, 2}", "game.ship.vel")
	case 2:
		return "set " + r.entity() + r.of(".Hull.N", ".Position.X", ".Position", ".Target.of", ".Speed") + r.of(" = ", " -= ") + r.of(r.number(), "{3, 4}", r.entity())
	case 3:
		return "set p.X = p.X " + r.of("+", "*", "-") + " " + r.number() + " where Enemy e, Position e p | p.X > " + r.number()
	case 4:
		return "set h.N " + r.of("=", "+=") + " " + r.number() + " where Hull e h | limit 3"
	case 5:
		return "add " + r.entity() + " " + r.component() + r.of("", " "+r.component())
	case 6:
		return "drop " + r.entity() + " " + r.component()
	case 7:
		return "spawn " + r.component() + " " + r.component() + r.of("", ` "Max"`, ` "Moon"`)
	case 8:
		return "destroy " + r.of(r.entity(), "where Enemy e | e.Speed > 2", r.entity()+", "+r.entity())
	case 9:
		return "name " + r.entity() + " " + r.of("Max", `"Moon"`, `""`)
	case 10:
		return "relate " + r.of("DockedTo", "DockedTo{Since: 3}", "Mother") + " " + r.entity() + " " + r.entity()
	}
	return "unrelate " + r.of("DockedTo", "Mother") + " " + r.entity() + " " + r.entity()
}

func (r lines) transaction() string {
	parts := []string{r.change()}
	for r.IntN(3) == 0 {
		parts = append(parts, r.change())
	}
	return strings.Join(parts, "; ")
}

func hashOf(t testing.TB, l *engine.Loop) uint64 {
	t.Helper()
	h, err := l.Hash()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// What is undone at once is as if it had not been, what is refused has done nothing, and a redo does the same again.
func TestUndoIsExact(t *testing.T) {
	done := 0
	for seed := range uint64(60) {
		r := lines{rand.New(rand.NewPCG(seed, 1))}
		_, l := newPlay()
		c := New(l, nil)
		c.strict = true
		var hashes []uint64
		for range 60 {
			before := hashOf(t, l)
			line := r.transaction()
			_, err := c.Run(line)
			if err != nil {
				if hashOf(t, l) != before {
					t.Fatalf("seed %d: %s: refused (%v), and changed something", seed, line, err)
				}
				continue
			}
			if len(c.log) == len(hashes) { // a query without rows
				continue
			}
			hashes = append(hashes, before)
			done++
			if r.IntN(3) == 0 {
				after := hashOf(t, l)
				run(t, c, "undo")
				if hashOf(t, l) != before {
					t.Fatalf("seed %d: %s: an undo gave another state", seed, line)
				}
				run(t, c, "redo")
				if hashOf(t, l) != after {
					t.Fatalf("seed %d: %s: a redo gave another state", seed, line)
				}
			}
		}
		for len(hashes) > 0 {
			run(t, c, "undo")
			if hashOf(t, l) != hashes[len(hashes)-1] {
				t.Fatalf("seed %d: undo number %d gave another state", seed, len(hashes))
			}
			hashes = hashes[:len(hashes)-1]
		}
	}
	t.Logf("%d transactions", done)
	if done < 500 {
		t.Errorf("got %d transactions that were carried out; want more, or the test says little", done)
	}
}

// In a game that goes on, an undo puts the values back that a transaction changed.
func TestUndoLater(t *testing.T) {
	g, l := newPlay()
	c := New(l, nil)
	c.strict = true
	g.move = true
	tick := func() { l.Tick(&driver.Input{}) }
	for _, s := range []struct{ do, ask, want, says string }{
		{"set e1.Position.X = 1000", "e1.Position.X", "0", ""},
		{"set game.lives = 9", "game.lives", "3", ""},
		{"set h.N = 0 where Hull e h", "Hull h | sum h.N", "19", ""},
		{"add e1 Frozen", "Frozen f | count", "2", ""},
		{"drop e4 Frozen, Hull", "Frozen f, Hull f | count", "2", ""},
		{`spawn Enemy "Max"`, "Enemy e | count", "5", ""},
		{"name e2 Bob", "e2", "e2\n  Enemy {Speed: 1}", ""},
		{`relate DockedTo e8 "Moon"`, "DockedTo s p", "e8  e6 \"Earth\"  4", ""},
		{`unrelate DockedTo e8 "Earth"`, "DockedTo s p", "e8  e6 \"Earth\"  4", ""},
		{"destroy e6", "DockedTo s p", "e8  e6 \"Earth\"  4", "not: \"Earth\": it has the id 6v2 now"},
	} {
		run(t, c, s.do)
		tick()
		tick()
		text := run(t, c, "undo")
		if !strings.Contains(text, "gone on") || !strings.Contains(text, s.says) || s.says == "" && strings.Contains(text, "not: ") {
			t.Errorf("%s: the undo says %q; want that the game has gone on, and %q", s.do, text, s.says)
		}
		if got := run(t, c, s.ask); !strings.Contains(got, s.want) {
			t.Errorf("%s, two ticks, undo: %s: got %s; want %s", s.do, s.ask, got, s.want)
		}
	}
	run(t, c, "spawn Hull{N: 5}")
	run(t, c, "set Hull.N = 7 where Hull it | it.Hull.N == 5")
}

// A diff lists what really differs: it is empty when the state is the same, and never when it is not.
func TestDiffSaysWhatChanged(t *testing.T) {
	for seed := range uint64(40) {
		r := lines{rand.New(rand.NewPCG(seed, 2))}
		_, l := newPlay()
		c := New(l, nil)
		c.strict = true
		for range 40 {
			before, _ := l.Snapshot(nil)
			line := r.change()
			got, err := c.Run(line)
			if err != nil {
				continue
			}
			after, _ := l.Snapshot(nil)
			if changes := l.Changes(before, after); len(got.Diff) == 0 != (len(changes) == 0) && !onlyOrder(line) {
				t.Fatalf("seed %d: %s: got the diff %v; engine says %v", seed, line, got.Diff, changes)
			}
		}
	}
}

// onlyOrder is for lines that say of a link what is so already.
func onlyOrder(line string) bool { return strings.HasPrefix(line, "relate") }

// Some text of a developer who is asleep never ends the game.
func FuzzRun(f *testing.F) {
	for _, line := range strings.Split(helpText, "\n") {
		for _, part := range strings.Split(line, "      ") {
			f.Add(strings.TrimSpace(part))
		}
	}
	for _, line := range []string{
		"Enemy e, Position e p | p.X > 150 | sort by p.X desc | limit 3 @-5", "game.world.e2.Position", `"Earth".Position.X`, "tree game", "types", "stats",
		"set game.ship = {name: \"x\", at: {1, 2}}", "break game.lives == 0", "play.world: Hull h", "e8 == \"Earth\"", "[1, 2]", "{", "e1.", "@", "game.ship.at.X[3]", "set game.world = 3",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		_, l := newPlay()
		c := New(l, nil)
		c.strict = true
		before := hashOf(t, l)
		if _, err := c.Run(line); err != nil && hashOf(t, l) != before {
			t.Errorf("%q: refused with %v, and changed something", line, err)
		}
		c.Stopped()
		c.Watches()
		c.Complete(line, len(line)/2)
		c.Complete(line, len(line))
		if c.Run("undo"); hashOf(t, l) != before {
			t.Errorf("%q: an undo gave another state", line)
		}
		ReadClock(line)
	})
}
