package ring

import (
	"encoding/binary"
	"errors"
)

var errPiece = errors.New("ring: prepend: this is no piece of a ring, or one of another version of Krill")

// Part keeps the next state whole, whatever comes before it: so the states before it and those from it on are in pieces of
// their own.
func (r *Ring) Part() { r.parted = true }

// AppendPiece appends the newest piece that begins before a tick, of a second at most, as bytes for another ring. It returns
// the first and the last tick in it, and false when there is none. To hand on everything, ask for what begins before
// math.MaxInt64, then for what begins before the first tick of that, and so on.
func (r *Ring) AppendPiece(dst []byte, before int64) (piece []byte, first, last int64, some bool) {
	for i := len(r.groups) - 1; i >= 0; i-- {
		g := r.groups[i]
		if first = g.states[0].tick; first < before {
			return g.append(dst), first, g.states[len(g.states)-1].tick, true
		}
	}
	return dst, 0, 0, false
}

func (g *group) append(dst []byte) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(g.states)))
	for i, s := range g.states {
		dst = binary.AppendVarint(dst, s.tick)
		dst = binary.AppendUvarint(dst, uint64(s.size))
		dst = binary.AppendUvarint(dst, uint64(len(g.code(i))))
	}
	return append(dst, g.data...)
}

// Prepend puts a piece of another ring before the first state, without those of its states that are not before it, which
// may be all. It reports false, and takes nothing, when as much is kept as may be, and in an empty ring. The bytes are
// copied.
func (r *Ring) Prepend(piece []byte) (room bool, err error) {
	first, _, some := r.Span()
	if !some {
		return false, nil
	}
	g, err := openPiece(piece, first)
	if err != nil {
		return false, err
	}
	if len(g.states) == 0 {
		return true, nil
	}
	if r.count >= r.ticks() || r.Bytes()+int64(g.bytes()) > r.max() {
		return false, nil
	}
	r.groups = append(r.groups, nil)
	copy(r.groups[1:], r.groups)
	r.groups[0] = g
	r.count += len(g.states)
	return true, nil
}

// openPiece reads what append wrote, up to a tick.
func openPiece(b []byte, end int64) (*group, error) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > second {
		return nil, errPiece
	}
	b = b[size:]
	g := &group{states: make([]entry, 0, second)}
	at, kept := 0, 0
	for range n {
		var x [2]uint64
		tick, size := binary.Varint(b)
		for i := range x {
			if size <= 0 {
				return nil, errPiece
			}
			b = b[size:]
			x[i], size = binary.Uvarint(b)
		}
		if size <= 0 || x[0] > maxSize || x[1] > maxSize {
			return nil, errPiece
		}
		b = b[size:]
		if at += int(x[1]); tick < end {
			g.states = append(g.states, entry{tick, int(x[0]), at})
			kept = at
		}
	}
	if at != len(b) || !g.ordered() {
		return nil, errPiece
	}
	g.data = append(make([]byte, 0, kept), b[:kept]...)
	return g, nil
}

// maxSize bounds what a piece may say of a state.
const maxSize = 1 << 30

// ordered reports whether each tick is after the one before it.
func (g *group) ordered() bool {
	for i := 1; i < len(g.states); i++ {
		if g.states[i].tick <= g.states[i-1].tick {
			return false
		}
	}
	return true
}
