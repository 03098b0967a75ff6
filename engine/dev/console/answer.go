package console

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// row is a row of an answer that is shown.
type row struct {
	entities []ecs.Entity // of a query
	label    string       // of a list: [3]
	v        reflect.Value
	key      value // that it is sorted by
	turn     int
}

// answer asks a question in a scope.
func (q *question) answer(sc *scope) (protocol.RunResult, error) {
	r := protocol.RunResult{Ticks: sc.loop.Ticks()}
	if q.value != nil {
		return q.single(sc, r)
	}
	g := &gathering{q: q, limit: q.tail.limit}
	if g.limit == 0 {
		g.limit = usualRows
	}
	ev := newEval(sc, q.line)
	if err := q.each(sc, ev, g.take); err != nil {
		return r, err
	}
	if q.tail.sum != "" {
		r.Text = g.result()
		return r, nil
	}
	g.cut()
	t := &protocol.Table{Total: g.total}
	var err error
	if q.finder != nil {
		err = q.entityTable(sc, g.rows, t)
	} else {
		q.listTable(sc, g.rows, t)
	}
	r.Table = t
	return r, err
}

// gathering is the rows of an answer while they come.
type gathering struct {
	q     *question
	limit int
	rows  []row
	total int
	sum   float64
	low   float64
	high  float64
	count int // that were added up
}

// take takes the row that the variables of ev are. It keeps the first ones only: those beyond twice the limit are cut off now
// and then.
func (g *gathering) take(ev *eval, r row) bool {
	g.total++
	t := &g.q.tail
	if t.of != nil {
		g.add(ev)
		return ev.err == nil
	}
	if t.sum != "" {
		return true
	}
	r.turn = g.total
	if t.sort != nil {
		v, ok := ev.value(t.sort)
		if !ok {
			v = value{kind: isNil}
		}
		v.other = reflect.Value{}
		r.key = v
	} else if g.q.rows != nil && g.total > g.limit {
		return true
	}
	r.entities = slices.Clone(r.entities)
	g.rows = append(g.rows, r)
	if len(g.rows) >= 2*g.limit+64 {
		g.cut()
	}
	return ev.err == nil
}

func (g *gathering) add(ev *eval) {
	v, ok := ev.value(g.q.tail.of)
	if !ok {
		return
	}
	if !v.isNumber() {
		ev.fail(g.q.tail.of.at, "%s is for numbers, and this is %s", g.q.tail.sum, v.kind)
		return
	}
	f := v.asFloat()
	if g.count == 0 {
		g.low, g.high = f, f
	}
	g.low, g.high = min(g.low, f), max(g.high, f)
	g.sum += f
	g.count++
}

func (g *gathering) result() string {
	switch g.q.tail.sum {
	case "count":
		return strconv.Itoa(g.total)
	case "sum":
		return decimal(g.sum, 64, false)
	}
	if g.count == 0 {
		return "none"
	}
	return decimal(map[string]float64{"mean": g.sum / float64(g.count), "min": g.low, "max": g.high}[g.q.tail.sum], 64, false)
}

// cut sorts what there is, and drops what is not shown.
func (g *gathering) cut() {
	slices.SortStableFunc(g.rows, func(a, b row) int {
		if g.q.tail.sort != nil {
			if c := orderOf(a.key, b.key); c != 0 {
				if g.q.tail.down {
					c = -c
				}
				return c
			}
		}
		if c := slices.CompareFunc(a.entities, b.entities, ecs.Entity.Compare); c != 0 {
			return c
		}
		return a.turn - b.turn
	})
	g.rows = g.rows[:min(len(g.rows), g.limit)]
}

// orderOf orders values of several kinds: those of one kind by what they are.
func orderOf(a, b value) int {
	if less, ok := compare("<", a, b); ok {
		if less {
			return -1
		}
		if more, _ := compare(">", a, b); more {
			return 1
		}
		return 0
	}
	return int(a.kind) - int(b.kind)
}

// each calls take for every row, with the variables set.
func (q *question) each(sc *scope, ev *eval, take func(*eval, row) bool) error {
	if q.finder != nil {
		return q.eachEntity(sc, ev, take)
	}
	return q.eachElement(sc, ev, take)
}

func (q *question) eachEntity(sc *scope, ev *eval, take func(*eval, row) bool) error {
	w, err := sc.world(q.world)
	if err != nil {
		return wrong(q.line, q.at, "%s", err)
	}
	terms, err := ecs.TermsOf(q.finder, w.World)
	if err == nil {
		err = ecs.Refuse(q.finder, w.World)
	}
	if err != nil {
		return foundIn(q.line, q.at, err)
	}
	ev.worldAt = w.path
	b := binderOf(w, terms, ev)
	for row1 := range q.finder.Each(w.World) {
		if b.needed(q) {
			b.bind(ev, row1)
		}
		if !take(ev, row{entities: row1}) {
			break
		}
	}
	return ev.problem()
}

// problem is the error of an eval, or nil.
func (ev *eval) problem() error {
	if ev.err != nil {
		return ev.err
	}
	return nil
}

// binder gives the variables of a query their entities and values, row by row.
type binder struct {
	w     *world
	vars  []string // entities
	terms []ecs.Term
	first int // of ev.vars
}

func binderOf(w *world, terms []ecs.Term, ev *eval) *binder {
	b := &binder{w: w, terms: terms, vars: variablesOf(terms), first: len(ev.vars)}
	for _, name := range b.vars {
		at := cursor{w: w}
		for _, t := range terms {
			if t.Of == name && !t.Not && !t.Relation {
				at.types = append(at.types, t.Type)
			}
		}
		if name == "it" {
			ev.implied = len(ev.vars)
		}
		ev.vars = append(ev.vars, binding{name, at})
	}
	for _, t := range terms {
		if t.Value != "" {
			ev.vars = append(ev.vars, binding{t.Value, cursor{w: w, comp: t.Type}})
		}
	}
	return b
}

// variablesOf lists the variables in the order of the text, as ecs.Found has them.
func variablesOf(terms []ecs.Term) []string {
	var names []string
	for _, t := range terms {
		for _, name := range []string{t.Of, t.To} {
			if name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// needed reports whether something is computed in each row.
func (b *binder) needed(q *question) bool { return q == nil || q.tail.sort != nil || q.tail.of != nil }

func (b *binder) bind(ev *eval, entities []ecs.Entity) {
	for i := range b.vars {
		ev.vars[b.first+i].at.e = entities[i]
	}
	n := b.first + len(b.vars)
	for _, t := range b.terms {
		if t.Value == "" {
			continue
		}
		at := &ev.vars[n].at
		if at.e = b.entityOf(t, entities); !at.e.IsNone() {
			at.v = ecs.ValueOf(b.w.World, at.e, t.Type)
		}
		n++
	}
}

func (b *binder) entityOf(t ecs.Term, entities []ecs.Entity) ecs.Entity {
	if i := slices.Index(b.vars, t.Of); i >= 0 {
		return entities[i]
	}
	return ecs.Entity{}
}

// eachElement goes through a list or a map.
func (q *question) eachElement(sc *scope, ev *eval, take func(*eval, row) bool) error {
	ev.worldAt = q.world
	at, ok := ev.follow(q.rows)
	if !ok {
		return ev.absence()
	}
	list, ok := settled(at.v)
	if !at.v.IsValid() || !ok && list.Kind() != reflect.Slice && list.Kind() != reflect.Map {
		return wrong(q.line, q.rows.head.at, "this is %s, and no list whose elements could be asked", at.value().string(nil, cellWidth, true))
	}
	name := q.name
	if name == "" {
		name = "it"
	}
	ev.vars = append(ev.vars, binding{name: name}, binding{name: "key"})
	i := len(ev.vars) - 2
	if q.name == "" {
		ev.implied = i
	}
	ev.quiet = true
	one := func(label string, key, v reflect.Value) bool {
		ev.vars[i].at = cursor{v: v}
		ev.vars[i+1].at = cursor{v: key}
		if q.where != nil {
			if is, ok := ev.truth(q.where); !is || !ok {
				return ev.err == nil
			}
		}
		return take(ev, row{label: label, v: v})
	}
	switch list.Kind() {
	case reflect.Slice, reflect.Array:
		for n := range list.Len() {
			if !one(strconv.Itoa(n), reflect.ValueOf(n), list.Index(n)) {
				break
			}
		}
	case reflect.Map:
		for _, key := range sortedKeys(list) {
			if !one(keyText(key), key, list.MapIndex(key)) {
				break
			}
		}
	default:
		return wrong(q.line, q.rows.head.at, "this is a %s, and no list or map whose elements could be asked", typeName(list.Type()))
	}
	return ev.problem()
}

// single answers with one value; a list or map of structs becomes a table.
func (q *question) single(sc *scope, r protocol.RunResult) (protocol.RunResult, error) {
	ev := newEval(sc, q.line)
	if q.value.kind == nodePath {
		at, ok := ev.follow(q.value.path)
		if !ok {
			return r, ev.absence()
		}
		if !at.v.IsValid() {
			r.Text = entityText(at.w.World, at.e)
			return r, nil
		}
		if q.tail != (tail{}) || tabular(at.v) {
			list := *q
			list.value, list.rows = nil, q.value.path
			return list.answer(sc)
		}
		r.Text = valueText(sc, at.v)
		return r, nil
	}
	v, ok := ev.value(q.value)
	if !ok {
		return r, ev.absence()
	}
	if w, err := sc.world(""); err == nil && q.value.kind == nodeText && !w.Named(v.text).IsNone() {
		r.Text = entityText(w.World, w.Named(v.text))
		return r, nil
	}
	r.Text = v.string(nil, lineWidth, false)
	return r, nil
}

// tabular reports whether a value is a list or map of structs that has some.
func tabular(v reflect.Value) bool {
	v, ok := settled(v)
	if !ok || v.Kind() != reflect.Slice && v.Kind() != reflect.Array && v.Kind() != reflect.Map {
		return false
	}
	t := v.Type().Elem()
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return v.Len() > 0 && (t.Kind() == reflect.Struct && t != entityType || v.Len() > shownEach)
}

// entityText is an entity with its components.
func entityText(w *ecs.World, e ecs.Entity) string {
	tree := w.Inspect(e)
	tree.Name = label(w, e)
	for i, kid := range tree.Kids {
		if name, link, _ := strings.Cut(kid.Name, " "); strings.Contains(name, ".") {
			tree.Kids[i].Name = strings.TrimSuffix(name[strings.LastIndex(name, ".")+1:]+" "+link, " ")
		}
	}
	return strings.TrimSuffix(tree.String(), "\n")
}

// valueText is a value in a line, or as a tree where it is long.
func valueText(sc *scope, v reflect.Value) string {
	var w *ecs.World
	if one, err := sc.world(""); err == nil {
		w = one.World
	}
	in, ok := settled(v)
	if ok && in.Type() == worldType {
		for i := range sc.found() {
			if in.CanAddr() && in.Addr().Pointer() == reflect.ValueOf(sc.worlds[i].World).Pointer() {
				return fmt.Sprintf("a world of %d entities; ask it, as in %q", sc.worlds[i].Len(), sc.worlds[i].path+": Enemy e")
			}
		}
	}
	if text := show(w, v, lineWidth, false); len(text) <= 80 || !ok || in.Kind() != reflect.Struct {
		return text
	}
	var b strings.Builder
	for i := range in.NumField() {
		fmt.Fprintf(&b, "%s %s\n", in.Type().Field(i).Name, show(w, in.Field(i), lineWidth, false))
	}
	return strings.TrimSuffix(b.String(), "\n")
}
