// Package ring keeps the states that a game was in, one for each tick, in little memory: what rewinding stands on.
package ring

// Ring holds states of successive ticks. The zero value keeps a minute at 60 ticks a second, in at most 350 MB.
type Ring struct {
	Ticks int   // that are kept; zero: 3600
	Max   int64 // bytes; zero: 350 MB. The oldest states go first
}

// Add puts the state after a tick behind the last one. The bytes are copied. What lies at this tick or after it is
// forgotten: the past is changed.
func (r *Ring) Add(tick int64, state []byte) { panic("ring: soon") }

// At appends the state after a tick to dst, and reports false when it is not kept.
func (r *Ring) At(dst []byte, tick int64) ([]byte, bool) { panic("ring: soon") }

// Span returns the first and the last tick that are kept, and false when none is.
func (r *Ring) Span() (first, last int64, some bool) { panic("ring: soon") }

// Bytes returns the memory of what is kept.
func (r *Ring) Bytes() int64 { panic("ring: soon") }
