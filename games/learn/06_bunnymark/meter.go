package main

import (
	"fmt"
	"strconv"
	"time"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// now is the clock of the figures, and of nothing in the game.
var now = time.Now

// meter finds out what pictures cost. It is no state: it looks at the clock.
type meter struct {
	spent  time.Duration // filling the canvas, since
	since  time.Time
	frames int     // since
	at     float64 // time of the game in the last picture, seconds
	draws  int     // calls of the GPU
	ms     float64 // to fill a canvas
	fps    float64
}

// look takes new figures twice a second, and none in a picture that is drawn again.
func (m *meter) look(c *render.Canvas) {
	if c.Time() == m.at {
		return
	}
	m.at, m.draws = c.Time(), c.Stats().DrawCalls
	m.frames++
	passed := now().Sub(m.since)
	if passed < time.Second/2 {
		return
	}
	if !m.since.IsZero() {
		m.fps = float64(m.frames) / passed.Seconds()
		m.ms = m.spent.Seconds() * 1000 / float64(m.frames)
	}
	m.spent, m.since, m.frames = 0, now(), 0
}

func (m *meter) draw(c *render.Canvas, sprites int) {
	m.look(c)
	c.Rect(geom.R(8, 8, 372, 34), paper.Fade(0.88))
	for i, figure := range [...]struct{ value, name string }{
		{thousands(sprites), "bunnies"},
		{strconv.Itoa(m.draws), "draw calls"},
		{fmt.Sprintf("%.2f", m.ms), "ms to draw"},
		{fmt.Sprintf("%.0f", m.fps), "pictures a second"},
	} {
		x := 18 + float64(i)*88
		c.Text(render.Text{S: figure.value, Pos: geom.V(x, 12), Size: 16, Color: ink})
		c.Text(render.Text{S: figure.name, Pos: geom.V(x, 30), Color: ink.Fade(0.7)})
	}
	c.Text(render.Text{S: "hold for more", Pos: geom.V(w/2, h-12), Align: render.Center, Color: ink})
}

// thousands puts a comma into a large number.
func thousands(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}
