package input

// Buffer remembers for a moment that something was true, until it is taken. It is plain data, to be kept in the game;
// its zero value remembers nothing. One for the press and one for the ground make a jump that forgives: a press just before
// the landing counts, and so does one just after the edge (coyote time).
//
//	asked := g.asked.Within(t.Input, t.Input.Pressed(jump), 0.1)
//	ground := g.ground.Within(t.Input, g.onGround(), 0.08)
//	if asked && ground {
//		g.asked.Take()
//		g.ground.Take()
//		g.vel.Y = -jumpSpeed
//	}
type Buffer struct {
	left uint32 // ticks
}

// Within is called once a tick. It reports whether now is true, or was within the last so many seconds and was not
// taken since.
func (b *Buffer) Within(s *State, now bool, seconds float64) bool {
	switch {
	case now:
		b.left = ticks(seconds, s.dt) + 1
	case b.left > 0:
		b.left--
	}
	return b.left > 0
}

// Take forgets it.
func (b *Buffer) Take() { b.left = 0 }
