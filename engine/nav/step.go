package nav

// A step to a neighbour with a side in common is 12 long and one over a corner 17, nearly √2 times as much: in whole
// numbers ways of equal length are equal, and all processors agree.
const (
	straight = 12
	slanted  = 17
)

// step leads to a neighbour.
type step struct {
	x, y   int32
	length uint32
	cost   uint8 // of the neighbour
	dir    uint8 // dir^1 leads back
}

// offset is where a neighbour lies.
type offset struct{ x, y int }

// squares are the neighbours of a square by direction: right, left, down, up, and the corners.
var squares = [8]offset{{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, -1}, {-1, 1}, {1, -1}}

// rows are the neighbours in staggered rows: right, left, and those of the rows below and above; of a row that is not
// moved and of one that is. Diamonds have but the last four.
var rows = [2][6]offset{
	{{1, 0}, {-1, 0}, {0, 1}, {-1, -1}, {-1, 1}, {0, -1}},
	{{1, 0}, {-1, 0}, {1, 1}, {0, -1}, {0, 1}, {1, -1}},
}

// offset returns where the neighbour of a cell in a direction lies.
func (l *lattice) offset(x, y int, dir uint8) offset {
	if !l.staggered() {
		return squares[dir]
	}
	if l.turned {
		o := rows[l.moved(x)][dir]
		return offset{o.y, o.x}
	}
	return rows[l.moved(y)][dir]
}

// moved is 1 for a row or column that is moved, and 0 for others.
func (l *lattice) moved(n int) int {
	if (n&1 == 1) != l.even {
		return 1
	}
	return 0
}

// around writes the neighbours that one can step to into out and returns how many there are.
func (l *lattice) around(x, y int, out *[8]step) int {
	switch l.shape {
	case square8, square4:
		return l.square(x, y, out)
	case diamonds:
		return l.slanting(x, y, 2, out)
	}
	return l.slanting(x, y, 0, out)
}

// slanting writes the neighbours in staggered rows, from a direction on.
func (l *lattice) slanting(x, y int, from uint8, out *[8]step) int {
	n := 0
	for dir := from; dir < 6; dir++ {
		o := l.offset(x, y, dir)
		if c := l.cost(x+o.x, y+o.y); c > 0 {
			out[n] = step{int32(x + o.x), int32(y + o.y), straight, c, dir}
			n++
		}
	}
	return n
}

// square writes the neighbours of a square: first those to its sides, then those over its corners, past which no wall
// may be. It is written out, since searches spend their time here.
func (l *lattice) square(x, y int, out *[8]step) int {
	i, n := y*l.w+x, 0
	px, py := int32(x), int32(y)
	var right, left, below, above uint8
	if x+1 < l.w {
		if right = l.price(i + 1); right > 0 {
			out[n] = step{px + 1, py, straight, right, 0}
			n++
		}
	}
	if x > 0 {
		if left = l.price(i - 1); left > 0 {
			out[n] = step{px - 1, py, straight, left, 1}
			n++
		}
	}
	if y+1 < l.h {
		if below = l.price(i + l.w); below > 0 {
			out[n] = step{px, py + 1, straight, below, 2}
			n++
		}
	}
	if y > 0 {
		if above = l.price(i - l.w); above > 0 {
			out[n] = step{px, py - 1, straight, above, 3}
			n++
		}
	}
	if l.shape == square4 {
		return n
	}
	if right > 0 && below > 0 {
		n = l.corner(i+l.w+1, step{px + 1, py + 1, slanted, 0, 4}, out, n)
	}
	if left > 0 && above > 0 {
		n = l.corner(i-l.w-1, step{px - 1, py - 1, slanted, 0, 5}, out, n)
	}
	if left > 0 && below > 0 {
		n = l.corner(i+l.w-1, step{px - 1, py + 1, slanted, 0, 6}, out, n)
	}
	if right > 0 && above > 0 {
		n = l.corner(i-l.w+1, step{px + 1, py - 1, slanted, 0, 7}, out, n)
	}
	return n
}

// corner adds the step onto the i-th cell, unless that is a wall.
func (l *lattice) corner(i int, s step, out *[8]step, n int) int {
	if s.cost = l.price(i); s.cost > 0 {
		out[n] = s
		n++
	}
	return n
}

// price is cost for the i-th cell.
func (l *lattice) price(i int) uint8 {
	if t := int(l.cells[i]); t < len(l.costs) {
		return l.costs[t]
	}
	return 0
}

// estimate returns the length of the shortest way between two cells if there were no walls.
func (l *lattice) estimate(x0, y0, x1, y1 int) uint32 {
	dx, dy := uint32(max(x1-x0, x0-x1)), uint32(max(y1-y0, y0-y1))
	switch l.shape {
	case square4:
		return straight * (dx + dy)
	case square8:
		return straight*max(dx, dy) + (slanted-straight)*min(dx, dy)
	}
	if l.turned {
		x0, y0, x1, y1, dy = y0, x0, y1, x1, dx
	}
	along := 2*(x1-x0) + l.moved(y1) - l.moved(y0) // in halves of a cell
	du := uint32(max(along, -along))
	if l.shape == diamonds {
		return straight * max(du, dy)
	}
	return straight * (dy + (max(du, dy)-dy)/2)
}
