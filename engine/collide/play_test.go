package collide

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// wild is a hero who can do everything.
var wild = Platformer{AirJumps: 1, WallSlide: 40, WallJump: 150, Dash: 420, Speed: 150}

// randomLevel is a closed room of random tiles with lifts that Step moves.
func randomLevel(t testing.TB, seed uint64, hero Platformer) (*scene, []ID) {
	r := rand.New(rand.NewPCG(seed, 1))
	const w, h = 30, 16
	rows := make([][]byte, h)
	for y := range rows {
		rows[y] = make([]byte, w)
		for x := range rows[y] {
			rows[y][x] = ' '
			if x == 0 || y == 0 || x == w-1 || y == h-1 {
				rows[y][x] = '#'
			} else if r.IntN(10) < 3 {
				rows[y][x] = "#####===/\\<>[]HHH^"[r.IntN(18)]
			}
		}
	}
	for y := 7; y < 9; y++ {
		copy(rows[y][14:], "   ")
	}
	rows[8][15] = '@'
	art := make([]string, h)
	for y := range rows {
		art[y] = string(rows[y])
	}
	g := newScene(t, hero, art...)
	var lifts []ID
	for i := range 4 {
		at := geom.V(float64(60+110*i), 60+float64(r.Float64()*130))
		lifts = append(lifts, g.space.Add(Body{Shape: Box(36, 8), Pos: at, Kind: Kinematic, Is: ground, Hits: 1 << 20, OneWay: i%2 == 0}))
	}
	return g, lifts
}

// player presses at random, and holds for some ticks.
type player struct {
	r    *rand.Rand
	m    Moves
	left int
}

func (p *player) next() Moves {
	if p.left--; p.left <= 0 {
		p.left = 1 + p.r.IntN(25)
		p.m = Moves{X: float64(p.r.IntN(3) - 1), Y: float64(p.r.IntN(3) - 1), JumpHeld: p.r.IntN(2) == 0}
		if p.r.IntN(4) == 0 {
			p.m.X = float64(p.r.Float64()*2) - 1
		}
	}
	m := p.m
	if m.Jump = p.r.IntN(12) == 0; m.Jump {
		p.m.JumpHeld = true
	}
	m.Dash = p.r.IntN(60) == 0
	return m
}

// turnLifts makes lifts go to and fro.
func (g *scene) turnLifts(lifts []ID, tick int) {
	for i, id := range lifts {
		v := geom.Polar(float64(i), 45)
		if tick/(60+10*i)%2 == 1 {
			v = v.Mul(-1)
		}
		g.space.SetVel(id, v)
	}
}

// inside returns how deep the hero is in tiles that hold from all sides.
func (g *scene) inside() float64 {
	b, _ := g.space.Body(g.id)
	i, _ := g.space.find(g.id)
	a, tiles := g.space.placed(i, 0), g.space.placed(0, ground)
	a.pos = b.Pos
	if t, ok := overlap(&a, &tiles); ok && !t.oneWay {
		return t.depth
	}
	return 0
}

// TestRandomPlayNeverEndsInsideATile plays 100,000 ticks of anything in random levels, at several tick rates and with
// several shapes.
func TestRandomPlayNeverEndsInsideATile(t *testing.T) {
	shapes := []Shape{Box(heroW, heroH), Box(10, 14), Capsule(geom.V(0, -3), geom.V(0, 3), 5), Circle(6)}
	rates := []float64{60, 30, 144, 240}
	levels, ticks := 50, 2000
	if testing.Short() {
		levels = 8
	}
	for seed := range levels {
		g, lifts := randomLevel(t, uint64(seed), wild)
		g.tps = rates[seed/4%4]
		b, _ := g.space.Body(g.id)
		b.Shape = shapes[seed%4]
		g.space.Set(g.id, b)
		hands := player{r: rand.New(rand.NewPCG(uint64(seed), 2))}
		for n := range ticks {
			g.turnLifts(lifts, n)
			g.space.Step(1 / g.tps)
			if n%400 == 399 {
				g.hero.Knock(geom.Polar(float64(n), 300), 0.3)
			}
			before := g.pos()
			m := hands.next()
			g.step(1, m)
			if d := g.inside(); d > 0.011 {
				t.Fatalf("level %d, tick %d: got %v px inside a tile at %v, from %v by %+v: %+v", seed, n, d, g.pos(), before, m, g.hero)
			}
			if p := g.pos(); p.X < 16 || p.Y < 16 || p.X > 29*16 || p.Y > 15*16 {
				t.Fatalf("level %d, tick %d: got out of the room, to %v from %v", seed, n, p, before)
			}
		}
	}
}

// trajectory is one number for where a hero has been.
func trajectory(t testing.TB, seed uint64, ticks int) uint64 {
	g, lifts := randomLevel(t, seed, wild)
	hands := player{r: rand.New(rand.NewPCG(seed, 2))}
	sum := fnv.New64a()
	for n := range ticks {
		g.turnLifts(lifts, n)
		g.space.Step(1 / g.tps)
		g.step(1, hands.next())
		for _, x := range [4]float64{g.pos().X, g.pos().Y, g.hero.Vel.X, g.hero.Vel.Y} {
			bits := math.Float64bits(x)
			for range 8 {
				sum.Write([]byte{byte(bits)})
				bits >>= 8
			}
		}
	}
	return sum.Sum64()
}

// TestGoldenTrajectory has a hash for all processors.
func TestGoldenTrajectory(t *testing.T) {
	if got, want := trajectory(t, 7, 4000), uint64(0x57dc7e21a0bc2a7); got != want {
		t.Errorf("got %#x; want %#x", got, want)
	}
}

// TestUpdateAllocatesNothing plays with everything switched on.
func TestUpdateAllocatesNothing(t *testing.T) {
	g, lifts := randomLevel(t, 3, wild)
	hands := player{r: rand.New(rand.NewPCG(3, 2))}
	n := 0
	tick := func() {
		g.turnLifts(lifts, n)
		g.space.Step(1 / g.tps)
		g.step(1, hands.next())
		n++
	}
	for range 500 {
		tick()
	}
	if got := testing.AllocsPerRun(2000, tick); got != 0 {
		t.Errorf("got %v allocations a tick; want 0", got)
	}
}
