//go:build !krill_headless && !js && !android && !ios

package engine

import (
	"image"
	"image/color"
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// iconSizes are the sides of the icon of a game that has none of its own, pixels.
var iconSizes = [...]int{16, 32, 48}

// ownIcon draws that icon: a krill on a dark disc.
func ownIcon() []driver.Picture {
	var list []driver.Picture
	for _, side := range iconSizes {
		img := image.NewRGBA(image.Rect(0, 0, side, side))
		for i := range side * side {
			x, y := i%side, i/side
			at := geom.V((float64(x)+0.5)/float64(side)-0.5, (float64(y)+0.5)/float64(side)-0.5)
			img.SetRGBA(x, y, krillAt(at, float64(side)))
		}
		list = append(list, driver.Picture{W: side, H: side, Pix: img.Pix})
	}
	return list
}

// krillAt returns the icon's colour at a point from its middle; side is that of the icon, pixels.
func krillAt(at geom.Vec, side float64) color.RGBA {
	// In parts of the icon's side and in radians: the spine is a part of a circle, from the head to the tail.
	const (
		disc   = 0.49
		spine  = 0.25
		thick  = 0.12 // at the head, to both sides
		head   = -0.35
		length = 4.0
		rings  = 9.0 // dark rings around the body, times 2π
	)
	cover := func(outside float64) float64 { return geom.Clamp(0.5-outside*side, 0, 1) } // how much of a pixel a shape has
	along := geom.Wrap(at.Angle()-head, 2*math.Pi)
	if along > (length+2*math.Pi)/2 {
		along = 0 // nearer to the head than to the tail
	}
	along = min(along/length, 1)
	body := cover(at.Dist(geom.Polar(head+along*length, spine)) - thick*(1-0.75*along))
	eye := cover(at.Dist(geom.Polar(head+0.1, spine+0.03)) - 0.042)
	shine := 0.85 + 0.15*geom.Cos(along*rings*2*math.Pi)
	whole := cover(at.Len() - disc)
	mix := func(ground, coral float64) uint8 {
		return uint8((ground + (coral*shine-ground)*body) * (1 - eye) * whole)
	}
	return color.RGBA{mix(12, 255), mix(28, 128), mix(62, 98), uint8(255 * whole)}
}
