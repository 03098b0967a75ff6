// Package ring keeps the states that a game was in, one for each tick, in little memory: what rewinding stands on.
package ring

// Ring holds states of successive ticks. The zero value keeps a minute at 60 ticks a second, in at most 350 MB.
type Ring struct {
	Ticks int   // that are kept; zero: 3600
	Max   int64 // bytes; zero: 350 MB. The oldest states go first

	list  []kept
	bytes int64
}

// kept is a state.
type kept struct {
	tick int64
	data []byte
}

// Add puts the state after a tick behind the last one. The bytes are copied. What lies at this tick or after it is
// forgotten: the past is changed.
func (r *Ring) Add(tick int64, state []byte) {
	for n := len(r.list); n > 0 && r.list[n-1].tick >= tick; n-- {
		r.bytes -= int64(len(r.list[n-1].data))
		r.list = r.list[:n-1]
	}
	r.list = append(r.list, kept{tick, append([]byte(nil), state...)})
	r.bytes += int64(len(state))
}

// At appends the state after a tick to dst, and reports false when it is not kept.
func (r *Ring) At(dst []byte, tick int64) ([]byte, bool) {
	for _, k := range r.list {
		if k.tick == tick {
			return append(dst, k.data...), true
		}
	}
	return dst, false
}

// Span returns the first and the last tick that are kept, and false when none is.
func (r *Ring) Span() (first, last int64, some bool) {
	if len(r.list) == 0 {
		return 0, 0, false
	}
	return r.list[0].tick, r.list[len(r.list)-1].tick, true
}

// Bytes returns the memory of what is kept.
func (r *Ring) Bytes() int64 { return r.bytes }
