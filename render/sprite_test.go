package render

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

var box20 = File("box 20x10")

func TestDrawPlacesASprite(t *testing.T) {
	at := geom.V(100, 50)
	for _, x := range []struct {
		name   string
		s      Sprite
		tl, br geom.Vec // the picture's own top left and bottom right corner
	}{
		{"plain", Sprite{}, geom.V(90, 45), geom.V(110, 55)},
		{"scaled", Sprite{Scale: geom.V(2, 3)}, geom.V(80, 35), geom.V(120, 65)},
		{"quarter turn clockwise", Sprite{Rot: math.Pi / 2}, geom.V(105, 40), geom.V(95, 60)},
		{"mirrored by scale", Sprite{Scale: geom.V(-1, 1)}, geom.V(110, 45), geom.V(90, 55)},
		{"turned on its left end", Sprite{Pivot: geom.V(-10, 0), Rot: math.Pi}, geom.V(90, 55), geom.V(70, 45)},
		{"scaled on its corner", Sprite{Pivot: geom.V(-10, -5), Scale: geom.V(2, 2)}, geom.V(90, 45), geom.V(130, 65)},
	} {
		x.s.Image, x.s.Pos = box20, at
		f, _ := drawn(640, 360, func(c *Canvas) { c.Draw(x.s) })
		q := f.Quads[1]
		if tl, br := corner(q, 0, 0), corner(q, 1, 1); tl.Dist(x.tl) > 1e-4 || br.Dist(x.br) > 1e-4 {
			t.Errorf("%s: got %v to %v; want %v to %v", x.name, tl, br, x.tl, x.br)
		}
		if q.U1-q.U0 != 20 || q.V1-q.V0 != 10 || q.Color != [4]uint16{65535, 65535, 65535, 65535} {
			t.Errorf("%s: got texels %v,%v to %v,%v in %v; want 20×10 in white", x.name, q.U0, q.V0, q.U1, q.V1, q.Color)
		}
	}
}

func TestDrawFlipFrameAndTint(t *testing.T) {
	sheet := File("sheet 48x40").Grid(16, 16) // three by two, and a rest
	frame := func(n int) driver.Quad {
		f, _ := drawn(100, 100, func(c *Canvas) {
			c.Draw(Sprite{Image: sheet, Frame: n, Pos: geom.V(50, 50), Flip: true, Tint: Color{255, 0, 0, 128}})
		})
		return f.Quads[1]
	}
	first, fifth := frame(0), frame(4)
	if first.U0-first.U1 != 16 || first.Color != [4]uint16{32896, 0, 0, 32896} {
		t.Errorf("got texels from %v to %v in %v; want 16 from right to left in half red", first.U0, first.U1, first.Color)
	}
	if fifth.U0-first.U0 != 18 || fifth.V0-first.V0 != 18 {
		t.Errorf("frame 4: got %v, %v from frame 0; want 18, 18", fifth.U0-first.U0, fifth.V0-first.V0)
	}
	if frame(6) != first || frame(-2) != fifth || frame(-6) != first {
		t.Error("frames do not wrap around")
	}
}
