package collide

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/state"
)

// TestLiftsOfStepCarry rides lifts that Step moves, before the hero's Update and after it.
func TestLiftsOfStepCarry(t *testing.T) {
	for _, heroFirst := range []bool{false, true} {
		for _, vel := range []geom.Vec{{X: 50}, {X: -50}, {Y: -60}, {Y: 60}, {X: 40, Y: -40}, {X: -40, Y: 200}} {
			g := newScene(t, Platformer{}, "     ", "     ", "     ", "   @ ")
			lift := g.space.Add(Body{Shape: Box(60, 8), Pos: g.pos().Add(geom.V(0, heroH/2+4)), Kind: Kinematic, Is: ground, Hits: 1 << 9})
			g.step(3, still)
			g.space.SetVel(lift, vel)
			from := g.pos()
			for n := range 60 {
				if heroFirst {
					g.step(1, still)
				}
				g.space.Step(1.0 / 60)
				if !heroFirst {
					g.step(1, still)
				}
				if !g.hero.OnFloor || g.hero.OnWall {
					t.Fatalf("lift %v, hero first %v, tick %d: got in the air at %v: %+v", vel, heroFirst, n, g.pos(), g.hero)
				}
			}
			if by := g.pos().Sub(from).Sub(vel); by.Len() > 0.05 {
				t.Errorf("lift %v, hero first %v: got carried by %v", vel, heroFirst, g.pos().Sub(from))
			}
			if g.hero.Vel != (geom.Vec{}) {
				t.Errorf("lift %v: got %v px/s; want to stand on it", vel, g.hero.Vel)
			}
			if !heroFirst {
				g.space.Step(1.0 / 60)
			}
			a := g.hero.flight()
			g.step(1, pressed(still))
			if want := min(0, vel.Y) - a.jump; math.Abs(g.hero.Vel.Y-want) > 20 || math.Abs(g.hero.Vel.X-vel.X) > 8 {
				t.Errorf("lift %v: got a jump at %v; want about %v, %v", vel, g.hero.Vel, vel.X, want)
			}
		}
	}
}

// TestTheHeroComesToRestOnALiftThatMoves lands on one that moves to the side, and walks off it.
func TestTheHeroComesToRestOnALiftThatMoves(t *testing.T) {
	g := newScene(t, Platformer{}, "  @  ")
	lift := g.space.Add(Body{Shape: Box(80, 8), Pos: g.pos().Add(geom.V(0, 60)), Kind: Kinematic, Is: ground, Hits: 1 << 9, OneWay: true})
	g.space.SetVel(lift, geom.V(60, 0))
	tick := func(m Moves) {
		g.space.Step(1.0 / 60)
		g.step(1, m)
	}
	for !g.hero.OnFloor {
		tick(still)
	}
	for range 30 {
		tick(still)
	}
	x := g.pos().X - g.space.Pos(lift).X
	for range 30 {
		tick(still)
	}
	if now := g.pos().X - g.space.Pos(lift).X; !same(now, x) || !same(g.hero.Vel.X, 0) {
		t.Errorf("standing on it: got from %v to %v on the lift, %v px/s; want it to rest", x, now, g.hero.Vel.X)
	}
	for g.hero.OnFloor {
		tick(goRight)
	}
	if !same(g.hero.Vel.X, 180) {
		t.Errorf("walked off it: got %v px/s; want 120 and the lift's 60", g.hero.Vel.X)
	}
}

// TestRoundHeroesWalkLikeSquareOnes goes over hills, and stands on them, as a capsule and as a circle.
func TestRoundHeroesWalkLikeSquareOnes(t *testing.T) {
	for _, sh := range []Shape{Capsule(geom.V(0, -3), geom.V(0, 3), 5), Circle(6)} {
		for _, tps := range []float64{30, 60, 144, 240} {
			g := newScene(t, Platformer{}, hills...)
			b, _ := g.space.Body(g.id)
			b.Shape = sh
			g.space.Set(g.id, b)
			g.tps = tps
			g.until(t, "landing", still, func() bool { return g.hero.OnFloor })
			for _, m := range []Moves{goRight, goLeft} {
				for x := g.pos().X; x > 20 && m.X < 0 || x < 29*tileSize && m.X > 0; x = g.pos().X {
					if g.step(1, m); !g.hero.OnFloor || g.hero.OnWall {
						t.Fatalf("kind %v, %v ticks a second: got held or in the air at %v", sh.Kind, tps, g.pos())
					}
				}
			}
			g.space.Put(g.id, geom.V(5.6*tileSize, 20))
			g.hero.Vel = geom.Vec{}
			g.until(t, "landing", still, func() bool { return g.hero.OnFloor && g.hero.Landed })
			at := g.pos()
			if g.step(300, still); g.pos().Dist(at) > 0.01 {
				t.Errorf("kind %v: got from %v to %v on a slope; want it to stand", sh.Kind, at, g.pos())
			}
		}
	}
}

// game is state that a test takes snapshots of.
type game struct {
	Space Space
	Grid  geom.Grid
	Hero  Platformer
	Man   TopDown
	Lifts []ID
	N     int
}

func (g *game) tick(m Moves) {
	for i, id := range g.Lifts {
		v := geom.Polar(float64(i), 45)
		if g.N/(60+10*i)%2 == 1 {
			v = v.Mul(-1)
		}
		g.Space.SetVel(id, v)
	}
	g.N++
	g.Space.Step(1.0 / 60)
	g.Hero.Update(&g.Space, m, 1.0/60)
	g.Man.Update(&g.Space, m, 1.0/60)
}

// TestSnapshotsGoOnAlike restores in the middle of random play, and plays the same again; and changes each number of the
// state, one by one.
func TestSnapshotsGoOnAlike(t *testing.T) {
	s, lifts := randomLevel(t, 5, wild)
	g := &game{Hero: s.hero, Lifts: lifts, Grid: s.grid}
	for _, b := range s.space.All {
		if b.Shape.Kind == TilesShape {
			b.Shape.Grid = &g.Grid
		}
		g.Space.Add(b)
	}
	man := g.Space.Add(Body{Shape: Circle(5), Pos: geom.V(240, 130), Kind: Kinematic, Is: figures, Hits: ground})
	g.Man = TopDown{Body: man}
	codec := state.New()
	for from := range 5 {
		hands := player{r: rand.New(rand.NewPCG(uint64(from), 9))}
		for range 137 {
			g.tick(hands.next())
		}
		if from == 3 {
			g.Hero.Knock(geom.V(100, -100), 0.5)
			g.Man.Knock(geom.V(100, -100), 0.5)
		}
		bytes, err := codec.Append(nil, g)
		if err != nil {
			t.Fatal(err)
		}
		again := hands
		again.r = rand.New(rand.NewPCG(uint64(from), 10))
		hands.r = rand.New(rand.NewPCG(uint64(from), 10))
		for range 200 {
			g.tick(hands.next())
		}
		want, err := codec.Hash(g)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := codec.Restore(bytes, g); err != nil {
			t.Fatal(err)
		}
		for range 200 {
			g.tick(again.next())
		}
		if got, _ := codec.Hash(g); got != want {
			t.Fatalf("from tick %d: got %#x after a restore; want %#x", g.N, got, want)
		}
	}
}

// TestEachNumberOfAHeroIsState changes the fields one by one.
func TestEachNumberOfAHeroIsState(t *testing.T) {
	g := &game{Hero: wild, Man: TopDown{Speed: 3}}
	codec := state.New()
	was, err := codec.Hash(g)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for path, leaf := range state.Leaves(codec, g) {
		undo := leaf.Mutate()
		if got, err := codec.Hash(g); err != nil || got == was {
			t.Errorf("%s changed: got hash %#x, %v; want another one", path, got, err)
		}
		undo()
		n++
	}
	if n < 60 {
		t.Errorf("got %d numbers; want those of a Platformer and a TopDown", n)
	}
}

// TestRandomHillsAreWalked goes over random ground of slopes, to its end and back, with square and round feet.
func TestRandomHillsAreWalked(t *testing.T) {
	for seed := range uint64(60) {
		grid, tiles, tops := terrain(rand.New(rand.NewPCG(seed, 3)))
		for n, sh := range []Shape{Box(10, 14), Capsule(geom.V(0, -2), geom.V(0, 2), 5), Circle(6)} {
			for _, tps := range []float64{30, 60, 240} {
				var s Space
				s.Add(Body{Shape: Tiles(&grid, tiles...)})
				hero := Platformer{Speed: 90 + float64(seed%7)*60, Body: s.Add(Body{
					Shape: sh, Pos: geom.V(24, (16-tops[1])*16-24), Kind: Kinematic,
				})}
				for range int(tps) {
					hero.Update(&s, still, 1/tps)
				}
				for _, m := range []Moves{goRight, goLeft} {
					for ticks := 0.0; m.X > 0 && s.Pos(hero.Body).X < 920 || m.X < 0 && s.Pos(hero.Body).X > 24; ticks++ {
						at := s.Pos(hero.Body)
						hero.Update(&s, m, 1/tps)
						if !hero.OnFloor || hero.OnWall || ticks > 30*tps {
							t.Fatalf("seed %d, shape %d, %v ticks a second: got in the air or held at %v, from %v: %+v", seed, n, tps, s.Pos(hero.Body), at, hero)
						}
					}
				}
			}
		}
	}
}
