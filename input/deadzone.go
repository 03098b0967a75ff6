package input

import "github.com/krill2d/krill/engine/geom"

// DeadZones are how far the parts of a gamepad may be from their rest and still count as at rest: parts of the whole way,
// from 0 to less than 1. Those of sticks are round. What lies beyond is stretched over the whole way.
type DeadZones struct {
	Left, Right float64 // of the two sticks; zero: 0.2
	Trigger     float64 // of both
}

// SetDeadZones sets the dead zones of a player's gamepad, from the next tick on, also of one that is plugged in later. A
// game calls it at the start and when its player changes them, and keeps them in its Store. It panics when there is no
// such player, or a zone is not in 0 to 0.95.
func SetDeadZones(s *State, player int, z DeadZones) {
	if player < 0 || player >= MaxPads {
		panic("input: SetDeadZones: no such player; try 0 to 7")
	}
	for _, v := range [...]float64{z.Left, z.Right, z.Trigger} {
		if !(v >= 0 && v <= 0.95) {
			panic("input: SetDeadZones: a zone must be from 0 to 0.95 of the whole way; try 0.2")
		}
	}
	s.pads[player].dead = z
}

// bend makes a stick with another dead zone like one with the usual one, so that all else knows only that.
func (p *pad) bend(stick int, zone float64) {
	if zone == 0 || zone == deadZone {
		return
	}
	v := geom.V(p.axes[2*stick], p.axes[2*stick+1])
	n := v.Len()
	k := deadZone / zone
	if n > zone {
		k = (deadZone + float64((1-deadZone)*((n-zone)/(1-zone)))) / n
	}
	v = v.Mul(k)
	p.axes[2*stick], p.axes[2*stick+1] = v.X, v.Y
}
