package ecs

import "strconv"

// question is what the planner answers: a text or a join whose names have become components. It holds nothing of a world.
type question struct {
	roles     []role // the variables in the order in which a text names them, then what has a name
	variables int    // how many of the roles are variables
	links     []linkClause
	tests     []test
	never     string // why nothing can be found, or empty
}

// What fits into the bits of a plan's step.
const (
	maxRoles = 60
	maxTests = 64
)

// role is one entity of a row.
type role struct {
	name    string
	named   bool // it is the entity that has this name
	parts   []*component
	without []*component
	also    []Filter // of a join
}

// anyone stands for * in a link.
const anyone = -1

// linkClause says that there is a link, or none.
type linkClause struct {
	c              *component
	not            bool
	source, target int // roles, or anyone
}

// only reports whether the link only has to exist, so that it makes no rows.
func (l linkClause) only() bool { return l.not || l.source == anyone || l.target == anyone }

// test is a condition of a predicate that stands alone: what && joins is several.
type test struct {
	text string
	uses uint64 // the roles, as bits; what it reads of links needs both their ends
	pass func(*runner) bool
}

// roleOf finds a role, or makes one.
func (q *question) roleOf(name string, named bool) int {
	for i, s := range q.roles {
		if s.name == name && s.named == named {
			return i
		}
	}
	q.roles = append(q.roles, role{name: name, named: named})
	return len(q.roles) - 1
}

// nameOf is how a text writes a role.
func (q *question) nameOf(role int) string {
	switch {
	case role == anyone:
		return "*"
	case q.roles[role].named:
		return strconv.Quote(q.roles[role].name)
	}
	return q.roles[role].name
}

func roleBit(role int) uint64 {
	if role == anyone {
		return 0
	}
	return 1 << role
}

// matches reports whether the entities of a table fit a role.
func (o *role) matches(t *table) bool {
	for _, c := range o.parts {
		if !t.has(c) {
			return false
		}
	}
	for _, c := range o.without {
		if t.has(c) {
			return false
		}
	}
	for i := range o.also {
		if !o.also[i].matches(t) {
			return false
		}
	}
	return true
}
