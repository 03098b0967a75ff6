package light

import "github.com/krill2d/krill/engine/geom"

// Tiles are the cells of a grid that stop light: those that are not 0, or those for which Solid is true. The grid's top
// left corner is at (0, 0), as render.Tiles draws it. Nil Grid: none.
type Tiles struct {
	Grid  *geom.Grid
	Solid func(tile uint16) bool // must give the same for the same tile; zero: all but 0
}

func (t *Tiles) solid(x, y int) bool {
	tile := t.Grid.At(x, y)
	if t.Solid == nil {
		return tile != 0
	}
	return uint(x) < uint(t.Grid.W) && uint(y) < uint(t.Grid.H) && t.Solid(tile)
}

// facing is what of the edges between cells a light needs.
type facing struct {
	t        *Tiles
	r        *reach
	flipped  bool // columns are walked along, and not rows
	all      bool // the light's middle is in a tile: both sides count
	from, to int  // cells along
}

// cast adds the edges of cells that a light can see, those of neighbours joined to long ones, relative to its middle. From
// outside of all tiles their near sides are enough: whatever goes into a tile comes through one of these.
func (t *Tiles) cast(edges []edge, r *reach) []edge {
	g := t.Grid
	if g == nil || !(g.Size > 0) {
		return edges
	}
	x0, x1 := t.inReach(r.at.X, r.half, g.W)
	y0, y1 := t.inReach(r.at.Y, r.half, g.H)
	all := t.solid(g.Cell(r.at))
	rows := facing{t: t, r: r, all: all, from: x0, to: x1}
	for y := y0; y <= y1; y++ {
		edges = rows.line(edges, y, r.at.Y)
	}
	columns := facing{t: t, r: r, all: all, flipped: true, from: y0, to: y1}
	for x := x0; x <= x1; x++ {
		edges = columns.line(edges, x, r.at.X)
	}
	return edges
}

// inReach returns the cells along one axis that a light may shine on; the last is excluded.
func (t *Tiles) inReach(at, half float64, n int) (from, to int) {
	size := t.Grid.Size
	return max(geom.Floor((at-half)/size), 0), min(geom.Floor((at+half)/size)+1, n)
}

// line adds the edges along one line between cells; at is where the light is across it.
func (f *facing) line(edges []edge, n int, at float64) []edge {
	across := float64(n) * f.t.Grid.Size
	began := -1
	for i := f.from; i <= f.to; i++ {
		edge := i < f.to && f.needs(i, n, at < across)
		switch {
		case edge && began < 0:
			began = i
		case !edge && began >= 0:
			edges = f.r.add(edges, f.point(began, across), f.point(i, across))
			began = -1
		}
	}
	return edges
}

// needs reports whether there is an edge at a place of a line, on the light's side of a tile.
func (f *facing) needs(i, n int, before bool) bool {
	near, far := f.cell(i, n-1), f.cell(i, n)
	if f.all {
		return near != far
	}
	if !before {
		near, far = far, near
	}
	return far && !near
}

func (f *facing) cell(i, n int) bool {
	if f.flipped {
		return f.t.solid(n, i)
	}
	return f.t.solid(i, n)
}

func (f *facing) point(i int, across float64) geom.Vec {
	along := float64(i) * f.t.Grid.Size
	if f.flipped {
		return geom.Vec{X: across, Y: along}
	}
	return geom.Vec{X: along, Y: across}
}
