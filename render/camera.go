package render

import "github.com/krill2d/krill/engine/geom"

// shakeRate is how often a shake changes its direction, times a second: felt as a blow, still readable.
const shakeRate = 25.0

// Camera looks at a world: plain data in the game. The zero value looks at (0, 0), in the middle of the canvas.
type Camera struct {
	Pos    geom.Vec  // the point of the world in the middle of the canvas
	Zoom   float64   // larger shows less of the world, larger; zero: 1
	Rot    float64   // radians, clockwise; the world turns the other way
	Bounds geom.Rect // part of the world that the picture does not leave, or stays in the middle of; zero: no bounds
	View   geom.Rect // part of the canvas that it fills, logical pixels of the canvas; zero: all
	// DeadZone is the width and height of the part in the middle of the picture in which what Follow follows moves without
	// the camera, in units of the world; zero: none.
	DeadZone geom.Vec

	held                            geom.Vec // share of Pos that Parallax takes away
	shakeSize, shakeLeft, shakeTime float64  // logical pixels of the canvas, seconds, seconds in all
	shakes                          uint32   // so far, so that no two are alike
}

// Follow moves the camera towards a point so that the distance halves in each halfLife seconds, at any tick rate,
// and counts a shake down as Step does. dt is the length of the tick in seconds. A halfLife of zero or less is there at once.
func (k *Camera) Follow(at geom.Vec, halfLife, dt float64) {
	left := 0.0
	if halfLife > 0 {
		left = geom.Exp(-float64(0.6931471805599453 * max(dt, 0) / halfLife))
	}
	at.X = geom.Clamp(k.Pos.X, at.X-k.DeadZone.X/2, at.X+k.DeadZone.X/2)
	at.Y = geom.Clamp(k.Pos.Y, at.Y-k.DeadZone.Y/2, at.Y+k.DeadZone.Y/2)
	k.Pos = at.Add(k.Pos.Sub(at).Mul(left))
	k.Step(dt)
}

// Parallax returns the camera for a layer that lies deeper, or nearer: it moves by x and y times as much as the camera
// does. 0 stays in place as the sky does, 1 is the world itself, above 1 lies before it. Draw the layer around (0, 0) as
// it is to be seen when the camera is there.
func (k Camera) Parallax(x, y float64) Camera {
	k.held = geom.Vec{X: 1 - x, Y: 1 - y}
	return k
}

// Shake shakes the picture by up to pixels, in logical pixels of the canvas, falling to nothing in sec seconds.
// A weaker shake than the one under way is ignored. Only World sees it: ToWorld and ToCanvas do not, so that aim is
// steady and the game is the same for those who switched shaking off (Canvas.ReduceMotion).
func (k *Camera) Shake(pixels, sec float64) {
	if !(pixels > 0 && sec > 0) || pixels < k.shakeSize*k.shakePower() {
		return
	}
	k.shakeSize, k.shakeLeft, k.shakeTime = pixels, sec, sec
	k.shakes++
}

// Step counts a shake down by dt seconds. Call it once a tick unless Follow is called.
func (k *Camera) Step(dt float64) {
	k.shakeLeft -= max(dt, 0)
	if !(k.shakeLeft > 0) {
		k.shakeSize, k.shakeLeft, k.shakeTime = 0, 0, 0
	}
}

// ToWorld returns the point of the world that is shown at p, in canvas units, on a canvas of a size.
// It is what takes a pointer into a world.
func (k Camera) ToWorld(p, size geom.Vec) geom.Vec {
	back, _ := k.transform(size).Inverse()
	return back.Apply(p)
}

// ToCanvas returns the canvas point that shows the point p of the world.
func (k Camera) ToCanvas(p, size geom.Vec) geom.Vec { return k.transform(size).Apply(p) }

// transform maps the world to a canvas of a size, without the shake.
func (k Camera) transform(size geom.Vec) geom.Transform {
	zoom, at := k.zoom(), k.View
	if at == (geom.Rect{}) {
		at.W, at.H = size.X, size.Y
	}
	middle := k.middle(at.Size())
	middle = geom.Vec{X: middle.X - float64(middle.X*k.held.X), Y: middle.Y - float64(middle.Y*k.held.Y)}
	t := geom.Move(middle.Mul(-1)).Then(geom.Stretch(geom.Vec{X: zoom, Y: zoom}))
	if k.Rot != 0 {
		t = t.Then(geom.Turn(-k.Rot))
	}
	return t.Then(geom.Move(at.Center()))
}

func (k Camera) zoom() float64 {
	if k.Zoom == 0 {
		return 1
	}
	return k.Zoom
}

// middle is Pos held within Bounds. Turning is left out of it: corners may show a little of the outside.
func (k Camera) middle(size geom.Vec) geom.Vec {
	if k.Bounds.Empty() {
		return k.Pos
	}
	half := size.Mul(0.5 / max(k.zoom(), -k.zoom()))
	b := k.Bounds
	return geom.Vec{X: hold(k.Pos.X, b.X, b.X+b.W, half.X), Y: hold(k.Pos.Y, b.Y, b.Y+b.H, half.Y)}
}

// hold keeps x at least half away from both ends, or in their middle when there is no room.
func hold(x, lo, hi, half float64) float64 {
	if hi-lo < 2*half {
		return (lo + hi) / 2
	}
	return geom.Clamp(x, lo+half, hi-half)
}

// shakePower is how much of the shake is left, 1 to 0: the square of the time, so that it ends softly.
func (k Camera) shakePower() float64 {
	if k.shakeTime == 0 {
		return 0
	}
	left := k.shakeLeft / k.shakeTime
	return float64(left * left)
}

// shake returns the offset of the picture now, canvas units: smooth noise over the camera's own counters.
func (k Camera) shake() geom.Vec {
	size := k.shakeSize * k.shakePower()
	if size == 0 {
		return geom.Vec{}
	}
	at := float64((k.shakeTime - k.shakeLeft) * shakeRate)
	return geom.Vec{X: geom.Noise(at, k.shakes*2), Y: geom.Noise(at, k.shakes*2+1)}.Mul(size)
}
