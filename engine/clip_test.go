//go:build !js || krill_headless

package engine

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/render"
)

// ruler shows how many ticks there were: as a bar of so many pixels.
type ruler struct{ n int }

func (c *ruler) Update(t *Tick) error { c.n++; return nil }

func (c *ruler) Draw(k *render.Canvas) { k.Rect(geom.R(0, 0, float64(c.n), 10), render.White) }

var counting = Config{ID: "ruler", Width: 200, Height: 100, Scaling: render.Fit}

// counted returns a recorded run of so many ticks in a window of another size than the canvas.
func counted(t *testing.T, ticks int) *replay.File {
	t.Helper()
	l := New(&ruler{}, counting, nil)
	l.Record(0)
	headless.Run(l, headless.Options{Width: 517, Height: 333, Ticks: ticks})
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// clipped films a run of two seconds.
func clipped(t *testing.T, clips ...clip) error {
	t.Helper()
	p, err := NewPlayback(&ruler{}, counting, counted(t, 120))
	if err != nil {
		t.Fatal(err)
	}
	return run{clips: clips}.filmReplay(p)
}

// bar returns how many pixels of a picture's first row are white, and its size.
func bar(img image.Image) (n int, size image.Point) {
	b := img.Bounds()
	for x := range b.Dx() {
		if r, _, _, _ := img.At(b.Min.X+x, b.Min.Y).RGBA(); r > 0x8000 {
			n++
		}
	}
	return n, b.Size()
}

func decodePNG(t *testing.T, name string) image.Image {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestPictureOfAReplay(t *testing.T) {
	for _, c := range []struct {
		clip
		bar, w, h int
	}{
		{clip{}, 120, 200, 100}, // the end
		{clip{At: 1}, 60, 200, 100},
		{clip{At: 1.5, Scale: 3}, 270, 600, 300},
		{clip{At: 1, Scale: 0.5}, 30, 100, 50},
		{clip{At: 0.001}, 1, 200, 100}, // the first
	} {
		c.Out = filepath.Join(t.TempDir(), "a.png")
		if err := clipped(t, c.clip); err != nil {
			t.Errorf("%+v: %v", c.clip, err)
			continue
		}
		if n, size := bar(decodePNG(t, c.Out)); n != c.bar || size != image.Pt(c.w, c.h) {
			t.Errorf("%+v: got a bar of %d in %v; want %d in %d×%d", c.clip, n, size, c.bar, c.w, c.h)
		}
	}
}

// Each picture of a GIF shows the tick of its time, and all of them last as long as the span.
func TestFilmOfAReplay(t *testing.T) {
	for _, c := range []struct {
		from, to, fps float64
		first, count  int
		hundredths    int
	}{
		{0.5, 1.5, 25, 30, 25, 100},
		{0.5, 1.5, 50, 30, 50, 100},
		{1, 0, 20, 60, 21, 105},
		{0, 1, 33.3, 1, 33, 99},
	} {
		name := filepath.Join(t.TempDir(), "a.gif")
		if err := clipped(t, clip{Out: name, From: c.from, To: c.to, FPS: c.fps}); err != nil {
			t.Fatal(err)
		}
		data, _ := os.ReadFile(name)
		g, err := gif.DecodeAll(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		screen, at, sum := image.NewRGBA(image.Rect(0, 0, g.Config.Width, g.Config.Height)), 0, 0
		for i, p := range g.Image {
			overlay(screen, p)
			want := c.first + int(float64(at)*60/100+0.5)
			if n, _ := bar(screen); n != want {
				t.Errorf("%+v: picture %d: got tick %d; want %d", c, i, n, want)
			}
			at += g.Delay[i]
			sum += g.Delay[i]
		}
		if len(g.Image) != c.count || sum != c.hundredths {
			t.Errorf("%+v: got %d pictures for %d hundredths of a second; want %d and %d", c, len(g.Image), sum, c.count, c.hundredths)
		}
	}
}

func overlay(screen *image.RGBA, p *image.Paletted) {
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		for x := p.Rect.Min.X; x < p.Rect.Max.X; x++ {
			if c := p.At(x, y).(color.RGBA); c.A == 255 {
				screen.SetRGBA(x, y, c)
			}
		}
	}
}

func TestSequenceOfAReplay(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "all")
	if err := clipped(t, clip{Out: dir, From: 0.5, To: 1, FPS: 60}); err != nil {
		t.Fatal(err)
	}
	found, err := os.ReadDir(dir)
	if err != nil || len(found) != 30 {
		t.Fatalf("got %d files, %v; want 30", len(found), err)
	}
	for i, f := range found {
		if n, _ := bar(decodePNG(t, filepath.Join(dir, f.Name()))); n != 30+i {
			t.Errorf("%s: got tick %d; want %d", f.Name(), n, 30+i)
		}
	}
}

// Two films of one run in one go, of which one is a picture.
func TestSeveralClips(t *testing.T) {
	dir := t.TempDir()
	err := clipped(t, clip{Out: filepath.Join(dir, "a.png"), At: 1}, clip{Out: filepath.Join(dir, "a.gif"), To: 0.5, Scale: 2})
	if err != nil {
		t.Fatal(err)
	}
	if n, size := bar(decodePNG(t, filepath.Join(dir, "a.png"))); n != 60 || size != image.Pt(200, 100) {
		t.Errorf("got a bar of %d in %v; want 60 in 200×100", n, size)
	}
}

// Clips are also made of a run that nobody recorded, whose end is not known before.
func TestFilmOfARun(t *testing.T) {
	dir := t.TempDir()
	l := New(&ruler{}, counting, nil)
	r := run{clips: []clip{
		{Out: filepath.Join(dir, "a.gif"), From: 0.5, To: 9},
		{Out: filepath.Join(dir, "end.png")},
		{Out: filepath.Join(dir, "late.gif"), From: 30, To: 31, Spare: true},
	}}
	said, err := r.filmed(l, &limited{App: l, left: 60}, headless.Options{Width: 200, Height: 100})
	if err != nil {
		t.Fatal(err)
	}
	if want := "a.gif: 13 pictures of 200×100, 0.5 s from 0.5 s on, 0.0 MB\n"; !strings.Contains(said, want) {
		t.Errorf("got %q; want %q", said, want)
	}
	if n, _ := bar(decodePNG(t, filepath.Join(dir, "end.png"))); n != 60 {
		t.Errorf("got tick %d; want the last, 60", n)
	}
	if found, _ := os.ReadDir(dir); len(found) != 2 {
		t.Errorf("got files %v; want no film of what never came", found)
	}
}

func TestFilmsThatCannotBe(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		clip
		says string
	}{
		{clip{Out: "a.mp4"}, "no kind of film; try a name that ends in .gif"},
		{clip{Out: "a.gif", From: 5}, "it would begin at 5.00 s, and the run is 2.00 s long; try an earlier time"},
		{clip{Out: "a.png", At: 5}, "it would begin at 5.00 s, and the run is 2.00 s long"},
		{clip{Out: "a.gif", From: 1, To: 0.5}, "it would end at 0.5 s, and begin at 1 s"},
		{clip{Out: "a.gif", Scale: 1.5}, "scale by 1.5: not a factor"},
		{clip{Out: "a.png", Scale: -1}, "scale by -1: not a factor"},
	} {
		name := c.Out
		c.Out = filepath.Join(dir, name)
		err := clipped(t, c.clip)
		if err == nil || !strings.Contains(err.Error(), c.says) || exitStatus(err) != 2 {
			t.Errorf("%+v: got %v; want status 2 and %q", c.clip, err, c.says)
		}
	}
	if found, _ := os.ReadDir(dir); len(found) != 0 {
		t.Errorf("got %v; want no file", found)
	}
}

func TestLongFilmIsRefused(t *testing.T) {
	p, err := NewPlayback(&ruler{}, counting, counted(t, 31*60))
	if err != nil {
		t.Fatal(err)
	}
	err = run{clips: []clip{{Out: filepath.Join(t.TempDir(), "a.gif")}}}.filmReplay(p)
	if want := "it would be 31.0 s long, and a GIF holds 30 s; try a shorter span"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v; want %q", err, want)
	}
}

// A film of another run than the recorded one would be a lie.
func TestFilmOfARunThatDiffersIsRefused(t *testing.T) {
	f := counted(t, 120)
	f.Chunks[0].Checks[30].Hash++
	p, err := NewPlayback(&ruler{}, counting, f)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	err = run{clips: []clip{{Out: filepath.Join(dir, "a.gif")}}}.filmReplay(p)
	if err == nil || !strings.Contains(err.Error(), "differs from the replay after tick 31") || exitStatus(err) != 1 {
		t.Errorf("got %v; want status 1 and that it differs", err)
	}
	if found, _ := os.ReadDir(dir); len(found) != 0 {
		t.Errorf("got %v; want no film", found)
	}
}

func TestClipsFromEnv(t *testing.T) {
	t.Setenv("KRILL_CLIP", `[{"Out": "a.gif", "From": 3, "To": 8}]`)
	if list, err := clipsFromEnv(); err != nil || len(list) != 1 || list[0] != (clip{Out: "a.gif", From: 3, To: 8}) {
		t.Errorf("got %+v, %v; want one clip", list, err)
	}
	t.Setenv("KRILL_CLIP", "3s")
	if _, err := clipsFromEnv(); err == nil || !strings.Contains(err.Error(), "engine: KRILL_CLIP: ") || !strings.Contains(err.Error(), "; try [{") {
		t.Errorf("got %v; want what to write", err)
	}
}

// A replay is shown in the window at hand, whatever the one was that it was recorded in.
func TestReplayFillsTheWindow(t *testing.T) {
	p, err := NewPlayback(&ruler{}, counting, counted(t, 120))
	if err != nil {
		t.Fatal(err)
	}
	v := newViewer(p)
	v.Tick(&driver.Input{Width: 400, Height: 200})
	if f := v.Draw(0); f.Width != 400 || f.Height != 200 {
		t.Errorf("got a picture of %d×%d; want 400×200", f.Width, f.Height)
	}
}
