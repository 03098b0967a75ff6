package ecs

import (
	"fmt"
	"slices"
)

// implied is the variable of terms that name none: "Ship | Fuel < 3".
const implied = "it"

// binder turns a sentence into a question with the types that a world knows.
type binder struct {
	s       *sentence
	all     []typeKnown
	lenient bool // a name that nothing has yet is no mistake: there is nothing of it
	q       *question
	implies bool // terms may leave the variable out
	aliases map[string]alias
	unknown bool // a name had no type
	unsure  bool // a name had none, or one of which the world has nothing yet, so that it may still mean something else
	err     *FindError
}

// bindSentence finds the types of a sentence. It is unsure when the world may know more later.
func bindSentence(s *sentence, all []typeKnown, lenient bool) (q *question, unsure bool, err *FindError) {
	b := &binder{s: s, all: all, lenient: lenient, q: &question{}}
	b.implies = leavesOut(s.terms)
	b.nameVariables()
	for i := range s.terms {
		b.clause(&s.terms[i])
	}
	b.checkBound()
	if s.where != nil && b.err == nil && b.q.never == "" {
		b.conditions(s.where)
	}
	if b.err != nil {
		return nil, b.unsure, b.err
	}
	return b.q, b.unsure, nil
}

// leavesOut reports whether terms may leave the variable out: when one has no entity at all, or none has a variable.
func leavesOut(terms []clause) bool {
	variables := false
	for _, t := range terms {
		if len(t.args) == 0 {
			return true
		}
		for _, a := range t.args {
			variables = variables || a.kind == argVariable
		}
	}
	return !variables
}

// nameVariables gives the variables the first roles, in the order of the text.
func (b *binder) nameVariables() {
	for _, t := range b.s.terms {
		if len(t.args) == 0 || b.implies && len(t.args) == 1 && isRelation(b.all, t.name) {
			b.q.roleOf(implied, false)
		}
		for i, a := range t.args {
			if a.kind == argVariable && !(i == 1 && b.isAlias(&t)) {
				b.q.roleOf(a.text, false)
			}
		}
		if len(b.q.roles) > maxVariables {
			b.fail(t.at, "a query has at most %d variables; split it in two", maxVariables)
		}
	}
	b.q.variables = len(b.q.roles)
}

func (b *binder) clause(t *clause) {
	k, ok := b.typeOf(t)
	if !ok || b.err != nil {
		return
	}
	if k.relation || !k.used && len(t.args) == 2 && !b.isAlias(t) {
		b.link(t, k)
		return
	}
	b.component(t, k)
}

// typeOf finds the one type that a clause's name means.
func (b *binder) typeOf(t *clause) (typeKnown, bool) {
	found := lookUp(b.all, t.name)
	if used := slices.DeleteFunc(slices.Clone(found), func(k typeKnown) bool { return !k.used }); len(used) == 1 {
		found = used
	}
	switch {
	case len(found) == 1:
		b.unsure = b.unsure || !found[0].used
		return found[0], true
	case len(found) > 1 && !(b.lenient && none(found)):
		b.fail(t.at, "%s may be %s; write it with its package", t.name, longNames(found))
	case !b.lenient:
		b.fail(t.at, "%s is no component or relation%s; this world has %s", t.name, didYouMean(t.name, namesOf(b.all, false)), oneOf(namesOf(b.all, true)))
	default:
		b.unknown, b.unsure = true, true
		if !t.not {
			b.q.never = fmt.Sprintf("nothing is %s yet", t.name)
		}
	}
	return typeKnown{}, false
}

func isRelation(all []typeKnown, name string) bool {
	found := lookUp(all, name)
	return len(found) == 1 && found[0].relation
}

// none reports whether the world has nothing of some types.
func none(all []typeKnown) bool {
	return !slices.ContainsFunc(all, func(k typeKnown) bool { return k.used })
}

func (b *binder) component(t *clause, k typeKnown) {
	if len(t.args) > 1 && !b.isAlias(t) {
		b.fail(t.args[1].at, "%s is a component and stands with one entity, as in %q", t.name, t.name+" "+t.args[0].text)
		return
	}
	a := argument{text: implied, at: t.at}
	if len(t.args) > 0 {
		a = t.args[0]
	}
	if a.kind == argAny {
		b.fail(a.at, "* is for the ends of relations; try %q", t.name+" "+asVariable(k.c.shortName()[:1]))
		return
	}
	role := b.end(a)
	if len(t.args) == 2 {
		b.alias(t.args[1], role, k.c)
	}
	s := &b.q.roles[role]
	list := &s.parts
	if t.not {
		list = &s.without
	}
	if !slices.Contains(*list, k.c) {
		*list = append(*list, k.c)
	}
}

func (b *binder) link(t *clause, k typeKnown) {
	l := linkClause{c: k.c, not: t.not, source: anyone, target: anyone}
	switch len(t.args) {
	case 2:
		l.source, l.target = b.end(t.args[0]), b.end(t.args[1])
	case 1:
		if !b.implies {
			a := t.args[0].text
			b.fail(t.at, "%s is a relation and stands with two entities; try %q for any target", t.name, t.name+" "+a+" *")
			return
		}
		l.source, l.target = b.q.roleOf(implied, false), b.end(t.args[0])
	case 0:
		l.source = b.q.roleOf(implied, false)
	}
	b.q.links = append(b.q.links, l)
}

// end returns the role of an argument, or anyone.
func (b *binder) end(a argument) int {
	if a.kind == argAny {
		return anyone
	}
	if len(b.q.roles) > maxRoles {
		b.fail(a.at, "a query has at most %d variables and names; split it in two", maxRoles)
	}
	return b.q.roleOf(a.text, a.kind == argNamed)
}

// checkBound refuses variables that any entity would fit.
func (b *binder) checkBound() {
	bound := b.q.bound()
	for i, s := range b.q.roles {
		if b.unknown || s.named || bound&roleBit(i) != 0 {
			continue
		}
		b.fail(b.firstUse(s.name), "%s is only in terms with !, so that any entity would fit; add what it must have, as in %q", s.name, "Ship "+s.name)
	}
}

// bound returns the roles that a clause without ! speaks of.
func (q *question) bound() uint64 {
	bound := uint64(0)
	for i, s := range q.roles {
		if len(s.parts) > 0 || s.named {
			bound |= roleBit(i)
		}
	}
	for _, l := range q.links {
		if !l.not {
			bound |= roleBit(l.source) | roleBit(l.target)
		}
	}
	return bound
}

func (b *binder) firstUse(variable string) int {
	for _, t := range b.s.terms {
		for _, a := range t.args {
			if a.kind == argVariable && a.text == variable {
				return a.at
			}
		}
		if len(t.args) == 0 && variable == implied {
			return t.at
		}
	}
	return 0
}

func (b *binder) fail(at int, format string, args ...any) {
	if b.err == nil {
		b.err = wrong(b.s.text, at, format, args...)
	}
}
