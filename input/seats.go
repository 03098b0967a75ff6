package input

// Seats say who plays with what: a player has the keyboard with the mouse, the touch screen, or one gamepad. It is
// plain data, to be kept in the game; its zero value has no players.
//
//	if n, ok := g.seats.Join(t.Input); ok {
//		g.greet(n)
//	}
//	for i := range g.seats.Players() {
//		g.walk(i, t.Input.Vec(g.seats.Stick(i, input.Move)))
//		if t.Input.Pressed(g.seats.Action(i, jump)) {
//
// A pad keeps its number while it is away, see [Control.Of], so the one that comes back is its player's again.
type Seats struct {
	list [MaxPads]Seat
	n    int
}

// Seat is what one player plays with.
type Seat struct {
	Device Device // Keyboard, Pad or Touch
	Pad    int    // with Pad: which, from 0
}

// Players returns how many there are. They count from 0.
func (q *Seats) Players() int { return q.n }

// Seat returns what a player plays with. It panics when there is no such player.
func (q *Seats) Seat(player int) Seat { return q.list[:q.n][player] }

// Sit gives a player a seat, or another one: Players is there for the next. It reports false, and does nothing, when
// someone else has it or there is no room.
func (q *Seats) Sit(player int, seat Seat) bool {
	if player < 0 || player > q.n || player >= MaxPads {
		return false
	}
	for i, s := range q.list[:q.n] {
		if s == seat && i != player {
			return false
		}
	}
	q.list[player] = seat
	q.n = max(q.n, player+1)
	return true
}

// Join gives the next player what was pressed first in this tick, if nobody has it, and reports the player.
func (q *Seats) Join(s *State) (player int, ok bool) {
	c, pressed := s.AnyPressed()
	if !pressed || !q.Sit(q.n, seatOf(c)) {
		return 0, false
	}
	return q.n - 1, true
}

// Leave takes a player's seat away; those behind move up. It panics when there is no such player.
func (q *Seats) Leave(player int) {
	copy(q.list[player:q.n], q.list[player+1:q.n])
	q.n--
	q.list[q.n] = Seat{}
}

// Here reports whether what the player plays with is there: a pad may be pulled out. It panics as Seat does.
func (q *Seats) Here(s *State, player int) bool {
	at := q.Seat(player)
	return at.Device != Pad || s.Connected(at.Pad)
}

func seatOf(c Control) Seat {
	player, _ := c.Player()
	return Seat{kindOf(c), max(player, 0)}
}

// Action returns the action as one player does it: with what is on his seat, or as the bindings have it for
// "player 1", which is the one with number 0. It panics as Seat does.
func (q *Seats) Action(player int, a Action) Action {
	seat := q.Seat(player)
	a.by = seatFor(player, seat)
	a.On = a.On.at(seat)
	return a
}

// Stick returns the stick as one player pushes it, as Action does.
func (q *Seats) Stick(player int, k Stick) Stick {
	seat := q.Seat(player)
	k.by = seatFor(player, seat)
	k.Left, k.Right, k.Up, k.Down = k.Left.at(seat), k.Right.at(seat), k.Up.at(seat), k.Down.at(seat)
	if seat.Device != Touch {
		k.Drag = NoZone
	}
	return k
}

func seatFor(player int, at Seat) seat {
	y := seat{player: uint16(player + 1), devices: onKeyboard}
	switch at.Device {
	case Touch:
		y.devices = onTouch
	case Pad:
		y.devices = onPad0 << at.Pad
	}
	return y
}

// at returns those of the controls that are on a seat.
func (on Any) at(seat Seat) (here Any) {
	n := 0
	for _, c := range on {
		if _, owned := c.Player(); c.pad() && !owned && seat.Device == Pad {
			c = c.Of(seat.Pad)
		}
		if c != None && seatOf(c) == seat {
			here[n] = c
			n++
		}
	}
	return here
}
