package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Rocks are put together from quarters of tiles, by what is around each: a map says only where there is rock.
const (
	quarter   = 8   // side, pixels
	sheetCols = 32  // quarters in a row of the picture
	perTheme  = 160 // quarters of a theme

	qFull   = 0              // 8×8 that show a wall of stones of 64×64 pixels
	qTop    = 64             // 8 each, along an edge
	qBottom = qTop + 8       // …
	qLeft   = qBottom + 8    // by the row
	qRight  = qLeft + 8      // …
	qOuter  = qRight + 8     // corners that stick out: top left, top right, bottom left, bottom right; twice
	qInner  = qOuter + 8     // corners of holes, likewise
	qSlope  = qInner + 8     // 6 kinds, each twice, and twice what lies below
	qEnd    = qSlope + 6*2*2 // the rest is empty
)

// themes are what rocks and what grows on them look like, by the names that the map uses.
var themes = map[string]int{"moss": 0, "stone": 1, "crystal": 2, "ember": 3, "nest": 4}

var rockSet = render.File("art/rocks.png").Grid(quarter, quarter)

// Kinds of quarters: what is less than a slope is empty or full.
const (
	empty = iota
	full
	steepUp // rises to the right by 8 pixels
	steepDown
	lowUp // by 4, the lower half
	lowDown
	highUp // by 4, the upper half
	highDown
)

// quarters is rock by quarters.
type quarters struct {
	w, h  int
	kinds []uint8
}

func newQuarters(w, h int) quarters { return quarters{w, h, make([]uint8, w*h)} }

// at returns what is at a place; what is around the map is full.
func (q *quarters) at(x, y int) uint8 {
	if x < 0 || y < 0 || x >= q.w || y >= q.h {
		return full
	}
	return q.kinds[y*q.w+x]
}

// fill puts a tile of rock, by its heights, into four quarters.
func (q *quarters) fill(x, y int, left, right float64) {
	for i := range 4 {
		dx, dy := i%2, i/2
		a := geom.Lerp(left, right, float64(dx)/2)*2 - float64(1-dy) // heights in this quarter, 0 to 1
		b := geom.Lerp(left, right, float64(dx+1)/2)*2 - float64(1-dy)
		q.kinds[(2*y+dy)*q.w+2*x+dx] = quarterOf(geom.Clamp(a, 0, 1), geom.Clamp(b, 0, 1))
	}
}

// quarterOf returns the kind of a quarter whose ground has some heights at its sides, 0 to 1.
func quarterOf(a, b float64) uint8 {
	switch {
	case a == b && a < 0.5:
		return empty
	case a == b:
		return full
	case a == 0 && b == 1:
		return steepUp
	case a == 1 && b == 0:
		return steepDown
	case a < b && b <= 0.5:
		return lowUp
	case a < b:
		return highUp
	case a <= 0.5:
		return lowDown
	}
	return highDown
}

// grid returns the pictures of all quarters; theme says which one a quarter has.
func (q *quarters) grid(theme func(x, y int) int) geom.Grid {
	g := geom.NewGrid(q.w, q.h, quarter)
	for y := range q.h {
		for x := range q.w {
			if q.at(x, y) != empty {
				g.Set(x, y, uint16(1+theme(x, y)*perTheme+q.picture(x, y)))
			}
		}
	}
	return g
}

// picture returns which of a theme's pictures a quarter shows.
func (q *quarters) picture(x, y int) int {
	k, twice := q.at(x, y), (x+y)/2%2
	if k > full {
		return qSlope + int(k-steepUp)*4 + x%2
	}
	if above := q.at(x, y-1); above > full {
		return qSlope + int(above-steepUp)*4 + 2 + x%2
	}
	air := func(dx, dy int) bool { return q.at(x+dx, y+dy) == empty }
	n, s, w, e := air(0, -1), air(0, 1), air(-1, 0), air(1, 0)
	switch {
	case n && w:
		return qOuter + twice*4
	case n && e:
		return qOuter + twice*4 + 1
	case s && w:
		return qOuter + twice*4 + 2
	case s && e:
		return qOuter + twice*4 + 3
	case n:
		return qTop + x%8
	case s:
		return qBottom + x%8
	case w:
		return qLeft + y%8
	case e:
		return qRight + y%8
	case air(-1, -1):
		return qInner + twice*4
	case air(1, -1):
		return qInner + twice*4 + 1
	case air(-1, 1):
		return qInner + twice*4 + 2
	case air(1, 1):
		return qInner + twice*4 + 3
	}
	return qFull + y%8*8 + x%8
}
