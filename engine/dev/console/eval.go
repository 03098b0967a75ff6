package console

import (
	"errors"
)

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

// absence is the error of a value that was not there.
func (ev *eval) absence() error {
	if ev.err != nil {
		return ev.err
	}
	return errors.New("console: read: there is nothing here now")
}
