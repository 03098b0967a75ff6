package headless

// Positions are snapped to 1/256 pixel, as GPUs do, and from there on all is whole numbers: a pixel is covered when its
// centre lies inside, and on an edge when that is a left or a top one. Two shapes that share an edge so cover
// each pixel once.
const (
	subpixels = 256
	centre    = subpixels / 2
	farthest  = 1 << 20 // pixels from the corner, to all sides; what reaches farther is not drawn, so no product overflows
)

// point is a corner, 1/256 pixels.
type point struct{ x, y int64 }

// snap returns the corner of a position in pixels, and false when it is too far away or not a number.
func snap(x, y float32) (p point, ok bool) {
	if !(x >= -farthest && x <= farthest && y >= -farthest && y <= farthest) {
		return point{}, false
	}
	return point{round(float64(x) * subpixels), round(float64(y) * subpixels)}, true
}

// round returns the nearest whole number, and of two the higher one. v has to be within ±2⁶².
func round(v float64) int64 {
	i := int64(v + 0.5)
	if float64(i) > v+0.5 {
		i--
	}
	return i
}

// first returns the first pixel whose centre is at a position or behind it.
func first(v int64) int { return int((v + subpixels - 1 - centre) >> 8) }

// cross is twice the area of a triangle; positive: clockwise on the screen.
func cross(a, b, c point) int64 { return (b.x-a.x)*(c.y-a.y) - (b.y-a.y)*(c.x-a.x) }

// edge says for each row where its line is passed: at the first pixel whose centre is on the line or right of it.
// It steps from row to row without rounding: x + rem/den is the position plus (den−1)/den.
type edge struct {
	x, rem, step, stepRem, den int64
}

// edgeAt returns the edge from a down to b, at a row.
func edgeAt(a, b point, row int) edge {
	dx, dy := b.x-a.x, b.y-a.y
	e := edge{den: subpixels * dy}
	e.x, e.rem = floorDiv((a.x-centre)*dy+(int64(row)*subpixels+centre-a.y)*dx+e.den-1, e.den)
	e.step, e.stepRem = floorDiv(subpixels*dx, e.den)
	return e
}

func (e *edge) next() {
	e.x += e.step
	if e.rem += e.stepRem; e.rem >= e.den {
		e.x++
		e.rem -= e.den
	}
}

// floorDiv returns the quotient, rounded down, and the remainder. b is positive.
func floorDiv(a, b int64) (quotient, remainder int64) {
	quotient, remainder = a/b, a%b
	if remainder < 0 {
		quotient--
		remainder += b
	}
	return quotient, remainder
}

// polygon is a convex shape of three or four corners, clockwise.
type polygon struct {
	corners [4]point
	n       int
}

// rows returns the rows that the polygon may cover: from top to before bottom.
func (p *polygon) rows() (top, bottom int) {
	low, high := p.corners[0].y, p.corners[0].y
	for _, c := range p.corners[1:p.n] {
		low, high = min(low, c.y), max(high, c.y)
	}
	return first(low), first(high)
}

// highest returns the corner with the smallest y.
func (p *polygon) highest() int {
	best := 0
	for i := 1; i < p.n; i++ {
		if p.corners[i].y < p.corners[best].y {
			best = i
		}
	}
	return best
}

// side is the left or the right border of a polygon, from the top down.
type side struct {
	edge edge
	at   int // corner at which the edge ends
	turn int // to the next one: 1, or n−1 to go backwards
	end  int // row before which the edge ends
}

// to goes to a row, which is the next one or, at the start, any, and returns where the border is there.
func (s *side) to(p *polygon, row int) int64 {
	if row < s.end {
		s.edge.next()
		return s.edge.x
	}
	for {
		from := s.at
		s.at = (s.at + s.turn) % p.n
		if s.end = first(p.corners[s.at].y); row < s.end {
			s.edge = edgeAt(p.corners[from], p.corners[s.at], row)
			return s.edge.x
		}
	}
}

// cover calls the painting of a span for each row of the polygon inside the clip.
func (j *job) cover(p *polygon) {
	top, bottom := p.rows()
	top, bottom = max(top, j.clip.y0), min(bottom, j.clip.y1)
	start := p.highest()
	left, right := side{at: start, turn: p.n - 1, end: top}, side{at: start, turn: 1, end: top}
	for y := top; y < bottom; y++ {
		x0, x1 := max(left.to(p, y), int64(j.clip.x0)), min(right.to(p, y), int64(j.clip.x1))
		if x0 < x1 {
			j.span(y, int(x0), int(x1))
		}
	}
}
