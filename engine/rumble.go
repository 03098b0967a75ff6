package engine

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// longestRumble is how long a single wish shakes at most, seconds, so that none can be left on.
const longestRumble = 5.0

// Rumble shakes what a player, from 0, holds: the strong and the weak motor of his gamepad by 0 to 1, for so many
// seconds, at most 5. A player without a gamepad who plays by touch feels his phone, by the stronger of the two. A new
// wish takes the place of the last; zeros end it. Whoever asked for none in Access feels none, and neither does one whose
// device cannot. It is a function, so that a game that never calls it links none of it.
func Rumble(t *Tick, player int, strong, weak, seconds float64) {
	l := t.loop
	if l.access.NoRumble || l.outside.quiet {
		return
	}
	pad := input.PadOf(&l.input, player)
	if pad == 0 && (player != 0 || l.input.LastDevice() != input.Touch) {
		return
	}
	part := func(v, most float64) float64 {
		if v != v {
			return 0
		}
		return geom.Clamp(v, 0, most)
	}
	l.out.Actions = append(l.out.Actions, driver.Action{
		Kind: driver.ActionVibrate, Pad: pad, Strong: part(strong, 1), Weak: part(weak, 1), Seconds: part(seconds, longestRumble),
	})
}
