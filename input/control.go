package input

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/driver"
)

// Control is one thing that a player presses, pushes or turns: a key, a mouse button, a pad button or half an axis.
// Zero is none. The numbers are part of replays: new ones go at the end of their group.
type Control uint16

// None is no control: it is never down.
const None Control = 0

// The mouse and the touch screen. A turn of the wheel by one notch is a press and a release in one tick,
// so the wheel is Pressed and Released but never Down.
const (
	MouseLeft Control = iota + firstMouse
	MouseMiddle
	MouseRight
	MouseBack
	MouseForward
	WheelUp
	WheelDown
	TouchScreen // a finger anywhere but on the screen's pad
	// The buttons of the screen's pad, see [ScreenPad]: up while they are not shown.
	TouchA
	TouchB
	TouchX
	TouchY
	TouchPause
	// A finger that was put down and lifted within 0.3 seconds, nearly in place and not on the screen's pad: it is
	// Pressed and Released when it is lifted, and never Down.
	TouchTap
	boardEnd
)

// The buttons of a gamepad, named as on the most common pad. PadL2 and PadR2 are also analog, see [State.Value].
const (
	PadA Control = iota + firstPad
	PadB
	PadX
	PadY
	PadL1
	PadR1
	PadL2
	PadR2
	PadBack
	PadStart
	PadL3
	PadR3
	PadUp
	PadDown
	PadLeft
	PadRight
	PadHome
	// The half axes: PadLeftUp is the left stick pushed up. Each is down from half way.
	PadLeftLeft
	PadLeftRight
	PadLeftUp
	PadLeftDown
	PadRightLeft
	PadRightRight
	PadRightUp
	PadRightDown
	padEnd
)

// MaxPads is how many gamepads count at once. More are ignored until a place is free.
const MaxPads = 8

const (
	firstMouse = 256 // every driver.Key fits below
	firstPad   = 320
	firstHalf  = PadLeftLeft
	padCodes   = int(padEnd - firstPad)
	ofShift    = 12 // the bits above hold the player + 1; 0: any pad
	codeMask   = 1<<ofShift - 1
)

// Of returns the same button of one player's pad. Players count from 0 in the order in which their pads came;
// a pad keeps its place while it is connected and a new one takes the lowest free place.
// It panics when c is not a pad's or player is not in 0 to MaxPads-1.
func (c Control) Of(player int) Control {
	if !c.pad() || player < 0 || player >= MaxPads {
		panic(fmt.Sprintf("input: take %v of pad %d: not a pad control, or no such pad; try PadA.Of(0) to PadA.Of(%d)", c, player, MaxPads-1))
	}
	return c&codeMask | Control(player+1)<<ofShift
}

// Player returns whose pad a control made by Of belongs to, and false for any other control.
func (c Control) Player() (player int, ok bool) {
	n := int(c >> ofShift)
	return n - 1, n > 0
}

// AnyPad returns the control without its player: PadA for PadA.Of(1). Other controls are returned as they are.
func (c Control) AnyPad() Control { return c & codeMask }

// String returns the control's stable name: "W", "MouseLeft", "PadA" for any pad, "PadA.1" for PadA.Of(1),
// and "none" for what is no control.
func (c Control) String() string {
	name := c.AnyPad().plainName()
	if player, ok := c.Player(); ok && name != "none" {
		return name + "." + strconv.Itoa(player)
	}
	return name
}

// Parse returns the control with a name that String gave, and false for any other text.
func Parse(name string) (Control, bool) {
	base, suffix, numbered := strings.Cut(name, ".")
	c, ok := byName[base]
	if !ok || !numbered {
		return c, ok
	}
	player, err := strconv.Atoi(suffix)
	if err != nil || !c.pad() || player < 0 || player >= MaxPads || strconv.Itoa(player) != suffix {
		return None, false
	}
	return c.Of(player), true
}

func (c Control) plainName() string {
	switch {
	case c < firstMouse:
		return driver.Key(c).String()
	case c < boardEnd:
		return mouseNames[c-firstMouse]
	case c.pad():
		return padNames[c-firstPad]
	}
	return "none"
}

// pad reports whether the control is on a gamepad.
func (c Control) pad() bool { return c.AnyPad() >= firstPad && c.AnyPad() < padEnd }

// half reports whether the control is half an axis of a pad's stick.
func (c Control) half() bool { return c.pad() && c.AnyPad() >= firstHalf }

// axis returns the index of a half axis in driver.Pad.Axes and the sign of the half.
func (c Control) axis() (index int, sign float64) {
	n := int(c.AnyPad() - firstHalf)
	if n%2 == 0 {
		return n / 2, -1
	}
	return n / 2, 1
}

var mouseNames = [boardEnd - firstMouse]string{
	"MouseLeft", "MouseMiddle", "MouseRight", "MouseBack", "MouseForward", "WheelUp", "WheelDown", "TouchScreen",
	"TouchA", "TouchB", "TouchX", "TouchY", "TouchPause", "TouchTap",
}

var padNames = [padEnd - firstPad]string{
	"PadA", "PadB", "PadX", "PadY", "PadL1", "PadR1", "PadL2", "PadR2", "PadBack", "PadStart", "PadL3", "PadR3",
	"PadUp", "PadDown", "PadLeft", "PadRight", "PadHome",
	"PadLeftLeft", "PadLeftRight", "PadLeftUp", "PadLeftDown",
	"PadRightLeft", "PadRightRight", "PadRightUp", "PadRightDown",
}

// byName is filled once and only read.
var byName = func() map[string]Control {
	m := map[string]Control{"none": None}
	for c := Control(1); c < padEnd; c++ {
		if name := c.plainName(); name != "none" {
			m[name] = c
		}
	}
	return m
}()
