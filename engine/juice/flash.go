package juice

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// dimmed is how bright a flash is for players who want less motion.
const dimmed = 0.35

// Flash makes something white for a moment: it was hit. The zero Flash is none.
type Flash struct {
	left, time float64 // seconds
}

// Hit makes it white for so many seconds, the last part of which it fades in; 0.12 is usual.
func (f *Flash) Hit(sec float64) {
	f.left = max(number("hit", "sec", sec), 0)
	f.time = f.left
}

// Update lets dt seconds go by: those of the tick, also while a Clock stands still.
func (f *Flash) Update(dt float64) {
	if f.left = down(f.left, tick(dt)); f.left == 0 {
		*f = Flash{}
	}
}

// Amount returns how white it is, 0 to 1; for players who want less motion a third of it.
func (f *Flash) Amount(c *render.Canvas) float64 {
	if f.time == 0 {
		return 0
	}
	k := min(f.left/f.time*1.6, 1)
	if c.ReduceMotion {
		k *= dimmed
	}
	return k
}

// Color returns a colour as it is to be drawn, for shapes and text; zero is white anyway.
func (f *Flash) Color(c *render.Canvas, col render.Color) render.Color {
	if k := f.Amount(c); k > 0 && col != (render.Color{}) {
		white := render.White
		white.A = col.A
		return render.Mix(col, white, k)
	}
	return col
}

// shade takes light away by the alpha of what is drawn.
var shade = func() render.Blend {
	b := render.Multiply
	b.SrcRGB = render.Erase.SrcRGB
	return b
}()

// Draw draws a sprite as white as it is. A tint cannot do that, since it only takes light away: so its place is made its
// negative, darkened in the sprite's shape, and made a positive again. While it is white it takes four draw calls. In a
// layer that LayerOrder sorts use Color instead.
func (f *Flash) Draw(c *render.Canvas, s render.Sprite) {
	c.Draw(s)
	k := f.Amount(c)
	if k == 0 {
		return
	}
	box := around(c, s)
	render.Preserve(c, func() {
		negative(c, box)
		c.Blend(shade)
		s.Tint = strength(s.Tint, k)
		c.Draw(s)
		negative(c, box)
	})
}

// strength is a tint whose alpha alone counts.
func strength(tint render.Color, k float64) render.Color {
	if tint == (render.Color{}) {
		tint = render.White
	}
	return tint.Fade(k)
}

// negative inverts a part of the canvas.
func negative(c *render.Canvas, box geom.Rect) {
	render.Preserve(c, func() {
		c.Screen()
		c.Blend(render.Invert)
		c.Rect(box, render.White)
	})
}

// around returns a box of the canvas, on whole pixels, that a sprite lies in.
func around(c *render.Canvas, s render.Sprite) geom.Rect {
	m := render.CurrentTransform(c)
	size := render.ImageSize(c, s.Image)
	scale := 1.0
	if s.Scale != (geom.Vec{}) {
		scale = max(math.Abs(s.Scale.X), math.Abs(s.Scale.Y))
	}
	skew := 1 + math.Abs(s.Skew.X) + math.Abs(s.Skew.Y)
	reach := s.Pivot.Len() + float64((s.Pivot.Len()+size.Len()/2)*scale*skew)
	reach *= math.Abs(m.A) + math.Abs(m.B) + math.Abs(m.C) + math.Abs(m.D)
	at := m.Apply(s.Pos)
	x0, y0 := math.Floor(max(at.X-reach, 0)), math.Floor(max(at.Y-reach, 0))
	x1, y1 := math.Ceil(min(at.X+reach, c.Size().X)), math.Ceil(min(at.Y+reach, c.Size().Y))
	return geom.Rect{X: x0, Y: y0, W: max(x1-x0, 0), H: max(y1-y0, 0)}
}
