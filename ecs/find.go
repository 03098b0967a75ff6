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
// documentation has the language.
func (w *World) Find(text string) (*Found, error) {
	f, err := Compile(text)
	if err != nil {
		return nil, err
	}
	return f.Find(w)
}

// Finder is a query that has been read from a text. It never changes and serves all worlds.
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
	found := &Found{Rows: r.rows(), Plan: r.plan.String()}
	for _, o := range r.q.roles[:r.q.variables] {
		found.Vars = append(found.Vars, o.name)
	}
	f.giveBack(r)
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
	w.depth--
	f.giveBack(r)
	w.settle()
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
		r, w.finders[f.id] = w.finders[f.id], nil
	}
	if r == nil || r.w != w || r.types >= 0 && r.types < len(*registry.all.Load()) {
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
	types := len(*registry.all.Load())
	q, unknown, err := bindSentence(f.s, w.typesKnown(), true)
	if err != nil {
		panic(err.Error())
	}
	r := newRunner(w, q)
	if unknown {
		r.types = types
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

// rows collects all rows, in their order.
func (r *runner) rows() [][]Entity {
	var all []Entity
	n := 0
	r.run(func(r *runner) bool {
		all = append(all, r.entities()...)
		n++
		return true
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
