package render

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Scaling says how a canvas fills a window of another size.
type Scaling uint8

// The ways of scaling.
const (
	Fit          Scaling = iota // as large as goes with its shape kept; bars at two sides
	PixelPerfect                // drawn at the canvas's own size, then enlarged by a whole number; smaller windows fit
	Expand                      // like Fit, but the canvas grows in one direction, so there are no bars
)

// Viewport is where a canvas lies in a window: plain data. The zero value is not valid; use NewViewport.
type Viewport struct {
	mode             Scaling
	w, h             float64 // of the canvas, logical pixels
	deviceW, deviceH int     // of the window, device pixels
	scale            float64 // device pixels per logical pixel
	clip             driver.Box
}

// NewViewport returns the viewport of a canvas of w by h logical pixels in a window of deviceW by deviceH device
// pixels. Sizes below 1 count as 1.
func NewViewport(mode Scaling, w, h int, deviceW, deviceH int) Viewport {
	v := Viewport{mode: mode, w: float64(max(w, 1)), h: float64(max(h, 1))}.In(deviceW, deviceH)
	if mode == Expand {
		v.w, v.h = float64(v.deviceW)/v.scale, float64(v.deviceH)/v.scale
	}
	return v.centred()
}

// In returns the viewport of the same canvas in another window, where one that grew with Expand keeps its size: for
// films, and for a replay that was recorded in a window of another size.
func (v Viewport) In(deviceW, deviceH int) Viewport {
	v.deviceW, v.deviceH = max(deviceW, 1), max(deviceH, 1)
	v.scale = min(float64(v.deviceW)/v.w, float64(v.deviceH)/v.h)
	if v.mode == PixelPerfect && v.scale > 1 {
		v.scale = math.Floor(v.scale)
	}
	return v.centred()
}

func (v Viewport) centred() Viewport {
	v.clip.W, v.clip.H = side(v.w*v.scale, v.deviceW), side(v.h*v.scale, v.deviceH)
	v.clip.X, v.clip.Y = (v.deviceW-v.clip.W)/2, (v.deviceH-v.clip.H)/2
	return v
}

// side rounds a length to whole device pixels, from 1 to limit.
func side(x float64, limit int) int { return min(max(geom.Round(x), 1), limit) }

// Size returns the size of the canvas in logical pixels: what was asked for, or more with Expand.
func (v Viewport) Size() geom.Vec { return geom.Vec{X: v.w, Y: v.h} }

// ToCanvas turns a point in device pixels of the window, say a pointer's, into canvas units.
// Points on the bars lie outside 0 to Size.
func (v Viewport) ToCanvas(x, y float64) geom.Vec {
	return geom.Vec{X: (x - float64(v.clip.X)) / v.scale, Y: (y - float64(v.clip.Y)) / v.scale}
}

// Transform maps canvas units to device pixels of the window. It keeps the shape: one scale for both axes.
func (v Viewport) Transform() geom.Transform {
	return geom.Transform{A: v.scale, D: v.scale, X: float64(v.clip.X), Y: float64(v.clip.Y)}
}

// Clip returns the part of the window that the canvas covers, device pixels. It lies within the window.
func (v Viewport) Clip() driver.Box { return v.clip }
