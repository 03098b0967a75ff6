package tessellate

import (
	"cmp"
	"slices"

	"github.com/krill2d/krill/engine/geom"
)

// sweep is a line that goes down over the segments.
type sweep struct {
	active  []int32  // segments under the line, from left to right
	above   []int32  // boundaries that end at the vertex, from left to right
	below   []int32  // segments that begin there
	under   []int32  // of them, the boundaries
	at      []int32  // vertex of each corner
	regions []region // parts of the inside that the line goes through
	pieces  []piece
	nodes   []node
}

// run sweeps over all vertices.
func (t *Tessellator) run(rule Rule) {
	t.active, t.at = t.active[:0], t.at[:0]
	t.regions, t.pieces, t.nodes = t.regions[:0], t.pieces[:0], t.nodes[:0]
	next := 0
	for v := range int32(len(t.vertices)) {
		begin := next
		for next < len(t.segments) && t.segments[next].a == v {
			next++
		}
		if begin < next || t.degree[v] > 0 {
			t.pass(v, begin, next, rule)
		}
	}
}

// pass moves the line over a vertex, at which the segments from begin to before end start.
func (t *Tessellator) pass(v int32, begin, end int, rule Rule) {
	low, _ := slices.BinarySearchFunc(t.active, t.vertices[v], func(i int32, p point) int {
		if g := &t.segments[i]; side(t.vertices[g.a], t.vertices[g.b], p) < 0 {
			return -1
		}
		return 1
	})
	high := low
	t.above = t.above[:0]
	for high < len(t.active) && t.segments[t.active[high]].b == v {
		if t.segments[t.active[high]].boundary {
			t.above = append(t.above, t.active[high])
		}
		high++
	}
	t.start(begin, end, low, rule)
	left := t.regionLeftOf(low)
	t.active = slices.Replace(t.active, low, high, t.below...)
	t.join(v, left)
}

// start puts the segments that begin at a vertex into order and says what lies between them.
func (t *Tessellator) start(begin, end, low int, rule Rule) {
	t.below, t.under = t.below[:0], t.under[:0]
	for i := begin; i < end; i++ {
		t.below = append(t.below, int32(i))
	}
	slices.SortFunc(t.below, t.fromLeft)
	winding := int32(0)
	if low > 0 {
		winding = t.segments[t.active[low-1]].right
	}
	for _, i := range t.below {
		g := &t.segments[i]
		left := rule.inside(winding)
		winding += g.delta
		g.right, g.fillRight = winding, rule.inside(winding)
		g.boundary = left != g.fillRight
		if g.boundary {
			t.under = append(t.under, i)
		}
	}
}

func (r Rule) inside(winding int32) bool {
	switch r {
	case EvenOdd:
		return winding&1 != 0
	case NonZero:
		return winding != 0
	}
	return winding > 0
}

// fromLeft orders segments that begin at one vertex.
func (t *Tessellator) fromLeft(i, j int32) int {
	g, h := &t.segments[i], &t.segments[j]
	return cmp.Compare(side(t.vertices[g.a], t.vertices[g.b], t.vertices[h.b]), 0)
}

// regionLeftOf returns the region just left of a place in the line, or none.
func (t *Tessellator) regionLeftOf(place int) int32 {
	for place--; place >= 0; place-- {
		if g := &t.segments[t.active[place]]; g.boundary {
			if g.fillRight {
				return g.region
			}
			return none
		}
	}
	return none
}

// join carries the regions around a vertex on. Left is the one on its left, or none.
func (t *Tessellator) join(v, left int32) {
	t.closeBetween(v)
	k, m := len(t.above), len(t.under)
	right := left
	if k > 0 {
		right = t.rightOf(t.above[k-1])
	}
	switch {
	case k == 0 && m == 0 || (k+m)&1 != 0:
	case k > 0 && m > 0:
		if left != none {
			t.regions[left].addRight(t, t.corner(v, t.above[0], t.under[0]))
		}
		if right != none {
			t.regions[right].addLeft(t, t.corner(v, t.above[k-1], t.under[m-1]))
			t.segments[t.under[m-1]].region = right
		}
	case left == none || right == none:
	case k > 0:
		t.regions[left].merge(t, right, t.corner(v, t.above[0], t.above[k-1]))
	default:
		t.segments[t.under[m-1]].region = t.splitRegion(left, t.corner(v, t.under[0], t.under[m-1]))
	}
	t.openBetween(v)
}

// rightOf returns the region right of a boundary, or none.
func (t *Tessellator) rightOf(i int32) int32 {
	if t.segments[i].fillRight {
		return t.segments[i].region
	}
	return none
}

// closeBetween ends the regions between segments that end at a vertex.
func (t *Tessellator) closeBetween(v int32) {
	for i := 0; i+1 < len(t.above); i++ {
		if r := t.rightOf(t.above[i]); r != none {
			t.regions[r].end(t, t.corner(v, t.above[i], t.above[i+1]))
		}
	}
}

// openBetween begins the regions between segments that begin at a vertex.
func (t *Tessellator) openBetween(v int32) {
	for i := 0; i+1 < len(t.under); i++ {
		if g := &t.segments[t.under[i]]; g.fillRight {
			g.region = int32(len(t.regions))
			t.regions = append(t.regions, region{first: t.begin(t.corner(v, t.under[i], t.under[i+1])), second: none})
		}
	}
}

// corner adds the corner at a vertex between two boundaries that have the inside between them.
func (t *Tessellator) corner(v, i, j int32) uint32 {
	n := uint32(len(t.Corners))
	p := t.vertices[v]
	pos := geom.Vec{X: float64(p.x) / t.scale, Y: float64(p.y) / t.scale}
	a, b := t.segments[i].outwards(), t.segments[j].outwards()
	t.Corners = append(t.Corners, Corner{pos, a.Add(b).Mul(1 / max(1+a.Dot(b), sharpest))})
	t.at = append(t.at, v)
	t.note(v, i, n)
	t.note(v, j, n)
	return n
}

// sharpest is the smallest 1 + cosine between two normals whose corner moves to its point: that is 4 away then.
const sharpest = 0.125

// outwards returns the normal of a boundary, unit.
func (g *segment) outwards() geom.Vec {
	n := geom.Vec{X: -g.dir.Y, Y: g.dir.X}
	if !g.fillRight {
		return n.Mul(-1)
	}
	return n
}

// note remembers a boundary's corner, and adds its edge when it has both.
func (t *Tessellator) note(v, i int32, corner uint32) {
	g := &t.segments[i]
	if g.a == v {
		g.top = corner
		return
	}
	if g.fillRight {
		t.Edges = append(t.Edges, corner, g.top)
	} else {
		t.Edges = append(t.Edges, g.top, corner)
	}
}
