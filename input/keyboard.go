package input

import (
	"iter"
	"strings"

	"github.com/krill2d/krill/engine/driver"
)

// Mods is a set of modifier keys.
type Mods uint8

// The modifiers, each of the left or the right key. Meta is the Windows or the command key.
const (
	Shift Mods = 1 << iota
	Ctrl
	Alt
	Meta
)

// Command reports whether Ctrl or Meta is in the set: the key of shortcuts, on every system, so that a replay means the
// same on each of them.
func (m Mods) Command() bool { return m&(Ctrl|Meta) != 0 }

// Modifiers returns the modifier keys that are down, or were in this tick: a chord may be shorter than one.
func Modifiers(s *State) Mods {
	var m Mods
	for i := range 4 {
		left := KeyShiftLeft + Control(2*i)
		if on := (Any{left, left + 1}); on.has(&s.buttons.down) || on.has(&s.buttons.pressed) {
			m |= 1 << i
		}
	}
	return m
}

// CapsLock reports whether letters are typed large. A browser tells it with the first key or move of the mouse, and
// phones do not.
func CapsLock(s *State) bool { return s.caps }

// NumLock reports whether the numeric keypad types digits, where that is known.
func NumLock(s *State) bool { return s.num }

// KeyFor returns the key that prints a label on the player's layout, as for "press Y": KeyZ on a German keyboard. Large
// letters are small ones here. None: no key prints it. Ask at each tick, since the player may change the layout;
// where it is not known it counts as the US one. O(keys).
func KeyFor(s *State, label string) Control {
	label = strings.ToLower(label)
	for k := driver.KeyNone + 1; k.String() != "none"; k++ {
		if strings.ToLower(driver.KeyLabel(s.layout, k)) == label {
			return Control(k)
		}
	}
	return None
}

// Changes goes through what was pressed and let go of in this tick, by the number of the control: true is down. One that
// was both comes twice, as it ended last. It is for tools that show everything; a game asks for its actions.
func Changes(s *State) iter.Seq2[Control, bool] {
	return func(yield func(Control, bool) bool) {
		for place := range places {
			if !s.buttons.pressed.has(place) && !s.buttons.released.has(place) {
				continue
			}
			c, down := controlAt(place), s.buttons.down.has(place)
			if s.buttons.pressed.has(place) && s.buttons.released.has(place) && !yield(c, !down) {
				return
			}
			if !yield(c, down) {
				return
			}
		}
	}
}

// controlAt undoes Control.places.
func controlAt(place int) Control {
	if place < int(boardEnd) {
		return Control(place)
	}
	place -= int(boardEnd)
	return (firstPad + Control(place%padCodes)).Of(place / padCodes)
}

// AllDown goes through the controls that are down at the end of the tick, by their number. It is for tools, as [Changes].
func AllDown(s *State) iter.Seq[Control] {
	return func(yield func(Control) bool) {
		for place := range places {
			if s.buttons.down.has(place) && !yield(controlAt(place)) {
				return
			}
		}
	}
}
