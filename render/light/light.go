package light

import (
	"math"
	"strconv"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Light is a lamp: plain data. The zero value of everything but Pos and Radius is right.
type Light struct {
	Pos          geom.Vec     // logical pixels
	Radius       float64      // where its light ends, logical pixels; zero or less: it is off
	Color        render.Color // its alpha is how bright it is; zero: white
	Falloff      float64      // how fast it gets darker: larger leaves a smaller bright middle; zero: 1.5, held within 0.25 to 8
	Angle        float64      // of a spot: its middle, radians, clockwise from the right
	Spread       float64      // of a spot: to either side of Angle, radians; zero: all around
	Edge         float64      // of a spot: how much of Spread is its soft edge, 0 to 1
	SourceRadius float64      // radius of the lamp itself, logical pixels: larger gives softer shadows; zero: hard ones
	Through      bool         // it shines through everything
}

func (l *Light) color() render.Color {
	if l.Color == (render.Color{}) {
		return render.White
	}
	return l.Color
}

func (l *Light) spot() bool { return l.Spread > 0 && l.Spread < math.Pi }

// falloff is held to what there are pictures for.
func (l *Light) falloff() float64 {
	if l.Falloff == 0 {
		return 1.5
	}
	return geom.Clamp(l.Falloff, 0.25, 8)
}

const (
	poolSide = 128  // of a light's picture, pixels
	margin   = 1.25 // of the picture around the square, of which the outer part is black, so that no pixel stays white
)

// pool returns the picture of a light: brightness by the distance. That of an image is made once.
func (w *work) pool(l *Light) render.Image {
	quarters := geom.Round(l.falloff() * 4)
	if w.pools[quarters] == (render.Image{}) {
		w.pools[quarters] = pool(float64(quarters) / 4)
	}
	return w.pools[quarters]
}

func pool(falloff float64) render.Image {
	name := "light " + strconv.FormatFloat(falloff, 'f', -1, 64)
	return render.Make(name, poolSide, poolSide, func(x, y int) render.Color {
		v := geom.Vec{X: (float64(x)+0.5)*2/poolSide - 1, Y: (float64(y)+0.5)*2/poolSide - 1}
		k := uint8(255*brightness(v.Len()*margin, falloff) + 0.5)
		return render.Color{R: k, G: k, B: k, A: 255}
	})
}

// brightness is that of a light at a distance, 0 to 1 at its radius. It ends without an edge.
func brightness(distance, falloff float64) float64 {
	if distance >= 1 {
		return 0
	}
	return geom.Pow(1-float64(distance*distance), falloff) * (1 - distance)
}

// spread returns how far a part of a spot's light reaches: 1 in the middle, 0 outside.
func (l *Light) spread(angle float64) float64 {
	if !l.spot() {
		return 1
	}
	off := math.Abs(geom.WrapAngle(angle - l.Angle))
	soft := max(geom.Clamp(l.Edge, 0, 1)*l.Spread, 1e-9)
	return geom.Clamp((l.Spread-off)/soft, 0, 1)
}
