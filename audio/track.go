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
	loop  bool
	pos   uint64 // frames in 32.32 bits: linear interpolation lies between two of them
	step  uint64 // added for each frame mixed: the pitch
	l, r  ramp   // gains, with 1/32768 in them; they always have the same frames left
	fade  fade   // what comes after the ramps
}

// start begins to play a clip. One that begins at zero does so at once, any other fades in.
func (t *track) start(c clip, cmd *driver.SoundCommand) {
	offset := max(cmd.Offset, 0)
	if cmd.Loop {
		offset %= int64(c.frames)
	}
	if offset >= int64(c.frames) {
		return
	}
	*t = track{clip: c, voice: cmd.Voice, state: trackPlaying, bus: cmd.Bus, loop: cmd.Loop, pos: uint64(offset) * one}
	t.set(cmd)
	switch {
	case cmd.Fade > longFade:
		l, r := t.l.goal, t.r.goal
		t.l, t.r = ramp{}, ramp{}
		t.long(l, r, fadeFrames(cmd.Fade), false)
	case cmd.Fade <= 0 && offset == 0 && !c.roughStart:
		t.l.skip(softFrames)
		t.r.skip(softFrames)
	}
}

// set takes a command's gain, pan and pitch.
func (t *track) set(cmd *driver.SoundCommand) {
	gain, pan := safeGain(cmd.Gain), float64(cmd.Pan)
	n := fadeFrames(cmd.Fade)
	t.fade = fade{}
	t.l.to(float32(gain*side(pan))/32768, n)
	t.r.to(float32(gain*side(-pan))/32768, n)
	t.step = uint64(safePitch(float64(cmd.Pitch)) * one)
}

// stop fades the track out and frees it then. A fade that is on its way can only be made shorter.
func (t *track) stop(fade int64) {
	n := fadeFrames(fade)
	if t.state == trackPlaying || t.state == trackEnding && n < t.fading() {
		t.fadeOut(n)
	}
}

func (t *track) fadeOut(frames int) {
	t.state = trackEnding
	if t.l.value() == 0 && t.r.value() == 0 {
		t.state = trackFree
	}
	if frames > longFade {
		t.long(t.l.value(), t.r.value(), frames, true)
		return
	}
	t.fade = fade{}
	t.l.to(0, frames)
	t.r.to(0, frames)
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

// mix adds the track's next frames to dst.
func (t *track) mix(dst []float32) {
	for len(dst) > 0 && t.state != trackFree {
		n := t.run(len(dst) / 2)
		if n == 0 {
			return
		}
		t.add(dst[:2*n])
		t.l.skip(n)
		t.r.skip(n)
		if t.l.left == 0 && !t.nextPiece() && t.state == trackEnding {
			t.state = trackFree
		}
		dst = dst[2*n:]
	}
}

// run returns how many frames, at most n, can be mixed with one loop: up to the end of the ramp and of the clip.
// It wraps a loop, and frees the track and returns 0 at the end.
func (t *track) run(n int) int {
	end := uint64(t.frames) * one
	if t.pos >= end {
		if !t.loop {
			t.state = trackFree
			return 0
		}
		t.pos %= end
	}
	n = min(n, t.untilFade(end))
	if t.l.left > 0 {
		n = min(n, t.l.left)
	}
	if last := end - one; t.pos < last && !t.aligned() {
		end = last
	}
	return min(n, t.until(end))
}

// untilFade returns how many frames are left before a clip that ends roughly must fade out, and begins to.
func (t *track) untilFade(end uint64) int {
	if !t.roughEnd || t.loop || t.state == trackEnding {
		return block
	}
	left := t.until(end)
	if left > softFrames {
		return left - softFrames
	}
	t.fadeOut(left)
	return left
}

// until returns how many frames are mixed before the position reaches end, or a number larger than anybody asks for.
func (t *track) until(end uint64) int {
	return int(min((end-t.pos+t.step-1)/t.step, block+softFrames))
}

func (t *track) aligned() bool { return t.step == one && t.pos%one == 0 }

// add mixes len(dst)/2 frames that run allowed.
func (t *track) add(dst []float32) {
	n := uint64(len(dst) / 2)
	first := int(t.pos/one) * t.channels
	src, pos := t.pcm[first:], t.pos%one
	g := gains{t.l.goal, t.r.goal, t.l.step, t.r.step, float32(t.l.left)}
	switch edge := [4]int16{}; {
	case t.aligned() && t.channels == 1:
		addMono(dst, src[:n], g)
	case t.aligned():
		addStereo(dst, src[:2*n], g)
	case len(src) == t.channels: // the last frame leads to the first one of a loop, or to silence
		copy(edge[:], src)
		if t.loop {
			copy(edge[t.channels:], t.pcm[:t.channels])
		}
		t.addBetween(dst, edge[:2*t.channels], pos, g)
	default:
		t.addBetween(dst, src, pos, g)
	}
	t.pos += n * t.step
}

func (t *track) addBetween(dst []float32, src []int16, pos uint64, g gains) {
	if t.channels == 1 {
		addMonoBetween(dst, src, pos, t.step, g)
		return
	}
	addStereoBetween(dst, src, pos, t.step, g)
}
