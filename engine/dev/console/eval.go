package console

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/krill2d/krill/ecs"
)

// cursor is where a path has led: to a value of a scene, to an entity, or into one of its components.
type cursor struct {
	v     reflect.Value // not valid: the entity itself
	w     *world
	e     ecs.Entity
	types []reflect.Type // of an entity: those whose fields are meant first; nil: all it has
	comp  reflect.Type   // of a component's value
	scene int
	rest  string // from the scene or component; only when the eval is tracking
}

// binding is a variable.
type binding struct {
	name string
	at   cursor
}

// eval computes expressions in a scope.
type eval struct {
	sc       *scope
	worldAt  string // the path of the world that entities are looked up in; empty: the only one
	vars     []binding
	implied  int  // of vars: the one whose fields need no name before them; -1: none
	tracking bool // note how a place is reached
	quiet    bool // what is not there is no error, so that nothing has to be said
	line     string
	err      *Error
	absent   bool // the last thing was not there: a nil, an element beyond the end
}

func newEval(sc *scope, line string) *eval { return &eval{sc: sc, line: line, implied: -1} }

func (ev *eval) fail(at int, format string, args ...any) {
	if ev.err == nil {
		ev.err = wrong(ev.line, at, format, args...)
	}
}

// miss notes that something is not there. It is a mistake where one value is asked for, and not in a row among many.
func (ev *eval) miss(at int, what string, args ...any) {
	ev.absent = true
	if !ev.quiet {
		ev.fail(at, what, args...)
	}
}

// value computes a node. ok is false when there is none: a mistake, or something was not there.
func (ev *eval) value(n *node) (v value, ok bool) {
	switch n.kind {
	case nodeNumber:
		return n.value, true
	case nodeText:
		return value{kind: isText, text: n.text}, true
	case nodeBool:
		return value{kind: isBool, bool: n.text == "true"}, true
	case nodeNil:
		return value{kind: isNil}, true
	case nodePath:
		at, ok := ev.follow(n.path)
		if !ok {
			return value{}, false
		}
		return at.value(), true
	case nodeUnary:
		return ev.unary(n)
	case nodeBinary:
		return ev.binary(n)
	}
	ev.fail(n.at, "a list of values can be set, and not computed with")
	return value{}, false
}

func (c cursor) value() value {
	if !c.v.IsValid() {
		return value{kind: isEntity, entity: c.e}
	}
	return valueOf(c.v)
}

func (ev *eval) unary(n *node) (value, bool) {
	v, ok := ev.value(n.left)
	switch {
	case !ok:
		return value{}, n.text == "!" && ev.absent && ev.err == nil
	case n.text == "!" && v.kind == isBool:
		return value{kind: isBool, bool: !v.bool}, true
	case n.text == "-" && v.isNumber():
		return sum("-", value{kind: isInt}, v), true
	case n.text == "!":
		ev.fail(n.at, "! turns true and false, and this is %s", v.kind)
	default:
		ev.fail(n.at, "- stands before numbers, and this is %s", v.kind)
	}
	return value{}, false
}

func (ev *eval) binary(n *node) (value, bool) {
	if n.text == "&&" || n.text == "||" {
		return ev.junction(n)
	}
	a, ok := ev.value(n.left)
	b, ok2 := ev.value(n.right)
	if !ok || !ok2 {
		return value{}, false
	}
	switch n.text {
	case "+", "-", "*", "/", "%":
		if n.text == "+" && a.kind == isText && b.kind == isText {
			return value{kind: isText, text: a.text + b.text}, true
		}
		if !a.isNumber() || !b.isNumber() {
			ev.fail(n.at, "%s is for numbers, and here are %s and %s", n.text, a.kind, b.kind)
			return value{}, false
		}
		return sum(n.text, a, b), true
	}
	a, b = ev.asEntity(a, b), ev.asEntity(b, a)
	is, ok := compare(n.text, a, b)
	if !ok {
		ev.fail(n.at, "%s cannot tell %s from %s; compare two of a kind", n.text, a.kind, b.kind)
	}
	return value{kind: isBool, bool: is}, ok
}

// asEntity makes a text the entity of that name where it is compared with an entity.
func (ev *eval) asEntity(v, other value) value {
	if v.kind == isNil && other.kind == isEntity {
		return value{kind: isEntity}
	}
	if v.kind != isText || other.kind != isEntity {
		return v
	}
	w, err := ev.sc.world(ev.worldAt)
	if err != nil {
		return v
	}
	return value{kind: isEntity, entity: w.Named(v.text)}
}

// junction is && and ||, of which the right side is computed only when it matters.
func (ev *eval) junction(n *node) (value, bool) {
	a, ok := ev.truth(n.left)
	if ev.err != nil || ok && a != (n.text == "&&") {
		return value{kind: isBool, bool: a}, ev.err == nil
	}
	b, ok := ev.truth(n.right)
	return value{kind: isBool, bool: b && ok && (n.text == "||" || a)}, ev.err == nil
}

// truth computes a condition. What is not there is not true.
func (ev *eval) truth(n *node) (is, ok bool) {
	v, ok := ev.value(n)
	if !ok {
		return false, false
	}
	if v.kind != isBool {
		ev.fail(n.at, "this is %s; want a condition, as in … > 3", v.kind)
		return false, false
	}
	return v.bool, true
}

// follow goes along a path.
func (ev *eval) follow(p *path) (cursor, bool) {
	ev.absent = false
	at, used, ok := ev.head(p)
	for i := used; ok && i < len(p.steps); i++ {
		at, ok = ev.step(at, &p.steps[i])
	}
	return at, ok && ev.err == nil
}

// head finds what a path begins with: a variable, an entity, a scene, or a field of what a row is.
func (ev *eval) head(p *path) (at cursor, used int, ok bool) {
	name := p.head.text
	if p.head.kind == tokenText || isPlace(name) || isID(name) {
		if at, ok := ev.variable(name); ok && p.head.kind == tokenWord {
			return at, 0, true
		}
		at, ok = ev.entity(p)
		return at, 0, ok
	}
	if at, ok := ev.variable(name); ok {
		return at, 0, true
	}
	if ev.implied >= 0 {
		if at, ok, known := ev.own(p); known {
			return at, 0, ok
		}
	}
	if i, used := ev.sc.sceneCalled(name, p.steps); i >= 0 {
		return cursor{v: ev.sc.root(i), scene: i}, used, true
	}
	if ev.quiet {
		ev.absent = true
		return cursor{}, 0, false
	}
	ev.fail(p.head.at, "%s is nothing here%s; there is %s", name, didYouMean(name, append(ev.names(), wordList()...)), oneOf(ev.names()))
	return cursor{}, 0, false
}

func (ev *eval) names() []string {
	var names []string
	for _, b := range ev.vars {
		names = append(names, b.name)
	}
	return append(names, ev.sc.names...)
}

func (ev *eval) variable(name string) (cursor, bool) {
	for i := range ev.vars {
		if ev.vars[i].name == name {
			return ev.vars[i].at, true
		}
	}
	return cursor{}, false
}

func (ev *eval) entity(p *path) (cursor, bool) {
	w, err := ev.sc.world(ev.worldAt)
	if err != nil {
		ev.fail(p.head.at, "%s", err)
		return cursor{}, false
	}
	name := p.head.text
	if p.head.kind == tokenText {
		if e := w.Named(name); !e.IsNone() {
			return cursor{w: w, e: e}, true
		}
		ev.miss(p.head.at, "no entity that is alive has the name %q", name)
		return cursor{}, false
	}
	e, err := ecs.EntityCalled(w.World, name)
	if err != nil {
		ev.miss(p.head.at, "%s", err)
		return cursor{}, false
	}
	return cursor{w: w, e: e}, true
}

// own tries a head as a field of the row; known is false when it is none.
func (ev *eval) own(p *path) (at cursor, ok, known bool) {
	row := ev.vars[ev.implied].at
	s := step{name: p.head.text, n: -1, at: p.head.at}
	if row.v.IsValid() {
		v, ok := settled(row.v)
		if !ok || v.Kind() != reflect.Struct || !v.FieldByName(s.name).IsValid() {
			return cursor{}, false, false
		}
	}
	at, ok = ev.step(row, &s)
	return at, ok, true
}

// step goes into a field, an element, or a component.
func (ev *eval) step(at cursor, s *step) (cursor, bool) {
	if !at.v.IsValid() {
		return ev.component(at, s)
	}
	v, ok := settled(at.v)
	switch {
	case !ok:
		ev.miss(s.at, "this is nil here, and has no %s", s.name)
		return cursor{}, false
	case v.Type() == entityType:
		return ev.referred(v, s)
	case v.Type() == worldType && !v.FieldByName(s.name).IsValid():
		return ev.inWorld(v, s)
	}
	inner, ok := intoValue(v, s)
	if !ok {
		ev.noStep(v, s)
		return cursor{}, false
	}
	at.v = inner
	if ev.tracking {
		at.rest += s.text(at.rest)
	}
	return at, true
}

// text is the step as state's paths have it.
func (s *step) text(before string) string {
	switch {
	case s.key:
		return "[" + s.name + "]"
	case before == "":
		return s.name
	}
	return "." + s.name
}

// referred goes on from a field that holds an entity.
func (ev *eval) referred(v reflect.Value, s *step) (cursor, bool) {
	e, _ := ecs.EntityIn(v)
	w, err := ev.sc.world(ev.worldAt)
	switch {
	case err != nil:
		ev.fail(s.at, "%s", err)
	case !w.Alive(e):
		ev.miss(s.at, "%s is not alive, and has no %s", e, s.name)
	default:
		return ev.component(cursor{w: w, e: e}, s)
	}
	return cursor{}, false
}

// inWorld goes on from a world to one of its entities: play.world.e12, play.world["Max"].
func (ev *eval) inWorld(v reflect.Value, s *step) (cursor, bool) {
	for i := range ev.sc.found() {
		w := &ev.sc.worlds[i]
		if !v.CanAddr() || v.Addr().Pointer() != reflect.ValueOf(w.World).Pointer() {
			continue
		}
		e, err := ecs.EntityCalled(w.World, s.name)
		if err == nil && !e.IsNone() {
			return cursor{w: w, e: e}, true
		}
		ev.miss(s.at, "%s is no entity of this world; want one as e12, 12v3 or [\"Max\"]", s.name)
		return cursor{}, false
	}
	ev.noStep(v, s)
	return cursor{}, false
}

// component goes from an entity to a component by its name, or to the one field of its components with that name.
func (ev *eval) component(at cursor, s *step) (cursor, bool) {
	if !at.w.Alive(at.e) {
		ev.miss(s.at, "%s is not alive, and has no %s", at.e, s.name)
		return cursor{}, false
	}
	all := ecs.ComponentsOf(at.w.World, at.e)
	for _, t := range all {
		if shortName(t) == s.name {
			return cursor{v: ecs.ValueOf(at.w.World, at.e, t), w: at.w, e: at.e, comp: t}, true
		}
	}
	first := at.types
	if first == nil {
		first = all
	}
	var with []reflect.Type
	for _, t := range first {
		if t.Kind() == reflect.Struct {
			if _, ok := t.FieldByName(s.name); ok && slices.Contains(all, t) {
				with = append(with, t)
			}
		}
	}
	switch len(with) {
	case 1:
		return ev.step(cursor{v: ecs.ValueOf(at.w.World, at.e, with[0]), w: at.w, e: at.e, comp: with[0]}, s)
	case 0:
		names := shortNames(all)
		ev.miss(s.at, "%s has no %s%s; it has %s", label(at.w.World, at.e), s.name, didYouMean(s.name, names), oneOf(names))
	default:
		ev.fail(s.at, "%s may be a field of %s; write the component before it", s.name, strings.Join(shortNames(with), " or "))
	}
	return cursor{}, false
}

// noStep says why a step leads nowhere.
func (ev *eval) noStep(v reflect.Value, s *step) {
	switch k := v.Kind(); {
	case !s.key && k == reflect.Struct:
		names := fieldNames(v.Type())
		ev.fail(s.at, "%s has no field %s%s; it has %s", typeName(v.Type()), s.name, didYouMean(s.name, names), oneOf(names))
	case !s.key:
		ev.fail(s.at, "a %s has no field %s", typeName(v.Type()), s.name)
	case k == reflect.Slice || k == reflect.Array:
		ev.miss(s.at, "there is no element [%s]; there are %d", s.name, v.Len())
	case k == reflect.Map:
		ev.miss(s.at, "there is no key [%s] among %d", s.name, v.Len())
	default:
		ev.fail(s.at, "a %s has no elements", typeName(v.Type()))
	}
}

// absence is the error of a value that was not there.
func (ev *eval) absence() error {
	if ev.err != nil {
		return ev.err
	}
	return errors.New("console: read: there is nothing here now")
}

func fieldNames(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		if t.Field(i).Name != "_" {
			names = append(names, t.Field(i).Name)
		}
	}
	return names
}

// typeName is how a developer of the game writes a type.
func typeName(t reflect.Type) string { return strings.ReplaceAll(t.String(), "main.", "") }

// shortName is how a query writes a component.
func shortName(t reflect.Type) string {
	name, _, _ := strings.Cut(t.Name(), "[")
	if name == "" {
		return t.String()
	}
	return name
}

func shortNames(types []reflect.Type) []string {
	var names []string
	for _, t := range types {
		names = append(names, shortName(t))
	}
	return names
}

// label is an entity for people: e12, with its name where it has one.
func label(w *ecs.World, e ecs.Entity) string {
	if e.IsNone() {
		return "none"
	}
	text := e.String()
	if w != nil && w.Alive(e) {
		if at := fmt.Sprintf("e%d", ecs.Place(e)); w.ID == 0 {
			text = at
		}
		if name := w.Name(e); name != "" {
			text += fmt.Sprintf(" %q", name)
		}
	}
	return text
}
