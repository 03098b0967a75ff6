package input

import (
	"fmt"
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// Connect plugs in the pad of a player, from 0, and those of the players before. It panics when there is no such player.
func (j *Injector) Connect(player int) {
	if player < 0 || player >= MaxPads {
		panic(fmt.Sprintf("input: connect pad %d: no such pad; try 0 to %d", player, MaxPads-1))
	}
	for p := range player + 1 {
		if len(j.pads) == p {
			j.pads = append(j.pads, driver.Pad{})
		}
		if j.pads[p].ID == 0 {
			j.pads[p] = driver.Pad{ID: driver.PadID(p + 1), Name: "injected"}
		}
	}
}

// Disconnect pulls out the pad of a player, from 0; what is held on it is up again. One that is not there stays so.
func (j *Injector) Disconnect(player int) {
	if player < 0 || player >= len(j.pads) || j.pads[player].ID == 0 {
		return
	}
	j.pulled = append(j.pulled, j.pads[player].ID)
	j.pads[player] = driver.Pad{}
	for i := range padCodes {
		j.down.remove(int(boardEnd) + player*padCodes + i)
	}
	gone := func(e change) bool { return e.control.pad() && playerOf(e.control) == player }
	j.queue, j.after = slices.DeleteFunc(j.queue, gone), slices.DeleteFunc(j.after, gone)
}

// Tilt pushes half an axis of a pad's stick, or pulls a trigger, by a part of the whole way from 0 to 1, until the next
// Tilt of it. It panics when c is another control.
func (j *Injector) Tilt(c Control, by float64) {
	by = within(by, 0, 1)
	switch {
	case c.half():
		j.setAxis(c, by)
	case c.AnyPad() == PadL2:
		j.pad(c).L2 = by
	case c.AnyPad() == PadR2:
		j.pad(c).R2 = by
	default:
		panic(fmt.Sprintf("input: tilt %v: it is no part of a stick and no trigger; try PadLeftUp", c))
	}
}

// playerOf returns whose pad an injected control is on.
func playerOf(c Control) int {
	player, _ := c.Player()
	return max(player, 0)
}

// pad returns the injected pad of the control's player, connecting it and those before it.
func (j *Injector) pad(c Control) *driver.Pad {
	player := playerOf(c)
	if player >= len(j.pads) || j.pads[player].ID == 0 {
		j.Connect(player)
	}
	return &j.pads[player]
}

func (j *Injector) writeButton(c Control, down bool) {
	p, pushed := j.pad(c), 0.0
	if down {
		pushed = 1
	}
	if c.half() {
		j.setAxis(c, pushed)
		return
	}
	bit := driver.PadButtons(1) << (c.AnyPad() - PadA)
	p.Buttons &^= bit
	if down {
		p.Buttons |= bit
	}
	switch bit {
	case driver.PadL2:
		p.L2 = pushed
	case driver.PadR2:
		p.R2 = pushed
	}
}

// setAxis pushes a half axis by v from 0 to 1. Letting go leaves what the other half does.
func (j *Injector) setAxis(c Control, v float64) {
	index, sign := c.axis()
	axis := &j.pad(c).Axes[index]
	if v > 0 || *axis*sign > 0 {
		*axis = v * sign
	}
}

// pushHalf pushes one side of a stick: on a half axis so that State finds by of a whole length behind its dead zone,
// on a key when way, the direction's part on this side, is above the sine of a sixteenth turn: there the nearest of
// eight directions changes.
func (j *Injector) pushHalf(on *Any, by, length, way float64) {
	const sixteenth = 0.3826834323650898
	for _, c := range on {
		if c.half() {
			raw := 0.0
			if by > 0 {
				raw = by * (deadZone + float64((1-deadZone)*length)) / length
			}
			j.setAxis(c, raw)
			return
		}
	}
	if *on == (Any{}) {
		return // a stick of one axis
	}
	c := first(Action{Name: "of a stick", On: *on})
	if way > sixteenth {
		j.Hold(c)
		return
	}
	j.Release(c)
}

// writePads adds the injected pads to the input, by id; they take over a real pad with the same one.
func (j *Injector) writePads(in *driver.Input) {
	for _, id := range j.pulled {
		if at := findPad(in.Pads, id); at >= 0 {
			in.Pads = slices.Delete(in.Pads, at, at+1)
		}
	}
	j.pulled = j.pulled[:0]
	for i := range j.pads {
		if j.pads[i].ID == 0 {
			continue
		}
		at := findPad(in.Pads, j.pads[i].ID)
		if at >= 0 {
			in.Pads[at] = j.pads[i]
			continue
		}
		at = 0
		for at < len(in.Pads) && in.Pads[at].ID < j.pads[i].ID {
			at++
		}
		in.Pads = slices.Insert(in.Pads, at, j.pads[i])
	}
}
