package nav

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// seen draws what is seen from a cell: floor as . and walls as #, what is not seen as a space.
func seen(m *Map, x, y int, radius float64) string {
	cells := m.Visible(nil, at(x, y), radius)
	var b strings.Builder
	for i := range m.Grid.Cells {
		switch {
		case !slices.Contains(cells, i):
			b.WriteByte(' ')
		case m.Grid.Cells[i] == 0:
			b.WriteByte('.')
		default:
			b.WriteByte('#')
		}
		if i%m.Grid.W == m.Grid.W-1 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestVisible(t *testing.T) {
	m := &Map{Grid: maze(
		"#########",
		"#.......#",
		"#.......#",
		"#...#...#",
		"#.......#",
		"#########",
	)}
	want := strings.Join([]string{
		"#########",
		"#.......#",
		"#.......#",
		"#...#    ",
		"#.......#",
		"#########",
		"",
	}, "\n")
	if got := seen(m, 1, 3, 0); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got, want := len(m.Visible(nil, at(2, 2), 1)), 5; got != want {
		t.Errorf("within 1 cell: got %d cells; want %d", got, want)
	}
	if got := m.Visible(nil, geom.V(-5, 0), 3); len(got) != 0 {
		t.Errorf("from outside: got %v; want nothing", got)
	}
}

// TestSightIsMutual looks from each cell of random mazes at each other one.
func TestSightIsMutual(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 150 {
		m := random(r)
		m.Grid.Tiling, m.Costs = geom.Tiling{}, nil
		var from [][]int
		for i := range m.Grid.Cells {
			cells := m.Visible(nil, at(i%m.Grid.W, i/m.Grid.W), 9)
			if n := len(cells); n != len(slices.Compact(slices.Sorted(slices.Values(cells)))) {
				t.Fatalf("got %d cells, some of them twice", n)
			}
			from = append(from, cells)
		}
		for a := range m.Grid.Cells {
			for b := range m.Grid.Cells {
				pa, pb := at(a%m.Grid.W, a/m.Grid.W), at(b%m.Grid.W, b/m.Grid.W)
				free := m.Grid.Cells[a] == 0 && m.Grid.Cells[b] == 0
				if ab, ba := slices.Contains(from[a], b), slices.Contains(from[b], a); free && ab != ba {
					t.Fatalf("cells %d and %d: got sight of one and not of the other", a, b)
				}
				ab := m.Sees(pa, pb)
				if ab != m.Sees(pb, pa) {
					t.Fatalf("cells %d and %d: got Sees from one side only", a, b)
				}
				if want := seesByHand(m, pa, pb); ab != want {
					t.Fatalf("from %v to %v: got Sees %v; want %v", pa, pb, ab, want)
				}
				if free && ab && pa.Dist(pb) < 90 && !slices.Contains(from[a], b) {
					t.Fatalf("from %v to %v: got Sees, and a view without it", pa, pb)
				}
			}
		}
	}
}

// seesByHand looks at each cell whether the line goes through its inside, or touches it at a corner with a wall beyond.
func seesByHand(m *Map, a, b geom.Vec) bool {
	for i, tile := range m.Grid.Cells {
		x, y := i%m.Grid.W, i/m.Grid.W
		ends := at(x, y) == a || at(x, y) == b
		if tile != 0 && !ends && through(a, b, geom.R(float64(x)*10, float64(y)*10, 10, 10)) {
			return false
		}
		// A corner between two walls that lie across from each other lets nothing through.
		corner := geom.V(float64(x)*10, float64(y)*10)
		if x > 0 && y > 0 && a.Sub(corner).Cross(b.Sub(corner)) == 0 && a.Sub(corner).Dot(b.Sub(corner)) < 0 {
			w := func(dx, dy int) bool { return m.Grid.At(x+dx, y+dy) != 0 }
			d := b.Sub(a)
			if d.X*d.Y > 0 && w(0, -1) && w(-1, 0) || d.X*d.Y < 0 && w(0, 0) && w(-1, -1) {
				return false
			}
		}
	}
	return true
}

// through reports whether a line goes through the inside of a box: it is cut at each side.
func through(a, b geom.Vec, r geom.Rect) bool {
	lo, hi := 0.0, 1.0
	d := b.Sub(a)
	for _, s := range [2][4]float64{{a.X, d.X, r.X, r.X + r.W}, {a.Y, d.Y, r.Y, r.Y + r.H}} {
		if s[1] == 0 {
			if s[0] <= s[2] || s[0] >= s[3] {
				return false
			}
			continue
		}
		t0, t1 := (s[2]-s[0])/s[1], (s[3]-s[0])/s[1]
		lo, hi = max(lo, min(t0, t1)), min(hi, max(t0, t1))
	}
	return hi-lo > 1e-9
}

// TestALongViewNeedsNoDeepStack looks along a corridor of the largest size.
func TestALongViewNeedsNoDeepStack(t *testing.T) {
	g := geom.NewGrid(MaxCells, 1, 1)
	m := Map{Grid: &g}
	if got := len(m.Visible(nil, geom.V(0.5, 0.5), 0)); got != MaxCells {
		t.Errorf("got %d cells; want all %d", got, MaxCells)
	}
}
