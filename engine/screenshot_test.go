package engine

import (
	"bytes"
	"image/gif"
	"image/png"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// snapper takes a screenshot at tick 3 and films from tick 5 on.
type snapper struct {
	at   float64
	film Recording `state:"-"`
}

func (s *snapper) Update(t *Tick) error {
	s.at++
	switch t.N {
	case 3:
		Screenshot(t)
	case 5:
		s.film.Start(t, 0.5)
	}
	s.film.Step(t)
	return nil
}

func (s *snapper) Draw(c *render.Canvas) { c.Rect(geom.R(s.at, 0, 8, 8), render.Red) }

// filing keeps the files that an app gives to the player.
type filing struct {
	driver.App
	files map[string][]byte
}

func (f *filing) Tick(in *driver.Input) *driver.Output {
	out := f.App.Tick(in)
	for _, a := range out.Actions {
		if a.Kind == driver.ActionSaveFile {
			f.files[a.Text[strings.LastIndex(a.Text, "."):]] = bytes.Clone(a.Bytes)
		}
	}
	return out
}

func TestScreenshotAndRecording(t *testing.T) {
	app := &filing{New(&snapper{}, Config{Title: "Snap!", Width: 64, Height: 36}, nil), map[string][]byte{}}
	headless.Run(app, headless.Options{Ticks: 60, Width: 64, Height: 40, Pixels: true, Draw: true})
	p, err := png.Decode(bytes.NewReader(app.files[".png"]))
	if err != nil {
		t.Fatalf("got %v; want a picture", err)
	}
	// Drawn after the Update of tick 3, which was the fourth; without the bars above and below.
	red := func(x int) bool { r, _, _, _ := p.At(x, 4).RGBA(); return r > 0xf000 }
	if p.Bounds().Dx() != 64 || p.Bounds().Dy() != 36 || red(3) || !red(4) || !red(11) || red(12) {
		t.Errorf("got a picture of %v with red from 3 to 12: %t %t %t %t; want 64×36, and red from 4 to 11", p.Bounds(), red(3), red(4), red(11), red(12))
	}
	g, err := gif.DecodeAll(bytes.NewReader(app.files[".gif"]))
	if err != nil || len(g.Image) != 10 || g.Delay[0] != 5 {
		t.Fatalf("got %v with %d pictures; want a film of 10 for 5/100 s each", err, len(g.Image))
	}
}
