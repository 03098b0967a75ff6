package headless

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
)

// childVar makes this test binary be one of children instead of running tests.
const childVar = "KRILL_HEADLESS_TEST_CHILD"

// children are what this binary can be for a test, by the value of childVar.
var children = map[string]func() error{
	"app": func() error { return driver.Serve(newFake(), os.Stdin, os.Stdout) },
}

func TestMain(m *testing.M) {
	child := children[os.Getenv(childVar)]
	if child == nil {
		os.Exit(m.Run())
	}
	if err := child(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// fake is a small app: one image, quads that move, a sound in each half second. exit is its last tick; zero: none.
type fake struct {
	n, exit int64
	keep    bool         // refuses to quit
	seen    driver.Input // of the last tick; its lists are the driver's
	pasted  string
	act     []driver.Action // wished in each tick
	out     driver.Output
	frame   driver.Frame
}

var ship = driver.ImageID{Slot: 3, Gen: 1}

// beep is a tenth of a second.
var beep = func() []int16 {
	pcm := make([]int16, driver.SampleRate/10)
	for i := range pcm {
		pcm[i] = int16(i%100) * 90
	}
	return pcm
}()

func newFake() *fake { return &fake{} }

func (a *fake) Tick(in *driver.Input) *driver.Output {
	a.seen, a.pasted = *in, strings.Join(in.Clipboard, ",")
	a.out.Reset()
	if a.n == 0 {
		a.out.Sounds = append(a.out.Sounds, driver.Sound{ID: 5, Channels: 1, PCM: beep})
	}
	if a.n%30 == 0 {
		a.out.Commands = append(a.out.Commands, driver.SoundCommand{Kind: driver.SoundPlay, At: a.n * 800, Voice: 1, Sound: 5, Gain: 1, Pitch: 1})
	}
	a.out.Actions = append(a.out.Actions, a.act...)
	if in.Quit && a.keep {
		a.out.Actions = append(a.out.Actions, driver.Action{Kind: driver.ActionKeepOpen})
	}
	a.n++
	a.out.Exit = a.exit > 0 && a.n >= a.exit
	return &a.out
}

func (a *fake) Draw(float64) *driver.Frame {
	a.frame.Reset()
	if a.n == 1 {
		a.frame.Images = append(a.frame.Images, driver.ImageOp{Kind: driver.ImageCreate, Image: ship, W: 8, H: 8})
		a.frame.Images = append(a.frame.Images, driver.ImageOp{Kind: driver.ImageWrite, Image: ship, W: 8, H: 8, Pix: make([]byte, 8*8*4)})
	}
	k := driver.Command{Quads: driver.Span{Count: 10}}
	k.Sources[0].Image = ship
	for i := range 10 {
		a.frame.Quads = append(a.frame.Quads, driver.Quad{A: 8, D: 8, X: float32(a.n), Y: float32(i)})
	}
	a.frame.Commands = append(a.frame.Commands, k)
	return &a.frame
}

func TestRunTicksAndDraws(t *testing.T) {
	app, frames := newFake(), 0
	got := Run(app, Options{Ticks: 100, Draw: true, Frame: func(tick int64, f *driver.Frame) {
		if tick != int64(frames) || f != &app.frame {
			t.Errorf("frame after tick %d: got %d; want the app's own", frames, tick)
		}
		frames++
	}})
	if want := (Result{Ticks: 100, DrawCalls: 1, Quads: 10}); got != want || frames != 100 {
		t.Errorf("got %+v with %d frames; want %+v with 100", got, frames, want)
	}
	if got, want := Run(newFake(), Options{Ticks: 7}), (Result{Ticks: 7}); got != want {
		t.Errorf("without pictures: got %+v; want %+v", got, want)
	}
}

func TestRunGivesInput(t *testing.T) {
	app := newFake()
	Run(app, Options{Ticks: 3, Width: 800, Height: 600, Input: func(tick int64, in *driver.Input) {
		if len(in.Keys) > 0 {
			t.Errorf("tick %d: got keys of the tick before; want none", tick)
		}
		in.Keys = append(in.Keys, driver.KeyEvent{Key: driver.KeyA + driver.Key(tick), Down: true})
		in.Mouse.X += 10
	}})
	in := &app.seen
	if in.Width != 800 || in.Height != 600 || in.Scale != 1 || in.MaxImage != MaxImage {
		t.Errorf("got %d×%d, scale %v, images to %d; want 800×600, 1, %d", in.Width, in.Height, in.Scale, in.MaxImage, MaxImage)
	}
	if in.Mouse.X != 30 {
		t.Errorf("mouse after three moves by 10: got %v; want 30", in.Mouse.X)
	}
	Run(app, Options{Ticks: 1})
	if in.Width != 640 || in.Height != 360 {
		t.Errorf("without a size: got %d×%d; want 640×360", in.Width, in.Height)
	}
}

func TestRunEnds(t *testing.T) {
	quit := func(tick int64, in *driver.Input) { in.Quit = tick == 4 }
	for name, c := range map[string]struct {
		app  *fake
		o    Options
		want Result
	}{
		"the app exits":      {&fake{exit: 20}, Options{}, Result{Ticks: 20, Exited: true}},
		"the player quits":   {&fake{}, Options{Input: quit}, Result{Ticks: 5, Exited: true}},
		"the app refuses":    {&fake{keep: true}, Options{Input: quit, Ticks: 9}, Result{Ticks: 9}},
		"the ticks are over": {&fake{exit: 20}, Options{Ticks: 19}, Result{Ticks: 19}},
		"both at once":       {&fake{exit: 20}, Options{Ticks: 20}, Result{Ticks: 20, Exited: true}},
	} {
		if got := Run(c.app, c.o); got != c.want {
			t.Errorf("%s: got %+v; want %+v", name, got, c.want)
		}
	}
}

func TestRunHoldsAClipboard(t *testing.T) {
	app := &fake{act: []driver.Action{
		{Kind: driver.ActionReadClipboard},
		{Kind: driver.ActionClipboard, Text: "krill"},
		{Kind: driver.ActionReadClipboard},
	}}
	Run(app, Options{Ticks: 2})
	if got := app.pasted; got != ",krill" {
		t.Errorf("pasted: got %q; want %q", got, ",krill")
	}
}

func TestRunTellsWhatBecameOfActions(t *testing.T) {
	app := &fake{act: []driver.Action{
		{Kind: driver.ActionClipboard, Text: "krill"},
		{Kind: driver.ActionSaveFile, Text: "a.txt", Bytes: []byte("a")},
		{Kind: driver.ActionOpenFile, Text: ".txt"},
	}}
	var got []driver.Done
	Run(app, Options{Ticks: 2, Input: func(_ int64, in *driver.Input) { got = slices.Clone(in.Done) }})
	if len(got) != 3 || got[0].Action != driver.ActionClipboard || got[0].Failed != "" || got[1].Text != "a.txt" || got[1].Failed == "" || got[2].Failed == "" {
		t.Errorf("got %+v; want the text copied and the files refused", got)
	}
}

// TestSoundDoesNotDrift counts the samples of rates that do not divide the sample rate.
func TestSoundDoesNotDrift(t *testing.T) {
	for _, tps := range []int{1, 7, 59, 60, 144, 1001} {
		total, ticks := 0, int64(0)
		Run(newFake(), Options{Ticks: 500, TPS: tps, Mix: func(*driver.Output, []float32) {}, Sound: func(s []float32) {
			ticks++
			total += len(s)
			if want := ticks * driver.SampleRate / int64(tps) * 2; int64(total) != want {
				t.Fatalf("TPS %d, after tick %d: got %d samples; want %d", tps, ticks, total, want)
			}
		}})
	}
}

func TestSoundIsTheMixers(t *testing.T) {
	var got, want []float32
	Run(newFake(), Options{Ticks: 90, Sound: func(s []float32) { got = append(got, s...) }})
	mixer, app := audio.NewMixer(), newFake()
	for range 90 {
		mixer.Do(app.Tick(&driver.Input{}))
		s := make([]float32, 1600)
		mixer.Mix(s)
		want = append(want, s...)
	}
	loud := 0
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("sample %d: got %v; want %v", i, got[i], want[i])
		}
		if want[i] != 0 {
			loud++
		}
	}
	if loud == 0 {
		t.Errorf("all %d samples are silent; want three sounds", len(want))
	}
}

func TestStepAllocatesNothing(t *testing.T) {
	for _, tps := range []int{60, 59} {
		r := newRun(newFake(), Options{Draw: true, TPS: tps, Sound: func([]float32) {}, Input: func(_ int64, in *driver.Input) {
			in.Keys = append(in.Keys, driver.KeyEvent{Key: driver.KeyA, Down: true})
		}})
		for range 120 {
			r.step()
		}
		if allocs := testing.AllocsPerRun(240, r.step); allocs != 0 {
			t.Errorf("TPS %d: allocations a tick: got %v; want 0", tps, allocs)
		}
	}
}

func sumOf(app driver.App) uint64 {
	var d driver.Digest
	Run(driver.Digested(app, &d), Options{Ticks: 120, Draw: true, Sound: func([]float32) {}})
	return d.Sum()
}

func TestRunThroughWire(t *testing.T) {
	if got, want := sumOf(driver.ThroughWire(newFake())), sumOf(newFake()); got != want {
		t.Errorf("got %#x; want %#x", got, want)
	}
}

// TestRemoteProcess runs the app in another process, which is this test binary once more.
func TestRemoteProcess(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Skip("no way to start this program again: ", err)
	}
	child := exec.Command(self)
	child.Env = append(os.Environ(), childVar+"=app")
	child.Stderr = os.Stderr
	w, errIn := child.StdinPipe()
	r, errOut := child.StdoutPipe()
	if errIn != nil || errOut != nil || child.Start() != nil {
		t.Skip("no processes here")
	}
	remote := driver.Remote(r, w)
	if got, want := sumOf(remote), sumOf(newFake()); got != want || remote.Err() != nil {
		t.Errorf("got %#x, %v; want %#x", got, remote.Err(), want)
	}
	w.Close()
	if err := child.Wait(); err != nil {
		t.Errorf("the child: got %v; want it to end well", err)
	}
}

func BenchmarkStep(b *testing.B) {
	r := newRun(newFake(), Options{Draw: true})
	for b.Loop() {
		r.step()
	}
}
