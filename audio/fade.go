package audio

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

const (
	fadePieces = 32             // straight pieces of a long fade's curve
	longFade   = 4 * softFrames // 20 ms: up to here the shape of a fade is not heard, and it is one straight line
)

// fade is a long way of a track's gains from or to silence, along a quarter of a sine: while one song goes down as
// another comes up, their powers add up to the same all the time. In a straight line both would be at half in the
// middle, and the music 3 dB softer.
type fade struct {
	l, r   float32 // gains at its loud end
	frames int     // all of it; 0: there is none
	piece  int     // the present one, from 1
	out    bool
}

// long begins a fade in to the gains l and r, or out from them.
func (t *track) long(l, r float32, frames int, out bool) {
	t.fade = fade{l: l, r: r, frames: frames, out: out}
	t.nextPiece()
}

// nextPiece turns the gains to the end of the next piece, and reports whether there was one.
func (t *track) nextPiece() bool {
	f := &t.fade
	if f.frames == 0 || f.piece == fadePieces {
		f.frames = 0
		return false
	}
	n := f.frames*(f.piece+1)/fadePieces - f.frames*f.piece/fadePieces
	f.piece++
	k := f.share()
	t.l.to(float32(f.l*k), n)
	t.r.to(float32(f.r*k), n)
	return true
}

// share returns the part of the gain at the end of the present piece.
func (f *fade) share() float32 {
	piece := f.piece
	if f.out {
		piece = fadePieces - piece
	}
	return float32(geom.Sin(float64(piece) * (math.Pi / 2 / fadePieces)))
}

// fading returns the frames until the gains are where they go.
func (t *track) fading() int { return t.l.left + t.fade.frames - t.fade.frames*t.fade.piece/fadePieces }
