package engine

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// screenPad returns the pad that the top scene wants.
func (l *Loop) screenPad() (p input.ScreenPad) {
	g := l.scenes.top()
	s, ok := g.(ScreenPadder)
	if !ok || l.failed != nil {
		return p
	}
	l.fail(guard("ScreenPad", g, func() error { p = s.ScreenPad(); return nil }))
	return p
}

// discTexels is the width of the pictures of the pad, texels: as large as a button is on a phone.
const discTexels = 192

// The pictures of the pad: a ring with a veil in it, and the same when it is held.
var padImage = render.Make("engine/screen pad", 2*discTexels, discTexels, func(x, y int) render.Color {
	const ring = 5.0 // texels wide
	held := x >= discTexels
	at := geom.V(float64(x%discTexels)+0.5, float64(y)+0.5).Sub(geom.V(discTexels/2, discTexels/2))
	from := discTexels/2 - 2 - at.Len() // texels inside of the edge
	alpha, light := 0.13, 0.55
	if held {
		alpha, light = 0.42, 0.9
	}
	alpha = max(alpha, light*geom.Clamp(ring-from, 0, 1))
	return render.White.Fade(alpha * geom.Clamp(from, 0, 1))
}).Grid(discTexels, discTexels)

// How the pad is drawn.
const (
	labelSize  = 0.36 // height of a button's name, in radii; less when it is long
	labelWidth = 1.55 // of the name at most, in radii
	restFaint  = 0.45 // opacity of the stick while nobody holds it
)

// drawScreenPad draws the pad over everything, for a player who plays by touch.
func (l *Loop) drawScreenPad() {
	if l.input.LastDevice() != input.Touch {
		return
	}
	stick, hasStick := l.input.ScreenStick()
	buttons := l.input.ScreenButtons()
	if !hasStick && len(buttons) == 0 {
		return
	}
	c := l.canvas
	strength := input.ShownPad(&l.input).Opacity
	if !(strength > 0) {
		strength = 1
	}
	strength = geom.Clamp(strength, 0.1, 1)
	c.Window()
	if hasStick {
		faint := restFaint * strength
		if stick.Down {
			faint = strength
		}
		disc(c, stick.At, stick.Radius, false, faint)
		disc(c, stick.Thumb, stick.ThumbRadius, stick.Down, faint)
	}
	for i := range buttons {
		disc(c, buttons[i].At, buttons[i].Radius, buttons[i].Down, strength)
	}
	for i := range buttons {
		drawLabel(c, &buttons[i], strength)
	}
}

// disc draws one of the pad's pictures, its radius in device pixels.
func disc(c *render.Canvas, at geom.Vec, radius float64, held bool, opacity float64) {
	k, frame := 2*radius/discTexels, 0
	if held {
		frame = 1
	}
	c.Draw(render.Sprite{Image: padImage, Frame: frame, Pos: at, Scale: geom.V(k, k), Tint: render.White.Fade(opacity)})
}

// drawLabel writes a button's name on it, and two bars on the one that pauses.
func drawLabel(c *render.Canvas, b *input.ScreenButton, strength float64) {
	if b.On == input.TouchPause {
		for _, side := range [...]float64{-1, 1} {
			c.Rect(geom.Around(b.At.Add(geom.V(float64(side*0.24*b.Radius), 0)), 0.2*b.Radius, 0.8*b.Radius), render.White.Fade(0.85*strength))
		}
		return
	}
	t := render.Text{S: b.Action.Name, Size: float64(labelSize * b.Radius), Align: render.Center, Color: render.White.Fade(0.9 * strength)}
	if w := c.TextSize(t).X; w > labelWidth*b.Radius {
		t.Size *= labelWidth * b.Radius / w
	}
	t.Pos = b.At.Sub(geom.V(0, t.Size/2))
	c.Text(t)
}
