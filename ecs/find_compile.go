package ecs

import (
	"math"
	"reflect"
	"strconv"
	"strings"
)

// conditions compiles a predicate as what && joins in it, so that each part is looked at as early as it can be.
func (b *binder) conditions(n *phrase) {
	if n.kind == nodeBinary && n.text == "&&" {
		b.conditions(n.left)
		b.conditions(n.right)
		return
	}
	v := b.truth(n)
	switch last := len(b.q.tests) - 1; {
	case b.err != nil:
	case last+1 == maxTests:
		t, also := b.q.tests[last], v.bool
		b.q.tests[last] = test{t.text + " && " + v.text, t.uses | v.uses, func(r *runner) bool { return t.pass(r) && also(r) }}
	default:
		b.q.tests = append(b.q.tests, test{text: v.text, uses: v.uses, pass: v.bool})
	}
}

// truth compiles what must be true or false.
func (b *binder) truth(n *phrase) operand {
	v := b.operand(n)
	if v.class != classBool && b.err == nil {
		b.fail(n.at, "%s is %s; want a condition, as in %s", v.text, v.class, exampleOf(v))
	}
	return v
}

func exampleOf(v operand) string {
	switch v.class {
	case classText:
		return v.text + ` == "Earth"`
	case classEntity:
		return v.text + ` != other`
	}
	return v.text + " > 3"
}

// operand compiles a piece of a predicate. After a mistake its functions must not be called.
func (b *binder) operand(n *phrase) operand {
	if b.err != nil {
		return operand{}
	}
	switch n.kind {
	case nodeNumber:
		v, ok := numberOf(n.text)
		if !ok {
			b.fail(n.at, "%s is no number; try 3, 0.5, 1e6 or 0xff", n.text)
		}
		return v
	case nodeText:
		text := n.text
		return operand{class: classText, fixed: true, text: strconv.Quote(text), string: func(*runner) string { return text }}
	case nodeBool:
		is := n.text == "true"
		return operand{class: classBool, fixed: true, text: n.text, bool: func(*runner) bool { return is }}
	case nodePath:
		return b.pathValue(n)
	case nodeLink:
		return b.linkValue(n)
	case nodeUnary:
		return b.unary(n)
	}
	return b.binary(n)
}

func (b *binder) unary(n *phrase) operand {
	v := b.operand(n.left)
	switch {
	case b.err != nil:
	case n.text == "!" && v.class == classBool:
		is := v.bool
		return operand{class: classBool, uses: v.uses, text: "!" + v.text, bool: func(r *runner) bool { return !is(r) }}
	case n.text == "-" && v.class.isNumber():
		return b.negative(v)
	case n.text == "!":
		b.fail(n.at, "! turns true and false, and %s is %s; try !(%s)", v.text, v.class, exampleOf(v))
	default:
		b.fail(n.at, "- stands before numbers, and %s is %s", v.text, v.class)
	}
	return operand{}
}

// negative keeps a whole number whole when it is written in the text, since it may be compared.
func (b *binder) negative(v operand) operand {
	text := "-" + v.text
	if v.class == classInt && v.fixed {
		n := -v.int(nil)
		return operand{class: classInt, fixed: true, text: text, int: func(*runner) int64 { return n }}
	}
	f := v.asFloat()
	return operand{class: classFloat, uses: v.uses, text: text, float: func(r *runner) float64 { return -f(r) }}
}

func (b *binder) binary(n *phrase) operand {
	left, right := b.operand(n.left), b.operand(n.right)
	if b.err != nil {
		return operand{}
	}
	v := operand{class: classBool, uses: left.uses | right.uses, text: "(" + left.text + " " + n.text + " " + right.text + ")"}
	switch n.text {
	case "&&", "||":
		b.junction(n, &v, left, right)
	case "+", "-", "*", "/", "%":
		b.sum(n, &v, left, right)
	default:
		v.text = left.text + " " + n.text + " " + right.text
		b.comparison(n, &v, left, right)
	}
	return v
}

func (b *binder) junction(n *phrase, v *operand, left, right operand) {
	for _, side := range []operand{left, right} {
		if side.class != classBool {
			b.fail(n.at, "%s joins conditions, and %s is %s; try %s", n.text, side.text, side.class, exampleOf(side))
		}
	}
	p, q := left.bool, right.bool
	if n.text == "&&" {
		v.bool = func(r *runner) bool { return p(r) && q(r) }
		return
	}
	v.bool = func(r *runner) bool { return p(r) || q(r) }
}

// sum compiles arithmetic. Each operation is a function of its own, so that no processor fuses two of them.
func (b *binder) sum(n *phrase, v *operand, left, right operand) {
	for _, side := range []operand{left, right} {
		if !side.class.isNumber() {
			b.fail(n.at, "%s is for numbers, and %s is %s", n.text, side.text, side.class)
			return
		}
	}
	p, q := left.asFloat(), right.asFloat()
	v.class = classFloat
	switch n.text {
	case "+":
		v.float = func(r *runner) float64 { return p(r) + q(r) }
	case "-":
		v.float = func(r *runner) float64 { return p(r) - q(r) }
	case "*":
		v.float = func(r *runner) float64 { return float64(p(r) * q(r)) }
	case "/":
		v.float = func(r *runner) float64 { return p(r) / q(r) }
	case "%":
		v.float = func(r *runner) float64 { return math.Mod(p(r), q(r)) }
	}
}

// pathValue compiles a variable, a field of one of its components, or one of a relation's data.
func (b *binder) pathValue(n *phrase) operand {
	path := strings.Split(n.text, ".")
	role := b.variable(path[0])
	links, rest := b.linksCalled(path)
	own := b.ownField(path)
	switch {
	case b.aliases[path[0]].c != nil:
		return b.aliasValue(n, b.aliases[path[0]], path)
	case role != anyone && (len(links) > 0 || own):
		b.fail(n.at, "%s is a variable, and also something else here; give the variable another name", path[0])
	case role != anyone && len(path) == 1:
		return b.entityValue(n, role)
	case role != anyone:
		return b.placeValue(n, role, path[1:])
	case len(links) > 0:
		return b.dataValue(n, links, rest)
	case b.variable(implied) != anyone:
		return b.placeValue(n, b.variable(implied), path)
	default:
		b.fail(n.at, "%s is no variable of this query%s; it has %s", path[0], didYouMean(path[0], b.variables()), oneOf(b.variables()))
	}
	return operand{}
}

func (b *binder) variable(name string) int {
	for i, s := range b.q.roles[:b.q.variables] {
		if s.name == name {
			return i
		}
	}
	return anyone
}

func (b *binder) variables() []string {
	var names []string
	for _, s := range b.q.roles[:b.q.variables] {
		names = append(names, s.name)
	}
	return names
}

// ownField reports whether a path without a variable leads into the entity of terms that name none.
func (b *binder) ownField(path []string) bool {
	role := b.variable(implied)
	if role == anyone || path[0] == implied {
		return false
	}
	for _, part := range b.q.roles[role].parts {
		if _, _, why := fieldPath(part.goType(), path); why == "" {
			return true
		}
	}
	return false
}

// entityValue is a variable itself.
func (b *binder) entityValue(n *phrase, role int) operand {
	return operand{class: classEntity, uses: roleBit(role), text: n.text, entity: func(r *runner) Entity { return r.seats[role].entity }}
}

func (b *binder) placeValue(n *phrase, role int, path []string) operand {
	p, ok := b.resolve(n, role, path)
	if !ok {
		return operand{}
	}
	return b.read(n, p, roleBit(role))
}

// read compiles the reading of a place, when there is something there that can be compared.
func (b *binder) read(n *phrase, p spot, uses uint64) operand {
	v := valueAt(p, n.text)
	v.uses = uses
	if v.class == classNone {
		hint := ""
		if p.typ.Kind() == reflect.Struct && p.typ.NumField() > 0 {
			hint = "; try " + n.text + "." + p.typ.Field(0).Name
		}
		b.fail(n.at, "%s is a %s, and predicates compare numbers, texts, bools and entities%s", n.text, shortOr(p.typ), hint)
	}
	return v
}
