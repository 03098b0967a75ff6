package ring

import (
	"slices"
	"sort"
)

// The limits of a Ring that does not say.
const (
	defaultTicks = 3600
	defaultMax   = 350 << 20
)

// second is how many states share one whole one.
const second = 60

// Ring holds states of successive ticks. The zero value keeps a minute at 60 ticks a second, in at most 350 MB.
type Ring struct {
	Ticks int   // that are kept at least, and at most a second's more; zero: 3600
	Max   int64 // bytes; zero: 350 MB. The oldest states go first, a second's at a time, but for the last second's

	groups []*group // the oldest first
	spare  *group   // was forgotten, and its memory can be used again; nil: none
	count  int      // states in all
	last   []byte   // the last state
	before []byte   // the one before it
	known  bool     // before is
	parted bool     // the next state is kept whole
	code   []byte   // room to work in
	work   [2][]byte
}

// group is a second: a whole state, and what changed after it.
type group struct {
	states []entry
	data   []byte
}

// entry is a state in a group.
type entry struct {
	tick int64
	size int // of the state
	end  int // of its code in data
}

// code returns the i-th state as it is kept.
func (g *group) code(i int) []byte {
	from := 0
	if i > 0 {
		from = g.states[i-1].end
	}
	return g.data[from:g.states[i].end]
}

// bytes returns the memory of a group.
func (g *group) bytes() int {
	const entrySize = 24
	return cap(g.data) + cap(g.states)*entrySize
}

// Add puts the state after a tick behind the last one. The bytes are copied. What lies at this tick or after it is
// forgotten: the past is changed. It costs about two copies of the state, and allocates nothing once as much is kept as
// ever will be.
func (r *Ring) Add(tick int64, state []byte) {
	r.cut(tick)
	var g *group
	if n := len(r.groups); n > 0 && len(r.groups[n-1].states) < second && !r.parted {
		g = r.groups[n-1]
		r.code = encode(r.code[:0], state, r.last)
	} else {
		g = r.next()
		r.parted = false
		r.code = encode(r.code[:0], state, nil)
	}
	g.data = append(g.data, r.code...)
	g.states = append(g.states, entry{tick, len(state), len(g.data)})
	r.count++
	r.before, r.last = r.last, append(r.before[:0], state...)
	r.known = true
	r.forget()
}

// next returns an empty group behind the others, in the memory of one that was forgotten when there is such.
func (r *Ring) next() *group {
	g := r.spare
	if r.spare = nil; g == nil {
		g = &group{states: make([]entry, 0, second)}
	}
	g.states, g.data = g.states[:0], g.data[:0]
	if n := len(r.groups); n > 0 {
		if usual := len(r.groups[n-1].data); cap(g.data) < usual || cap(g.data) > 2*usual {
			g.data = make([]byte, 0, usual+usual/16)
		}
	}
	r.groups = append(r.groups, g)
	return g
}

// forget drops the oldest seconds while there are too many.
func (r *Ring) forget() {
	limit := r.max()
	for len(r.groups) > 1 && (r.count-len(r.groups[0].states) >= r.ticks() || r.Bytes() > limit) {
		r.drop()
		if r.Bytes() > limit {
			r.spare = nil
		}
	}
}

func (r *Ring) max() int64 {
	if r.Max <= 0 {
		return defaultMax
	}
	return r.Max
}

func (r *Ring) ticks() int {
	if r.Ticks <= 0 {
		return defaultTicks
	}
	return r.Ticks
}

func (r *Ring) drop() {
	r.spare = r.groups[0]
	r.count -= len(r.spare.states)
	r.groups = slices.Delete(r.groups, 0, 1)
}

// cut forgets what lies at a tick or after it.
func (r *Ring) cut(tick int64) {
	gone := 0
	for n := len(r.groups); n > 0; n = len(r.groups) {
		g := r.groups[n-1]
		kept := len(g.states)
		for kept > 0 && g.states[kept-1].tick >= tick {
			kept--
		}
		gone += len(g.states) - kept
		if g.states = g.states[:kept]; kept > 0 {
			g.data = g.data[:g.states[kept-1].end]
			break
		}
		r.groups = r.groups[:n-1]
	}
	r.count -= gone
	switch {
	case gone == 0:
	case r.count == 0:
		r.last = r.last[:0]
	case gone == 1 && r.known:
		r.last, r.before = r.before, r.last
	default:
		g := r.groups[len(r.groups)-1]
		r.last = r.state(r.last[:0], g, len(g.states)-1)
	}
	r.known = r.known && gone == 0
}

// At appends the state after a tick to dst, and reports false when it is not kept. It costs at most a second's states.
func (r *Ring) At(dst []byte, tick int64) ([]byte, bool) {
	if _, last, some := r.Span(); some && tick == last {
		return append(dst, r.last...), true
	}
	i := sort.Search(len(r.groups), func(i int) bool { return r.groups[i].states[0].tick > tick }) - 1
	if i < 0 {
		return dst, false
	}
	g := r.groups[i]
	j := sort.Search(len(g.states), func(j int) bool { return g.states[j].tick >= tick })
	if j == len(g.states) || g.states[j].tick != tick {
		return dst, false
	}
	return r.state(dst, g, j), true
}

// state appends the i-th state of a group.
func (r *Ring) state(dst []byte, g *group, i int) []byte {
	var was []byte
	for j := range i {
		next := &r.work[j%2]
		*next = decode((*next)[:0], g.code(j), was, g.states[j].size)
		was = *next
	}
	return decode(dst, g.code(i), was, g.states[i].size)
}

// Span returns the first and the last tick that are kept, and false when none is. Between them some may be missing that
// were not added.
func (r *Ring) Span() (first, last int64, some bool) {
	if len(r.groups) == 0 {
		return 0, 0, false
	}
	g := r.groups[len(r.groups)-1]
	return r.groups[0].states[0].tick, g.states[len(g.states)-1].tick, true
}

// Bytes returns the memory of what is kept, with that which is only held ready.
func (r *Ring) Bytes() int64 {
	n := cap(r.last) + cap(r.before) + cap(r.code) + cap(r.work[0]) + cap(r.work[1]) + cap(r.groups)*8
	for _, g := range r.groups {
		n += g.bytes()
	}
	if r.spare != nil {
		n += r.spare.bytes()
	}
	return int64(n)
}
