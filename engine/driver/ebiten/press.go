package ebiten

// press is what Ebitengine tells of a key or a button at one of its ticks.
type press struct {
	pressed      bool // down now, or went down in this tick
	justPressed  bool
	justReleased bool
}

// changes returns how something that was down or up went up and down, true being down. Ebitengine does not say which
// of two changes in one tick came first; what was up must go down first, and the other way round. A change that it
// never told, such as the second of two presses in a tick, is made up for at the next call when missed is true.
func (p press) changes(down, missed bool) (list [2]bool, n int) {
	switch {
	case down && p.justReleased:
		return [2]bool{false, true}, 1 + count(p.justPressed)
	case down && !p.pressed:
		return [2]bool{false}, 1
	case !down && p.justPressed:
		return [2]bool{true, false}, 1 + count(p.justReleased)
	case !down && p.pressed && missed && !p.justReleased:
		return [2]bool{true}, 1
	}
	return list, 0
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
