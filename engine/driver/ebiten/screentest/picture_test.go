package screentest

import (
	"image"
	"image/color"
	"image/draw"
	"testing"
)

// filled returns a picture of one colour whose corner is at a place.
func filled(at image.Point, w, h int, c color.Color) *image.RGBA {
	img := image.NewRGBA(image.Rectangle{at, at.Add(image.Pt(w, h))})
	draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return img
}

func TestUniform(t *testing.T) {
	img := filled(image.Point{}, 5, 4, color.White)
	if !Uniform(img) || Colors(img) != 1 {
		t.Errorf("white: got uniform %v, %d colours; want true, 1", Uniform(img), Colors(img))
	}
	for i := range 20 {
		img := filled(image.Point{}, 5, 4, color.White)
		img.Set(i%5, i/5, color.Gray{254})
		if Uniform(img) || Colors(img) != 2 {
			t.Errorf("pixel %d differs: got uniform %v, %d colours; want false, 2", i, Uniform(img), Colors(img))
		}
	}
	if empty := image.NewRGBA(image.Rectangle{}); !Uniform(empty) || Colors(empty) != 0 {
		t.Error("empty: got a colour; want none")
	}
}

func TestDistance(t *testing.T) {
	black := filled(image.Point{}, 4, 4, color.Black)
	moved := filled(image.Pt(7, 9), 4, 4, color.Black)
	part := filled(image.Point{}, 8, 8, color.Black).SubImage(image.Rect(2, 2, 6, 6))
	for name, img := range map[string]image.Image{"same": black, "moved": moved, "part": part} {
		if got := Distance(black, img); got != 0 || !Equal(black, img) {
			t.Errorf("%s: got distance %v, equal %v; want 0, true", name, got, Equal(black, img))
		}
	}
	white := filled(image.Point{}, 4, 4, color.White)
	if got := Distance(black, white); got != 0.75 || Equal(black, white) {
		t.Errorf("black and white: got %v; want 0.75, since alpha is the same", got)
	}
	if got := Distance(black, filled(image.Point{}, 4, 5, color.Black)); got != 1 {
		t.Errorf("another size: got %v; want 1", got)
	}
}
