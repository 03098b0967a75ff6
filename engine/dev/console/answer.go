package console

import (
	"reflect"
	"strconv"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// What is asked for at most, since the game stands still meanwhile: a window takes one that stands for two seconds for hung.
const (
	mostPlaces  = 2e7       // that a query looks at
	mostWatched = 1e6       // that a breakpoint looks at in each tick
	mostAnswers = 1_000_000 // rows
	mostWritten = 200_000   // rows that one set changes
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
		err = ecs.Refuse(q.finder, w.World, mostPlaces)
	}
	if err != nil {
		return foundIn(q.line, q.at, err)
	}
	ev.worldAt = w.path
	b := binderOf(w, terms, ev)
	n := 0
	for row1 := range q.finder.Each(w.World) {
		if n++; n > mostAnswers {
			ev.fail(q.at, "this has more than %d rows; add terms or a predicate", mostAnswers)
			break
		}
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
