package rendertest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"strings"
	"testing/fstest"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// goldFont makes a bitmap font as programs for them do: capitals of Go Bold in gold, a page and a .fnt file.
func goldFont() fs.FS {
	const size, cell, side = 32, 40, 320
	parsed, err := opentype.Parse(gobold.TTF)
	if err != nil {
		panic(fmt.Sprintf("rendertest: read Go Bold: %v", err))
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: size, DPI: 72})
	if err != nil {
		panic(fmt.Sprintf("rendertest: open Go Bold: %v", err))
	}
	page := image.NewNRGBA(image.Rect(0, 0, side, side))
	var fnt strings.Builder
	fmt.Fprintf(&fnt, "info face=\"Gold\" size=%d bold=1\ncommon lineHeight=%d base=%d scaleW=%d scaleH=%d pages=1 packed=0\npage id=0 file=\"gold.png\"\n", size, 38, 30, side, side)
	for i, char := range " ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,.!?" {
		x, y := i%(side/cell)*cell, i/(side/cell)*cell
		advance := goldLetter(page, face, char, x+4, y+30)
		fmt.Fprintf(&fnt, "char id=%d x=%d y=%d width=%d height=%d xoffset=-4 yoffset=0 xadvance=%d page=0 chnl=15\n", char, x, y, cell, cell, advance)
	}
	fnt.WriteString("kerning first=65 second=86 amount=-4\nkerning first=86 second=65 amount=-4\n")
	var picture bytes.Buffer
	if err := png.Encode(&picture, page); err != nil {
		panic(fmt.Sprintf("rendertest: write a page: %v", err))
	}
	return fstest.MapFS{"gold.fnt": {Data: []byte(fnt.String())}, "gold.png": {Data: picture.Bytes()}}
}

// goldLetter paints a letter whose pen is at a point, and returns the step after it.
func goldLetter(page *image.NRGBA, face font.Face, char rune, x, y int) int {
	dot := fixed.P(x, y)
	bounds, mask, at, advance, _ := face.Glyph(dot, char)
	for py := bounds.Min.Y - 1; py <= bounds.Max.Y; py++ {
		for px := bounds.Min.X - 1; px <= bounds.Max.X; px++ {
			cover := func(dx, dy int) uint32 {
				p := image.Pt(px+dx, py+dy)
				if !p.In(bounds) {
					return 0
				}
				_, _, _, a := mask.At(p.X-bounds.Min.X+at.X, p.Y-bounds.Min.Y+at.Y).RGBA()
				return a >> 8
			}
			page.SetNRGBA(px, py, goldPixel(y-py, cover))
		}
	}
	return advance.Round()
}

// goldPixel is bright at the top and in the middle, with a dark rim around what the letter covers.
func goldPixel(height int, cover func(dx, dy int) uint32) color.NRGBA {
	rim := max(cover(0, 0), cover(1, 0), cover(-1, 0), cover(0, 1), cover(0, -1))
	ramp := []color.NRGBA{{176, 98, 32, 255}, {226, 150, 42, 255}, {255, 214, 92, 255}, {255, 244, 190, 255}, {244, 180, 60, 255}}
	c := ramp[min(max(height*len(ramp)/24, 0), len(ramp)-1)]
	k := cover(0, 0)
	mix := func(dark, light uint8) uint8 { return uint8((uint32(dark)*(255-k) + uint32(light)*k) / 255) }
	return color.NRGBA{mix(74, c.R), mix(32, c.G), mix(16, c.B), uint8(rim)}
}
