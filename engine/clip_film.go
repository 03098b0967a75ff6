//go:build !js && !android && !ios

package engine

import (
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
	"github.com/krill2d/krill/engine/geom"
)

func readClips(text string) (list []clip, err error) {
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		return nil, fmt.Errorf(`engine: KRILL_CLIP: %w; try [{"Out": "out.gif", "From": 3, "To": 8}]`, err)
	}
	return list, nil
}

// filmed runs an app on the headless driver, makes the films that were asked for, and returns a line for each.
// A run whose digest is taken is not filmed.
func (r run) filmed(l *Loop, a driver.App, o headless.Options) (said string, err error) {
	if len(r.clips) == 0 || r.digest {
		headless.Run(a, o)
		return "", nil
	}
	s := &studio{App: a, loop: l, painter: headless.NewPainter()}
	defer s.drop()
	if err := s.open(r.clips); err != nil {
		return "", err
	}
	o.Draw, o.Frame = true, s.frame
	headless.Run(s, o)
	return s.end()
}

// filmReplay makes films of a replay, and prints a line for each. It plays no more than they show.
func (r run) filmReplay(p *Playback) error {
	c := p.loop.config
	s := &studio{App: p, loop: p.loop, painter: headless.NewPainter(), ticks: p.Ticks()}
	defer s.drop()
	if err := s.open(r.clips); err != nil {
		return misused{err}
	}
	if err := p.SeekTo(s.first() - int64(clipPause*c.TPS)); err != nil {
		return err
	}
	s.at = p.At()
	headless.Run(s, headless.Options{Width: c.Width, Height: c.Height, TPS: c.TPS, Draw: true, Frame: s.frame})
	if err := p.Diverged(); err != nil {
		return fmt.Errorf("engine: film a replay: it is not what was recorded: %w", err)
	}
	said, err := s.end()
	fmt.Print(said)
	return err
}

// studio is an app that is filmed: it draws the app's pictures in the size of the films.
type studio struct {
	driver.App
	loop    *Loop
	painter *headless.Painter
	cameras []*camera
	ticks   int64 // of a replay; zero: nobody knows
	at      int64 // ticks that were played
	over    bool  // the app asked to end
	err     error
}

// open begins the films of clips. A spare one that cannot be had is left out.
func (s *studio) open(clips []clip) error {
	for _, c := range clips {
		k, err := newCamera(c, s.loop.config.TPS, s.ticks)
		if err == nil {
			s.cameras = append(s.cameras, k)
		} else if err := c.excuse(err); err != nil {
			return err
		}
	}
	return nil
}

// first returns the tick of the first picture.
func (s *studio) first() int64 {
	first := s.ticks
	for _, k := range s.cameras {
		first = min(first, k.first)
	}
	return first
}

// excuse returns an error, unless the clip is a spare one, whose error is only told.
func (c *clip) excuse(err error) error {
	if err != nil && c.Spare {
		slog.Warn(err.Error())
		return nil
	}
	return err
}

func (s *studio) Tick(in *driver.Input) *driver.Output {
	if s.over {
		return &driver.Output{Exit: true}
	}
	out := s.App.Tick(in)
	s.at++
	s.over, out.Exit = out.Exit, false
	if s.err != nil || s.ticks > 0 && s.complete() {
		out.Exit = true
	}
	return out
}

// complete reports whether nobody waits for a picture any more.
func (s *studio) complete() bool {
	for _, k := range s.cameras {
		if !k.done {
			return false
		}
	}
	return true
}

// Draw draws at the films' scale instead of the window's, without its bars.
func (s *studio) Draw(float64) *driver.Frame {
	window := s.loop.view
	defer func() { s.loop.view = window }()
	size := window.Size().Mul(s.scale())
	s.loop.view = window.In(geom.Round(size.X), geom.Round(size.Y))
	return s.App.Draw(0)
}

// scale is what all films are drawn at: the largest of them.
func (s *studio) scale() float64 {
	scale := 1.0
	for _, k := range s.cameras {
		scale = max(scale, k.clip.Scale)
	}
	return scale
}

// frame gives the picture after a tick to the films that show it.
func (s *studio) frame(_ int64, f *driver.Frame) {
	wanted := false
	for _, k := range s.cameras {
		wanted = wanted || k.wants(s.at, s.over)
	}
	if !wanted {
		s.painter.Keep(f)
		return
	}
	img := s.painter.Paint(f)
	for _, k := range s.cameras {
		if err := k.clip.excuse(k.take(s.at, s.over, img, s.scale())); err != nil && s.err == nil {
			s.err = err
		}
	}
}

// end completes the films and returns a line for each.
func (s *studio) end() (said string, err error) {
	for _, k := range s.cameras {
		if s.err != nil {
			break
		}
		line, err := k.end()
		if s.err = k.clip.excuse(err); err == nil {
			said += line + "\n"
		}
	}
	return said, s.err
}

// drop leaves no half films.
func (s *studio) drop() {
	for _, k := range s.cameras {
		k.drop()
	}
}
