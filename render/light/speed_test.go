package light

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/state"
	"github.com/krill2d/krill/render"
)

// cave is one of 64 by 64 tiles with some shapes in it, and lights.
func cave() *Lighting {
	rnd := rand.New(rand.NewPCG(1, 2))
	g := geom.NewGrid(64, 64, 16)
	for i := range g.Cells {
		g.Cells[i] = uint16(min(rnd.IntN(5), 1) ^ 1)
	}
	s := &Lighting{Tiles: Tiles{Grid: &g}, Depth: 3}
	for range 20 {
		s.Casters = append(s.Casters, Circle(geom.V(rnd.Float64()*640, rnd.Float64()*360), 6))
	}
	for i := range 8 {
		l := Light{Pos: geom.V(40+float64(i)*80, 180), Radius: 160, SourceRadius: 4}
		if i == 7 {
			l.Spread = 0.5
		}
		s.Lights = append(s.Lights, l)
	}
	return s
}

func draw(c *render.Canvas, f *driver.Frame, s *Lighting) {
	c.Begin(f, render.NewViewport(render.Fit, 640, 360, 640, 360), render.Black, 0, 0)
	s.Draw(c)
	c.End()
}

func TestDrawingAllocatesNothing(t *testing.T) {
	s := cave()
	c, f := render.NewCanvas(render.NewAtlas(nil)), &driver.Frame{}
	for range 3 {
		draw(c, f, s)
	}
	if n := testing.AllocsPerRun(20, func() { draw(c, f, s) }); n > 0 {
		t.Errorf("drawing %d lights allocates %v times; want 0", len(s.Lights), n)
	}
	if got := s.At(geom.V(40, 180)); got == 0 {
		t.Error("in the middle of a light: got darkness")
	}
	if n := testing.AllocsPerRun(20, func() { s.At(geom.V(300, 180)) }); n > 0 {
		t.Errorf("At allocates %v times; want 0", n)
	}
}

// Numbers that make no sense do no harm, and lights beyond all that is sensible cost little.
func TestNonsenseDoesNoHarm(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300, 1e9, -1, 0} {
		s := cave()
		for i := range s.Lights {
			l := &s.Lights[i]
			*[...]*float64{&l.Pos.X, &l.Radius, &l.SourceRadius, &l.Falloff, &l.Angle, &l.Spread, &l.Edge, &s.Depth}[i] = x
		}
		s.Casters = append(s.Casters, Circle(geom.V(x, 100), 10), Circle(geom.V(100, 100), x), Wall(geom.V(x, x), geom.V(50, 50)), Polygon(), Polygon(geom.V(1, x)))
		c, f := render.NewCanvas(render.NewAtlas(nil)), &driver.Frame{}
		draw(c, f, s)
		s.At(geom.V(x, 10))
		if n := len(f.Vertices); n > 1_000_000 {
			t.Errorf("%v: got %d vertices; want fewer", x, n)
		}
	}
}

// A scene is plain data, which a game may keep in its state.
func TestSceneIsState(t *testing.T) {
	s, back := cave(), &Lighting{}
	codec := state.New()
	if err := codec.Check(s); err != nil {
		t.Fatal(err)
	}
	snapshot, err := codec.Append(nil, s)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := codec.Restore(snapshot, back); err != nil {
		t.Fatal(err)
	}
	if p := geom.V(200, 150); back.At(p) != s.At(p) || len(back.Casters) != len(s.Casters) {
		t.Errorf("after a snapshot: got a brightness of %v and %d casters; want %v and %d", back.At(p), len(back.Casters), s.At(p), len(s.Casters))
	}
}

// TestSpeed holds a look around against what no such algorithm can do without: a sort of its angles. The sides take turns, and
// each figure is that of the fastest turn.
func TestSpeed(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("ratios of simulated processors say nothing")
	}
	s := cave()
	s.gather(&s.Lights[3])
	w := &s.work.sweep
	w.look(geom.Vec{})
	turns := make([]float64, len(w.events))
	var one Lighting
	one.Lights = s.Lights[3:4]
	one.Tiles, one.Casters = s.Tiles, s.Casters
	c, f := render.NewCanvas(render.NewAtlas(nil)), &driver.Frame{}
	work := []func(){
		func() {
			rnd := uint64(1)
			for i := range turns {
				rnd = rnd*6364136223846793005 + 1442695040888963407
				turns[i] = float64(rnd>>11) / (1 << 51)
			}
			slices.Sort(turns)
		},
		func() { w.look(geom.Vec{}) },
		func() { s.gather(&s.Lights[3]) },
		func() { draw(c, f, &one) },
	}
	best := make([]time.Duration, len(work))
	for range 200 {
		for i, do := range work {
			start := time.Now()
			do()
			if took := time.Since(start); best[i] == 0 || took < best[i] {
				best[i] = took
			}
		}
	}
	ratio, bar, verdict := float64(best[1])/float64(best[0]), 5.0, "ok"
	if ratio > bar {
		verdict = "MISS"
		t.Errorf("a look around %d edges: got %.1f times a sort of their angles; want at most %v", len(w.edges), ratio, bar)
	}
	fmt.Printf("RATIO light/look %.1f %v %s\n", ratio, bar, verdict)
	fmt.Printf("FIGURE light/edges %d\n", len(w.edges))
	fmt.Printf("FIGURE light/look-us %.1f\n", float64(best[1].Nanoseconds())/1e3)
	fmt.Printf("FIGURE light/gather-us %.1f\n", float64(best[2].Nanoseconds())/1e3)
	fmt.Printf("FIGURE light/of-17-samples-us %.1f\n", float64(best[3].Nanoseconds())/1e3)
}
