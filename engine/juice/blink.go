package juice

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Blink is the time after a hit in which nothing more can happen to somebody, who blinks meanwhile. The zero Blink is
// none.
type Blink struct {
	Rate       float64 // times a second; zero: 8
	left, gone float64 // seconds
}

const (
	blinkFaint  = 0.25 // how much is seen between
	blinkSteady = 0.55 // how much of those is seen who do not blink, for players who want less motion
)

// Start begins it, for so many seconds; more of those under way are kept.
func (b *Blink) Start(sec float64) {
	if number("start", "sec", sec) > b.left {
		b.left = sec
	}
}

// Update lets dt seconds go by.
func (b *Blink) Update(dt float64) {
	dt = tick(dt)
	b.gone += dt
	if b.left = down(b.left, dt); b.left == 0 {
		b.left, b.gone = 0, 0
	}
}

// On reports whether it is on: nothing more can happen.
func (b *Blink) On() bool { return b.left > 0 }

// Alpha returns how much is to be seen now, 0 to 1, for Color.Fade.
func (b *Blink) Alpha(c *render.Canvas) float64 {
	switch {
	case b.left == 0:
		return 1
	case c.ReduceMotion:
		return blinkSteady
	case geom.Floor(float64(b.gone*or(b.Rate, 8)*2))%2 == 0:
		return blinkFaint
	}
	return 1
}

// Apply returns a sprite as it is to be drawn.
func (b *Blink) Apply(c *render.Canvas, sp render.Sprite) render.Sprite {
	if k := b.Alpha(c); k < 1 {
		sp.Tint = strength(sp.Tint, k)
	}
	return sp
}
