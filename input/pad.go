package input

import "github.com/krill2d/krill/engine/driver"

// Where sticks and triggers come alive and count as buttons, as parts of the whole way.
const (
	deadZone = 0.2 // sticks rest anywhere within it
	pressAt  = 0.5
	letGoAt  = 0.4 // below pressAt, so that a hand that trembles at the edge presses once
)

// pad is one player's gamepad. A zero id: none.
type pad struct {
	id      driver.PadID
	dead    DeadZones
	stale   driver.PadButtons // down since the player was elsewhere: they count again when they were up
	axes    [4]float64
	trigger [2]float64
	tilted  [2]uint32 // the last tick at which the left, right stick was out of its dead zone
}

// applyPads brings the players' pads up to date. When the player is away they do nothing.
func (s *State) applyPads(list []driver.Pad, away bool) {
	for player := range s.pads {
		p := &s.pads[player]
		if p.id != 0 && findPad(list, p.id) < 0 {
			s.updatePad(player, &driver.Pad{}, true)
			*p = pad{tilted: p.tilted, dead: p.dead}
		}
	}
	for i := range list {
		if player := s.playerOf(&list[i]); player >= 0 {
			s.updatePad(player, &list[i], away)
		}
	}
}

func findPad(list []driver.Pad, id driver.PadID) int {
	for i := range list {
		if list[i].ID == id {
			return i
		}
	}
	return -1
}

// playerOf returns the player who has the pad. A new one goes to the player who had one of its kind before it was pulled
// out, or else to the first who has none; -1: all have one.
func (s *State) playerOf(now *driver.Pad) int {
	if now.ID == 0 {
		return -1
	}
	free, own := -1, false
	for player := range s.pads {
		switch s.pads[player].id {
		case now.ID:
			return player
		case 0:
			if had := s.had(player, now); free < 0 || had && !own {
				free, own = player, had
			}
		}
	}
	if free >= 0 {
		s.seat(free, now)
	}
	return free
}

// had reports whether a player's pad was of the kind of another.
func (s *State) had(player int, now *driver.Pad) bool {
	return player < len(s.kinds) && s.kinds[player] == driver.Pad{Name: now.Name, Model: now.Model}
}

// seat gives a player a new pad.
func (s *State) seat(player int, now *driver.Pad) {
	s.pads[player].id = now.ID
	s.kinds = append(make([]driver.Pad, 0, MaxPads), s.kinds...)[:MaxPads]
	s.kinds[player] = driver.Pad{Name: now.Name, Model: now.Model}
}

func (s *State) updatePad(player int, now *driver.Pad, away bool) {
	p := &s.pads[player]
	p.read(now, away)
	for c := PadA; c < firstHalf; c++ {
		bit := driver.PadButtons(1) << (c - PadA)
		down := now.Buttons&bit&^p.stale != 0 || c.trigger() && s.pushed(c, player)
		s.setPad(c, player, down)
	}
	for c := firstHalf; c < padEnd; c++ {
		s.setPad(c, player, s.pushed(c, player))
	}
	for stick := range p.tilted {
		if !p.resting(stick) {
			p.tilted[stick] = s.tick
			s.device = Pad
		}
	}
}

// read takes over what the driver says, made harmless: a broken driver or log may say anything.
func (p *pad) read(now *driver.Pad, away bool) {
	if away {
		p.stale = now.Buttons
		p.axes, p.trigger = [4]float64{}, [2]float64{}
		return
	}
	p.stale &= now.Buttons
	for i, v := range now.Axes {
		p.axes[i] = within(v, -1, 1)
	}
	p.bend(0, p.dead.Left)
	p.bend(1, p.dead.Right)
	p.trigger[0] = p.pull(now.L2, now.Buttons, driver.PadL2)
	p.trigger[1] = p.pull(now.R2, now.Buttons, driver.PadR2)
}

// pull returns how far a trigger is pulled. Some pads know only whether it is.
func (p *pad) pull(v float64, down, bit driver.PadButtons) float64 {
	v = within(v, 0, 1)
	switch {
	case p.stale&bit != 0:
		return 0
	case v == 0 && down&bit != 0:
		return 1
	}
	return max(0, (v-p.dead.Trigger)/(1-p.dead.Trigger))
}

func within(v, lo, hi float64) float64 {
	if v != v {
		return 0
	}
	return max(lo, min(v, hi))
}

// resting reports whether the left (0) or right (1) stick is in its dead zone.
func (p *pad) resting(stick int) bool {
	x, y := p.axes[2*stick], p.axes[2*stick+1]
	return float64(x*x)+float64(y*y) <= float64(deadZone*deadZone)
}

func (s *State) setPad(c Control, player int, down bool) {
	if s.set(c.Of(player), padPlace(c, player), down) {
		s.device = Pad
	}
}

// pushed reports whether a half axis or trigger is far enough to count as down.
func (s *State) pushed(c Control, player int) bool {
	place := padPlace(c, player)
	v := s.tilt(c, place)
	return v >= pressAt || v >= letGoAt && s.buttons.down.has(place)
}

// trigger reports whether the control is one of a pad's triggers.
func (c Control) trigger() bool { return c.AnyPad() == PadL2 || c.AnyPad() == PadR2 }

// tilt returns how far a half axis or trigger is pushed, 0 to 1, dead zone and all.
func (s *State) tilt(c Control, place int) float64 {
	p := &s.pads[(place-int(boardEnd))/padCodes]
	if c.trigger() {
		return p.trigger[c.AnyPad()-PadL2]
	}
	axis, sign := c.axis()
	return max(0, sign*p.axes[axis])
}

// live returns how far a push from 0 to 1 goes beyond the dead zone, 0 to 1 again.
func live(v float64) float64 {
	return max(0, min((v-deadZone)/(1-deadZone), 1))
}

// PadOf returns the driver's name for a player's gamepad; zero: he has none. It is for the engine and for tools.
func PadOf(s *State, player int) driver.PadID {
	if !s.Connected(player) {
		return 0
	}
	return s.pads[player].id
}
