package ecs

import "math"

// matters is whether a stream is more than one that nobody used yet.
func (s *stream) matters() bool { return s.end() > 0 }

func (w *World) appendEvents(b []byte) ([]byte, error) {
	a := w.archive()
	b = appendWord(b, uint64(w.tick))
	n := 0
	for _, s := range w.mailed() {
		if s.matters() {
			n++
		}
	}
	b = appendCount(b, n)
	for _, s := range w.mailed() {
		if !s.matters() {
			continue
		}
		b = appendWord(appendCount(b, a.numbers[s.c.id]), s.first)
		b = appendCount(appendCount(b, s.old), s.n)
		readers := len(s.cursors)
		for readers > 0 && *s.cursors[readers-1] <= s.first {
			readers-- // it has read nothing of what there is, as one that never looked
		}
		b = appendCount(b, readers)
		for _, at := range s.cursors[:readers] {
			b = appendWord(b, max(*at, s.first))
		}
		a.flat.c, a.flat.rows = s.c, s.rows(a.flat.rows[:0])
		var err error
		if b, err = w.appendFlat(b, &a.flat, s.from); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// mailed lists the streams by name.
func (w *World) mailed() []*stream {
	if w.mail() == nil {
		return nil
	}
	return w.mail().streams
}

// rows lists where the events of a stream lie, in the order they were sent.
func (s *stream) rows(list []slot) []slot {
	for i := range s.old {
		list = append(list, slot{col: &s.before, row: i})
	}
	for i := range s.n {
		list = append(list, slot{col: &s.now, row: i})
	}
	return list
}

func (w *World) readEvents(r *intake, comps []*component) error {
	w.tick = int64(r.word())
	w.letters = nil
	for range r.count(12) {
		c := pick(r, comps)
		first := r.word()
		old, n := int(r.number(math.MaxInt32)), int(r.number(math.MaxInt32))
		cursors := make([]*uint64, r.count(8))
		if r.failed || first > math.MaxInt64 || w.mailOf(c) != nil {
			return errDamaged
		}
		s := w.stream(c)
		s.first, s.cursors = first, cursors
		for i := range cursors {
			at := r.word()
			if at < first || at > first+uint64(old)+uint64(n) {
				return errDamaged
			}
			cursors[i] = &at
		}
		if err := w.readStream(r, s, old, n); err != nil {
			return err
		}
	}
	return nil
}

// mailOf is the stream of a type, or nil.
func (w *World) mailOf(c *component) *stream {
	if w.mail() == nil || c.id >= len(w.mail().byID) {
		return nil
	}
	return w.mail().byID[c.id]
}

func (w *World) readStream(r *intake, s *stream, old, n int) error {
	if most := max(len(r.b), 1<<16); old > most || n > most-old { // each takes a byte, unless its type has no size
		return errDamaged
	}
	u, err := w.readFlat(r, s.c, old+n)
	if err != nil {
		return err
	}
	if !u.values.IsValid() {
		s.from = u.from
	}
	s.before.grow(old)
	s.now.grow(n)
	s.old, s.n = old, n
	for i, at := range s.rows(nil) {
		u.lay(i, at.col, at.row)
	}
	return nil
}

// adoptEvents gives a stream its type.
func (w *World) adoptEvents(s *stream) {
	if s.c.typ.Load() == nil || !s.before.parked && !s.now.parked {
		return
	}
	w.mustBeWhole(s.c)
	from := s.from
	if from == nil {
		from = &parcel{}
	}
	w.adoptFlat(&s.before, from, upTo(s.old))
	w.adoptFlat(&s.now, from, upTo(s.n))
	s.from = nil
}

func upTo(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// copyEvents makes the events those of another world.
func (w *World) copyEvents(src *World) {
	w.tick = src.tick
	for _, s := range w.mailed() {
		if src.mailOf(s.c) == nil {
			s.first, s.old, s.n, s.cursors = 0, 0, 0, s.cursors[:0]
		}
	}
	for _, s := range src.mailed() {
		w.copyStream(w.stream(s.c), s, src)
	}
}

func (w *World) copyStream(to, s *stream, src *World) {
	to.first, to.old, to.n, to.from = s.first, s.old, s.n, s.from
	for len(to.cursors) < len(s.cursors) {
		to.cursors = append(to.cursors, new(uint64))
	}
	to.cursors = to.cursors[:len(s.cursors)]
	for i, at := range s.cursors {
		*to.cursors[i] = *at
	}
	for _, cols := range [2][2]*column{{&to.before, &s.before}, {&to.now, &s.now}} {
		mine, other := cols[0], cols[1]
		if mine.parked != other.parked {
			*mine = newColumn(s.c)
			if other.parked {
				*mine = parkedColumn(s.c)
			}
		}
		if mine.v.Len() < other.v.Len() {
			mine.grow(other.v.Len())
		}
	}
	copyPart(&to.before, &s.before, s.old)
	copyPart(&to.now, &s.now, s.n)
	if s.before.parked || w.archive().pane(s.c).plain || s.old+s.n == 0 {
		return
	}
	w.deepen(src, &flat{s.c, s.rows(nil)}, to.rows(nil))
}

// deepen gives values memory of their own for what they lead to.
func (w *World) deepen(src *World, from *flat, to []slot) {
	p := w.archive().gather(from)
	defer p.release()
	b, err := appendPane(nil, src.archive().tool(), p, from.c)
	if err == nil {
		var u unflat
		u.values, err = w.restoreFlat(nil, from.c, b[8:], len(to))
		for i := 0; i < len(to) && err == nil; i++ {
			u.lay(i, to[i].col, to[i].row)
		}
	}
	if err != nil {
		panic("ecs: copy world: " + err.Error())
	}
}
