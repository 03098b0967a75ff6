package headless

import (
	"image"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
)

// MaxImage is the largest side of an image, texels.
const MaxImage = 8192

// Options say how to run an app. The zero value ticks until the app exits, without pictures or sound.
type Options struct {
	Ticks         int // how many to run; zero: until the app exits
	Width, Height int // of the window's inside, device pixels; zero: 640, 360
	TPS           int // ticks a second, for the samples of a tick; zero: 60
	// Input adds what happens before a tick to in, which has the sizes set and nothing pressed. Ticks count from 0.
	// What it sets of the lasting fields (sizes, focus, pads, mouse position) stays for later ticks. nil: nothing happens.
	Input func(tick int64, in *driver.Input)
	Draw  bool // one picture after each tick, at alpha 0
	// Mix fills the samples of a tick in place of the mixer of package audio. nil: that mixer.
	Mix func(out *driver.Output, samples []float32)
	// Frame gets each picture; it is valid during the call. nil: nobody looks.
	Frame func(tick int64, f *driver.Frame)
	// Pixels paints each picture, as Painter does, and answers the frame's Reads in the next tick. It includes Draw.
	Pixels bool
	// Picture gets each painted picture, valid during the call. It includes Pixels. nil: nobody looks.
	Picture func(tick int64, screen *image.RGBA)
	// Sound gets the samples of each tick, left and right by turns at driver.SampleRate, valid during the call.
	// nil: nothing is mixed.
	Sound func(samples []float32)
}

// Result says what a run came to.
type Result struct {
	Ticks     int64 // that were run
	DrawCalls int   // draw calls of the last frame
	Quads     int   // that the last frame drew
	Exited    bool  // the app ended the run, or did not refuse to quit
}

// Run runs app and returns when it exits or the ticks are over. It allocates nothing in a tick once the app's frames
// have their size, and holds app's goroutine: app is called from the caller's.
// It panics, naming the operation, when a frame breaks a rule of the boundary.
func Run(app driver.App, o Options) Result {
	r := newRun(app, o)
	for !r.result.Exited && (o.Ticks <= 0 || r.result.Ticks < int64(o.Ticks)) {
		r.step()
	}
	return r.result
}

// run is a run under way.
type run struct {
	app       driver.App
	options   Options
	in        driver.Input
	painter   *Painter
	samples   []float32 // of the tick
	clipboard []string  // what is copied; empty: nothing yet
	result    Result
}

func newRun(app driver.App, o Options) *run {
	if o.Width <= 0 || o.Height <= 0 {
		o.Width, o.Height = 640, 360
	}
	if o.TPS <= 0 {
		o.TPS = 60
	}
	if o.Sound != nil && o.Mix == nil {
		mixer := audio.NewMixer()
		o.Mix = func(out *driver.Output, samples []float32) {
			mixer.Do(out)
			mixer.Mix(samples)
		}
	}
	o.Pixels = o.Pixels || o.Picture != nil
	o.Draw = o.Draw || o.Pixels
	in := driver.Input{Width: o.Width, Height: o.Height, Scale: 1, MaxImage: MaxImage}
	return &run{app: app, options: o, in: in, painter: NewPainter()}
}

// step runs one tick, its sound and its picture.
func (r *run) step() {
	if r.options.Input != nil {
		r.options.Input(r.result.Ticks, &r.in)
	}
	out := r.app.Tick(&r.in)
	quit := r.in.Quit
	r.in.Reset()
	keep := r.act(out.Actions)
	r.result.Exited = out.Exit || quit && !keep
	if r.options.Sound != nil {
		r.sound(out)
	}
	if r.options.Draw && !r.result.Exited {
		r.draw()
	}
	r.result.Ticks++
}

// act does what this driver can of the actions and reports whether the app refused to quit.
func (r *run) act(actions []driver.Action) (keep bool) {
	for i := range actions {
		switch a := &actions[i]; a.Kind {
		case driver.ActionClipboard:
			r.clipboard = append(r.clipboard[:0], a.Text)
			r.in.Done = append(r.in.Done, driver.Done{Action: a.Kind})
		case driver.ActionSaveFile:
			r.in.Done = append(r.in.Done, driver.Done{Action: a.Kind, Text: a.Text, Failed: "nobody is here to take a file"})
		case driver.ActionOpenFile:
			if a.Text != "" {
				r.in.Done = append(r.in.Done, driver.Done{Action: a.Kind, Failed: "nobody is here to choose a file"})
			}
		case driver.ActionReadClipboard:
			r.in.Clipboard = append(r.in.Clipboard, r.copied())
		case driver.ActionKeepOpen:
			keep = true
		}
	}
	return keep
}

func (r *run) copied() string {
	if len(r.clipboard) == 0 {
		return ""
	}
	return r.clipboard[0]
}

// sound mixes from the sample at which the last tick ended to the one at which this one does: tick n, from 1,
// ends at n·SampleRate/TPS rounded down, so that no run drifts however its rate divides.
func (r *run) sound(out *driver.Output) {
	tps := int64(r.options.TPS)
	start, end := r.result.Ticks*driver.SampleRate/tps, (r.result.Ticks+1)*driver.SampleRate/tps
	n := int(end-start) * 2
	if cap(r.samples) < n {
		r.samples = make([]float32, n, n+2) // a tick may be one sample longer than the first
	}
	r.samples = r.samples[:n]
	clear(r.samples)
	r.options.Mix(out, r.samples)
	r.options.Sound(r.samples)
	r.in.SoundAt = end
}

func (r *run) draw() {
	f := r.app.Draw(0)
	if r.options.Pixels {
		r.paint(f)
	} else {
		r.painter.gpu.frame(r.result.Ticks, f)
	}
	r.result.DrawCalls, r.result.Quads = f.DrawCalls(), 0
	for i := range f.Commands {
		r.result.Quads += f.Commands[i].Quads.Count
	}
	if r.options.Frame != nil {
		r.options.Frame(r.result.Ticks, f)
	}
}

// paint draws a frame with all its pixels and answers its reads.
func (r *run) paint(f *driver.Frame) {
	r.painter.paint(r.result.Ticks, f)
	for i := range f.Reads {
		q := &f.Reads[i]
		r.in.Pixels = append(r.in.Pixels, driver.Pixels{ID: q.ID, Picture: r.painter.Read(q.Image, q.Rect)})
	}
	if r.options.Picture != nil {
		r.options.Picture(r.result.Ticks, r.painter.show())
	}
}
