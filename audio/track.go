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

// mix adds the track's next frames to dst. What fades goes through scratch.
func (t *track) mix(dst []float32, scratch *[2 * block]float32) {
	if t.feed != nil {
		t.pull()
	}
	for len(dst) > 0 && t.state != trackFree {
		n := t.run(len(dst) / 2)
		if n == 0 {
			break
		}
		if t.env.still() {
			t.add(dst[:2*n])
		} else {
			part := scratch[:2*n]
			clear(part)
			t.add(part)
			t.env.apply(dst[:2*n], part)
		}
		t.pass(n)
		dst = dst[2*n:]
	}
	if t.feed != nil {
		n := min(int(t.pos/one), t.frames)
		t.feed.read += n
		t.pos -= uint64(n) * one
	}
}

// pull looks at what has come through the feed.
func (t *track) pull() {
	t.pcm = t.feed.rest()
	t.frames = len(t.pcm) / t.channels
	t.reach.end = int64(t.frames)
	n := len(t.pcm)
	t.roughEnd = t.feed.last && t.frames > 0 && (loud(t.pcm[n-1]) || t.channels == 2 && loud(t.pcm[n-2]))
}

// pass moves all that changes on by n mixed frames.
func (t *track) pass(n int) {
	t.l.skip(n)
	t.r.skip(n)
	t.env.skip(n)
	t.env.soft.skip(n)
	if t.cut > 0 {
		if t.cut -= n; t.cut == 0 {
			t.free()
			return
		}
	}
	if t.env.left == 0 && !t.env.next() && t.state == trackEnding && t.cut == 0 {
		t.free()
	}
}

// run returns how many frames, at most n, can be mixed with one loop: up to the end of what changes, and of the clip.
// It wraps a loop, and frees the track and returns 0 at the end.
func (t *track) run(n int) int {
	t.pos = t.reach.wrap(t.pos)
	end := uint64(t.reach.end) * one
	if t.feed != nil && !t.feed.last {
		if end = t.wet(end); end == 0 {
			return 0
		}
	} else if t.pos >= end {
		t.free()
		return 0
	} else if t.dry {
		t.comeBack()
	}
	n = min(n, t.untilFade(end), int(min(t.steady(), block)))
	for _, left := range [...]int{t.l.left, t.env.left, t.env.soft.left, t.cut} {
		if left > 0 {
			n = min(n, left)
		}
	}
	if last := end - one; t.pos < last && !t.aligned() {
		end = last
	}
	return min(n, t.until(end))
}

// wet returns where a feed that goes on ends for now, or 0 when nothing can be played of it. A track whose feed runs dry
// fades out before it does, waits, and fades in again when more has come.
func (t *track) wet(end uint64) uint64 {
	if end < 2*one || t.pos >= end-one {
		if t.state == trackEnding {
			t.free()
		}
		t.dry, t.env.soft = true, ramp{}
		return 0
	}
	left := t.until(end - one)
	switch {
	case t.dry && left < wetFrom && t.env.soft.value() == 0:
		return 0
	case t.dry && left >= wetFrom:
		t.comeBack()
	case !t.dry && left <= dryFrom && t.state == trackPlaying:
		t.dry = true
		t.env.soft.to(0, left)
	}
	return end - one
}

// comeBack fades in again what had run dry.
func (t *track) comeBack() {
	t.dry = false
	t.env.soft.to(1, dryFrom)
}

// untilFade returns how many frames are left before a clip that ends roughly must fade out, and begins to.
func (t *track) untilFade(end uint64) int {
	if !t.roughEnd || t.reach.loop || t.state == trackEnding {
		return block
	}
	left := t.until(end)
	if left > softFrames {
		return left - softFrames
	}
	t.fadeOut(left, 0)
	return left
}

// until returns how many frames are mixed before the position reaches end, or a number larger than anybody asks for.
func (t *track) until(end uint64) int {
	return int(min((end-t.pos+t.step-1)/t.step, block+wetFrom))
}

func (t *track) aligned() bool { return t.step == one && t.pos%one == 0 }

// add mixes len(dst)/2 frames that run allowed.
func (t *track) add(dst []float32) {
	n := uint64(len(dst) / 2)
	at, pos := int64(t.pos/one), t.pos%one
	first := int(at) * t.channels
	src := t.pcm[first:]
	g := gains{t.l.goal, t.r.goal, t.l.step, t.r.step, float32(t.l.left)}
	switch edge := [4]int16{}; {
	case t.aligned() && t.channels == 1:
		addMono(dst, src[:n], g)
	case t.aligned():
		addStereo(dst, src[:2*n], g)
	case at == t.reach.end-1 && (t.feed == nil || t.feed.last): // the last frame leads to the first one of a loop, or to silence
		copy(edge[:], src[:t.channels])
		if t.reach.loop {
			copy(edge[t.channels:], t.pcm[int(t.reach.from)*t.channels:][:t.channels])
		}
		t.addBetween(dst, edge[:2*t.channels], pos, g)
	default:
		t.addBetween(dst, src, pos, g)
	}
	t.move(int64(n))
}

func (t *track) addBetween(dst []float32, src []int16, pos uint64, g gains) {
	if t.channels == 1 {
		addMonoBetween(dst, src, pos, t.step, g)
		return
	}
	addStereoBetween(dst, src, pos, t.step, g)
}
