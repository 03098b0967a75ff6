package juice

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// apart is the least time between flashes of the whole picture, seconds: more than three a second can bring on a fit
// (WCAG 2.3.1).
const apart = 1.0 / 3

// ScreenFlash fills the picture with a colour for a moment: lightning, an explosion, a picture taken. Those who want
// less motion see none. The zero ScreenFlash is none.
type ScreenFlash struct {
	color      render.Color
	left, time float64 // seconds
	wait       float64 // until the next one may begin, seconds
}

// Hit flashes in a colour, by its alpha, fading over so many seconds; the zero Color is white at two thirds. Within a
// third of a second after another one it does nothing and returns false, for whoever plays.
func (f *ScreenFlash) Hit(col render.Color, sec float64) bool {
	if number("hit", "sec", sec); f.wait > 0 || sec <= 0 {
		return false
	}
	if col == (render.Color{}) {
		col = render.White.Fade(2.0 / 3)
	}
	*f = ScreenFlash{color: col, left: sec, time: sec, wait: apart}
	return true
}

// Update lets dt seconds go by: those of the tick, also while a Clock stands still.
func (f *ScreenFlash) Update(dt float64) {
	dt = tick(dt)
	f.wait = down(f.wait, dt)
	if f.left = down(f.left, dt); f.left == 0 {
		*f = ScreenFlash{wait: f.wait}
	}
}

// Draw fills the canvas, over all that was drawn so far.
func (f *ScreenFlash) Draw(c *render.Canvas) {
	if f.time == 0 || c.ReduceMotion {
		return
	}
	k := f.left / f.time
	render.Preserve(c, func() {
		c.Screen()
		size := c.Size()
		c.Rect(geom.Rect{W: size.X, H: size.Y}, f.color.Fade(k*k))
	})
}
