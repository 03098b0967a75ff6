package nav

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// maze draws a grid of cells of 10 pixels: # is a wall, ~ is tile 2.
func maze(rows ...string) *geom.Grid {
	g := geom.NewGrid(len(rows[0]), len(rows), 10)
	for y, row := range rows {
		for x, c := range row {
			switch c {
			case '#':
				g.Set(x, y, 1)
			case '~':
				g.Set(x, y, 2)
			}
		}
	}
	return &g
}

// at returns the middle of a cell of a maze.
func at(x, y int) geom.Vec { return geom.V(float64(x)*10+5, float64(y)*10+5) }

// TestPathsCostWhatTheCheapestWaysCost holds paths on thousands of grids of every kind against a search by brute force.
func TestPathsCostWhatTheCheapestWaysCost(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var p Path
	counts := map[Result]int{}
	for n := range 5000 {
		m := random(r)
		from, to := somewhere(r, m.Grid), somewhere(r, m.Grid)
		result := m.Path(&p, from, to)
		counts[result]++
		l := m.lattice("test")
		x0, y0, _ := l.hold(m.Grid.Cell(from))
		x1, y1, _ := l.hold(m.Grid.Cell(to))
		dist := distances(m, x0, y0, false)
		cells := m.work.cells
		checkSteps(t, m, cells, p.Cost)
		end := int(cells[len(cells)-1])
		if int(cells[0]) != y0*l.w+x0 {
			t.Fatalf("map %d: got a way from cell %d; want %d", n, cells[0], y0*l.w+x0)
		}
		if got := int(math.Round(p.Cost * straight)); got != dist[end] {
			t.Fatalf("map %d: got a cost of %d to cell %d; want %d", n, got, end, dist[end])
		}
		if reached := dist[y1*l.w+x1] >= 0; reached != (end == y1*l.w+x1) {
			t.Fatalf("map %d: got the end %d, result %d; a way to %d, %d: %v", n, end, result, x1, y1, reached)
		}
		for i, d := range dist {
			h, best := l.estimate(i%l.w, i/l.w, x1, y1), l.estimate(end%l.w, end/l.w, x1, y1)
			if d >= 0 && (h < best || h == best && d < dist[end]) {
				t.Fatalf("map %d: got an end at %d, %d; cell %d can be reached and is nearer to %d, %d", n, end%l.w, end/l.w, i, x1, y1)
			}
		}
	}
	if counts[Whole] < 1000 || counts[Partial] < 1000 {
		t.Errorf("got %v; want many of both", counts)
	}
}

// checkSteps ends the test when cells are no way, or cost something else.
func checkSteps(t *testing.T, m *Map, cells []int32, want float64) {
	t.Helper()
	sum := 0
	for i := 1; i < len(cells); i++ {
		a, b := int(cells[i-1]), int(cells[i])
		c, ok := walkable(m, a%m.Grid.W, a/m.Grid.W, b%m.Grid.W, b/m.Grid.W)
		if !ok {
			t.Fatalf("got a step from cell %d to %d; want one that is allowed", a, b)
		}
		sum += c
	}
	if got := float64(sum) / straight; got != want {
		t.Fatalf("got a Cost of %v; the steps cost %v", want, got)
	}
}

// TestStraightWaysKeepClearOfWalls walks straightened paths and looks at each place, with a body of the map's radius.
func TestStraightWaysKeepClearOfWalls(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	shorter := 0.0
	var p, stiff Path
	for n := range 3000 {
		m := random(r)
		m.Grid.Tiling, m.Steps = geom.Tiling{}, Free
		m.Radius = []float64{0, 0.01, 2, 4, 100}[r.IntN(5)]
		radius := m.Radius
		if radius == 0 || radius > 4.5 {
			radius = 4.5
		}
		l := m.lattice("test")
		x0, y0, x1, y1 := r.IntN(l.w), r.IntN(l.h), r.IntN(l.w), r.IntN(l.h)
		if l.cost(x0, y0) == 0 || l.cost(x1, y1) == 0 {
			continue
		}
		from := at(x0, y0)
		if m.Path(&p, from, at(x1, y1)) == Whole && p.Points[len(p.Points)-1] != at(x1, y1) {
			t.Fatalf("map %d: got the end %v; want %v", n, p.Points, at(x1, y1))
		}
		pos := from
		for _, to := range p.Points {
			walkClear(t, m, pos, to, radius)
			pos = to
		}
		if m.Costs == nil {
			m.Steps = Eight
			m.Path(&stiff, from, at(x1, y1))
			if a, b := p.Left(from), stiff.Left(from); a > b+1e-9 {
				t.Fatalf("map %d: got a straight way of %v; from middle to middle it is %v", n, a, b)
			} else {
				shorter += b - a
			}
		}
	}
	if shorter == 0 {
		t.Error("got no way that is shorter than from middle to middle; want some")
	}
}

// walkClear ends the test when a disc on its way meets a wall.
func walkClear(t *testing.T, m *Map, from, to geom.Vec, radius float64) {
	t.Helper()
	for k := range 41 {
		at := from.Lerp(to, float64(k)/40)
		for side := range 8 {
			edge := at.Add(geom.Polar(float64(side)*math.Pi/4, radius-0.001))
			if m.Cost(edge) == 0 && m.Cost(at) == 0 {
				t.Fatalf("from %v to %v: got %v in a wall", from, to, at)
			}
		}
		for _, side := range []geom.Vec{to.Sub(from).Rotate(math.Pi / 2), to.Sub(from).Rotate(-math.Pi / 2)} {
			edge := at.Add(side.Unit().Mul(radius - 0.001))
			diagonal := math.Abs(from.X-to.X) == 10 && math.Abs(from.Y-to.Y) == 10
			if m.Cost(edge) == 0 && !diagonal {
				t.Fatalf("from %v to %v with a radius of %v: got %v in a wall", from, to, radius, edge)
			}
		}
	}
}

func TestStraightWaysGoAroundWhatIsDear(t *testing.T) {
	g := maze(
		"..........",
		"..~~~~~~..",
		"..~~~~~~..",
		"..~~~~~~..",
		"..........",
	)
	m := Map{Grid: g, Costs: []uint8{1, 0, 8}, Radius: 1}
	var p Path
	if got := m.Path(&p, at(0, 2), at(9, 2)); got != Whole {
		t.Fatalf("got %v; want Whole", got)
	}
	pos := at(0, 2)
	for _, to := range p.Points {
		for k := range 50 {
			if c := m.Cost(pos.Lerp(to, float64(k)/50)); c != 1 {
				t.Fatalf("got a way %v over tiles of cost %d; want it around", p.Points, c)
			}
		}
		pos = to
	}
	if m.Costs[2] = 1; m.Path(&p, at(0, 2), at(9, 2)) != Whole || len(p.Points) != 1 {
		t.Errorf("with one cost for all: got %v; want a straight line", p.Points)
	}
}

func TestResultsAreHonest(t *testing.T) {
	open := maze(".....", ".....", ".....")
	cut := maze("..#..", "..#..", "..#..")
	for _, c := range []struct {
		name     string
		m        Map
		from, to geom.Vec
		want     Result
		end      geom.Vec
	}{
		{"a way", Map{Grid: open}, at(0, 0), geom.V(47, 28), Whole, geom.V(47, 28)},
		{"the same place", Map{Grid: open}, at(1, 1), geom.V(12, 13), Whole, geom.V(12, 13)},
		{"behind a wall", Map{Grid: cut}, at(0, 0), at(4, 2), Partial, at(1, 2)},
		{"in a wall", Map{Grid: cut}, at(0, 1), at(2, 1), Partial, at(1, 1)},
		{"out of a wall", Map{Grid: cut}, at(2, 1), at(4, 1), Whole, at(4, 1)},
		{"outside", Map{Grid: open}, at(0, 0), geom.V(500, 15), Partial, at(4, 1)},
		{"from outside", Map{Grid: open}, geom.V(-500, 15), at(4, 1), Whole, at(4, 1)},
		{"limit", Map{Grid: open, Limit: 3}, at(0, 1), at(4, 1), Limited, at(2, 1)},
		{"limit enough", Map{Grid: open, Limit: 5}, at(0, 1), at(4, 1), Whole, at(4, 1)},
		{"nothing", Map{Grid: &geom.Grid{Size: 10}}, at(0, 0), at(1, 1), None, geom.Vec{}},
	} {
		p := Path{Points: []geom.Vec{{X: 1}}, At: 1}
		got := c.m.Path(&p, c.from, c.to)
		if end, _ := p.End(); got != c.want || end != c.end {
			t.Errorf("%s: got %v with the end %v; want %v with %v", c.name, got, end, c.want, c.end)
		}
	}
}

func TestFollowWalksToTheEnd(t *testing.T) {
	m := Map{Grid: maze("...#.", ".#.#.", ".#...")}
	var p Path
	pos := at(0, 2)
	m.Path(&p, pos, at(4, 0))
	left, ticks := p.Left(pos), 0
	for ; !p.Done() && ticks < 1000; ticks++ {
		was := pos
		pos = p.Follow(pos, 30, 1.0/60)
		if went := was.Dist(pos); went > 0.5+1e-9 {
			t.Fatalf("got a step of %v; want at most 0.5", went)
		}
		if m.Cost(pos) == 0 {
			t.Fatalf("got a walker in a wall at %v", pos)
		}
	}
	if want := int(math.Ceil(left / 0.5)); pos != at(4, 0) || ticks > want+len(p.Points) || ticks < want-len(p.Points) {
		t.Errorf("got %v after %d ticks; want %v after about %d", pos, ticks, at(4, 0), want)
	}
	if got := p.Follow(pos, 30, 1); got != pos || p.Left(pos) != 0 {
		t.Errorf("after its end: got %v; want %v", got, pos)
	}
	if got := new(Path).Follow(pos, 30, 1); got != pos {
		t.Errorf("an empty path: got %v; want %v", got, pos)
	}
}

func TestWrongCallsAreRefusedByName(t *testing.T) {
	good := maze("...")
	for _, c := range []struct {
		want string
		do   func()
	}{
		{"nav: path: from.X is NaN; places lie within 1e9 of 0", func() { (&Map{Grid: good}).Path(&Path{}, geom.V(math.NaN(), 0), at(0, 0)) }},
		{"nav: path: to.Y is +Inf; places lie within 1e9 of 0", func() { (&Map{Grid: good}).Path(&Path{}, at(0, 0), geom.V(0, math.Inf(1))) }},
		{"nav: sees: b.X is 1e+12; places lie within 1e9 of 0", func() { (&Map{Grid: good}).Sees(at(0, 0), geom.V(1e12, 0)) }},
		{"nav: path: the map has no grid; set Map.Grid", func() { (&Map{}).Path(&Path{}, at(0, 0), at(0, 0)) }},
		{"nav: path: a grid of 3×3 with 0 cells; make it with geom.NewGrid", func() { (&Map{Grid: &geom.Grid{W: 3, H: 3, Size: 1}}).Path(&Path{}, at(0, 0), at(0, 0)) }},
		{"nav: path: cells of 0×0; a side is above 0 and at most 1e9", func() { (&Map{Grid: &geom.Grid{}}).Path(&Path{}, at(0, 0), at(0, 0)) }},
		{"nav: flow: Map.Costs[1] is 101; at most 100", func() { (&Map{Grid: good, Costs: []uint8{1, 101}}).Flow(&Flow{}) }},
		{"nav: flow: a goal.X is NaN; places lie within 1e9 of 0", func() { (&Map{Grid: good}).Flow(&Flow{}, geom.V(math.NaN(), 0)) }},
		{"nav: flow: Map.Radius is NaN; it is 0 to 1e9", func() { (&Map{Grid: good, Radius: math.NaN()}).Flow(&Flow{}) }},
		{"nav: flow: Flow.Reach is below 0 or NaN; zero is without end", func() { (&Map{Grid: good}).Flow(&Flow{Reach: -1}) }},
		{"nav: dir: p.X is NaN; places lie within 1e9 of 0", func() { (&Flow{}).Dir(geom.V(math.NaN(), 0)) }},
		{
			"nav: path: a grid of 2049×2048 cells; at most 4194304; try larger cells",
			func() {
				(&Map{Grid: &geom.Grid{W: 2049, H: 2048, Size: 1, Cells: make([]uint16, 2049*2048)}}).Path(&Path{}, at(0, 0), at(0, 0))
			},
		},
		{
			"nav: visible: the grid is geom.Staggered; lines of sight are for Rows and Diamond; try a ray of package collide",
			func() {
				(&Map{Grid: &geom.Grid{W: 1, H: 1, Size: 1, Cells: make([]uint16, 1), Tiling: geom.Tiling{Kind: geom.Staggered}}}).Visible(nil, at(0, 0), 1)
			},
		},
	} {
		func() {
			defer func() {
				if got := recover(); got != c.want {
					t.Errorf("got %v; want %v", got, c.want)
				}
			}()
			c.do()
		}()
	}
}

// TestTheLongestWayDoesNotOverflow goes through a snake of the largest size and cost.
func TestTheLongestWayDoesNotOverflow(t *testing.T) {
	if testing.Short() {
		t.Skip("16 MB of maze")
	}
	g := geom.NewGrid(2048, 2048, 1)
	for y := 1; y < g.H; y += 2 {
		for x := range g.W {
			g.Set(x, y, 1)
		}
		g.Set((y/2%2^1)*(g.W-1), y, 0)
	}
	m := Map{Grid: &g, Costs: []uint8{MaxCost}, Steps: Four}
	var p Path
	if got := m.Path(&p, geom.V(0.5, 0.5), geom.V(0.5, 2046.5)); got != Whole || p.Cost < 2e6*MaxCost {
		t.Errorf("got %v at a cost of %v; want Whole and over 2e8", got, p.Cost)
	}
}

func FuzzPath(f *testing.F) {
	f.Add(uint8(5), []byte("....#....#....#....#...."), uint8(0), uint8(24), uint8(0), uint8(0))
	f.Add(uint8(3), []byte("..~~##.##"), uint8(8), uint8(1), uint8(1), uint8(3))
	f.Fuzz(func(t *testing.T, wide uint8, cells []byte, from, to, steps, kind uint8) {
		w := int(wide%32) + 1
		g := geom.NewGrid(w, len(cells)/w, 8)
		for i := range g.Cells {
			g.Cells[i] = uint16(cells[i] % 4)
		}
		g.Tiling = geom.Tiling{Kind: geom.TilingKind(kind % 3), Side: float64(kind / 3 % 2 * 4), Columns: kind&8 > 0, Even: kind&16 > 0}
		m := Map{Grid: &g, Costs: []uint8{1, 0, 3, kind % (MaxCost + 1)}, Steps: Steps(steps % 3), Radius: float64(steps) / 32, Limit: int(kind) / 4}
		a, b := geom.V(float64(from), float64(from)/2), geom.V(float64(to)/2, float64(to))
		var p Path
		if m.Path(&p, a, b) == None {
			return
		}
		checkSteps(t, &m, m.work.cells, p.Cost)
		pos := a
		for n := 0; !p.Done(); n++ {
			if pos = p.Follow(pos, 60, 1.0/60); n > 100_000 {
				t.Fatal("got a walker who does not arrive")
			}
		}
		var flow Flow
		m.Flow(&flow, a, b)
		if d := flow.Dir(pos).Len(); !(d <= 1+1e-9) {
			t.Fatalf("got a way of length %v; want at most 1", d)
		}
		if g.Tiling.Kind != geom.Staggered {
			seen := m.Visible(nil, a, float64(steps)/8)
			if m.Sees(a, b) != m.Sees(b, a) || len(seen) > len(g.Cells) {
				t.Fatalf("got sight from one side only, or %d of %d cells seen", len(seen), len(g.Cells))
			}
		}
	})
}
