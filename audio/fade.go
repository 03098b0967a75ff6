package audio

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

const (
	fadePieces = 32             // straight pieces of a long fade's curve
	longFade   = 4 * softFrames // 20 ms: up to here the shape of a fade is not heard, and it is one straight line
)

// envelope is what a track's gains are multiplied with while it fades in or out, 0 to 1. A long fade goes along a
// quarter of a sine: while one song goes down as another comes up, their powers add up to the same all the time. In a
// straight line both would be at half in the middle, and the music 3 dB softer.
type envelope struct {
	ramp
	soft   ramp    // from 0 to 1 where a sound begins roughly
	top    float32 // at the loud end of a long fade
	frames int     // all of it; 0: there is none
	piece  int     // the present one, from 1
	out    bool
}

// open is the envelope of what does not fade.
var open = envelope{ramp: ramp{goal: 1}, soft: ramp{goal: 1}}

// in begins a fade from silence, of which some frames are over.
func (e *envelope) in(frames, over int) {
	e.ramp, e.top, e.out = ramp{}, 1, false
	e.begin(frames, over)
}

// away begins a fade to silence, of which some frames are over.
func (e *envelope) away(frames, over int) {
	e.top, e.out = e.value(), true
	e.begin(frames, over)
}

func (e *envelope) begin(frames, over int) {
	e.frames, e.piece = 0, 0
	if frames > longFade {
		e.frames = frames
		e.next()
	} else if goal := e.top; e.out {
		e.to(0, frames)
	} else {
		e.to(goal, frames)
	}
	for over > 0 {
		n := min(over, e.left)
		e.skip(n)
		if over -= n; e.left == 0 && !e.next() {
			return
		}
	}
}

// next turns to the end of the next piece, and reports whether there was one.
func (e *envelope) next() bool {
	if e.frames == 0 || e.piece == fadePieces {
		e.frames = 0
		return false
	}
	n := e.frames*(e.piece+1)/fadePieces - e.frames*e.piece/fadePieces
	e.piece++
	e.to(float32(e.top*e.share()), n)
	return true
}

// share returns the part of the gain at the end of the present piece.
func (e *envelope) share() float32 {
	piece := e.piece
	if e.out {
		piece = fadePieces - piece
	}
	return float32(geom.Sin(float64(piece) * (math.Pi / 2 / fadePieces)))
}

// fading returns the frames until it is where it goes.
func (e *envelope) fading() int { return e.left + e.frames - e.frames*e.piece/fadePieces }

// still reports whether it changes nothing.
func (e *envelope) still() bool {
	return e.left == 0 && e.goal == 1 && e.soft.left == 0 && e.soft.goal == 1
}

// begins makes what was silent come within 5 ms.
func (e *envelope) begins() {
	e.soft.to(0, 0)
	e.soft.to(1, softFrames)
}

// apply adds src, which fades, to dst.
func (e *envelope) apply(dst, src []float32) {
	left, soft := float32(e.left), float32(e.soft.left)
	src = src[:len(dst)]
	for i := 0; i+1 < len(dst); i += 2 {
		left, soft = max(left-1, 0), max(soft-1, 0)
		g := float32((e.goal - float32(e.step*left)) * (e.soft.goal - float32(e.soft.step*soft)))
		dst[i] += float32(src[i] * g)
		dst[i+1] += float32(src[i+1] * g)
	}
}
