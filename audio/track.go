package audio

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

const (
	maxVoices = 64            // that a player plays at once
	tracks    = 2 * maxVoices // and as many that fade out after they were stopped
	rough     = 32768 / 64    // a sound that begins or ends above this would click
	one       = 1 << 32       // a frame in a track's position
	minPitch  = 1.0 / 16
	maxPitch  = 16
)

// clip is an uploaded sound.
type clip struct {
	pcm                  []int16
	channels, frames     int
	roughStart, roughEnd bool
}

// newClip returns the clip of an upload; one that makes no sense has no frames.
func newClip(s *driver.Sound) clip {
	if s.Channels != 1 && s.Channels != 2 || uint64(len(s.PCM)) >= 1<<31 {
		return clip{}
	}
	c := clip{channels: s.Channels, frames: len(s.PCM) / s.Channels}
	c.pcm = s.PCM[:c.frames*c.channels]
	for i := 0; i < c.channels && c.frames > 0; i++ {
		c.roughStart = c.roughStart || loud(c.pcm[i])
		c.roughEnd = c.roughEnd || loud(c.pcm[len(c.pcm)-1-i])
	}
	return c
}

func loud(x int16) bool { return x > rough || x < -rough }

type trackState uint8

const (
	trackFree trackState = iota
	trackPlaying
	trackEnding // fades out and is free when it is silent
)

// track is a voice in the mixer.
type track struct {
	clip
	voice uint32
	state trackState
	bus   driver.BusID
	reach reach
	feed  *feed // nil: all of the clip is there
	dry   bool  // the feed has run out
	cut   int   // frames after which it is over without a fade; 0: it is not
	head
	l, r ramp // gains, with 1/32768 in them; they always have the same frames left
	env  envelope
}

// start begins to play a clip, or what comes through a feed. One that begins at zero does so at once, any other fades in.
func (t *track) start(c clip, f *feed, cmd *driver.SoundCommand) {
	s := reachOf(int64(c.frames), cmd.LoopFrom, cmd.LoopTo, cmd.Loop)
	first := uint64(max(cmd.Offset, 0))
	if f != nil {
		s, first, c.channels = reach{}, 0, f.channels
		c.roughEnd = true
		c.roughStart = len(f.rest()) < 2 || loud(f.rest()[0]) || f.channels == 2 && loud(f.rest()[1])
	}
	first = min(first, 1<<31)*one + uint64(cmd.Part)
	if first = s.wrap(first); f == nil && first >= uint64(c.frames)*one {
		return
	}
	*t = track{clip: c, voice: cmd.Voice, state: trackPlaying, bus: cmd.Bus, reach: s, feed: f, env: open, head: head{pos: first}}
	if f != nil {
		f.taken = true
	}
	t.set(cmd)
	t.l.skip(maxFade)
	t.r.skip(maxFade)
	if cmd.Fade > 0 {
		t.env.in(fadeFrames(cmd.Fade), overFrames(cmd))
	}
	if cmd.Faded > 0 || cmd.Fade <= 0 && (cmd.Offset > 0 || cmd.Part > 0 || c.roughStart) {
		t.env.begins()
	}
}

// set takes a command's gain, pan and pitch.
func (t *track) set(cmd *driver.SoundCommand) {
	gain, pan := safeGain(cmd.Gain), float64(cmd.Pan)
	n, over := fadeFrames(cmd.Fade), 0
	if cmd.Kind == driver.SoundSet && cmd.Fade > 0 {
		n, over = int(min(cmd.Fade, maxFade)), overFrames(cmd)
		t.to(stepOf(float64(cmd.Pitch)), int64(n), int64(over))
	} else {
		t.to(stepOf(float64(cmd.Pitch)), 0, 0)
	}
	t.l.to(float32(gain*side(pan))/32768, n)
	t.r.to(float32(gain*side(-pan))/32768, n)
	t.l.skip(over)
	t.r.skip(over)
}

// stop fades the track out and frees it then. A fade that is on its way can only be made shorter.
func (t *track) stop(cmd *driver.SoundCommand) {
	if cmd.AtZero && t.state == trackPlaying {
		if t.cut = t.untilZero(); t.cut > 0 {
			t.state = trackEnding
			return
		}
	}
	t.fadeOut(fadeFrames(cmd.Fade), overFrames(cmd))
}

func (t *track) fadeOut(frames, over int) {
	if t.state == trackFree || t.state == trackEnding && frames-over >= t.env.fading() {
		return
	}
	t.state, t.cut = trackEnding, 0
	if t.env.value() == 0 || t.l.value() == 0 && t.r.value() == 0 && t.l.left == 0 {
		t.free()
		return
	}
	t.env.away(frames, over)
}

// free ends the track.
func (t *track) free() {
	t.state = trackFree
	if t.feed != nil {
		t.feed.release()
		t.feed = nil
	}
}

// untilZero returns how many frames are played before the sound goes through zero on all sides, or 0 when that is not
// near: a sound that is cut there does not click.
func (t *track) untilZero() int {
	h, before := t.head, int64(-1)
	if t.feed != nil {
		t.pull()
	}
	for n := range zeroIn {
		at := int64(h.pos / one)
		if at >= int64(t.frames) {
			return 0
		}
		if before >= 0 && at > before && t.crosses(before, at) {
			return n
		}
		before = at
		h.move(1)
		h.pos = t.reach.wrap(h.pos)
	}
	return 0
}

// crosses reports whether every channel goes through zero, or nearly is there, between two frames.
func (t *track) crosses(a, b int64) bool {
	for c := range int64(t.channels) {
		x, y := t.pcm[a*int64(t.channels)+c], t.pcm[b*int64(t.channels)+c]
		if (x < 0) == (y < 0) && (x > nearby || x < -nearby) {
			return false
		}
	}
	return true
}

// side returns the gain of the left side for a pan: equal power, 1 in the middle, √2 when all is left.
func side(pan float64) float32 {
	if pan >= 1 {
		return 0
	}
	if !(pan > -1) {
		pan = min(max(pan, -1), 0) // NaN stays NaN
	}
	if pan != pan {
		pan = 0
	}
	return float32(math.Sqrt2 * geom.Cos(float64((pan+1)*(math.Pi/4))))
}

// safePitch brings a pitch into 1/16 to 16; NaN is 1.
func safePitch(p float64) float64 {
	if p != p {
		return 1
	}
	return min(max(p, minPitch), maxPitch)
}
