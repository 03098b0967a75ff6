package ecs

import (
	"iter"
	"slices"
	"sync"
)

// mail is the events of a world, and how far each reader has come. Both are state. It is shared with views of the world.
type mail struct {
	sync.Mutex           // held while a view looks for a stream or a cursor, which may make one
	byID       []*stream // by component's id
	streams    []*stream // by name
}

// stream holds the events of one type that some reader may still want.
type stream struct {
	c           *component
	before, now column // sent before the last Advance, and after it
	old, n      int    // how many of each
	first       uint64 // the number of the oldest one, counted from the world's first
	cursors     []*uint64
	from        *parcel // where the events of a type are that is not known yet
}

// Send sends an event: a value of any type, which every Reader of the type meets once. It is there until the end of the
// tick after this one, see World.Advance. Events are state, so plain data. Sending costs a copy; it allocates only until
// there is room for the most that were ever under way.
func Send[E any](w *World, event E) {
	s := w.stream(componentOf[E]())
	w.typed(&s.now)
	row := s.place()
	data[E](&s.now)[row] = event
}

// EventReader reads the events of one type. Make it with Reader, once; it serves all worlds, and each of them keeps how
// far it has come.
type EventReader[E any] struct{ reader }

// reader is what all readers share.
type reader struct {
	c       *component
	ordinal int // among the readers of its type, in the order they were made
}

var readers struct {
	sync.Mutex
	of map[*component]int
}

// Reader makes a reader. Each has its own place in the stream, so give one to every part of the program that wants
// to meet all events:
//
//	var hits = ecs.Reader[Hit]()
//
//	for hit := range hits.Read(w) { … }
func Reader[E any]() *EventReader[E] { return &EventReader[E]{newReader(componentOf[E]())} }

func newReader(c *component) reader {
	readers.Lock()
	defer readers.Unlock()
	if readers.of == nil {
		readers.of = map[*component]int{}
	}
	readers.of[c]++
	return reader{c, readers.of[c] - 1}
}

// Read loops over the events that this reader has not met yet, in the order they were sent. What is sent in the loop
// is left for the next one, so that no loop is without end; after a break the rest is left too. It is no loop over
// entities: structural changes in it happen at once.
func (r *EventReader[E]) Read(w *World) iter.Seq[E] {
	return func(yield func(E) bool) {
		s, at := w.reading(&r.reader)
		for end := s.end(); s.more(at, end); {
			col, row := s.next(at)
			w.typed(col)
			if !yield(data[E](col)[row]) {
				return
			}
		}
	}
}

// Count is how many events Read would hand out.
func (r *reader) Count(w *World) int {
	s, at := w.reading(r)
	return int(s.end() - max(*at, s.first))
}

// Skip counts all events that are there as read.
func (r *reader) Skip(w *World) {
	s, at := w.reading(r)
	*at = s.end()
}

// Tick is how many ticks have ended: how often Advance was called.
func (w *World) Tick() int64 { return w.tick }

// Advance ends a tick: events that were sent in the tick before it go. Schedule.Run calls it at its end, so that an
// event lives to the end of the Run after the one it was sent in, and a system that comes before the sender meets it too.
func (w *World) Advance() {
	w.tick++
	if w.mail() == nil {
		return
	}
	for _, s := range w.mail().streams {
		s.advance()
	}
}

func (s *stream) advance() {
	if s.old > 0 {
		s.before.v.Clear()
	}
	s.first += uint64(s.old)
	s.before, s.now = s.now, s.before
	s.old, s.n = s.n, 0
}

// stream finds or makes the stream of a type.
func (w *World) stream(c *component) *stream {
	m := w.mail()
	if w.forked {
		m.Lock()
		defer m.Unlock()
	} else if m == nil {
		m = &mail{}
		w.letters = m
	}
	if c.id < len(m.byID) && m.byID[c.id] != nil {
		return m.byID[c.id]
	}
	return m.open(c)
}

func (m *mail) open(c *component) *stream {
	s := &stream{c: c, before: newColumn(c), now: newColumn(c)}
	if c.id >= len(m.byID) {
		m.byID = slices.Grow(m.byID, c.id+1-len(m.byID))[:c.id+1]
	}
	m.byID[c.id] = s
	i, _ := slices.BinarySearchFunc(m.streams, c, func(s *stream, c *component) int { return byName(s.c, c) })
	m.streams = slices.Insert(m.streams, i, s)
	return s
}

// reading is a reader's stream and cursor.
func (w *World) reading(r *reader) (*stream, *uint64) {
	s := w.stream(r.c)
	if w.forked {
		w.mail().Lock()
		defer w.mail().Unlock()
	}
	for r.ordinal >= len(s.cursors) {
		s.cursors = append(s.cursors, new(uint64))
	}
	return s, s.cursors[r.ordinal]
}

// place makes room for an event.
func (s *stream) place() int {
	if s.n == s.now.v.Len() {
		s.now.grow(max(firstRoom, 2*s.n))
	}
	s.n++
	return s.n - 1
}

// end is the number of the event that will be sent next.
func (s *stream) end() uint64 { return s.first + uint64(s.old+s.n) }

// more reports whether a reader has something to read before end. It may have slept while events went.
func (s *stream) more(at *uint64, end uint64) bool {
	*at = max(*at, s.first)
	return *at < end
}

// next is where a reader's next event is, and moves the reader on.
func (s *stream) next(at *uint64) (*column, int) {
	i := int(*at - s.first)
	*at++
	if i < s.old {
		return &s.before, i
	}
	return &s.now, i - s.old
}
