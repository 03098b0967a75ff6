package collide

import (
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// TestALadderCanBeATrigger climbs a body instead of tiles, to a platform that it goes through.
func TestALadderCanBeATrigger(t *testing.T) {
	g := newScene(t, Platformer{}, "        ", "        ", "  ====  ", "        ", "        ", "  @     ", "########")
	g.space.Add(Body{Shape: Box(12, 64), Pos: geom.V(4*tileSize, 4*tileSize), Kind: Trigger, Is: rungs})
	g.step(3, still)
	if g.step(20, Moves{Y: -1}); g.hero.OnLadder {
		t.Fatal("beside the ladder: got on it")
	}
	g.until(t, "the ladder", goRight, func() bool { return g.pos().X > 4*tileSize-3 })
	n := g.until(t, "the top", Moves{Y: -1}, func() bool { return g.hero.OnFloor && g.pos().Y < 40 })
	if want := 64.0 / 80 * 60; float64(n) < want-2 || float64(n) > want+4 || !same(g.feet(1), 0) {
		t.Errorf("got up after %d ticks, feet at %v; want about %v ticks, on the platform", n, g.feet(1), want)
	}
	if g.step(60, Moves{Y: -1}); !same(g.feet(1), 0) {
		t.Errorf("up for long: got the feet at %v; want on the platform", g.feet(1))
	}
	if g.step(10, Moves{Y: 1}); !g.hero.OnLadder || g.feet(1) > -5 {
		t.Errorf("down: got %v, on ladder %v; want it through the platform", g.pos(), g.hero.OnLadder)
	}
	g.until(t, "the ground", Moves{Y: 1}, func() bool { return g.hero.OnFloor })
	if !same(g.feet(5), 0) {
		t.Errorf("down for long: got %v; want on the ground", g.pos())
	}
}

// TestFallsPastALadder is held by no rung while nothing is pressed, and catches one with up.
func TestFallsPastALadder(t *testing.T) {
	rows := []string{"  @    ", "       ", "  H    ", "  H    ", "  H    ", "  H    ", "#######"}
	g := newScene(t, Platformer{}, rows...)
	g.until(t, "the top", still, func() bool { return g.hero.OnFloor })
	if !same(g.feet(1), 0) {
		t.Errorf("fell from above: got the feet at %v; want on the top of the ladder", g.feet(1))
	}
	if g.step(5, Moves{Y: 1}); !g.hero.OnLadder {
		t.Error("down: got it not on the ladder")
	}
	g = newScene(t, Platformer{}, "       ", " @     ", "  H    ", "  H    ", "  H    ", "  H    ", "##############")
	g.space.Put(g.id, geom.V(2.5*tileSize, 3*tileSize))
	if g.step(4, still); g.hero.OnLadder || g.hero.OnFloor || g.hero.Vel.Y <= 0 {
		t.Errorf("before a ladder: got %+v; want a fall", g.hero)
	}
	if g.step(1, Moves{Y: -1}); !g.hero.OnLadder {
		t.Error("up in a fall: got no ladder")
	}
	if g.step(60, Moves{X: 1}); g.hero.OnLadder || !g.hero.OnFloor {
		t.Errorf("right for a second: got on ladder %v at %v; want it off, on the ground", g.hero.OnLadder, g.pos())
	}
}

// TestALadderThroughAHole goes up and down between walls that are as near as the ladder is wide.
func TestALadderThroughAHole(t *testing.T) {
	rows := []string{"         ", "         ", "###H#####", "###H#####", "###H     ", "   H     ", "#########"}
	for off := -5.0; off <= 5; off++ {
		g := newScene(t, Platformer{}, rows...)
		g.space.Put(g.id, geom.V(3.5*tileSize+off, 5.5*tileSize))
		g.until(t, "the top", Moves{Y: -1}, func() bool { return g.hero.OnFloor && g.pos().Y < 2*tileSize })
		g.space.Put(g.id, geom.V(3.5*tileSize+off, g.pos().Y))
		g.until(t, "the ground", Moves{Y: 1}, func() bool { return g.hero.OnFloor && g.pos().Y > 5*tileSize })
		if g.space.Put(g.id, geom.V(1.5*tileSize, 2*tileSize-heroH/2)); g.hero.OnLadder {
			t.Error("on the ground: got it on the ladder")
		}
		g.step(3, still)
		for g.pos().X < 6*tileSize {
			if g.step(1, goRight); !g.hero.OnFloor || g.hero.OnWall {
				t.Fatalf("walking over the hole: got %v, %+v", g.pos(), g.hero)
			}
		}
	}
}
