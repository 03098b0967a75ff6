package fsm

// Machine is which of a few states something is in, and since when. S is a game's own enum, whose zero value is the
// state that it begins in. It is plain data; the zero Machine is ready.
type Machine[S comparable] struct {
	State S       // now; Set changes it
	Was   S       // the one before; of a machine that was never set, the zero S
	Time  float64 // seconds in State, as of the last Update: 0 in its first tick

	begun, entered bool // the state has had a tick; it is the first one
	leaving        bool // Was has had a tick, and its Exit has not been called
}

// Update lets a tick of dt seconds begin. Call it once in each, before the state is asked for.
func (m *Machine[S]) Update(dt float64) {
	m.entered = !m.begun
	if m.begun {
		m.Time += max(dt, 0)
	}
	m.begun = true
}

// Set goes to another state, which has its first tick with the next Update. The state that it is in already is left as
// it is; Restart begins it again. Of several calls before an Update the last one counts.
func (m *Machine[S]) Set(s S) {
	if s != m.State {
		m.Restart(s)
	}
}

// Restart is Set that begins also the state anew which it is in.
func (m *Machine[S]) Restart(s S) {
	if m.begun {
		m.Was, m.leaving = m.State, true
	}
	m.State, m.Time, m.begun, m.entered = s, 0, false, false
}

// In reports whether the state is one of some.
func (m *Machine[S]) In(states ...S) bool {
	for _, s := range states {
		if m.State == s {
			return true
		}
	}
	return false
}

// Entered reports whether this is the state's first tick: where to play its sound.
func (m *Machine[S]) Entered() bool { return m.entered }

// After reports whether the state has lasted so many seconds.
func (m *Machine[S]) After(sec float64) bool { return m.Time >= sec }

// Every reports whether this tick is one of those that come each sec seconds, the first after sec. dt is the tick's
// length. A sec of zero or less is every tick but the first.
func (m *Machine[S]) Every(sec, dt float64) bool {
	if m.entered || !m.begun {
		return false
	}
	if !(sec > 0) {
		return true
	}
	return whole(m.Time/sec) > whole((m.Time-dt)/sec)
}

// whole rounds down, and takes a hair more for the whole number that it nearly is, since a sum of ticks may be a little
// less than it should.
func whole(x float64) int64 { return int64(x + 1e-6) }
