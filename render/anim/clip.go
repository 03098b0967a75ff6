package anim

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"github.com/krill2d/krill/render"
)

// Limits of a clip. What is beyond is a mistake, or a file that is made to take all memory.
const (
	maxFrames = 1 << 16 // there and back counted
	minSec    = 0.001   // seconds: a frame is shown at least so long
	defSec    = 0.1     // seconds: a frame with no duration, as in Aseprite
)

// Clip is what an anim is made of: pictures, one after the other.
type Clip struct {
	Image  render.Image // whose cells the frames are: a Grid, or a sheet of a package below render
	Frames Frames       // in the order in which they are shown; at least one
	Mode   Mode         // zero: Loop
	Times  int          // how many rounds are played before the last picture stays; zero: no end, and 1 with Once
}

// Mode is what comes after the last frame.
type Mode uint8

// The modes.
const (
	Loop     Mode = iota // the first one
	Once                 // nothing: it stays
	PingPong             // the one before, back to the first: a round is there and back, and shows both ends once
)

// Frame is one picture of a clip.
type Frame struct {
	Cell   int          // of the image, as Sprite.Frame
	Sec    float64      // seconds that it is shown; zero: 0.1, and never less than 0.001
	Events []string     // what happens when it comes up: Player.Fired tells
	Image  render.Image // zero: the clip's
}

// Frames are pictures in their order.
type Frames []Frame

// Strip returns n frames, the cells from the given one on, each shown for sec seconds; zero: 0.1.
// It panics when n is below 1.
func Strip(cell, n int, sec float64) Frames {
	if n < 1 {
		panic(fmt.Sprintf("anim: strip of %d frames: needs at least 1", n))
	}
	frames := make(Frames, n)
	for i := range frames {
		frames[i] = Frame{Cell: cell + i, Sec: sec}
	}
	return frames
}

// On returns the frames with an event more at the frame of that index, 0 for the first. A frame may have several.
// It panics on an index that is none.
func (f Frames) On(frame int, event string) Frames {
	if frame < 0 || frame >= len(f) {
		panic(fmt.Sprintf("anim: event %q on frame %d: there are %d, the first is 0", event, frame, len(f)))
	}
	f = slices.Clone(f)
	f[frame].Events = append(slices.Clip(f[frame].Events), event)
	return f
}

// same reports whether two clips are the same.
func (c *Clip) same(o *Clip) bool {
	return c.Image == o.Image && c.Mode == o.Mode && c.Times == o.Times && slices.EqualFunc(c.Frames, o.Frames, func(a, b Frame) bool {
		return a.Cell == b.Cell && a.Sec == b.Sec && a.Image == b.Image && slices.Equal(a.Events, b.Events)
	})
}

// problem says what is wrong with a clip, or nothing.
func (c *Clip) problem() string {
	switch {
	case len(c.Frames) == 0:
		return "it has no frames; give it Frames, say of Strip"
	case len(c.Frames) > maxFrames/2:
		return fmt.Sprintf("it has %d frames; try at most %d", len(c.Frames), maxFrames/2)
	case c.Mode > PingPong:
		return fmt.Sprintf("its mode is %d; try Loop, Once or PingPong", c.Mode)
	case c.Times < 0:
		return fmt.Sprintf("it is played %d times; try 0 for no end", c.Times)
	}
	for i := range c.Frames {
		if sec := c.Frames[i].Sec; !(sec >= 0 && sec < math.Inf(1)) {
			return fmt.Sprintf("frame %d takes %v seconds; try 0 for 0.1", i, sec)
		}
	}
	return ""
}

// track is a clip made ready to be played: the way back is written out.
type track struct {
	steps  []step
	length float64 // of a round, seconds
	rounds int     // 0: no end
}

// step is one picture of a track.
type step struct {
	image  render.Image
	cell   int
	index  int     // of the clip's frame
	start  float64 // seconds from the start of the round
	sec    float64 // seconds
	events []string
}

func newTrack(c *Clip) *track {
	t := &track{rounds: c.Times}
	if c.Mode == Once {
		t.rounds = max(1, c.Times)
	}
	for i := range c.Frames {
		t.add(c, i)
	}
	if c.Mode == PingPong {
		for i := len(c.Frames) - 2; i > 0; i-- {
			t.add(c, i)
		}
	}
	return t
}

func (t *track) add(c *Clip, index int) {
	f := &c.Frames[index]
	s := step{image: f.Image, cell: f.Cell, index: index, start: t.length, sec: max(f.Sec, minSec), events: f.Events}
	if f.Image == (render.Image{}) {
		s.image = c.Image
	}
	if f.Sec == 0 {
		s.sec = defSec
	}
	t.steps = append(t.steps, s)
	t.length += s.sec
}

// at returns the step that is shown so many seconds after the start. O(log n).
func (t *track) at(sec float64) int {
	if !(sec > 0) {
		return 0
	}
	last := len(t.steps) - 1
	if t.rounds > 0 && sec >= t.length*float64(t.rounds) {
		return last
	}
	sec = math.Mod(sec, t.length) + slack
	n := sort.Search(len(t.steps), func(i int) bool { return t.steps[i].start > sec })
	return max(n-1, 0)
}
