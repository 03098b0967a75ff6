package input

// places is how many controls can be down: those of the keyboard, mouse and screen by their number,
// and after them those of each pad.
const places = int(boardEnd) + MaxPads*padCodes

// set is a set of places.
type set [(places + 63) / 64]uint64

func (s *set) has(place int) bool { return s[place/64]&(1<<(place%64)) != 0 }
func (s *set) add(place int)      { s[place/64] |= 1 << (place % 64) }
func (s *set) remove(place int)   { s[place/64] &^= 1 << (place % 64) }

// buttons is what is down, and what became of it within the tick.
type buttons struct {
	down     set
	pressed  set            // went down in the tick
	released set            // went up in the tick
	held     set            // down without a break since before the tick
	changed  [places]uint32 // the tick of the last change; 0: never
}

func (b *buttons) begin() {
	b.held = b.down
	b.pressed, b.released = set{}, set{}
}

// press reports whether the place was up.
func (b *buttons) press(place int, tick uint32) bool {
	if b.down.has(place) {
		return false
	}
	b.down.add(place)
	b.pressed.add(place)
	b.changed[place] = tick
	return true
}

func (b *buttons) release(place int, tick uint32) {
	if !b.down.has(place) {
		return
	}
	b.down.remove(place)
	b.held.remove(place)
	b.released.add(place)
	b.changed[place] = tick
}

// span is the places of one control: one, or one on each pad.
type span struct{ first, step, count int }

func (n span) at(i int) int { return n.first + i*n.step }

// places returns where the control is found; nowhere when it is none.
func (c Control) places() span {
	if !c.pad() {
		if c == None || c >= boardEnd {
			return span{}
		}
		return span{first: int(c), count: 1}
	}
	if player, ok := c.Player(); ok {
		if player >= MaxPads {
			return span{}
		}
		return span{first: padPlace(c, player), count: 1}
	}
	return span{first: padPlace(c, 0), step: padCodes, count: MaxPads}
}

func padPlace(c Control, player int) int {
	return int(boardEnd) + player*padCodes + int(c.AnyPad()-firstPad)
}

// has reports whether any place of any of the controls is in the set.
func (on *Any) has(in *set) bool {
	for _, c := range on {
		n := c.places()
		for i := range n.count {
			if in.has(n.at(i)) {
				return true
			}
		}
	}
	return false
}
