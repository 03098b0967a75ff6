package collide

import (
	"math"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

func TestBrokenShapesAreRefusedInWords(t *testing.T) {
	nan, inf, v := math.NaN(), math.Inf(1), geom.V
	grid := geom.NewGrid(3, 2, 16)
	with := func(change func(g *geom.Grid)) *geom.Grid {
		g := grid
		change(&g)
		return &g
	}
	many := make([]geom.Vec, 33)
	for i := range many {
		many[i] = geom.Polar(float64(i)*2*math.Pi/33, 10)
	}
	for _, c := range []struct {
		make func() Shape
		want string
	}{
		{func() Shape { return Box(0, 5) }, "collide: make a box: the width is 0; try a millionth of a logical pixel to 1e9"},
		{func() Shape { return Box(5, -2) }, "collide: make a box: the height is -2; try"},
		{func() Shape { return Box(nan, 5) }, "the width is NaN; try"},
		{func() Shape { return Box(5, 2e9) }, "the height is 2e+09; try"},
		{func() Shape { return Circle(0) }, "collide: make a circle: the radius is 0; try"},
		{func() Shape { return Circle(inf) }, "the radius is +Inf; try"},
		{func() Shape { return Capsule(v(0, nan), v(1, 1), 1) }, "collide: make a capsule: A.Y is NaN; try one within ±1e9"},
		{func() Shape { return Capsule(v(0, 0), v(1, 1), -1) }, "the radius is -1; try"},
		{func() Shape { return Segment(v(0, 0), v(-inf, 1)) }, "collide: make a segment: B.X is -Inf; try"},
		{func() Shape { return Segment(v(3, 4), v(3, 4)) }, "both its ends are at (3, 4); try two places, or a Circle"},
		{func() Shape { return Convex() }, "collide: make a convex polygon: it has 0 points; try 3 to 32"},
		{func() Shape { return Convex(many...) }, "it has 33 points; try 3 to 32"},
		{func() Shape { return Convex(v(0, 0), v(1, 0), v(1, nan)) }, "point 2.Y is NaN; try"},
		{func() Shape { return Convex(v(0, 0), v(1, 0), v(2, 0)) }, "point 2 (2, 0) is not inwards of the side from point 0 to point 1; try corners"},
		{func() Shape { return Convex(v(0, 0), v(4, 0), v(4, 2), v(4, 4), v(0, 4)) }, "is not inwards of the side"},
		{func() Shape { return Convex(v(0, 0), v(4, 0), v(1, 1), v(0, 4)) }, "is not inwards of the side"},
		{func() Shape { return Convex(v(0, 0), v(4, 0), v(4, 0), v(0, 4)) }, "points 1 and 2 are both at (4, 0); try each corner once"},
		{func() Shape { return Convex(v(0, 0), v(4, 4), v(4, 0), v(0, 4)) }, "is not inwards of the side"},
		{func() Shape { return Convex(many[0], many[13], many[26], many[6], many[19]) }, "is not inwards of the side"}, // a star
		{func() Shape { return Tiles(nil) }, "collide: make a shape of tiles: it has no grid; try"},
		{func() Shape { return Tiles(with(func(g *geom.Grid) { g.Tiling.Kind = geom.Diamond })) }, "lie as geom.Diamond; try geom.Rows"},
		{func() Shape { return Tiles(with(func(g *geom.Grid) { g.Tiling.Kind = geom.Staggered })) }, "lie as geom.Staggered; try geom.Rows"},
		{func() Shape { return Tiles(with(func(g *geom.Grid) { g.Size = 0 })) }, "the Size of its grid is 0; try"},
		{func() Shape { return Tiles(with(func(g *geom.Grid) { g.Tall = nan })) }, "Tall of its grid is NaN; try"},
		{func() Shape { return Tiles(with(func(g *geom.Grid) { g.W = 4 })) }, "its grid has 6 cells for 4×2; try geom.NewGrid"},
		{func() Shape { return Tiles(with(func(g *geom.Grid) { g.Flips = make([]geom.Flip, 2) })) }, "its grid has 2 Flips for 6 cells; try Grid.SetFlipped"},
		{func() Shape { return Tiles(with(func(g *geom.Grid) { g.Size = 1e9 })) }, "the width of its grid"},
		{func() Shape { return Tiles(&grid, Tile{}, Tile{Left: 1.5}) }, "Left of tile 1 is 1.5; try 0 to 1"},
		{func() Shape { return Tiles(&grid, Tile{Right: nan}) }, "Right of tile 0 is NaN; try 0 to 1"},
	} {
		got := func() (said any) {
			defer func() { said = recover() }()
			return c.make().Kind
		}()
		if said, ok := got.(string); !ok || !strings.Contains(said, c.want) {
			t.Errorf("got %v; want a panic with %q", got, c.want)
		}
	}
	odd := Shape{Kind: 99}
	if got := odd.fault(); got != "its Kind is 99; try one of the constructors" {
		t.Errorf("fault of Kind 99: got %q", got)
	}
	if got := (&Shape{}).fault(); got != "" {
		t.Errorf("fault of NoShape: got %q; want none", got)
	}
}

func TestConvexGoesRoundEitherWay(t *testing.T) {
	points := []geom.Vec{{X: 0, Y: 0}, {X: 0, Y: 4}, {X: 4, Y: 4}}
	sh := Convex(points...)
	if turning(sh.Points) <= 0 {
		t.Errorf("points %v; want them clockwise", sh.Points)
	}
	if points[1] != geom.V(0, 4) {
		t.Errorf("the caller's points were changed to %v", points)
	}
	points[0] = geom.V(100, 100)
	if sh.Points[0] == points[0] || sh.Points[2] == points[0] {
		t.Error("the shape holds the caller's points; want a copy")
	}
}

// Shapes of the same kind and size at one place overlap, one in another does, and touching edges do not.
func TestContainmentIsAHit(t *testing.T) {
	for _, kind := range kinds {
		small := map[ShapeKind]Shape{
			BoxShape: Box(2, 2), CircleShape: Circle(1), CapsuleShape: Capsule(geom.V(-1, 0), geom.V(1, 0), 1),
			SegmentShape: Segment(geom.V(-1, 0), geom.V(1, 0)), ConvexShape: Convex(geom.V(-1, 0), geom.V(1, 0), geom.V(0, 1)),
		}[kind]
		a := place(&small, geom.V(3, 4), 0)
		for _, other := range []Shape{Box(40, 40), Circle(20), Convex(geom.V(-20, -20), geom.V(20, -20), geom.V(20, 20), geom.V(-20, 20))} {
			b := place(&other, geom.V(4, 3), 0)
			if got, ok := overlap(&a, &b); !ok || got.depth < 10 {
				t.Errorf("%s in %s: got %+v, %v; want a deep overlap", kindNames[kind], kindNames[other.Kind], got, ok)
			}
			if got, ok := sweep(&b, geom.V(1, 1), &a); !ok || got.t != 0 || got.depth < 10 {
				t.Errorf("%s around %s: sweep: got %+v, %v; want it at 0", kindNames[other.Kind], kindNames[kind], got, ok)
			}
		}
		b := a
		if got, ok := overlap(&a, &b); kind != SegmentShape && (!ok || got.depth <= 0) { // a line in itself has no depth
			t.Errorf("two of the same %s: got %+v, %v; want an overlap", kindNames[kind], got, ok)
		}
	}
	for _, pair := range [][2]Shape{{Box(4, 4), Box(6, 6)}, {Circle(2), Circle(3)}, {Box(4, 4), Circle(3)}, {Circle(2), Box(6, 4)}} {
		a, b := place(&pair[0], geom.V(0, 0), 0), place(&pair[1], geom.V(5, 0), 0)
		if got, ok := overlap(&a, &b); ok {
			t.Errorf("%s and %s that touch: got %+v; want none", kindNames[a.Kind], kindNames[b.Kind], got)
		}
		if got, ok := sweep(&a, geom.V(0, 3), &b); ok {
			t.Errorf("%s along %s: got %+v; want none", kindNames[a.Kind], kindNames[b.Kind], got)
		}
		if got, ok := sweep(&a, geom.V(1, 3), &b); !ok || got.t != 0 || got.normal != geom.V(-1, 0) {
			t.Errorf("%s against %s: got %+v, %v; want it at 0 from the left", kindNames[a.Kind], kindNames[b.Kind], got, ok)
		}
	}
}

func TestNoShapeTouchesNothing(t *testing.T) {
	none, box := Shape{}, Box(10, 10)
	g := geom.NewGrid(2, 2, 16)
	tiles := Tiles(&g)
	a := place(&none, geom.Vec{}, 0)
	for _, sh := range []*Shape{&none, &box, &tiles} {
		b := place(sh, geom.Vec{}, 0)
		_, over := overlap(&a, &b)
		_, swept := sweep(&a, geom.V(1, 0), &b)
		_, other := sweep(&b, geom.V(1, 0), &a)
		if over || swept || other {
			t.Errorf("with kind %v: got a hit; want none", sh.Kind)
		}
	}
	if at, inside := nearest(geom.V(3, 4), &a); at != geom.V(3, 4) || inside {
		t.Errorf("nearest: got %v, %v; want the point itself, false", at, inside)
	}
	b := place(&tiles, geom.Vec{}, 0)
	if at, inside := nearest(geom.V(3, 4), &b); at != geom.V(3, 4) || inside {
		t.Errorf("nearest in empty tiles: got %v, %v; want the point itself, false", at, inside)
	}
}

func TestBoundsHoldTheOutline(t *testing.T) {
	eachPair(t, 400, func(t *testing.T, p *pair) {
		b := bounds(&p.a)
		rot := geom.Atan2(p.a.sin, p.a.cos)
		lo, hi := geom.V(math.Inf(1), math.Inf(1)), geom.V(math.Inf(-1), math.Inf(-1))
		for _, v := range p.sa.Outline(nil, p.a.pos, rot) {
			lo, hi = geom.V(min(lo.X, v.X), min(lo.Y, v.Y)), geom.V(max(hi.X, v.X), max(hi.Y, v.Y))
		}
		// Between two of the 32 points of a round lies at most a two hundredth of its radius.
		if d := lo.Sub(b.Min()); d.X < -near || d.Y < -near || d.X > 0.06 || d.Y > 0.06 {
			t.Fatalf("%v: bounds %v; the outline begins at %v", p, b, lo)
		}
		if d := b.Max().Sub(hi); d.X < -near || d.Y < -near || d.X > 0.06 || d.Y > 0.06 {
			t.Fatalf("%v: bounds %v; the outline ends at %v", p, b, hi)
		}
	})
}

func TestQuestionsAllocateNothing(t *testing.T) {
	g, tiles := drawn("....", ".()/", "####")
	ground := Tiles(&g, tiles...)
	shapes := []Shape{
		Box(9, 9), Circle(5), Capsule(geom.V(-3, 0), geom.V(3, 1), 2), Segment(geom.V(0, 0), geom.V(9, 9)),
		Convex(geom.V(-3, -3), geom.V(3, -3), geom.V(0, 5)), ground,
	}
	hits := 0
	allocs := testing.AllocsPerRun(20, func() {
		for i := range shapes {
			for j := range shapes {
				a, b := place(&shapes[i], geom.V(12, 20), 0.3), place(&shapes[j], geom.V(11, 25), 2)
				_, over := overlap(&a, &b)
				_, swept := sweep(&a, geom.V(30, 20), &b)
				_, met := ray(a.pos, b.pos, &b)
				_, inside := nearest(a.pos, &b)
				for _, yes := range [...]bool{over, swept, met, inside} {
					if yes {
						hits++
					}
				}
			}
		}
	})
	if allocs != 0 || hits == 0 {
		t.Errorf("got %v allocations and %d hits; want none, and some", allocs, hits)
	}
}
