package console

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/krill2d/krill/ecs"
)

// fresh is the component's or resource's value where it lies now.
func (c cursor) fresh() reflect.Value {
	if !c.e.IsNone() {
		return ecs.ValueOf(c.w.World, c.e, c.comp)
	}
	for _, r := range ecs.ResourcesOf(c.w.World) {
		if r.Type() == c.comp {
			return r
		}
	}
	return reflect.Value{}
}

// doing is a transaction while it is carried out.
type doing struct {
	sc      *scope
	p       *reader
	records []record
	diff    diff
	last    cursor // the entity that was spawned last, called it
	worldAt string // the path before a colon; empty: none
}

// statement carries out one change.
func (d *doing) statement() {
	p := d.p
	word := p.token()
	do := changes[word.text]
	if word.kind != tokenWord || do == nil {
		p.unexpected("a change, as " + oneOf(changeWords()) + "; or leave the ; out")
		return
	}
	p.next()
	d.prefix()
	do(d)
}

// prefix reads the path of a world and a colon, where there is one.
func (d *doing) prefix() {
	d.worldAt = ""
	p := d.p
	if !p.startsPlace(d.sc) {
		return
	}
	begin := p.i
	g := p.place()
	if p.err == nil && p.take(":") {
		d.worldAt = p.line[g.head.at:g.end]
		return
	}
	p.i = begin
}

// changes are the words that change the game. They are filled by init, since what they do mentions them.
var changes map[string]func(*doing)

func init() {
	changes = map[string]func(*doing){
		"set": (*doing).set, "add": (*doing).add, "drop": (*doing).drop, "spawn": (*doing).spawn, "destroy": (*doing).destroy,
		"name": (*doing).name, "relate": (*doing).relate, "unrelate": (*doing).unrelate,
	}
}

func changeWords() []string {
	return []string{"set", "add", "drop", "spawn", "destroy", "name", "relate", "unrelate"}
}

func (d *doing) eval() *eval {
	ev := newEval(d.sc, d.p.line)
	ev.worldAt = d.worldAt
	if d.last.w != nil {
		ev.vars = append(ev.vars, binding{"it", d.last})
	}
	return ev
}

// must takes over the mistake of an eval.
func (d *doing) must(ev *eval) bool {
	if ev.err != nil && d.p.err == nil {
		d.p.err = ev.err
	}
	return d.p.err == nil
}

// set reads "PLACE = EXPRESSION", with "where QUERY" behind it for all of its rows.
func (d *doing) set() {
	p := d.p
	to := p.place()
	op := ""
	for _, sign := range []string{"+", "-", "*", "/"} {
		if p.sees(sign) && p.peek(1).text == "=" && p.peek(1).at == p.token().end {
			op = sign
			p.next()
		}
	}
	p.take("=")
	n := p.expression(0)
	if op != "" && n != nil {
		n = &node{kind: nodeBinary, at: n.at, text: op, left: &node{kind: nodePath, at: to.head.at, path: to}, right: n}
	}
	if p.takeWord("where") {
		d.setAll(to, n)
		return
	}
	p.endOfStatement()
	if p.err != nil {
		return
	}
	ev := d.eval()
	if t, ok := d.target(ev, to); ok {
		d.setOne(ev, t, n, to.head.at)
	}
	d.must(ev)
}

// endOfStatement wants the end or a ;.
func (p *reader) endOfStatement() {
	if !p.atEnd() && !p.sees(";") {
		p.unexpected("the end, or ; and another change")
	}
}

// target finds what a path leads to, for writing.
func (d *doing) target(ev *eval, to *path) (target, bool) {
	ev.tracking = true
	at, ok := ev.follow(to)
	ev.tracking = false
	if !ok {
		ev.fail(to.head.at, "there is nothing here now")
		return target{}, false
	}
	switch {
	case !at.v.IsValid():
		ev.fail(to.head.at, "%s is an entity; set one of its components, as in %s.%s", label(at.w.World, at.e), d.p.line[to.head.at:to.end], "Position")
	case at.comp == nil && at.rest == "":
		ev.fail(to.head.at, "the whole of a scene cannot be set; set one of its fields")
	}
	return target{at, d.sc.spoken(at)}, ev.err == nil
}

// spoken is a place as a line has it.
func (s *scope) spoken(at cursor) string {
	if at.comp == nil {
		return joined(s.names[at.scene], at.rest)
	}
	if at.e.IsNone() {
		return joined(at.w.path, "") + "." + joined(shortName(at.comp), at.rest)
	}
	return at.w.spoken(at.e) + "." + joined(shortName(at.comp), at.rest)
}

// spoken is an entity as a line has it.
func (w *world) spoken(e ecs.Entity) string {
	if name := w.Name(e); name != "" {
		return fmt.Sprintf("%q", name)
	}
	if w.ID != 0 {
		return e.String()
	}
	return fmt.Sprintf("e%d", ecs.Place(e))
}

func (d *doing) setOne(ev *eval, t target, n *node, at int) {
	old, err := d.sc.read(t)
	if err != nil {
		ev.fail(at, "%s", err)
		return
	}
	v := reflect.New(old.Type()).Elem()
	v.Set(old)
	ev.store(v, n)
	if ev.err != nil {
		return
	}
	if err := d.sc.write(t, v); err != nil {
		ev.fail(at, "%s", err)
		return
	}
	r := record{kind: wasSet, path: t.path, at: t.at, old: old, new: v}
	r.at.v = reflect.Value{}
	d.note(r)
}

// setAll sets a place of each row of a query. All are computed before the first is written.
func (d *doing) setAll(to *path, n *node) {
	p := d.p
	q := p.askStatement(d.sc)
	if p.err != nil {
		return
	}
	if q.value != nil || q.tail.sum != "" || q.tail.sort != nil {
		p.fail(to.head.at, "behind where stands a query, as in: set p.X = 0 where Enemy e, Position e p")
		return
	}
	ev := d.eval()
	type change struct {
		t        target
		old, new reflect.Value
	}
	var all []change
	err := q.each(d.sc, ev, d.bound(q, ev, func() bool {
		quiet := ev.quiet
		ev.quiet = false
		defer func() { ev.quiet = quiet }()
		t, ok := d.target(ev, to)
		if !ok {
			return false
		}
		old, err := d.sc.read(t)
		if err != nil {
			ev.fail(to.head.at, "%s", err)
			return false
		}
		v := reflect.New(old.Type()).Elem()
		v.Set(old)
		ev.store(v, n)
		if all = append(all, change{t, old, v}); len(all) > mostWritten {
			ev.fail(to.head.at, "this changes more than %d rows; do it in parts, with limit %d", mostWritten, mostWritten)
		}
		return ev.err == nil && (q.tail.limit == 0 || len(all) < q.tail.limit)
	}))
	if err != nil {
		d.refused(err)
		return
	}
	for _, c := range all {
		if err := d.sc.write(c.t, c.new); err != nil {
			p.fail(to.head.at, "%s: %s", c.t.path, err)
			return
		}
		c.t.at.v = reflect.Value{}
		d.note(record{kind: wasSet, path: c.t.path, at: c.t.at, old: c.old, new: c.new})
	}
}

// bound makes a func that is called for each row of a query one for each. A list's element is found by its place for writing.
func (d *doing) bound(q *question, ev *eval, each func() bool) func(*eval, row) bool {
	if q.finder == nil {
		at, _ := d.trackedList(q)
		return func(ev *eval, r row) bool {
			i := len(ev.vars) - 2
			ev.vars[i].at.scene, ev.vars[i].at.rest = at.scene, at.rest+"["+r.label+"]"
			ev.vars[i].at.comp, ev.vars[i].at.w, ev.vars[i].at.e = at.comp, at.w, at.e
			return each()
		}
	}
	var b *binder
	return func(ev *eval, r row) bool {
		if b == nil {
			b = q.binder(d.sc, ev)
		}
		b.bind(ev, r.entities)
		return each()
	}
}

// binder is that of the variables that eachEntity has made.
func (q *question) binder(sc *scope, ev *eval) *binder {
	w, _ := sc.world(q.world)
	terms, _ := ecs.TermsOf(q.finder, w.World)
	scratch := &eval{}
	b := binderOf(w, terms, scratch)
	b.first = len(ev.vars) - len(scratch.vars)
	return b
}

func (d *doing) trackedList(q *question) (cursor, bool) {
	ev := d.eval()
	ev.tracking = true
	return ev.follow(q.rows)
}

func (d *doing) refused(err error) {
	if e, ok := err.(*Error); ok {
		if d.p.err == nil {
			d.p.err = e
		}
		return
	}
	d.p.fail(d.p.token().at, "%s", strings.TrimPrefix(err.Error(), "console: read: "))
}

// askStatement reads a question up to the next ; outside of quotes.
func (p *reader) askStatement(sc *scope) *question {
	end := p.i
	for p.tokens[end].kind != tokenEnd && !(p.tokens[end].kind == tokenSign && p.tokens[end].text == ";") {
		end++
	}
	at := p.tokens[end].at
	if end > p.i && p.tokens[end].kind != tokenEnd {
		at = p.tokens[end-1].end
	}
	part := append(append([]token{}, p.tokens[:end]...), token{kind: tokenEnd, at: at, end: at})
	r := &reader{line: p.line, tokens: part, i: p.i}
	q := r.ask(sc)
	if r.err != nil && p.err == nil {
		p.err = r.err
	}
	p.i = end
	return q
}
