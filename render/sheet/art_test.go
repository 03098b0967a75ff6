package sheet

import (
	"fmt"
	"image"
	"image/color"
)

// piece is a picture that is made by code, the same in the sheets of testdata: a spot off the middle of a larger frame.
func piece(n int) (name string, img *image.NRGBA) {
	w, h := 16+n*5%13, 12+n*7%17
	img = image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := 2 + n%3; y < h-1; y++ {
		for x := 1 + n%4; x < w-2; x++ {
			if (x*3+y*5+n)%7 > 0 {
				img.SetNRGBA(x, y, color.NRGBA{uint8(40 + x*9), uint8(30 + y*10), uint8(60 + n*15), 255})
			}
		}
	}
	if n < 6 {
		return fmt.Sprintf("walk_%02d.png", n+1), img
	}
	return fmt.Sprintf("things/%c.png", 'a'+n-6), img
}

// pieces is how many there are.
const pieces = 11
