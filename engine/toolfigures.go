package engine

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/render"
)

// FrameUse is what the last picture of a game took.
type FrameUse struct {
	render.Stats
	Commands int
	Pages    []render.PageUse
}

// FrameUseOf returns what the last picture took, for tools.
func FrameUseOf(l *Loop) FrameUse {
	return FrameUse{Stats: l.canvas.Stats(), Commands: len(l.frame.Commands), Pages: render.PagesOf(l.atlas)}
}

// SoundOf returns what plays the game's sounds, for tools: to be looked at.
func SoundOf(l *Loop) *audio.Player { return l.audio }
