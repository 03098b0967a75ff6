package input

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/krill2d/krill/engine/driver"
)

// Label returns what a hint calls a control: the letter that a key prints on the player's layout, "Q" for KeyA on a French
// keyboard; "Enter", "←"; the name of a button on the pad of its player, "A", "LB" or "Cross", for PadA of any pad on the
// first one there is. Empty: no control. A layout that is not known counts as the US one.
func Label(s *State, c Control) string {
	switch {
	case c.pad():
		player, ok := c.Player()
		for !ok && player+1 < MaxPads && !s.Connected(player) {
			player++
		}
		return PadLabel(PadFamily(s, player), c)
	case c >= firstMouse && c < boardEnd:
		return mouseLabels[c-firstMouse]
	case c < firstMouse:
		return keyLabel(s, driver.Key(c))
	}
	return ""
}

func keyLabel(s *State, k driver.Key) string {
	name := k.String()
	if short, ok := shortNames[name]; ok {
		return short
	}
	if name == "none" {
		return ""
	}
	label := driver.KeyLabel(s.layout, k)
	if r, n := utf8.DecodeRuneInString(label); n == len(label) {
		return string(unicode.ToUpper(r))
	}
	if digit, ok := strings.CutPrefix(label, "Numpad"); ok {
		return "Num " + digit
	}
	return label
}

// shortNames are what keys are called that print nothing, where that is not their own name.
var shortNames = map[string]string{
	"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Escape": "Esc", "PageUp": "Page Up", "PageDown": "Page Down",
	"ShiftLeft": "Shift", "ShiftRight": "Shift", "ControlLeft": "Ctrl", "ControlRight": "Ctrl", "AltLeft": "Alt",
	"AltRight": "Alt", "MetaLeft": "Meta", "MetaRight": "Meta", "CapsLock": "Caps Lock", "NumLock": "Num Lock",
	"ScrollLock": "Scroll Lock", "PrintScreen": "Print", "ContextMenu": "Menu", "NumpadAdd": "Num +",
	"NumpadSubtract": "Num -", "NumpadMultiply": "Num *", "NumpadDivide": "Num /", "NumpadDecimal": "Num .",
	"NumpadEqual": "Num =",
}

var mouseLabels = [boardEnd - firstMouse]string{
	"Click", "Middle click", "Right click", "Mouse 4", "Mouse 5", "Wheel up", "Wheel down", "Touch",
	"A", "B", "X", "Y", "Pause", "Tap",
}

// Hint returns the control of an action that fits the device the player used last, for a hint such as "press A": a key or
// the mouse, a pad's button, a touch, also after it was
// rebound. Where the action has none for it, it is its first control. [Controls] knows chords and the like.
func Hint(s *State, a Action) Control {
	found, on := None, a.On
	if at := s.find(a.Name, 0, a.by); at != none {
		on = s.bound.hints(at)
	}
	for _, c := range on {
		if c != None && (found == None || c.fits(s.device) && !found.fits(s.device)) {
			found = c
		}
	}
	return found
}

// fits reports whether a control is on a device. Keyboard and mouse lie under the same two hands.
func (c Control) fits(d Device) bool {
	switch {
	case c.pad():
		return d == Pad
	case c >= TouchScreen:
		return d == Touch
	}
	return d == Keyboard || d == Mouse
}
