package screentest

import (
	"bytes"
	"image"
	"image/draw"
)

// Uniform reports whether a picture is of one colour: nothing has been drawn. An empty picture is.
func Uniform(img image.Image) bool {
	p := rgba(img).Pix
	return len(p) < 4 || bytes.Equal(p[4:], p[:len(p)-4])
}

// Colors returns how many different colours a picture has.
func Colors(img image.Image) int {
	p := rgba(img).Pix
	seen := map[[4]byte]bool{}
	for i := 0; i+4 <= len(p); i += 4 {
		seen[[4]byte(p[i:])] = true
	}
	return len(seen)
}

// Equal reports whether two pictures have the same size and the same pixels. Two shots of a still scene
// that are not equal mean that the game shows half-drawn pictures.
func Equal(a, b image.Image) bool {
	return a.Bounds().Size() == b.Bounds().Size() && bytes.Equal(rgba(a).Pix, rgba(b).Pix)
}

// Distance returns the mean difference of the red, green, blue and alpha of two pictures, from 0 for equal ones
// to 1. Pictures of different sizes are 1 apart.
func Distance(a, b image.Image) float64 {
	if a.Bounds().Size() != b.Bounds().Size() {
		return 1
	}
	p, q := rgba(a).Pix, rgba(b).Pix
	if len(p) == 0 {
		return 0
	}
	sum := 0
	for i := range p {
		sum += max(int(p[i]), int(q[i])) - min(int(p[i]), int(q[i]))
	}
	return float64(sum) / float64(255*len(p))
}

// rgba returns the picture as packed RGBA with its corner at (0, 0): itself when it is that already.
func rgba(img image.Image) *image.RGBA {
	size := img.Bounds().Size()
	if p, ok := img.(*image.RGBA); ok && p.Rect.Min == (image.Point{}) && p.Stride == 4*size.X && len(p.Pix) == 4*size.X*size.Y {
		return p
	}
	p := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(p, p.Rect, img, img.Bounds().Min, draw.Src)
	return p
}
