package headless

// one is 1 in the fixed point of planes.
const one = 1 << 32

// A shape whose planes start or step farther than this is not drawn: it has no size to speak of. Within it, no sum over
// the largest picture overflows.
const (
	reach   = 1 << 29
	longest = 1 << 16 // step
)

// plane is a number that changes evenly over the picture: at the centre of pixel (0, 0), and by how much from pixel
// to pixel. 1 is 1<<32.
type plane struct{ at, dx, dy int64 }

// still reports whether the number is the same everywhere.
func (p *plane) still() bool { return p.dx|p.dy == 0 }

func (p *plane) value(x, y int) int64 { return p.at + p.dx*int64(x) + p.dy*int64(y) }

// axes are how two coordinates change over the picture: s and t are 0 at the origin and grow along the
// two sides of a parallelogram, to 1 at their ends.
type axes struct {
	x, y               float64 // the origin, pixels
	sdx, sdy, tdx, tdy float64
}

// newAxes returns the axes of a parallelogram with the sides (a, c) and (b, d). Without an area all steps are zero.
func newAxes(x, y, a, b, c, d float64) axes {
	det := float64(a*d) - float64(b*c)
	if det == 0 {
		return axes{x: x, y: y}
	}
	return axes{x, y, d / det, -b / det, -c / det, a / det}
}

// plane returns the plane of a number that is at at the origin and changes by ds and dt along the sides.
func (a *axes) plane(at, ds, dt float64) (p plane, ok bool) {
	dx := float64(ds*a.sdx) + float64(dt*a.tdx)
	dy := float64(ds*a.sdy) + float64(dt*a.tdy)
	at += float64(dx*(0.5-a.x)) + float64(dy*(0.5-a.y))
	if !(fits(at, reach) && fits(dx, longest) && fits(dy, longest)) {
		return plane{}, false
	}
	return plane{fixed(at), fixed(dx), fixed(dy)}, true
}

func fits(v, limit float64) bool { return v > -limit && v < limit } // no NaN does

func fixed(v float64) int64 { return round(v * one) }
