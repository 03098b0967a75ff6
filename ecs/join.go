package ecs

import (
	"fmt"
	"iter"
)

// J2 joins two entities that a relation links. Make it with Join, once; it never changes and serves all worlds.
type J2[R, A, B any] struct{ joinCore }

// Joined2 is what a join of two hands out. The pointers are valid until the next structural change.
type Joined2[R, A, B any] struct {
	Link *R // the link's data
	A    *A // of the source
	B    *B // of the target
}

// Join looks for sources with an A that are linked by R to targets with a B. Filters of the kinds With, Without and Any
// speak of the source; OfTarget makes them speak of the target.
func Join[R, A, B any](filters ...JoinFilter) *J2[R, A, B] {
	return &J2[R, A, B]{newJoined(filters, []*component{componentOf[R]()}, componentOf[A](), componentOf[B]())}
}

// All loops over the pairs, in the order of Finder.Each. Structural changes wait for the end of the outermost loop.
func (j *J2[R, A, B]) All(w *World) iter.Seq2[Pair, Joined2[R, A, B]] {
	return func(yield func(Pair, Joined2[R, A, B]) bool) {
		var link linkCells[R]
		var a cells[A]
		var b cells[B]
		j.f.loop(w, func(r *runner) bool {
			return yield(Pair{r.seats[0].entity, r.seats[1].entity}, Joined2[R, A, B]{link.at(&r.links[0]), a.at(&r.seats[0]), b.at(&r.seats[1])})
		})
	}
}

// J3 joins three entities along two relations. Make it with Join3, once; it never changes and serves all worlds.
type J3[R, A, B, S, C any] struct{ joinCore }

// Triple is the three entities of a row: A is linked to B, and B to C.
type Triple struct{ A, B, C Entity }

// Joined3 is what a join of three hands out. The pointers are valid until the next structural change.
type Joined3[R, A, B, S, C any] struct {
	Link  *R // the data of the link from the first to the second
	A     *A
	B     *B
	Link2 *S // the data of the link from the second to the third
	C     *C
}

// Join3 looks for chains: an entity with an A, linked by R to one with a B, which is linked by S to one with a C. Filters
// speak of the first; OfTarget and OfThird make them speak of the others.
func Join3[R, A, B, S, C any](filters ...JoinFilter) *J3[R, A, B, S, C] {
	relations := []*component{componentOf[R](), componentOf[S]()}
	return &J3[R, A, B, S, C]{newJoined(filters, relations, componentOf[A](), componentOf[B](), componentOf[C]())}
}

// All loops over the chains, in the order of Finder.Each. Structural changes wait for the end of the outermost loop.
func (j *J3[R, A, B, S, C]) All(w *World) iter.Seq2[Triple, Joined3[R, A, B, S, C]] {
	return func(yield func(Triple, Joined3[R, A, B, S, C]) bool) {
		var link linkCells[R]
		var a cells[A]
		var b cells[B]
		var link2 linkCells[S]
		var c cells[C]
		j.f.loop(w, func(r *runner) bool {
			s, l := r.seats, r.links
			return yield(Triple{s[0].entity, s[1].entity, s[2].entity},
				Joined3[R, A, B, S, C]{link.at(&l[0]), a.at(&s[0]), b.at(&s[1]), link2.at(&l[1]), c.at(&s[2])})
		})
	}
}

// joinCore is what all joins share.
type joinCore struct{ f Finder }

func newJoined(filters []JoinFilter, relations []*component, parts ...*component) joinCore {
	q := &question{variables: len(parts), roles: make([]role, len(parts))}
	for i, c := range parts {
		q.roles[i] = role{name: [...]string{"source", "target", "third"}[i], parts: []*component{c}}
	}
	for i, c := range relations {
		q.links = append(q.links, linkClause{c: c, source: i, target: i + 1})
	}
	for _, f := range filters {
		at, also := f.of()
		if at >= len(parts) {
			panic("ecs: Join: OfThird in a join of two; use Join3, or OfTarget")
		}
		q.roles[at].also = append(q.roles[at].also, also...)
	}
	return joinCore{Finder{id: int(finders.Add(1) - 1), q: q}}
}

// Count is how many rows All would give. It costs as much as looping over them.
func (j *joinCore) Count(w *World) int { return j.f.Count(w) }

// Plan says how a world is searched now, for people: one step a line.
func (j *joinCore) Plan(w *World) string { return j.f.Plan(w) }

// JoinFilter is a Filter, or filters of one end of a join.
type JoinFilter interface {
	of() (end int, filters []Filter)
}

type endFilter struct {
	end     int
	filters []Filter
}

func (f Filter) of() (end int, filters []Filter) { return endFilter{0, []Filter{f}}.of() }

func (f endFilter) of() (end int, filters []Filter) {
	for _, filter := range f.filters {
		if filter.byRow() || filter.kind == writes {
			panic(fmt.Sprintf("ecs: Join: a filter %s looks at changes; joins take With, Without and Any, and Live reports changes", filter.c.title()))
		}
	}
	return f.end, f.filters
}

// OfTarget makes filters speak of a join's target, which is the second entity.
func OfTarget(filters ...Filter) JoinFilter { return endFilter{1, filters} }

// OfThird makes filters speak of the third entity of a Join3.
func OfThird(filters ...Filter) JoinFilter { return endFilter{2, filters} }

// cells is the column where a loop found a role's first component last.
type cells[T any] struct {
	in   *roleTable
	data []T
}

func (c *cells[T]) at(s *seat) *T {
	if c.in != s.in {
		c.in, c.data = s.in, data[T](s.in.cols[0])
	}
	return &c.data[s.row]
}

// linkCells is the data of a relation's links in a loop; of a type without size, one value for all.
type linkCells[R any] struct{ data []R }

func (c *linkCells[R]) at(l *linkRun) *R {
	switch {
	case len(c.data) > 1:
		return &c.data[l.at]
	case l.store.data.c == nil:
		return new(R)
	}
	c.data = data[R](&l.store.data)
	return &c.data[l.at]
}
