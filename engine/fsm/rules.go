package fsm

// Rules is what is done in each state of a T: a table that is made once, for all of a kind, beside the constants of the
// enum. It is not state. States without a row do nothing.
type Rules[T any, S comparable] map[S]Rule[T]

// Rule is what is done in one state; what is nil is not called.
type Rule[T any] struct {
	Enter  func(T)          // in the first tick, before Update
	Update func(T, float64) // in each tick, with its length in seconds
	Exit   func(T)          // before the Enter of the next state
}

// circle is how many states may be entered in one tick.
const circle = 100

// Update updates the machine for a tick and calls what the rules say about it: Exit of the state that was left, Enter
// of the new one, and its Update. A Set from Enter counts at once, one from Update or from elsewhere in the next tick. It
// panics when states enter each other without end.
func (r Rules[T, S]) Update(m *Machine[S], of T, dt float64) {
	for range circle {
		if m.leaving {
			m.leaving = false
			if f := r[m.Was].Exit; f != nil {
				f(of)
			}
		}
		m.Update(dt)
		if f := r[m.State].Enter; m.entered && f != nil {
			f(of)
		}
		if m.begun {
			if f := r[m.State].Update; f != nil {
				f(of, dt)
			}
			return
		}
	}
	panic("fsm: update: 100 states entered each other in one tick; try Set in Update instead of Enter")
}
