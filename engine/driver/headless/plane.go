package headless

// one is 1 in the fixed point of planes.
const one = 1 << 32

// reach is the largest number that a plane may start with or step by: farther ones say that a shape has no size to
// speak of.
const reach = 1 << 29

// plane is a number that changes evenly over the picture: at the centre of pixel (0, 0), and by how much from pixel
// to pixel. 1 is 1<<32. Sums that leave the range wrap around, the same on every processor, and no index is taken from
// them without a test.
type plane struct{ at, dx, dy int64 }

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
	if !(fits(at) && fits(dx) && fits(dy)) {
		return plane{}, false
	}
	return plane{fixed(at), fixed(dx), fixed(dy)}, true
}

func fits(v float64) bool { return v > -reach && v < reach } // no NaN does

func fixed(v float64) int64 { return round(v * one) }
