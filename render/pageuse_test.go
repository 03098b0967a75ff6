package render

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

func TestPagesOf(t *testing.T) {
	a := NewAtlas(nil)
	before := PagesOf(a) // the built-in font
	red := func(int, int) Color { return Red }
	var f driver.Frame
	c := NewCanvas(a)
	draw := func(i Image) {
		c.Begin(&f, NewViewport(Fit, 100, 100, 100, 100), Black, 0, 0)
		c.Draw(Sprite{Image: i})
		c.End()
	}
	draw(Make("pages half", 1000, 510, red))
	got := PagesOf(a)
	if len(got) != 1 || got[0].W != 1024 || got[0].Own || got[0].Used < before[0].Used+0.48 || got[0].Used > 0.7 {
		t.Errorf("got %+v; want half a page more than %+v", got, before)
	}
	draw(Make("pages large", 3000, 20, red))
	if got = PagesOf(a); len(got) != 2 || !got[1].Own || got[1].Used != 1 {
		t.Errorf("got %+v; want one of its own for the large image", got)
	}
}
