package render

import (
	"path"

	"github.com/krill2d/krill/engine/driver"
)

// The picture in place of a missing one, pixels.
const (
	placeholderSide  = 32
	placeholderCheck = 8 // side of a field
	placeholderEdge  = 1 // between the picture's edge and the name
)

// placeholder returns a checker of magenta and black with as much of the name as fits, broken at any letter.
func placeholder(name string) driver.Picture {
	p := paintPicture(placeholderSide, placeholderSide, func(x, y int) Color {
		if (x/placeholderCheck+y/placeholderCheck)%2 == 0 {
			return Color{255, 0, 255, 255}
		}
		return Color{0, 0, 0, 255}
	})
	x, y := placeholderEdge, 0
	for _, r := range path.Base(name) {
		g := glyphOf(r)
		if x+int(g.w) > p.W-placeholderEdge {
			x, y = placeholderEdge, y+glyphHeight
		}
		if y+glyphHeight > p.H {
			break
		}
		stamp(p, g, x, y)
		x += g.advance()
	}
	return p
}

// stamp writes a letter in white.
func stamp(p driver.Picture, g *glyph, x, y int) {
	for dy := range glyphHeight {
		for dx := range int(g.w) {
			if g.at(dx, dy) {
				copy(p.Pix[((y+dy)*p.W+x+dx)*4:], "\xff\xff\xff\xff")
			}
		}
	}
}
