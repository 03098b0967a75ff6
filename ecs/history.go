package ecs

import (
	"fmt"
	"iter"
	"slices"
)

// Kind is what happened to a component, in a history.
type Kind uint8

const (
	WasAdded   Kind = iota // an entity got the component, or a link was made
	WasSet                 // it got another value, maybe an equal one
	WasRemoved             // an entity lost it or was destroyed, or a link was ended
)

// String is "added", "set" or "removed".
func (k Kind) String() string {
	if k > WasRemoved {
		return fmt.Sprintf("Kind(%d)", k)
	}
	return [...]string{"added", "set", "removed"}[k]
}

// Change is what a history keeps of one change.
type Change[T any] struct {
	Tick   int64  // World.Tick when it happened
	Who    string // the system under way; empty: none
	Entity Entity
	Target Entity // of a link of a relation; none: a component
	Kind   Kind
	Old    T // zero: it was added
	New    T // zero: it was removed
}

// String is one line: `12 move: 3v1 set {1 2} to {2 2}`.
func (c Change[T]) String() string {
	s := fmt.Sprintf("%d %s: %s", c.Tick, c.Who, c.Entity)
	if !c.Target.IsNone() {
		s += " to " + c.Target.String()
	}
	switch c.Kind {
	case WasAdded:
		return s + fmt.Sprintf(" added %v", c.New)
	case WasSet:
		return s + fmt.Sprintf(" set %v to %v", c.Old, c.New)
	}
	return s + fmt.Sprintf(" removed %v", c.Old)
}

// record is the history of one component: a ring.
type record struct {
	c          *component
	olds, news column
	marks      []mark
	count      int // of changes since it began, without those that were forgotten
	first      int // the oldest that there can be
}

// mark is what record keeps beside the values.
type mark struct {
	tick           int64
	who            string
	entity, target Entity
	kind           Kind
}

// Keep makes the world keep the last n changes of a component: those that observers hear of. 0 ends it and forgets them;
// another n keeps the latest of those that there are. The room for all is made at once: two values and 56 bytes for each.
// A change then costs two copies and no allocation. A history is no state: it is not in snapshots, and a restore forgets
// what it undoes. Values that hold pointers share what these point to with the game.
func Keep[T any](w *World, n int) { w.keep(componentOf[T](), n) }

func (w *World) keep(c *component, n int) {
	if n < 0 {
		panic(fmt.Sprintf("ecs: keep %d changes of %s; n must be 0 or more", n, c.title()))
	}
	if w.forked {
		panic(w.refusal("keep changes of", c))
	}
	s := w.site(c)
	was := s.kept
	s.kept = nil
	if n > 0 {
		s.kept = newRecord(c, n)
		if w.telling == nil {
			w.telling = newTelling()
		}
		s.kept.adopt(was)
	}
	w.renote(c)
}

func newRecord(c *component, n int) *record {
	r := &record{c: c, olds: newColumn(c), news: newColumn(c), marks: make([]mark, n)}
	r.olds.grow(n)
	r.news.grow(n)
	return r
}

// adopt copies the latest changes of another record.
func (r *record) adopt(from *record) {
	if from == nil {
		return
	}
	for i := max(from.oldest(), from.count-len(r.marks)); i < from.count; i++ {
		r.copy(from, i)
	}
}

// copy adds a change of a record.
func (r *record) copy(from *record, i int) {
	src, dst := i%len(from.marks), r.count%len(r.marks)
	r.marks[dst] = from.marks[src]
	r.olds.v.Index(dst).Set(from.olds.v.Index(src))
	r.news.v.Index(dst).Set(from.news.v.Index(src))
	r.count++
}

// oldest is the number of the oldest change that is kept.
func (r *record) oldest() int { return max(r.first, r.count-len(r.marks)) }

func (r *record) add(w *World, kind Kind, n notice) {
	i := r.count % len(r.marks)
	r.marks[i] = mark{w.tick, w.who, n.entity, n.target, kind}
	r.olds.lay(i, n.old)
	r.news.lay(i, n.new)
	r.count++
}

// lay copies a value to a row; none is zero.
func (c *column) lay(row int, from slot) {
	if from.col == nil || from.col.c == nil {
		c.v.Index(row).SetZero()
		return
	}
	c.v.Index(row).Set(from.col.v.Index(from.row))
}

// forgetSince forgets the changes of a tick and of those after it, which a restore undoes.
func (w *World) forgetSince(tick int64) {
	for _, s := range w.observers().sites {
		if s != nil && s.kept != nil {
			s.kept.forgetSince(tick)
		}
	}
}

func (r *record) forgetSince(tick int64) {
	r.first = r.oldest()
	for ; r.count > r.first; r.count-- {
		at := (r.count - 1) % len(r.marks)
		if r.marks[at].tick < tick {
			return
		}
		r.marks[at] = mark{}
		r.olds.lay(at, slot{})
		r.news.lay(at, slot{})
	}
}

// recordOf is the history of a component, or nil.
func (w *World) recordOf(c *component) *record {
	if c.id >= len(w.observers().sites) || w.observers().sites[c.id] == nil {
		return nil
	}
	return w.observers().sites[c.id].kept
}

// History loops over the changes of a component that Keep keeps, the oldest first. What changes in the loop is not met.
func History[T any](w *World) iter.Seq[Change[T]] {
	return func(yield func(Change[T]) bool) {
		r := w.recordOf(componentOf[T]())
		if r == nil {
			return
		}
		for i, end := r.oldest(), r.count; i < end; i++ {
			i = max(i, r.oldest())
			at := i % len(r.marks)
			m := &r.marks[at]
			if !yield(Change[T]{m.tick, m.who, m.entity, m.target, m.kind, data[T](&r.olds)[at], data[T](&r.news)[at]}) {
				return
			}
		}
	}
}

// Undo takes a change back: it puts the old value, or drops what was added; a link likewise. That is a change too, and
// kept. It reports false, and does nothing, when an entity of it is not alive. To take back several, begin with the latest.
func Undo[T any](w *World, c Change[T]) bool {
	link := !c.Target.IsNone()
	switch {
	case !w.Alive(c.Entity) || link && !w.Alive(c.Target):
		return false
	case link && c.Kind == WasAdded:
		Unrelate[T](w, c.Entity, c.Target)
	case link:
		Relate(w, c.Entity, c.Target, c.Old)
	case c.Kind == WasAdded:
		w.dropNow(c.Entity, componentOf[T]())
	default:
		Put(w, c.Entity, c.Old)
	}
	return true
}

// Histories lists the components whose changes are kept, by their names as in World.History.
func (w *World) Histories() []string {
	var kept []*component
	for _, s := range w.observers().sites {
		if s != nil && s.kept != nil {
			kept = append(kept, s.kept.c)
		}
	}
	slices.SortFunc(kept, byName)
	names := make([]string, len(kept))
	for i, c := range kept {
		names[i] = c.title()
	}
	return names
}

// History is what the func History gives, for an inspector that has only the name of a component: Pos or game.Pos.
func (w *World) History(name string) ([]Change[any], error) {
	c, err := w.componentCalled(name)
	if err != nil {
		return nil, fmt.Errorf("ecs: history of %q: %w", name, err)
	}
	r := w.recordOf(c)
	if r == nil {
		return nil, fmt.Errorf("ecs: history of %q: its changes are not kept; call ecs.Keep[%s](w, 100) first", name, c.title())
	}
	var all []Change[any]
	for i := r.oldest(); i < r.count; i++ {
		at := i % len(r.marks)
		m := &r.marks[at]
		all = append(all, Change[any]{m.tick, m.who, m.entity, m.target, m.kind, r.olds.v.Index(at).Interface(), r.news.v.Index(at).Interface()})
	}
	return all, nil
}
