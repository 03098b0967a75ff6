package tessellate

// none stands for no region, piece or node.
const none = -1

// region is a part of the inside under the line, between two neighbouring boundaries. It is one piece or, below a
// vertex at which two regions became one, two of them side by side, until the next corner of the region shows where
// the cut between them ends.
type region struct{ first, second int32 }

// addLeft adds a corner of the region's left border.
func (r *region) addLeft(t *Tessellator, c uint32) {
	if r.second != none {
		t.end(r.first, c)
		*r = region{r.second, none}
	}
	t.add(r.first, c, true)
}

// addRight adds a corner of the region's right border.
func (r *region) addRight(t *Tessellator, c uint32) {
	if r.second != none {
		t.end(r.second, c)
		r.second = none
	}
	t.add(r.first, c, false)
}

// end ends the region at its lowest corner.
func (r *region) end(t *Tessellator, c uint32) {
	t.end(r.first, c)
	if r.second != none {
		t.end(r.second, c)
	}
}

// merge joins the region with the one on its right, below the corner between them.
func (r *region) merge(t *Tessellator, right int32, c uint32) {
	o := &t.regions[right]
	if r == o {
		return
	}
	r.addRight(t, c)
	o.addLeft(t, c)
	r.second = o.first
}

// splitRegion divides a region in two at a corner in the middle of it, and returns the right one. The cut goes up to the
// lowest corner so far, which nothing hides.
func (t *Tessellator) splitRegion(left int32, c uint32) int32 {
	r := t.regions[left]
	switch {
	case r.second != none:
		t.add(r.first, c, false)
		t.add(r.second, c, true)
	case t.pieces[r.first].left:
		p := t.begin(t.lowest(r.first))
		t.add(p, c, false)
		t.add(r.first, c, true)
		r = region{p, r.first}
	default:
		p := t.begin(t.lowest(r.first))
		t.add(r.first, c, false)
		t.add(p, c, true)
		r.second = p
	}
	t.regions[left] = region{r.first, none}
	t.regions = append(t.regions, region{r.second, none})
	return int32(len(t.regions) - 1)
}

// piece is a polygon that each level line goes through once, as far as it is known. Its corners that are in no triangle
// with all of their neighbours yet are a stack, the lowest one on top: all of them but the deepest are on one side.
type piece struct {
	top  int32 // node
	left bool  // the top is on the left border
}

type node struct {
	corner uint32
	below  int32 // in the stack
}

// begin starts a piece at its highest corner.
func (t *Tessellator) begin(c uint32) int32 {
	t.pieces = append(t.pieces, piece{top: t.push(c, none)})
	return int32(len(t.pieces) - 1)
}

func (t *Tessellator) push(c uint32, below int32) int32 {
	t.nodes = append(t.nodes, node{c, below})
	return int32(len(t.nodes) - 1)
}

// lowest returns the corner that was added last.
func (t *Tessellator) lowest(i int32) uint32 { return t.nodes[t.pieces[i].top].corner }

// add adds the next corner down.
func (t *Tessellator) add(i int32, c uint32, left bool) {
	p := &t.pieces[i]
	if p.left == left {
		t.cutCorners(p, c)
	} else {
		t.fan(p, c)
		t.nodes[p.top].below = none
	}
	p.top, p.left = t.push(c, p.top), left
}

// end ends a piece at its lowest corner.
func (t *Tessellator) end(i int32, c uint32) { t.fan(&t.pieces[i], c) }

// fan makes triangles between a corner and all edges of the stack.
func (t *Tessellator) fan(p *piece, c uint32) {
	for n := t.nodes[p.top]; n.below != none; n = t.nodes[n.below] {
		t.triangle(c, n.corner, t.nodes[n.below].corner)
	}
}

// cutCorners makes triangles with the top edges of the stack as long as they lie inside.
func (t *Tessellator) cutCorners(p *piece, c uint32) {
	for {
		n := t.nodes[p.top]
		if n.below == none {
			return
		}
		turn := t.turn(t.nodes[n.below].corner, n.corner, c)
		if p.left && turn >= 0 || !p.left && turn <= 0 {
			return
		}
		t.Triangles = append(t.Triangles, t.nodes[n.below].corner, n.corner, c)
		p.top = n.below
	}
}

func (t *Tessellator) triangle(a, b, c uint32) {
	if t.turn(a, b, c) != 0 {
		t.Triangles = append(t.Triangles, a, b, c)
	}
}

func (t *Tessellator) turn(a, b, c uint32) int64 {
	return side(t.vertices[t.at[a]], t.vertices[t.at[b]], t.vertices[t.at[c]])
}
