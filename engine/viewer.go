package engine

import (
	"fmt"
	"log/slog"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// viewer shows a replay to a person, who can stop it (Space), step (comma and full stop), and go to any place in it
// (left and right by a second, Home, End). It stops where the run begins to differ from the recorded one, and stays at the
// end until it is left with Escape.
type viewer struct {
	*Playback
	paused bool
	left   bool // the person has had enough
	told   bool // that the run differs
	none   driver.Output
	width  int // of the window's inside, device pixels
	height int
	scale  float64 // device pixels per logical pixel of the system
}

func newViewer(p *Playback) *viewer {
	v := &viewer{Playback: p}
	p.loop.above = v.draw
	return v
}

func (v *viewer) Tick(in *driver.Input) *driver.Output {
	v.width, v.height, v.scale = in.Width, in.Height, max(in.Scale, 1)
	for _, e := range in.Keys {
		if e.Down {
			v.key(e.Key)
		}
	}
	if v.paused || v.at == v.Ticks() {
		v.none.Reset()
		v.none.Exit = in.Quit || v.left
		return &v.none
	}
	out := v.Playback.Tick(in)
	out.Exit = in.Quit || v.left
	v.tell()
	return out
}

// Draw draws the game as it is, in this window and not in the one of the player who recorded it.
func (v *viewer) Draw(alpha float64) *driver.Frame {
	theirs := v.loop.view
	defer func() { v.loop.view = theirs }()
	v.loop.view = theirs.In(v.width, v.height)
	return v.loop.Draw(alpha)
}

// tell stops once where the run begins to differ, and says so.
func (v *viewer) tell() {
	if err := v.Diverged(); err != nil && !v.told {
		v.told, v.paused = true, !inBrowser // who follows a link wants to see the rest
		slog.Warn(err.Error())
	}
}

func (v *viewer) key(k driver.Key) {
	second := int64(v.loop.config.TPS)
	to := v.at
	switch k {
	case driver.KeySpace, driver.KeyP:
		v.paused = !v.paused
		return
	case driver.KeyEscape:
		v.left = canLeave
		return
	case driver.KeyLeft:
		to -= second
	case driver.KeyRight:
		to += second
	case driver.KeyComma:
		v.paused, to = true, to-1
	case driver.KeyPeriod:
		v.paused, to = true, to+1
	case driver.KeyHome:
		to = 0
	case driver.KeyEnd:
		to = v.Ticks()
	default:
		return
	}
	if err := v.SeekTo(to); err != nil {
		slog.Warn(err.Error())
	}
	v.tell()
}

// draw shows where the run stands, along the lower edge of the window.
func (v *viewer) draw(c *render.Canvas) {
	high, letters := float64(3*v.scale), float64(8*v.scale)
	c.Window()
	size := geom.V(float64(v.width), float64(v.height))
	part := float64(v.at) / float64(v.Ticks())
	at := size.Y - high
	c.Rect(geom.R(0, at, size.X, high), render.Black.Fade(0.6))
	c.Rect(geom.R(0, at, float64(part*size.X), high), render.Yellow)
	if !v.paused && v.at != v.Ticks() {
		return
	}
	tps := float64(v.loop.config.TPS)
	text := render.Text{
		S:    fmt.Sprintf("%.2f / %.2f s", float64(v.at)/tps, float64(v.Ticks())/tps),
		Pos:  geom.V(letters, at-2*letters),
		Size: 2 * letters, Color: render.Yellow,
	}
	c.Text(text)
	if d := v.diverged; d != nil {
		text.S, text.Color, text.Wrap = d.sentence(), render.Red, size.X-2*letters
		text.Pos.Y -= c.TextSize(text).Y
		c.Text(text)
	}
}
