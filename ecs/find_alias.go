package ecs

import (
	"slices"
	"strings"
)

// alias is a name for a component's value: p in "Position e p".
type alias struct {
	role int
	c    *component
}

// isAlias reports whether the second variable of a term names the value of a component and no entity. A type that the world has
// nothing of may be a relation as well: it is none when the variable is in no other term and the predicate asks for fields of it,
// which an entity of no component has not.
func (b *binder) isAlias(t *clause) bool {
	if len(t.args) != 2 || t.args[1].kind != argVariable || t.args[0].kind == argAny || t.not {
		return false
	}
	found := lookUp(b.all, t.name)
	if used := slices.DeleteFunc(slices.Clone(found), func(k typeKnown) bool { return !k.used }); len(used) > 0 {
		found = used
	}
	for _, k := range found {
		if k.relation {
			return false
		}
		if k.used {
			return true
		}
	}
	return b.uses(t.args[1].text) == 1 && b.s.where.reads(t.args[1].text)
}

// uses counts the terms that a variable is in.
func (b *binder) uses(variable string) int {
	n := 0
	for _, t := range b.s.terms {
		for _, a := range t.args {
			if a.kind == argVariable && a.text == variable {
				n++
			}
		}
	}
	return n
}

// reads reports whether a predicate asks for a field of a variable.
func (n *phrase) reads(variable string) bool {
	if n == nil {
		return false
	}
	return n.kind == nodePath && strings.HasPrefix(n.text, variable+".") || n.left.reads(variable) || n.right.reads(variable)
}

// alias gives a component's value a name.
func (b *binder) alias(a argument, role int, c *component) {
	had, twice := b.aliases[a.text]
	if b.variable(a.text) != anyone || twice && had != (alias{role, c}) {
		b.fail(a.at, "%s names the %s here, and something else in another term; give one of the two another name", a.text, c.shortName())
		return
	}
	if b.aliases == nil {
		b.aliases = map[string]alias{}
	}
	b.aliases[a.text] = alias{role, c}
}

// aliasValue is a field of a component that has a name, or its value.
func (b *binder) aliasValue(n *phrase, a alias, path []string) operand {
	steps, leaf, why := fieldPath(a.c.goType(), path[1:])
	if why != "" {
		b.fail(n.at, "%s", why)
		return operand{}
	}
	part := slices.Index(b.q.roles[a.role].parts, a.c)
	return b.read(n, spot{of: a.role, part: part, steps: steps, typ: leaf}, roleBit(a.role))
}
