package collide

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

var goRight, goLeft, still = Moves{X: 1}, Moves{X: -1}, Moves{}

func held(m Moves) Moves {
	m.JumpHeld = true
	return m
}

func pressed(m Moves) Moves {
	m.Jump, m.JumpHeld = true, true
	return m
}

var plain = []string{
	"                    ",
	"                    ",
	"                    ",
	"                    ",
	"                    ",
	" @                  ",
	"####################",
}

func TestARunStartsAndStopsInItsTimes(t *testing.T) {
	for _, tps := range []float64{30, 60, 120} {
		g := newScene(t, Platformer{StartTime: 0.1, StopTime: 0.2}, plain...)
		g.tps = tps
		g.step(3, still)
		from := g.pos().X
		g.step(int(tps/10), goRight)
		if !same(g.hero.Vel.X, 120) || !same(g.pos().X-from, 6) {
			t.Errorf("after 0.1 s at %v ticks a second: got %v px/s and %v px; want 120 and 6", tps, g.hero.Vel.X, g.pos().X-from)
		}
		from = g.pos().X
		g.step(int(tps/5), still)
		if !same(g.hero.Vel.X, 0) || !same(g.pos().X-from, 12) {
			t.Errorf("0.2 s later: got %v px/s and %v px; want 0 and 12", g.hero.Vel.X, g.pos().X-from)
		}
		if !g.hero.OnFloor || g.hero.Facing != 1 {
			t.Errorf("got %+v; want it on the floor, facing right", g.hero)
		}
	}
}

func TestAJumpIsAsHighAsItsSetting(t *testing.T) {
	for _, height := range []float64{20, 52, 75} {
		for _, tps := range []float64{30, 60, 120, 144} {
			g := newScene(t, Platformer{JumpHeight: height, JumpTime: 0.4}, plain...)
			g.tps = tps
			g.step(3, still)
			highest, at, m := 0.0, 0, pressed(still)
			for n := 1; !g.hero.Landed && n < 1000; n++ {
				g.step(1, m)
				m.Jump = false
				if h := g.feet(5); h > highest {
					highest, at = h, n
				}
			}
			if math.Abs(highest-height) > 0.5 || math.Abs(float64(at)/tps-0.4) > 0.5/tps+1e-9 {
				t.Errorf("%v ticks a second: got %.2f px high after %.4f s; want %v after 0.4", tps, highest, float64(at)/tps, height)
			}
			if !same(g.feet(5), 0) || g.hero.Impact <= 0 {
				t.Errorf("after it: got the feet %v px above the ground, impact %v; want 0 and more", g.feet(5), g.hero.Impact)
			}
		}
	}
}

func TestAJumpThatIsLetGoOfIsLower(t *testing.T) {
	g := newScene(t, Platformer{}, plain...)
	g.step(3, still)
	g.step(4, pressed(still))
	highest := 0.0
	g.until(t, "landing", still, func() bool { highest = max(highest, g.feet(5)); return g.hero.Landed })
	if highest > 30 || highest < 15 {
		t.Errorf("held for 4 ticks: got %v px; want between 15 and 30 of 52", highest)
	}
	g.hero.Cut = 1
	highest = 0
	g.step(1, pressed(still))
	g.until(t, "landing", still, func() bool { highest = max(highest, g.feet(5)); return g.hero.Landed })
	if highest < 45 { // with no hanging, as it is not held
		t.Errorf("with Cut 1: got %v px; want about 50", highest)
	}
}

// TestCoyoteTime runs off an edge and jumps in the n-th tick after it: 0.1 s are 6 ticks of 60, and 3 of 30.
func TestCoyoteTime(t *testing.T) {
	cliff := []string{"@       ", "###     ", "        ", "        ", "        ", "        ", "        ", "        ", "########"}
	for _, c := range []struct {
		coyote, tps float64
		last        int
	}{{0, 60, 6}, {0.1, 30, 3}, {0.1, 144, 15}, {0.05, 60, 3}, {-1, 60, 0}} {
		for late := 1; late <= c.last+2; late++ {
			g := newScene(t, Platformer{Coyote: c.coyote}, cliff...)
			g.tps = c.tps
			g.step(3, still)
			g.until(t, "leaving the edge", goRight, func() bool { return !g.hero.OnFloor })
			g.step(late-1, goRight)
			g.step(1, pressed(goRight))
			if want := late <= c.last; g.hero.Jumped != want || want && g.hero.Vel.Y >= 0 {
				t.Errorf("coyote %v at %v ticks a second, tick %d: got jumped %v; want %v", c.coyote, c.tps, late, g.hero.Jumped, want)
			}
		}
	}
}

// TestJumpBuffer presses n ticks before the tick that could jump: 0.1 s are the tick itself and 5 more.
func TestJumpBuffer(t *testing.T) {
	drop := []string{"@       ", "        ", "        ", "########"}
	for _, c := range []struct {
		buffer float64
		most   int
	}{{0, 5}, {0.05, 2}, {-1, 0}} {
		g := newScene(t, Platformer{Buffer: c.buffer}, drop...)
		landing := g.until(t, "landing", still, func() bool { return g.hero.OnFloor })
		for early := 0; early <= c.most+2; early++ {
			g := newScene(t, Platformer{Buffer: c.buffer}, drop...)
			g.step(landing-early, still)
			g.step(1, pressed(still))
			jumped := g.hero.Jumped
			for range early {
				g.step(1, held(still))
				jumped = jumped || g.hero.Jumped
			}
			if want := early <= c.most; jumped != want {
				t.Errorf("buffer %v, pressed %d ticks before: got jumped %v; want %v", c.buffer, early, jumped, want)
			}
		}
	}
}

// TestCornerCorrection jumps under a block that the head meets by some pixels on either side.
func TestCornerCorrection(t *testing.T) {
	rows := []string{"        ", "        ", "   ##   ", "        ", "        ", "        ", "########"}
	for _, side := range []float64{-1, 1} {
		for meets := 1.0; meets <= 6; meets++ {
			g := newScene(t, Platformer{}, rows...)
			x := 4*tileSize + side*(tileSize+heroW/2-meets) // the block's middle is at 4 cells
			g.space.Put(g.id, geom.V(x, 6*tileSize-heroH/2))
			g.step(2, still)
			g.step(1, pressed(still))
			for g.hero.Vel.Y < 0 {
				g.step(1, held(still))
			}
			past, want := g.feet(2)-tileSize > -40 && g.feet(5) > 45, meets <= 4
			if past != want {
				t.Errorf("side %v, %v px: got up to %v px; want past it: %v", side, meets, g.feet(5), want)
			}
			if moved := (g.pos().X - x) * side; want && !same(moved, meets) || !want && moved != 0 {
				t.Errorf("side %v, %v px: got moved by %v; want just beside it", side, meets, moved)
			}
		}
	}
}

// TestLedge comes down just too low before a ledge.
func TestLedge(t *testing.T) {
	for low := 1.0; low <= 6; low++ {
		g := newScene(t, Platformer{}, "        ", "        ", "    ####", "    ####", "    ####", "########")
		g.space.Put(g.id, geom.V(4*tileSize-heroW/2-0.5, 2*tileSize-heroH/2+low-0.4))
		g.hero.Vel.X = 120
		g.step(10, goRight)
		if up, want := g.pos().X > 4*tileSize && same(g.feet(1), 0), low <= 4; up != want {
			t.Errorf("%v px too low: got at %v; want up on it: %v", low, g.pos(), want)
		}
	}
}

func TestAFallHasATerminalSpeed(t *testing.T) {
	rows := append([]string{"@ "}, make([]string, 300)...)
	g := newScene(t, Platformer{MaxFall: 200}, rows...)
	g.step(60, still)
	before := g.pos().Y
	g.step(60, still)
	if g.hero.Vel.Y != 200 || !same(g.pos().Y-before, 200) {
		t.Errorf("got %v px/s and %v px in a second; want 200", g.hero.Vel.Y, g.pos().Y-before)
	}
}

func TestPlatformsHoldFromAboveAndLetThrough(t *testing.T) {
	g := newScene(t, Platformer{}, "        ", "  ===   ", "        ", "  ===   ", "   @    ", "########")
	g.step(2, still)
	for _, row := range []int{2, 0} {
		g.step(1, pressed(still))
		g.until(t, "landing", held(still), func() bool { return g.hero.Landed })
		if !same(g.feet(row), 0) {
			t.Fatalf("jumped: got at %v; want on the platform below row %d", g.pos(), row)
		}
	}
	down := Moves{Y: 1}
	if g.step(30, down); !g.hero.OnFloor {
		t.Error("down alone: got it in the air; want it on the platform")
	}
	for _, row := range []int{2, 4} {
		g.step(1, pressed(down))
		if g.hero.Jumped || g.hero.OnFloor {
			t.Errorf("down and jump: got jumped %v, on floor %v; want a fall", g.hero.Jumped, g.hero.OnFloor)
		}
		g.until(t, "landing", still, func() bool { return g.hero.Landed })
		if !same(g.feet(row), 0) {
			t.Errorf("dropped: got at %v; want on the ground of row %d", g.pos(), row)
		}
	}
	g.step(1, pressed(down))
	if !g.hero.Jumped {
		t.Error("down and jump on solid ground: got no jump")
	}
	g.until(t, "landing", held(still), func() bool { return g.hero.Landed })
	g.hero.DownDrops = true
	if g.step(1, down); g.hero.OnFloor {
		t.Error("DownDrops: got it on the platform")
	}
}

var hills = []string{
	"                              ",
	"                              ",
	"                              ",
	"@    /\\     <>[]     /##\\     ",
	"##############################",
}

// TestSlopesAreWalkedAtFullSpeedWithoutLeavingThem goes over hills in both directions.
func TestSlopesAreWalkedWithoutLeavingThem(t *testing.T) {
	for _, tps := range []float64{30, 60, 144, 240} {
		g := newScene(t, Platformer{}, hills...)
		g.tps = tps
		g.step(3, still)
		for _, m := range []Moves{goRight, goLeft} {
			for x := g.pos().X; x > 20 && m.X < 0 || x < 29*tileSize && m.X > 0; x = g.pos().X {
				g.step(1, m)
				if !g.hero.OnFloor || g.hero.Vel.Y != 0 {
					t.Fatalf("%v ticks a second: got in the air at %v, %v px/s", tps, g.pos(), g.hero.Vel)
				}
				if g.hero.OnWall {
					t.Fatalf("%v ticks a second: got held at %v", tps, g.pos())
				}
			}
		}
	}
}

func TestStandingOnASlopeDoesNotSlide(t *testing.T) {
	for x := 70.0; x < 400; x += 3.7 {
		g := newScene(t, Platformer{}, hills...)
		g.space.Put(g.id, geom.V(x, 20))
		g.until(t, "landing", still, func() bool { return g.hero.OnFloor })
		at := g.pos()
		if g.step(600, still); !same(g.pos().X, at.X) || !same(g.pos().Y, at.Y) || !same(at.X, x) {
			t.Fatalf("dropped at %v, landed at %v: got %v after 600 ticks", x, at, g.pos())
		}
	}
}

func TestWallsDoNotHoldAFall(t *testing.T) {
	rows := []string{" @#", "  #", "  #", "  #", "  #", "  #", "  #", "  #", "  #", "  #", "###"}
	a, b := newScene(t, Platformer{}, rows...), newScene(t, Platformer{}, rows...)
	for n := range 25 {
		a.step(1, goRight)
		b.step(1, still)
		if !same(a.pos().Y, b.pos().Y) {
			t.Fatalf("tick %d: got %v pushed to the wall and %v without; want the same fall", n, a.pos(), b.pos())
		}
	}
	if !a.hero.OnWall || a.hero.Vel.X != 0 {
		t.Errorf("got on wall %v, %v px/s; want true, 0", a.hero.OnWall, a.hero.Vel.X)
	}
}

// TestNoBumpsOverSeams runs over 10,000 logical pixels of tiles, flat and up and down.
func TestNoBumpsOverSeams(t *testing.T) {
	flat, up, down := "@", " ", "#"
	for range 70 {
		flat, up, down = flat+"         ", up+" /#\\ <>[]", down+"#########"
	}
	for _, rows := range [][]string{{flat, down}, {" ", flat, up, down}} {
		for _, tps := range []float64{30, 60, 144, 240} {
			g := newScene(t, Platformer{Speed: 400}, rows...)
			g.tps = tps
			g.until(t, "landing", still, func() bool { return g.hero.OnFloor })
			g.step(int(tps/2), goRight)
			for g.pos().X < 10000 {
				x := g.pos().X
				g.step(1, goRight)
				by := (g.pos().X - x) * tps
				if !g.hero.OnFloor || g.hero.OnWall || by < 200 || by > 401 {
					t.Fatalf("%v ticks a second: got held or in the air at %v: %v px/s, %+v", tps, g.pos(), by, g.hero)
				}
			}
		}
	}
}

func TestLadders(t *testing.T) {
	g := newScene(t, Platformer{}, "          ", "          ", "   H####  ", "   H      ", "   H      ", "@  H      ", "##########")
	g.step(2, still)
	g.until(t, "the ladder", goRight, func() bool { return g.pos().X > 3.3*tileSize })
	g.step(10, still)
	up, down := Moves{Y: -1}, Moves{Y: 1}
	g.step(1, up)
	if !g.hero.OnLadder || g.hero.OnFloor {
		t.Fatalf("up before a ladder: got %+v; want on the ladder", g.hero)
	}
	from := g.feet(5)
	g.step(30, up)
	if !same(g.feet(5)-from, 40) || !same(g.pos().X, 3.5*tileSize) {
		t.Errorf("half a second up: got %v px at x %v; want 40 px in the middle of the ladder", g.feet(5)-from, g.pos().X)
	}
	at := g.pos()
	if g.step(30, still); g.pos() != at {
		t.Errorf("no moves: got %v; want it to hang at %v", g.pos(), at)
	}
	g.until(t, "the top", up, func() bool { return g.hero.OnFloor })
	if g.step(60, up); !same(g.feet(1), 0) || g.hero.OnLadder {
		t.Errorf("up for long: got at %v; want to stand on the top", g.pos())
	}
	if g.step(40, goLeft); g.hero.OnFloor && g.feet(1) > -1 {
		t.Errorf("left of the top: got at %v; want a fall", g.pos())
	}
	g = newScene(t, Platformer{}, "          ", "   @      ", "   H####  ", "   H      ", "   H      ", "   H      ", "##########")
	if g.step(60, still); !same(g.feet(1), 0) || !g.hero.OnFloor {
		t.Fatalf("on the top: got %v, %+v; want it to stand", g.pos(), g.hero)
	}
	g.step(10, down)
	if !g.hero.OnLadder || g.feet(1) > -5 {
		t.Errorf("down: got %v, on ladder %v; want it to climb down", g.pos(), g.hero.OnLadder)
	}
	g.until(t, "the ground", down, func() bool { return g.hero.OnFloor })
	if !same(g.feet(5), 0) || g.hero.OnLadder {
		t.Errorf("down for long: got %v, on ladder %v; want it on the ground", g.pos(), g.hero.OnLadder)
	}
	g.step(30, up)
	g.step(1, pressed(Moves{X: -1, Y: -1}))
	if g.hero.OnLadder || !g.hero.Jumped {
		t.Fatalf("a jump from a ladder: got %+v", g.hero)
	}
	if g.step(8, held(Moves{X: -1, Y: -1})); g.hero.OnLadder || g.hero.Vel.Y >= 0 {
		t.Errorf("8 ticks later: got on ladder %v, %v px/s; want it in the air, going up", g.hero.OnLadder, g.hero.Vel.Y)
	}
}

func TestWallSlideAndWallJump(t *testing.T) {
	rows := []string{"#     #", "#     #", "#     #", "#     #", "#     #", "#@    #", "#######"}
	g := newScene(t, Platformer{WallSlide: 30, WallJump: 140}, rows...)
	g.step(3, still)
	g.step(1, pressed(goLeft))
	g.until(t, "sliding", held(goLeft), func() bool { return g.hero.Sliding })
	if g.step(5, goLeft); g.hero.Vel.Y != 30 {
		t.Errorf("sliding: got %v px/s; want 30", g.hero.Vel.Y)
	}
	g.step(1, pressed(goLeft))
	if !g.hero.Jumped || g.hero.Facing != 1 || g.hero.Vel.X != 140 {
		t.Fatalf("jump: got %+v; want one to the right", g.hero)
	}
	x := g.pos().X
	if g.step(6, held(goLeft)); !same(g.pos().X-x, 14) {
		t.Errorf("0.1 s after it, still pushed to the wall: got %v px from it; want 14", g.pos().X-x)
	}
	g = newScene(t, Platformer{}, rows...)
	g.step(3, still)
	g.step(20, pressed(goLeft))
	if g.step(1, pressed(goLeft)); g.hero.Jumped || g.hero.Sliding {
		t.Error("without the settings: got a jump from a wall, or sliding")
	}
}

func TestJumpsInTheAir(t *testing.T) {
	g := newScene(t, Platformer{AirJumps: 2}, plain...)
	g.step(3, still)
	jumps := 0
	for range 5 {
		if g.step(10, pressed(still)); g.hero.Vel.Y < -30 {
			jumps++
		}
	}
	if jumps != 3 {
		t.Errorf("got %d jumps; want one and 2 in the air", jumps)
	}
}

func TestBounceAndKnock(t *testing.T) {
	g := newScene(t, Platformer{}, plain...)
	g.step(3, still)
	g.hero.Bounce(70)
	highest := 0.0
	g.step(1, still)
	g.until(t, "landing", still, func() bool { highest = max(highest, g.feet(5)); return g.hero.Landed })
	if math.Abs(highest-70) > 0.5 {
		t.Errorf("got a bounce of %v px; want 70", highest)
	}
	g.hero.Vel.Y = -200 // a spring by hand
	if g.step(1, still); g.hero.OnFloor {
		t.Error("Vel.Y = -200: got it on the floor")
	}
	g.until(t, "landing", still, func() bool { return g.hero.Landed })
	g.hero.Knock(geom.V(-90, -150), 0.25)
	x := g.pos().X
	if g.step(15, pressed(goRight)); !same(x-g.pos().X, 90*0.25) {
		t.Errorf("knocked for 15 ticks: got %v px; want 22.5 to the left whatever is pressed", x-g.pos().X)
	}
	if g.step(2, goRight); g.hero.Vel.X <= -90 {
		t.Errorf("after it: got %v px/s; want the player's hands to count", g.hero.Vel.X)
	}
}

func TestDash(t *testing.T) {
	g := newScene(t, Platformer{Dash: 400, DashTime: 0.2}, plain...)
	g.step(3, still)
	g.step(10, pressed(goRight))
	at, m := g.pos(), goRight
	m.Dash = true
	g.step(12, m)
	if by := g.pos().Sub(at); !same(by.X, 80) || !same(by.Y, 0) {
		t.Errorf("got a dash of %v; want 80 px to the right, level", by)
	}
	if g.step(1, m); g.hero.Dashing {
		t.Error("got a second dash in the air; want one")
	}
}

// TestLiftsCarry puts a lift from place to place under a hero.
func TestLiftsCarry(t *testing.T) {
	for _, way := range []geom.Vec{{X: 40}, {X: -40}, {Y: -50}, {Y: 50}, {X: 30, Y: 30}} {
		g := newScene(t, Platformer{}, "     ", "     ", "     ", "   @ ")
		lift := g.space.Add(Body{Shape: Box(60, 8), Pos: g.pos().Add(geom.V(0, heroH/2+4)), Kind: Kinematic, Is: ground})
		g.step(3, still)
		from := g.pos()
		for range 60 {
			g.space.Put(lift, g.space.Pos(lift).Add(way.Mul(1.0/60)))
			g.step(1, still)
			if !g.hero.OnFloor {
				t.Fatalf("lift %v: got in the air at %v", way, g.pos())
			}
		}
		if by := g.pos().Sub(from).Sub(way); by.Len() > 0.1 {
			t.Errorf("lift %v: got carried by %v; want as far as it went", way, g.pos().Sub(from))
		}
		g.space.Put(lift, g.space.Pos(lift).Add(way.Mul(1.0/60)))
		g.step(1, pressed(still))
		a := g.hero.flight()
		if want := geom.V(way.X, min(0, way.Y)-a.jump); math.Abs(g.hero.Vel.X-want.X) > 7 || math.Abs(g.hero.Vel.Y-want.Y) > 20 {
			t.Errorf("lift %v: got a jump at %v; want about %v", way, g.hero.Vel, want)
		}
	}
}

// TestSteepGroundIsNotClimbed runs and jumps against a slope of 60° and one of 45°.
func TestSteepGroundIsNotClimbed(t *testing.T) {
	for _, high := range []float64{60, 104} {
		g := newScene(t, Platformer{}, plain...)
		at := geom.V(100, 6*tileSize)
		g.space.Add(Body{Shape: Convex(geom.V(0, 0), geom.V(60, -high), geom.V(60, 0)), Pos: at, Is: ground})
		g.step(3, still)
		highest := 0.0
		for range 120 {
			g.step(1, goRight)
			highest = max(highest, g.feet(5))
		}
		if climbed, want := highest > 40, high == 60; climbed != want {
			t.Errorf("%v high over 60: got up to %v; want up: %v", high, highest, want)
		}
		if high == 60 {
			continue
		}
		g.space.Put(g.id, geom.V(140, 0))
		g.until(t, "coming down", goRight, func() bool { return g.hero.OnFloor && g.feet(5) < 1 })
	}
}

func TestBrokenNumbersAreRefusedByName(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for want, broken := range map[string]func(*Platformer, *Moves, *float64){
		"collide: platformer: Moves.X is NaN; try a number from -1e9 to 1e9":               func(_ *Platformer, m *Moves, _ *float64) { m.X = nan },
		"collide: platformer: Moves.Y is +Inf; try a number from -1e9 to 1e9":              func(_ *Platformer, m *Moves, _ *float64) { m.Y = inf },
		"collide: platformer: Vel.Y is NaN; try a number from -1e9 to 1e9":                 func(p *Platformer, _ *Moves, _ *float64) { p.Vel.Y = nan },
		"collide: platformer: JumpHeight is 1e+10; try a number from -1e9 to 1e9":          func(p *Platformer, _ *Moves, _ *float64) { p.JumpHeight = 1e10 },
		"collide: platformer: dt is -1; try seconds from 0 to 1, such as the Dt of a tick": func(_ *Platformer, _ *Moves, dt *float64) { *dt = -1 },
	} {
		func() {
			g := newScene(t, Platformer{}, plain...)
			m, dt := Moves{}, 1.0/60
			broken(&g.hero, &m, &dt)
			at := g.pos()
			defer func() {
				if got := recover(); got != want {
					t.Errorf("got %v; want %s", got, want)
				}
				if g.pos() != at {
					t.Errorf("%s: got moved to %v", want, g.pos())
				}
			}()
			g.hero.Update(&g.space, m, dt)
		}()
	}
	defer func() {
		if got, want := recover(), "collide: top-down: Speed is NaN; try a number from -1e9 to 1e9"; got != want {
			t.Errorf("got %v; want %v", got, want)
		}
	}()
	g := newScene(t, Platformer{}, plain...)
	(&TopDown{Body: g.id, Speed: nan}).Update(&g.space, Moves{}, 0.1)
}

func TestABodyThatIsGoneIsNotMoved(t *testing.T) {
	g := newScene(t, Platformer{}, plain...)
	g.space.Remove(g.id)
	if got := g.step(3, goRight); got != (Motion{}) || g.hero.Vel != (geom.Vec{}) {
		t.Errorf("got %+v, %v; want nothing", got, g.hero.Vel)
	}
	man := TopDown{Body: g.id}
	if got := man.Update(&g.space, goRight, 0.1); got != (Motion{}) {
		t.Errorf("got %+v; want nothing", got)
	}
}
