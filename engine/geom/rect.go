package geom

// Rect is a rectangle by its top left corner and its size, in logical pixels unless said.
// A width or height of zero or less is empty: it contains nothing and overlaps nothing.
type Rect struct{ X, Y, W, H float64 }

// R is short for Rect{x, y, w, h}.
func R(x, y, w, h float64) Rect { return Rect{x, y, w, h} }

// Around returns the rectangle of a size whose middle is at center.
func Around(center Vec, w, h float64) Rect {
	return Rect{center.X - float64(w/2), center.Y - float64(h/2), w, h}
}

// Min returns the top left corner.
func (r Rect) Min() Vec { return Vec{r.X, r.Y} }

// Max returns the bottom right corner, which the rectangle does not contain.
func (r Rect) Max() Vec { return Vec{r.X + r.W, r.Y + r.H} }

// Size returns the width and height.
func (r Rect) Size() Vec { return Vec{r.W, r.H} }

// Center returns the middle.
func (r Rect) Center() Vec { return Vec{r.X + float64(r.W/2), r.Y + float64(r.H/2)} }

// Empty reports whether the rectangle has no inside.
func (r Rect) Empty() bool { return !(r.W > 0 && r.H > 0) }

// Contains reports whether p is inside; the left and top edges are, the right and bottom ones are not.
func (r Rect) Contains(p Vec) bool {
	return p.X >= r.X && p.Y >= r.Y && p.X < r.X+r.W && p.Y < r.Y+r.H
}

// Overlaps reports whether the two share an inside; touching edges do not.
// It is true exactly when Intersect is not empty.
func (r Rect) Overlaps(o Rect) bool {
	return share(r.X, r.X+r.W, o.X, o.X+o.W) && share(r.Y, r.Y+r.H, o.Y, o.Y+o.H)
}

// share reports whether the ranges a to b and c to d have something in common that is more than a point.
func share(a, b, c, d float64) bool { return a < d && c < b && a < b && c < d }

// Intersect returns what the two share, or the zero Rect when they share nothing.
func (r Rect) Intersect(o Rect) Rect {
	x, y := max(r.X, o.X), max(r.Y, o.Y)
	out := Rect{x, y, min(r.X+r.W, o.X+o.W) - x, min(r.Y+r.H, o.Y+o.H) - y}
	if out.Empty() {
		return Rect{}
	}
	return out
}

// Inset returns the rectangle with each edge moved inwards by d; outwards when d is negative.
// Too large a d leaves a rectangle that is empty.
func (r Rect) Inset(d float64) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }
