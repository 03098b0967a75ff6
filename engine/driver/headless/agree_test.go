//go:build screen

package headless

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/ebiten"
	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

func init() {
	children["window"] = func() error {
		return ebiten.Run(&screening{}, driver.Setup{Title: "screening", Width: sceneW, Height: sceneH, Lockstep: true, FixedSize: true})
	}
}

// screening is the app of a child process with a window: it shows the frames that come in at standard input, and
// writes the screen of each to standard output, as the Pixels of an Input.
type screening struct {
	message []byte
	frame   driver.Frame
	out     driver.Output
}

func (s *screening) Tick(in *driver.Input) *driver.Output {
	s.out = driver.Output{}
	if len(in.Pixels) > 0 {
		os.Stdout.Write(driver.AppendInput(nil, &driver.Input{Pixels: in.Pixels}))
	}
	_, b, err := driver.ReadMessage(os.Stdin, s.message)
	if s.message = b; err != nil {
		s.out.Exit = true
		return &s.out
	}
	if _, err := driver.DecodeFrame(b, &s.frame); err != nil {
		panic(err)
	}
	s.frame.Reads = append(s.frame.Reads[:0], driver.Read{ID: 1})
	return &s.out
}

func (s *screening) Draw(float64) *driver.Frame { return &s.frame }

// window is such a child, from outside.
type window struct {
	t       *testing.T
	in      io.WriteCloser
	out     io.Reader
	painter *Painter
}

func newWindow(t *testing.T) *window {
	t.Helper()
	if !ebiten.HasDisplay() {
		if os.Getenv("CI") == "true" {
			t.Fatal("there is no display; run the tests under xvfb-run")
		}
		t.Skip("there is no display")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command(self)
	child.Env = append(os.Environ(), childVar+"=window")
	child.Stderr = os.Stderr
	w := &window{t: t, painter: NewPainter()}
	var err1, err2 error
	w.in, err1 = child.StdinPipe()
	w.out, err2 = child.StdoutPipe()
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		w.in.Close()
		child.Wait()
	})
	return w
}

// both paints a frame with both drivers: in the window and here.
func (w *window) both(f *driver.Frame) (want, got *image.RGBA) {
	w.t.Helper()
	var in driver.Input
	if _, err := w.in.Write(driver.AppendFrame(nil, f)); err != nil {
		w.t.Fatal(err)
	}
	_, b, err := driver.ReadMessage(w.out, nil)
	if err == nil {
		_, err = driver.DecodeInput(b, &in)
	}
	if err != nil {
		w.t.Fatal(err)
	}
	p := in.Pixels[0].Picture
	return &image.RGBA{Pix: p.Pix, Stride: 4 * p.W, Rect: image.Rect(0, 0, p.W, p.H)}, w.painter.Paint(f)
}

// difference is how two pictures differ.
type difference struct {
	worst int // of all channels where no edge explains it
	wrong int // pixels more than 2 off that no edge explains
	edges int // pixels more than 2 off that lie between what their neighbours are
	some  int // pixels that differ at all
	size  int
	mark  *image.RGBA
}

const tolerance = 2 // of 255

// compare compares each pixel of got with want, and with what is next to it there.
func compare(want, got *image.RGBA) difference {
	d := difference{size: want.Rect.Dx() * want.Rect.Dy(), mark: image.NewRGBA(want.Rect)}
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			off := 0
			for c := range 4 {
				i := got.PixOffset(x, y) + c
				off = max(off, apart(got.Pix[i], want.Pix[i]))
			}
			switch {
			case off == 0:
				d.mark.SetRGBA(x, y, color.RGBA{A: 255})
				continue
			case off <= tolerance:
				d.mark.SetRGBA(x, y, color.RGBA{B: byte(60 * off), A: 255})
			case atEdge(want, got, x, y):
				d.edges++
				d.mark.SetRGBA(x, y, color.RGBA{G: byte(100 + off/2), A: 255})
			default:
				d.wrong++
				d.worst = max(d.worst, off)
				d.mark.SetRGBA(x, y, color.RGBA{R: byte(127 + off/2), A: 255})
			}
			d.some++
		}
	}
	return d
}

func apart(a, b byte) int { return max(int(a), int(b)) - min(int(a), int(b)) }

// atEdge reports whether each channel of a pixel lies within what the other picture has within one pixel of it.
func atEdge(want, got *image.RGBA, x, y int) bool {
	r := image.Rect(x-1, y-1, x+2, y+2).Intersect(want.Rect)
	for c := range 4 {
		low, high := byte(255), byte(0)
		for ny := r.Min.Y; ny < r.Max.Y; ny++ {
			for nx := r.Min.X; nx < r.Max.X; nx++ {
				v := want.Pix[want.PixOffset(nx, ny)+c]
				low, high = min(low, v), max(high, v)
			}
		}
		if v := int(got.Pix[got.PixOffset(x, y)+c]); v < int(low)-tolerance || v > int(high)+tolerance {
			return false
		}
	}
	return true
}

// limits are shares of a picture's pixels that may be more than the tolerance off.
type limits struct {
	Edges float64 // that lie between what their neighbours are
	Wrong float64 // others
}

// agree compares what the two drivers make of a frame, and returns the share of pixels that are not the same to the bit.
func (w *window) agree(name string, f *driver.Frame) float64 {
	w.t.Helper()
	want, got := w.both(f)
	return judge(w.t, name, want, got, limits{Edges: 0.005})
}

// judge compares what two drivers made of a frame, keeps the pictures where they do not agree, and returns the share
// of pixels that are not the same to the bit.
func judge(t *testing.T, name string, want, got *image.RGBA, most limits) float64 {
	t.Helper()
	if want.Rect != got.Rect {
		t.Fatalf("%s: got %v; want %v", name, got.Rect, want.Rect)
	}
	d := compare(want, got)
	share := func(n int) float64 { return float64(n) / float64(d.size) }
	if share(d.wrong) > most.Wrong || share(d.edges) > most.Edges {
		t.Errorf("%s: %.3f %% of the pixels are off by up to %d of 255 and %.3f %% at edges; want at most %.3f %% off by more than %d, and at edges %.1f %%",
			name, 100*share(d.wrong), d.worst, 100*share(d.edges), 100*most.Wrong, tolerance, 100*most.Edges)
		keep(t, name, "expected", want)
		keep(t, name, "actual", got)
		keep(t, name, "difference", d.mark)
	}
	return share(d.some)
}

// keep writes a picture to SCREENTEST_OUT.
func keep(t *testing.T, name, kind string, m image.Image) {
	dir := os.Getenv("SCREENTEST_OUT")
	if dir == "" {
		dir = t.ArtifactDir()
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(dir, t.Name())
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	file := strings.NewReplacer(" ", "-", ",", "").Replace(fmt.Sprintf("%s %s.png", name, kind))
	if err := os.WriteFile(filepath.Join(dir, file), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestFeaturesAgree paints every filter, wrap mode and blend with both drivers.
func TestFeaturesAgree(t *testing.T) {
	agreeAll(t, features())
}

func TestRandomFramesAgree(t *testing.T) {
	var all []painting
	for seed := range uint64(60) {
		all = append(all, random(seed))
	}
	agreeAll(t, all)
}

func agreeAll(t *testing.T, all []painting) {
	t.Helper()
	w, most := newWindow(t), 0.0
	w.both(pages())
	for _, s := range all {
		most = max(most, w.agree(s.name, s.frame))
	}
	t.Logf("%d frames; at most %.1f %% of a frame's pixels differ at all", len(all), 100*most)
}

// TestAstroAgrees paints pictures of a real game, which runs in a process of its own and is played by its bot: the
// title, a pause, much going on, a ship that explodes, and the end.
func TestAstroAgrees(t *testing.T) {
	agreeInGame(t, astro(t, "KRILL_BOT=1"), Options{Ticks: 7000})
}

// TestAstroAgreesInALargeWindow plays it by a few keys, since the bot sees a window of one size.
func TestAstroAgreesInALargeWindow(t *testing.T) {
	agreeInGame(t, astro(t), Options{Ticks: 3100, Width: 1280, Height: 720, Input: func(tick int64, in *driver.Input) {
		press := func(every int64, k driver.Key) {
			if n := tick % every; tick > 100 && n < 2 {
				in.Keys = append(in.Keys, driver.KeyEvent{Key: k, Down: n == 0})
			}
		}
		press(120, driver.KeyEnter)
		press(9, driver.KeySpace)
		press(70, driver.KeyLeft)
		press(200, driver.KeyUp)
	}})
}

// agreeInGame compares a picture of each 5 seconds.
func agreeInGame(t *testing.T, game *driver.RemoteApp, o Options) {
	t.Helper()
	w, made, n, most := newWindow(t), &driver.Frame{}, 0, 0.0
	o.Draw = true
	o.Frame = func(tick int64, f *driver.Frame) {
		if tick%300 != 90 {
			keepImages(made, f)
			return
		}
		shown := *f
		shown.Images = append(slices.Clone(made.Images), f.Images...)
		made.Images = nil
		most = max(most, w.agree(fmt.Sprintf("%d×%d at tick %d", f.Width, f.Height, tick), &shown))
		n++
	}
	Run(game, o)
	if err := game.Err(); err != nil || n == 0 {
		t.Fatalf("got %v after %d frames; want some", err, n)
	}
	t.Logf("%d frames; at most %.1f %% of a frame's pixels differ at all", n, 100*most)
}

// keepImages appends copies of what a frame does to images.
func keepImages(to, f *driver.Frame) {
	for _, o := range f.Images {
		o.Pix = bytes.Clone(o.Pix)
		to.Images = append(to.Images, o)
	}
}

// astro starts the game in another process.
func astro(t *testing.T, env ...string) *driver.RemoteApp {
	t.Helper()
	cmd := exec.Command(screentest.Build(t, "../../../games/astro"))
	cmd.Env = append(append(os.Environ(), "KRILL_PIPE=1", "KRILL_SEED=1", "KRILL_SAVE_DIR="+t.TempDir()), env...)
	inRead, inWrite, err1 := os.Pipe()
	outRead, outWrite, err2 := os.Pipe()
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	cmd.ExtraFiles, cmd.Stderr = []*os.File{inRead, outWrite}, os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	inRead.Close()
	outWrite.Close()
	t.Cleanup(func() {
		inWrite.Close()
		cmd.Wait()
	})
	return driver.Remote(outRead, inWrite)
}
