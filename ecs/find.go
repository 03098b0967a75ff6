package ecs

import (
	"iter"
	"slices"
	"sync/atomic"
)

// Found is the answer to a text query.
type Found struct {
	Vars []string   // the variables, in the order in which the text names them
	Rows [][]Entity // an entity for each variable; ordered by Entity.Compare of the first, then of the second, and so on
	Plan string     // how it was found, for people: one step a line
}

// Find answers a query that is written as text:
//
//	found, err := w.Find("Ship s, DockedTo s p, Planet p | p.Pop > 3")
//
// The error is a *FindError. Reading the text costs some microseconds; use Compile for what is asked often. The package
// documentation of Finder has the language. It refuses what would have more than a million rows or take minutes.
func (w *World) Find(text string) (*Found, error) {
	f, err := Compile(text)
	if err != nil {
		return nil, err
	}
	return f.Find(w)
}

// Finder is a query that has been read from a text. It never changes and serves all worlds.
//
// A query is terms with commas between, and after a | a predicate:
//
//	Ship s, DockedTo s p, Planet p | p.Pop > 3
//
//	Ship s            s has a Ship
//	Position s p      the same of a Position, and p is that value: p.X is its field. p makes no rows
//	!Frozen s         s has no Frozen
//	DockedTo s p      s is linked to p
//	!DockedTo s p     s is not linked to p
//	DockedTo s *      s is linked to something; * never makes rows
//	DockedTo * p      something is linked to p
//	DockedTo s "Max"  s is linked to the entity of that name; when there is none, to nothing
//	Ship, DockedTo *  the variable may be left out: it is then called it
//
// Names of types are short (Ship), with the package where two share a name (game.Ship), with more of the import path where
// that is not enough (shop.game.Ship), and without type arguments. Variables begin with a small letter. A row is an assignment of
// entities to all variables that makes every term and the predicate true; each is found once. Two variables may stand
// for one entity: s != t excludes it. Every variable needs a term without !.
//
// Predicates have, from what binds most: ! and - before a value; * / %; + -; == != < <= > >=; &&; ||; and parentheses. Values are
// numbers, texts in double quotes, true, false, variables (compared with each other, or with a name: s == "Max"), fields:
//
//	p.Pop, p.At.X         a field of one of p's components in the terms; an error where several have it
//	p.Planet.Pop          with the component's name; of a component that is no struct, p.Health is its value
//	Pop                   where the variable is left out
//	DockedTo.Since        a field of the link's data
//	DockedTo(s, p).Since  the same, where several terms have the relation
//
// Unexported fields count. Whole numbers are compared as such; sums are made of float64, as / is, and % is as math.Mod. What a
// predicate cannot read: slices, maps, and what lies behind pointers.
//
// The order in which the terms are answered is planned anew each time, by how many entities and links there are: from where
// there is least, along links in both directions. A text of variables that nothing links is a loop in a loop.
type Finder struct {
	id int
	s  *sentence
	q  *question // of a join, which has no text
}

var finders atomic.Int64

// Compile reads a query, once. What its names mean is looked up in each world, when it is used there.
func Compile(text string) (*Finder, error) {
	s, err := parseSentence(text)
	if err != nil {
		return nil, err
	}
	return &Finder{id: int(finders.Add(1) - 1), s: s}, nil
}

// MustCompile is Compile for a text in the program itself: it panics with the error.
func MustCompile(text string) *Finder {
	f, err := Compile(text)
	if err != nil {
		panic(err.Error())
	}
	return f
}

// String is the text that was read.
func (f *Finder) String() string { return f.s.text }

// Check says what in the text means nothing in a world: names of types and fields that are not there, and what cannot be
// compared. The error is a *FindError.
func (f *Finder) Check(w *World) error {
	if _, _, err := bindSentence(f.s, w.typesKnown(), false); err != nil {
		return err
	}
	return nil
}

// Find is World.Find without the reading.
func (f *Finder) Find(w *World) (*Found, error) {
	if err := f.Check(w); err != nil {
		return nil, err
	}
	r := f.take(w)
	defer f.giveBack(r)
	found := &Found{Plan: r.plan.String()}
	for _, o := range r.q.roles[:r.q.variables] {
		found.Vars = append(found.Vars, o.name)
	}
	if err := f.tooMuch(r, 0); err != nil {
		return nil, err
	}
	found.Rows = r.rows()
	if err := f.tooMuch(r, len(found.Rows)); err != nil {
		return nil, err
	}
	return found, nil
}

// Each loops over the rows. Their order depends on what the world holds and on nothing else: equal worlds give the same; Find
// orders by entity. The slice is valid until the next row. A type that nothing in the program uses yet is no mistake here:
// there is nothing of it. What is one in Check panics. It allocates nothing when it has run before.
func (f *Finder) Each(w *World) iter.Seq[[]Entity] {
	return func(yield func([]Entity) bool) {
		f.loop(w, func(r *runner) bool { return yield(r.entities()) })
	}
}

// loop calls each for every row, in a loop of the world's.
func (f *Finder) loop(w *World, each func(*runner) bool) {
	r := f.take(w)
	w.depth++
	r.run(each)
	f.giveBack(r)
	w.leave()
}

// First is the row that Each would give first, or nil.
func (f *Finder) First(w *World) []Entity {
	r := f.take(w)
	var first []Entity
	r.run(func(r *runner) bool {
		first = slices.Clone(r.entities())
		return false
	})
	f.giveBack(r)
	return first
}

// Count is how many rows Each would give. It costs as much as looping over them.
func (f *Finder) Count(w *World) int {
	r := f.take(w)
	n := 0
	r.run(func(*runner) bool {
		n++
		return true
	})
	f.giveBack(r)
	return n
}

// Plan says how a world is searched now, for people: one step a line.
func (f *Finder) Plan(w *World) string {
	r := f.take(w)
	plan := r.plan.String()
	f.giveBack(r)
	return plan
}

// take gets a runner that is ready: the one that the world keeps, or another while that is in use.
func (f *Finder) take(w *World) *runner {
	var r *runner
	if !w.forked && f.id < len(w.finders) {
		r, _ = w.finders[f.id].(*runner)
		w.finders[f.id] = nil
	}
	if r == nil || r.w != w || r.stale() {
		r = f.newRunner(w)
	}
	r.ready()
	return r
}

// newRunner finds what the names mean in a world.
func (f *Finder) newRunner(w *World) *runner {
	if f.q != nil {
		return newRunner(w, f.q)
	}
	known := w.met()
	q, unsure, err := bindSentence(f.s, w.typesKnown(), true)
	if err != nil {
		panic(err.Error())
	}
	r := newRunner(w, q)
	if unsure {
		r.known = known
	}
	return r
}

func (f *Finder) giveBack(r *runner) {
	if r.w.forked {
		return
	}
	if w := r.w; f.id >= len(w.finders) {
		w.finders = slices.Grow(w.finders, f.id+1-len(w.finders))[:f.id+1]
	}
	r.w.finders[f.id] = r
}

// What Find refuses to do, because somebody waits for it.
const (
	maxRows = 1_000_000
	maxCost = 1e9 // places to look at
)

// tooMuch is the error for an answer that nobody could read, or nil.
func (f *Finder) tooMuch(r *runner, rows int) error {
	switch {
	case r.plan.cost > maxCost:
		return wrong(f.s.text, 0, "this would look at about %.0e places; link the variables with relations", r.plan.cost)
	case rows > maxRows:
		return wrong(f.s.text, 0, "this has more than %d rows; add terms, or loop with Finder.Each", maxRows)
	}
	return nil
}

// rows collects all rows, in their order, and stops when there are more than maxRows.
func (r *runner) rows() [][]Entity {
	var all []Entity
	n := 0
	r.run(func(r *runner) bool {
		all = append(all, r.entities()...)
		n++
		return n <= maxRows
	})
	width := len(r.row)
	rows := make([][]Entity, n)
	for i := range rows {
		rows[i] = all[i*width : (i+1)*width : (i+1)*width]
	}
	slices.SortFunc(rows, compareRows)
	return rows
}

func compareRows(a, b []Entity) int {
	return slices.CompareFunc(a, b, Entity.Compare)
}
