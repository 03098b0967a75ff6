package ebiten

import (
	"slices"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// padButton says which of our buttons one of Ebitengine's standard layout is.
type padButton struct {
	eb     eb.StandardGamepadButton
	button driver.PadButtons
}

var padButtons = [...]padButton{
	{eb.StandardGamepadButtonRightBottom, driver.PadA},
	{eb.StandardGamepadButtonRightRight, driver.PadB},
	{eb.StandardGamepadButtonRightLeft, driver.PadX},
	{eb.StandardGamepadButtonRightTop, driver.PadY},
	{eb.StandardGamepadButtonFrontTopLeft, driver.PadL1},
	{eb.StandardGamepadButtonFrontTopRight, driver.PadR1},
	{eb.StandardGamepadButtonFrontBottomLeft, driver.PadL2},
	{eb.StandardGamepadButtonFrontBottomRight, driver.PadR2},
	{eb.StandardGamepadButtonCenterLeft, driver.PadBack},
	{eb.StandardGamepadButtonCenterRight, driver.PadStart},
	{eb.StandardGamepadButtonLeftStick, driver.PadL3},
	{eb.StandardGamepadButtonRightStick, driver.PadR3},
	{eb.StandardGamepadButtonLeftTop, driver.PadUp},
	{eb.StandardGamepadButtonLeftBottom, driver.PadDown},
	{eb.StandardGamepadButtonLeftLeft, driver.PadLeft},
	{eb.StandardGamepadButtonLeftRight, driver.PadRight},
	{eb.StandardGamepadButtonCenterCenter, driver.PadHome},
}

var padAxes = [4]eb.StandardGamepadAxis{
	eb.StandardGamepadAxisLeftStickHorizontal, eb.StandardGamepadAxisLeftStickVertical,
	eb.StandardGamepadAxisRightStickHorizontal, eb.StandardGamepadAxisRightStickVertical,
}

// pads is the gamepads as they are. Names are asked for once for each pad, because the answer allocates.
type pads struct {
	list []driver.Pad // connected ones that have the standard layout, by ID
	last []driver.Pad
	ids  []eb.GamepadID // scratch
}

// padID returns our name for a gamepad; zero is none.
func padID(id eb.GamepadID) driver.PadID { return driver.PadID(id) + 1 }

// gamepadID undoes padID.
func gamepadID(id driver.PadID) eb.GamepadID { return eb.GamepadID(id - 1) }

// poll reads every gamepad. One whose layout is not known is left out: its buttons would be anywhere.
func (p *pads) poll() {
	p.ids = eb.AppendGamepadIDs(p.ids[:0])
	slices.Sort(p.ids)
	p.list, p.last = p.last[:0], p.list
	for _, id := range p.ids {
		if eb.IsStandardGamepadLayoutAvailable(id) {
			p.list = append(p.list, p.named(id))
			read(&p.list[len(p.list)-1], id)
		}
	}
}

// named returns a pad with its name and model, from the last poll when it was there.
func (p *pads) named(id eb.GamepadID) driver.Pad {
	for _, was := range p.last {
		if was.ID == padID(id) {
			return driver.Pad{ID: was.ID, Name: was.Name, Model: was.Model}
		}
	}
	return driver.Pad{ID: padID(id), Name: eb.GamepadName(id), Model: eb.GamepadSDLID(id)}
}

func read(pad *driver.Pad, id eb.GamepadID) {
	for _, b := range padButtons {
		if eb.IsStandardGamepadButtonPressed(id, b.eb) {
			pad.Buttons |= b.button
		}
	}
	for i, a := range padAxes {
		pad.Axes[i] = eb.StandardGamepadAxisValue(id, a)
	}
	pad.L2 = eb.StandardGamepadButtonValue(id, eb.StandardGamepadButtonFrontBottomLeft)
	pad.R2 = eb.StandardGamepadButtonValue(id, eb.StandardGamepadButtonFrontBottomRight)
}
