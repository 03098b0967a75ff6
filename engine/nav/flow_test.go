package nav

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// TestFlowsKnowTheDistances holds flows with several goals against a search by brute force, and follows them.
func TestFlowsKnowTheDistances(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var f Flow
	for n := range 2000 {
		m := random(r)
		w := m.Grid.W
		want := make([]int, len(m.Grid.Cells))
		for i := range want {
			want[i] = -1
		}
		var goals []geom.Vec
		for range r.IntN(4) {
			goal := m.Grid.Center(r.IntN(w), r.IntN(m.Grid.H))
			goals = append(goals, goal)
			if x, y := m.Grid.Cell(goal); m.Cost(goal) > 0 {
				for i, d := range distances(m, x, y, true) {
					if d >= 0 && (want[i] < 0 || d < want[i]) {
						want[i] = d
					}
				}
			}
		}
		m.Flow(&f, goals...)
		for i, d := range want {
			x, y := i%w, i/w
			at := m.Grid.Center(x, y)
			got := f.Dist(at)
			switch {
			case m.Cost(at) == 0 || d < 0:
				if !math.IsInf(got, 1) {
					t.Fatalf("map %d: got a distance of %v from %d, %d; want none", n, got, x, y)
				}
			case math.Round(got*straight) != float64(d):
				t.Fatalf("map %d: got a distance of %v from %d, %d; want %v", n, got*straight, x, y, d)
			default:
				followFlow(t, m, &f, x, y, d)
			}
		}
	}
}

// followFlow goes from a cell to the goal, and ends the test when that costs something else than was said.
func followFlow(t *testing.T, m *Map, f *Flow, x, y, want int) {
	t.Helper()
	cost := 0
	for range len(m.Grid.Cells) + 1 {
		nx, ny, ok := f.Next(x, y)
		if !ok {
			break
		}
		c, allowed := walkable(m, x, y, nx, ny)
		if !allowed {
			t.Fatalf("got a step from %d, %d to %d, %d; want one that is allowed", x, y, nx, ny)
		}
		cost += c
		x, y = nx, ny
	}
	if cost != want {
		t.Fatalf("got a way at %d; want %d", cost, want)
	}
}

// TestACrowdArrives lets walkers go by Dir from all over random mazes: none may walk through a wall, all must arrive.
func TestACrowdArrives(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for n := range 150 {
		m := random(r)
		if m.Grid.Tiling.Kind == geom.Staggered {
			continue
		}
		goal := somewhere(r, m.Grid)
		var f Flow
		m.Flow(&f, goal)
		for range 20 {
			pos := somewhere(r, m.Grid)
			if math.IsInf(f.Dist(pos), 1) {
				continue
			}
			from := pos
			for tick := 0; pos.Dist(goal) > 1; tick++ {
				pos = pos.Add(f.Dir(pos).Mul(0.5))
				if m.Cost(pos) == 0 {
					t.Fatalf("map %d: got a walker from %v in a wall at %v", n, from, pos)
				}
				if tick > 20_000 {
					t.Fatalf("map %d, tiling %d: got a walker from %v to %v who is at %v", n, m.Grid.Tiling.Kind, from, goal, pos)
				}
			}
		}
	}
}

func TestFlowsAreMadeAnewOnlyWhenTheyMust(t *testing.T) {
	g := maze("....", ".##.", "....")
	m := Map{Grid: g, Costs: []uint8{1}}
	var f Flow
	for _, c := range []struct {
		name   string
		change func()
		goal   geom.Vec
		want   bool
	}{
		{"first", func() {}, at(3, 1), true},
		{"again", func() {}, at(3, 1), false},
		{"within the goal's cell", func() {}, at(3, 1).Add(geom.V(3, 2)), false},
		{"another goal", func() {}, at(3, 2), true},
		{"a wall less", func() { g.Set(1, 1, 0) }, at(3, 2), true},
		{"another cost", func() { m.Costs[0] = 2 }, at(3, 2), true},
		{"other steps", func() { m.Steps = Four }, at(3, 2), true},
		{"reach", func() { f.Reach = 4 }, at(3, 2), true},
		{"nothing", func() {}, at(3, 2), false},
	} {
		c.change()
		if got := m.Flow(&f, c.goal); got != c.want {
			t.Errorf("%s: got %v; want %v", c.name, got, c.want)
		}
	}
	if got := f.Dist(at(0, 2)); !math.IsInf(got, 1) {
		t.Errorf("beyond Reach: got a distance of %v; want none", got)
	}
	if got := f.Dist(at(1, 2)); got != 4 {
		t.Errorf("within Reach: got a distance of %v; want 4", got)
	}
}

func TestFlowLeadsOutOfWallsAndHome(t *testing.T) {
	m := Map{Grid: maze("...", ".#.", "...")}
	var f Flow
	m.Flow(&f, geom.V(26, 13))
	if got := f.Dir(at(1, 1)); got != geom.V(1, 0) {
		t.Errorf("in a wall: got %v; want the way out, to the right", got)
	}
	if got := f.Dir(geom.V(21, 13)); got != geom.V(1, 0) {
		t.Errorf("in the goal's cell: got %v; want the way to the goal", got)
	}
	if got := f.Dir(geom.V(26, 13)); got != (geom.Vec{}) {
		t.Errorf("at the goal: got %v; want none", got)
	}
	if got := new(Flow).Dir(at(0, 0)); got != (geom.Vec{}) {
		t.Errorf("the zero Flow: got %v; want none", got)
	}
	if _, _, ok := f.Next(-1, 7); ok {
		t.Error("outside: got a next cell; want none")
	}
}
