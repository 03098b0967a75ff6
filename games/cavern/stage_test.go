package main

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// stage is the game in a level that a test has drawn.
type stage struct {
	play
	drawn *level `state:"-"`
}

func (s *stage) Start(*engine.Tick) error {
	s.level = s.drawn
	s.saved = newSaved(s.level)
	s.build()
	return nil
}

// on lets a test play in a level; change, if any, is made before the first tick.
func on(t *testing.T, picture string, change func(l *level)) (*stage, *enginetest.Game) {
	t.Helper()
	s := &stage{drawn: drawn(t, picture)}
	if change != nil {
		change(s.drawn)
	}
	c := config()
	c.Scenes = append(c.Scenes, &title{})
	g := enginetest.New(t, s, c)
	g.Blind, g.Deaf = true, true // such a level has no pictures
	return s, g.Step(20)
}

// goes pushes the stick for some ticks.
func goes(g *enginetest.Game, x, y float64, ticks int) {
	g.Push(walk, geom.V(x, y)).Step(ticks).Push(walk, geom.Vec{})
}

func TestHeroWalksAndIsHeldByWalls(t *testing.T) {
	s, g := on(t, `
..........
..........
.@......#.
##########`, nil)
	from := s.at()
	goes(g, 1, 0, 30)
	if by := s.at().X - from.X; by < 40 || by > 65 {
		t.Errorf("half a second to the right: got %v logical pixels; want about 55", by)
	}
	goes(g, 1, 0, 120)
	if x := s.at().X; x < 8*cell-heroW/2-0.1 || x > 8*cell-heroW/2 {
		t.Errorf("at a wall: got %v; want %v", x, 8*cell-heroW/2)
	}
	if s.hero.drive.Facing != 1 || s.hero.pose() != "stand" && s.hero.pose() != "run" {
		t.Errorf("got facing %v, pose %q; want him to look at the wall", s.hero.drive.Facing, s.hero.pose())
	}
}

func TestHeroJumpsOnWhatIsThreeCellsHigh(t *testing.T) {
	s, g := on(t, `
..........
..........
....######
....######
.@..######
##########`, nil)
	g.Down(jump).Push(walk, geom.V(1, 0)).Step(60).Up(jump)
	if s.feet() > 2*cell+0.1 {
		t.Errorf("his feet are at %v; want them on the rock at %v", s.feet(), 2*cell)
	}
}

func TestShortPressIsALowJump(t *testing.T) {
	picture := `
......
......
......
......
......
.@....
######`
	height := func(ticks int) float64 {
		s, g := on(t, picture, nil)
		floor, high := s.feet(), s.feet()
		g.Down(jump)
		for i := range 60 {
			if i == ticks {
				g.Up(jump)
			}
			g.Step(1)
			high = min(high, s.feet())
		}
		return floor - high
	}
	if low, high := height(3), height(40); low > high*0.75 || high < 48 {
		t.Errorf("got %v for a short press and %v for a long one; want it to be lower, and 3 cells at most", low, high)
	}
}

func TestPlankLetsThroughFromBelowAndOnWish(t *testing.T) {
	s, g := on(t, `
......
......
.====.
......
.@....
######`, nil)
	g.Hold(jump, 30).Step(40)
	if geom.Round(s.feet()) != 2*cell {
		t.Fatalf("after a jump from below: got feet at %v; want them on the plank at %v", s.feet(), 2*cell)
	}
	g.Push(walk, geom.V(0, 1)).Step(2).Press(jump).Step(50)
	if geom.Round(s.feet()) != 5*cell {
		t.Errorf("after down and jump: got feet at %v; want them on the ground at %v", s.feet(), 5*cell)
	}
}

func TestLadderIsClimbed(t *testing.T) {
	s, g := on(t, `
......
......
.==H==
...H..
...H..
...H..
...H..
.@.H..
######`, nil)
	s.drawn.Things = nil
	s.drawn.put(3, 2, '=')
	s.drawn.Things = []thing{{Kind: "ladder", At: geom.R(3*cell, 2*cell, cell, 6*cell)}}
	s.build()
	goes(g, 1, 0, 16)
	g.Push(walk, geom.V(0, -1)).Step(20)
	if !s.hero.drive.OnLadder || s.hero.pose() != "climb" {
		t.Fatalf("got on a ladder %v, pose %q; want him to climb", s.hero.drive.OnLadder, s.hero.pose())
	}
	g.Step(120).Push(walk, geom.Vec{}).Step(10)
	if s.feet() > 2*cell+0.1 || s.hero.drive.OnLadder {
		t.Errorf("after two seconds upwards: got feet at %v; want him on top, at %v", s.feet(), 2*cell)
	}
}

func TestCoinsAreCountedOnce(t *testing.T) {
	s, g := on(t, `
..........
.@.o.o....
##########`, nil)
	goes(g, 1, 0, 60)
	if s.saved.Coins != 2 {
		t.Fatalf("got %d coins; want 2", s.saved.Coins)
	}
	goes(g, -1, 0, 60)
	if s.saved.Coins != 2 {
		t.Errorf("back over where they were: got %d coins; want 2", s.saved.Coins)
	}
	if s.space.Len() != 2 {
		t.Errorf("got %d bodies; want the hero and the ground", s.space.Len())
	}
}

func TestDoorWantsAKey(t *testing.T) {
	s, g := on(t, `
..#.......
k@D.......
##########`, nil)
	goes(g, 1, 0, 60)
	if s.at().X > 2*cell {
		t.Fatalf("without a key he is at %v; want him before the door", s.at())
	}
	goes(g, -1, 0, 30)
	if s.saved.Keys != 1 {
		t.Fatalf("got %d keys; want 1", s.saved.Keys)
	}
	goes(g, 1, 0, 90)
	door := s.level.thingOf(t, "door")
	if s.saved.Keys != 0 || !s.saved.Done[door] || s.at().X < 4*cell {
		t.Errorf("got %d keys left and him at %v; want none, and him behind the door", s.saved.Keys, s.at())
	}
}

func TestCheckpointHealsAndIsWhereHeWakes(t *testing.T) {
	s, g := on(t, `
..........
.@...c....
##########`, nil)
	s.hero.hearts = 1
	goes(g, 1, 0, 60)
	feet := geom.V(5*cell+8, 2*cell)
	if s.saved.Feet != feet || s.hero.hearts != firstHearts {
		t.Fatalf("got %v and %d hearts; want %v and %d", s.saved.Feet, s.hero.hearts, feet, firstHearts)
	}
	if kept := enginetest.Saved[saved](g, slotKey); kept.Feet != feet {
		t.Errorf("the store has %v; want %v", kept.Feet, feet)
	}
	goes(g, 1, 0, 40)
	s.hero.hearts = 0
	s.hero.dying = dt60
	g.StepSeconds(dyingTime + 0.2)
	if s.at().Dist(stand(feet)) > 1 || s.hero.hearts != firstHearts || s.hero.dying != 0 {
		t.Errorf("after his end: got %v and %d hearts; want him at %v with %d", s.at(), s.hero.hearts, stand(feet), firstHearts)
	}
}

func TestLampIsLitByWhoPasses(t *testing.T) {
	s, g := on(t, `
.......l..
..........
.@........
##########`, nil)
	if s.saved.Done[0] {
		t.Fatal("it burns before anybody came")
	}
	goes(g, 1, 0, 70)
	if !s.saved.Done[0] {
		t.Error("he passed it, and it does not burn")
	}
}

func TestSpringThrowsHigherThanAJump(t *testing.T) {
	s, g := on(t, `
.........
.........
.........
.........
.........
.........
.@..S....
#########`, nil)
	floor, high := s.feet(), s.feet()
	g.Push(walk, geom.V(1, 0))
	for range 60 {
		g.Step(1)
		high = min(high, s.feet())
	}
	if by := floor - high; by < 75 {
		t.Errorf("it threw him up by %v logical pixels; want more than a jump's 52: about %v", by, springJump)
	}
}

func TestSpikesHurtOnceInAWhile(t *testing.T) {
	s, g := on(t, `
..........
..........
.@..^^^^^.
##########`, nil)
	g.Push(walk, geom.V(1, 0))
	g.Until(func() bool { return s.hero.hearts < firstHearts }, 60)
	if s.hero.drive.Vel.X >= 0 || s.hero.drive.Vel.Y >= 0 || s.hero.pose() != "hurt" {
		t.Errorf("got velocity %v, pose %q; want him thrown back and up", s.hero.drive.Vel, s.hero.pose())
	}
	hearts, ticks := s.hero.hearts, g.Ticks()
	g.Until(func() bool { return s.hero.hearts < hearts }, 300)
	if sec := float64(g.Ticks()-ticks) / 60; sec < safeTime {
		t.Errorf("hurt again after %v s; want at least %v", sec, safeTime)
	}
}

func TestLastHeartIsTheEnd(t *testing.T) {
	s, g := on(t, `
..........
.@.o..^^^.
##########`, nil)
	start := s.at()
	g.Push(walk, geom.V(1, 0)).Until(func() bool { return s.hero.dying > 0 }, 900)
	if s.hero.hearts != 0 || s.hero.pose() != "dead" || s.saved.Deaths != 1 {
		t.Fatalf("got %d hearts, pose %q, %d deaths", s.hero.hearts, s.hero.pose(), s.saved.Deaths)
	}
	g.Push(walk, geom.Vec{}).StepSeconds(dyingTime + 0.1)
	if s.at().Dist(start) > 1 || s.hero.hearts != firstHearts || s.saved.Coins != 1 {
		t.Errorf("then: got him at %v, %d hearts, %d coins; want %v, %d, and the coin kept", s.at(), s.hero.hearts, s.saved.Coins, start, firstHearts)
	}
}

func TestFallingOutIsTheEnd(t *testing.T) {
	s, g := on(t, `
......
.@....
###...`, nil)
	g.Push(walk, geom.V(1, 0)).Until(func() bool { return s.saved.Deaths == 1 }, 200)
}

func TestSlugHurtsFromTheSideAndIsStompedFromAbove(t *testing.T) {
	s, g := on(t, `
..........
.@......s.
##########`, func(l *level) { l.Things[0].Speed = 0.001 })
	g.Push(walk, geom.V(1, 0)).Until(func() bool { return s.hero.hearts == firstHearts-1 }, 120)
	if s.foes[0].gone > 0 {
		t.Error("it is gone; want it unhurt")
	}

	s, g = on(t, `
.........@
..........
..........
..........
.........s
##########`, func(l *level) { l.Things[0].Speed = 0.001 })
	g.Until(func() bool { return s.foes[0].gone > 0 }, 120)
	g.Step(10)
	if s.hero.hearts != firstHearts || s.hero.drive.Vel.Y >= 0 {
		t.Errorf("after a stomp: got %d hearts and speed %v; want none lost, and him thrown up", s.hero.hearts, s.hero.drive.Vel)
	}
}

func TestLiftCarriesTheHero(t *testing.T) {
	s, g := on(t, `
..........
..........
.@........
..........
..........
##########`, func(l *level) {
		l.Things = append(l.Things, thing{
			Kind: "lift", At: geom.R(8, 50, 48, 8), Path: []geom.Vec{{X: 32, Y: 54}, {X: 112, Y: 54}}, Speed: 40,
		})
	})
	g.Step(30)
	off := s.at().Sub(s.space.Pos(s.lifts[0].body))
	for range 200 {
		g.Step(1)
		if got := s.at().Sub(s.space.Pos(s.lifts[0].body)); got.Dist(off) > 0.2 {
			t.Fatalf("tick %d: he is %v from the middle of the lift; want %v as before", g.Ticks(), got, off)
		}
	}
	if s.at().X < 50 {
		t.Errorf("he is at %v; want him carried along", s.at())
	}
}

func TestExitEndsTheGame(t *testing.T) {
	_, g := on(t, `
..........
..........
.@.....E..
##########`, nil)
	goes(g, 1, 0, 90)
	g.StepSeconds(winTime + 0.2)
	if g.Scene() != "*main.win" {
		t.Fatalf("got %s; want the end", g.Scene())
	}
	g.StepSeconds(winShown + 0.5).Press(input.KeyEnter).Step(2)
	if g.Scene() != "*main.title" {
		t.Errorf("after a key: got %s; want the title", g.Scene())
	}
}

func TestPauseStandsStill(t *testing.T) {
	s, g := on(t, `
..........
.@....s...
##########`, nil)
	g.Press(input.KeyP).Step(2)
	slug, clock := s.foes[0].pos, s.clock
	g.Step(100)
	if g.Scene() != "*main.stop" || s.foes[0].pos != slug || s.clock != clock {
		t.Fatalf("got %s, slug %v, clock %v; want a pause, %v and %v", g.Scene(), s.foes[0].pos, s.clock, slug, clock)
	}
	g.Press(input.KeyP).Step(10)
	if g.Scene() != "*main.stage" || s.foes[0].pos == slug {
		t.Errorf("after the pause: got %s, slug %v; want the game to go on", g.Scene(), s.foes[0].pos)
	}
	g.Focus(false).Step(3)
	if g.Scene() != "*main.stop" {
		t.Errorf("with the player away: got %s; want a pause", g.Scene())
	}
}

func TestJumpAskedForDuringABlowIsNotLost(t *testing.T) {
	s, g := on(t, `
..........
..........
..........
.@........
##########`, nil)
	s.feel.clock.Stop(blowStop)
	g.Down(jump).Step(geom.Round(blowStop*60) + 4)
	if s.hero.drive.OnFloor {
		t.Error("the jump is lost")
	}
}

// TestTwoRooms goes from one to the other: the camera glides, and the enemies left behind begin anew.
func TestTwoRooms(t *testing.T) {
	s, g := on(t, `
........................................
........................................
........................................
........................................
........................................
........................................
........................................
........................................
........................................
........................................
........................................
.s...............@......................
########################################`, func(l *level) {
		r := l.Tiles.Bounds()
		l.Rooms = []room{
			{Name: "west", At: geom.R(0, 0, width, r.H), Music: "dawn"},
			{Name: "east", At: geom.R(width, 0, width, r.H), Music: "deep"},
		}
	})
	g.Push(walk, geom.V(1, 0)).Until(func() bool { return s.room == 1 }, 120)
	if !s.eye.gliding() {
		t.Fatal("in the next room the camera does not glide")
	}
	at := s.at()
	g.Step(10)
	if s.at() != at {
		t.Errorf("while it glides he goes from %v to %v; want all to stand still", at, s.at())
	}
	g.StepSeconds(1)
	if s.eye.cam.Pos.X != width+width/2 {
		t.Errorf("then it is at %v; want the middle of the room", s.eye.cam.Pos)
	}
	slug := s.foes[0].pos
	g.StepSeconds(1)
	if s.foes[0].pos != slug {
		t.Error("the slug of the other room goes on; want it to wait")
	}
	g.Push(walk, geom.V(-1, 0)).Until(func() bool { return s.room == 0 }, 300)
	if s.foes[0].pos != s.foes[0].nest {
		t.Errorf("back again: the slug is at %v; want it at %v", s.foes[0].pos, s.foes[0].nest)
	}
}
