package collide

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// topScene is a level seen from above, with a hero in it.
type topScene struct {
	*scene
	man TopDown
}

func newTopScene(t testing.TB, sh Shape, man TopDown, rows ...string) *topScene {
	g := &topScene{newScene(t, Platformer{}, rows...), man}
	b, _ := g.space.Body(g.id)
	b.Shape = sh
	g.space.Set(g.id, b)
	g.man.Body = g.id
	return g
}

func (g *topScene) steer(n int, m Moves) (last Motion) {
	for range n {
		last = g.man.Update(&g.space, m, 1/g.tps)
	}
	return last
}

var room = []string{
	"##########",
	"#        #",
	"#        #",
	"#   @    #",
	"#        #",
	"#### #####",
	"#        #",
	"#        #",
	"##########",
}

func TestSeenFromAboveASlantIsNotFaster(t *testing.T) {
	for _, m := range []Moves{{X: 1}, {X: 1, Y: 1}, {X: 0.6, Y: -0.8}, {X: -1, Y: 0.5}} {
		g := newTopScene(t, Box(10, 10), TopDown{Speed: 100, StartTime: 0.1}, "   ", " @ ", "   ")
		from := g.pos()
		g.steer(6, m)
		if !same(g.man.Vel.Len(), 100) || !same(g.pos().Dist(from), 5) {
			t.Errorf("%+v: after 0.1 s got %v px/s and %v px; want 100 and 5", m, g.man.Vel.Len(), g.pos().Dist(from))
		}
		if want := geom.V(m.X, m.Y).Unit(); g.man.Facing.Dist(want) > 0.01 {
			t.Errorf("%+v: got facing %v; want %v", m, g.man.Facing, want)
		}
	}
	g := newTopScene(t, Box(10, 10), TopDown{StartTime: -1, StopTime: -1}, "@")
	if g.steer(1, Moves{X: 0.5}); g.man.Vel.X != 60 {
		t.Errorf("half a stick and no StartTime: got %v; want 60 at once", g.man.Vel)
	}
	if g.steer(1, Moves{}); g.man.Vel.X != 0 {
		t.Errorf("no StopTime: got %v; want 0 at once", g.man.Vel)
	}
}

func TestSeenFromAboveWallsAreSlidAlong(t *testing.T) {
	for _, sh := range []Shape{Box(10, 10), Circle(5)} {
		g := newTopScene(t, sh, TopDown{StartTime: -1}, room...)
		g.steer(120, Moves{Y: -1})
		if g.man.OnWall = false; !same(g.pos().Y, 16+5) {
			t.Errorf("%v: up for long: got %v; want at the wall", sh.Kind, g.pos())
		}
		x := g.pos().X
		if g.steer(30, Moves{X: 1, Y: -1}); !g.man.OnWall || math.Abs(g.pos().X-x-60/math.Sqrt2) > 1 {
			t.Errorf("%v: along the wall: got %v px in half a second; want %v", sh.Kind, g.pos().X-x, 60/math.Sqrt2)
		}
	}
}

// TestADoorOfOneTileIsEasyToEnter walks down to a door that it would miss by some pixels.
func TestADoorOfOneTileIsEasyToEnter(t *testing.T) {
	for _, sh := range []Shape{Box(14, 14), Circle(7)} {
		for off := -9.0; off <= 9; off++ {
			g := newTopScene(t, sh, TopDown{}, room...)
			g.space.Put(g.id, geom.V(4.5*tileSize+off, 60))
			g.steer(90, Moves{Y: 1})
			in, want := g.pos().Y > 6*tileSize, math.Abs(off) <= 6+1 // the door is 2 px wider
			if sh.Kind == CircleShape && !want {
				continue // it rolls off a corner by itself
			}
			if in != want {
				t.Errorf("kind %v, %v px beside the middle: got at %v; want through the door: %v", sh.Kind, off, g.pos(), want)
			}
		}
		g := newTopScene(t, sh, TopDown{Corner: -1}, room...)
		g.space.Put(g.id, geom.V(4.5*tileSize+4, 60))
		if g.steer(90, Moves{Y: 1}); sh.Kind == BoxShape && g.pos().Y > 5*tileSize {
			t.Error("with no Corner: got through the door; want it held")
		}
	}
}

func TestSeenFromAboveAKnockFades(t *testing.T) {
	g := newTopScene(t, Box(10, 10), TopDown{}, "          ", "    @     ")
	from := g.pos()
	g.man.Knock(geom.V(-200, 0), 0.3)
	g.steer(18, Moves{X: 1})
	if by := g.pos().Sub(from); math.Abs(by.X+30) > 2 || by.Y != 0 || g.man.Vel.Len() > 1 {
		t.Errorf("knocked at 200 px/s for 0.3 s: got %v px, then %v px/s; want about -30, and 0", by, g.man.Vel)
	}
	if g.steer(10, Moves{X: 1}); g.man.Vel.X != 120 {
		t.Errorf("then: got %v px/s; want the player's 120", g.man.Vel.X)
	}
}

func TestSeenFromAboveRandomPlayNeverEndsInsideATile(t *testing.T) {
	for seed := range 20 {
		g, lifts := randomLevel(t, uint64(100+seed), Platformer{})
		man := TopDown{Body: g.id, Speed: 300}
		if seed%2 == 0 {
			b, _ := g.space.Body(g.id)
			b.Shape = Circle(6)
			g.space.Set(g.id, b)
		}
		hands := player{r: rand.New(rand.NewPCG(uint64(seed), 2))}
		for n := range 2000 {
			g.turnLifts(lifts, n)
			g.space.Step(1 / g.tps)
			man.Update(&g.space, hands.next(), 1/g.tps)
			if d := g.inside(); d > 0.011 {
				t.Fatalf("level %d, tick %d: got %v px inside a tile at %v", seed, n, d, g.pos())
			}
		}
	}
}
