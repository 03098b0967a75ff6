package main

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// playBot lets the bot play and returns the game and the digest of all that it showed and sounded.
func playBot(ticks int) (*game, uint64) {
	g := &game{}
	l := newLoop(g, nil)
	l.PlayBot()
	var d driver.Digest
	app := driver.Digested(l, &d)
	in := window()
	for range ticks {
		app.Tick(in)
		app.Draw(0)
	}
	return g, d.Sum()
}

func TestBotSeesEverything(t *testing.T) {
	g, _ := playBot(testTicks)
	n := &g.counts
	for _, c := range [...]struct {
		what      string
		got, want int
	}{
		{"games", n.games, 2},
		{"waves cleared", n.waves, 2},
		{"saucers", n.saucers, 1},
		{"saucers shot", n.saucersHit, 1},
		{"ships lost", n.deaths, firstLives},
		{"jumps", n.jumps, 1},
		{"game overs", n.overs, 1},
		{"initials", n.entries, 1},
		{"pauses", n.pauses, 1},
	} {
		if c.got < c.want {
			t.Errorf("%s: got %d; want at least %d", c.what, c.got, c.want)
		}
	}
	if t.Failed() {
		t.Log(g.Summary())
	}
}

func TestSameRunTwice(t *testing.T) {
	a, sumA := playBot(3000)
	b, sumB := playBot(3000)
	if *a != *b {
		t.Errorf("the same run twice: got %s and %s; want the same", a.Summary(), b.Summary())
	}
	if sumA != sumB {
		t.Errorf("what the same run showed: got %x and %x; want the same", sumA, sumB)
	}
}
