package ecs

type stepKind uint8

const (
	stepStart    stepKind = iota // looks at what has a name, and at what needs nothing
	stepScan                     // every entity that fits a role, table by table
	stepAll                      // every link of a relation
	stepForward                  // from a source to its targets
	stepBackward                 // from a target to its sources
)

// planStep binds the roles that it names, once for each row of the steps before it.
type planStep struct {
	kind   stepKind
	link   int     // of stepAll, stepForward and stepBackward
	role   int     // the one that a scan, a forward or a backward step binds
	from   int     // where a forward or backward step comes from
	each   float64 // how many a row of the step before gives, before checks, as far as one can tell
	checks uint64  // the links to look for then, as bits
	tests  uint64  // the conditions to look at then, as bits
}

// amounts is what a plan is made by: how much there is in a world now.
type amounts struct {
	entities float64
	roles    []float64 // how many entities fit each role
	links    []linkAmounts
}

type linkAmounts struct{ links, sources, targets float64 }

// planner finds the order in which a question is answered. It allocates nothing.
type planner struct {
	q     *question
	have  *amounts
	steps [maxVariables + 1]planStep
	n     int
	bound uint64  // roles
	used  uint64  // links that steps have followed
	cost  float64 // rough: places that are looked at
	rows  float64 // after the steps so far
}

// How much places cost against one in a table, and how much a condition lets through. Links lie in the order of relating,
// which often is that of their sources, so that going back to a source is a leap in memory.
const (
	costLink = 2
	costBack = 6
	costStep = 1
	letsPass = 0.5
)

// planFor makes the cheapest of the plans that begin with each possible first step and then go on with what gives the fewest
// rows. It depends on the amounts alone, so that equal worlds are answered in the same order.
func planFor(best *planner, q *question, have *amounts) {
	*best = planner{q: q, have: have, cost: -1}
	var p planner
	for first := range len(q.roles) + len(q.links) {
		p = planner{q: q, have: have}
		p.start()
		s, ok := p.candidate(first)
		if !ok {
			continue
		}
		for p.take(s); p.bound != p.all(); {
			p.take(p.cheapest())
		}
		if best.cost < 0 || p.cost < best.cost {
			*best = p
		}
	}
	if best.cost < 0 { // only what has a name
		best.start()
	}
	best.place()
}

func (p *planner) all() uint64 { return 1<<len(p.q.roles) - 1 }

// start binds what has a name.
func (p *planner) start() {
	p.rows = 1
	for i, s := range p.q.roles {
		if s.named {
			p.bound |= roleBit(i)
		}
	}
	p.n = 1
}

// candidate returns the step of a number: scans by role, then links by clause.
func (p *planner) candidate(i int) (planStep, bool) {
	if i < len(p.q.roles) {
		return planStep{kind: stepScan, role: i, each: p.have.roles[i]}, p.bound&roleBit(i) == 0
	}
	i -= len(p.q.roles)
	l, have := p.q.links[i], p.have.links[i]
	if l.only() || p.used&(1<<i) != 0 {
		return planStep{}, false
	}
	switch source, target := p.bound&roleBit(l.source) != 0, p.bound&roleBit(l.target) != 0; {
	case source && target:
		return planStep{}, false
	case source:
		return planStep{kind: stepForward, link: i, role: l.target, from: l.source, each: have.links / max(1, have.sources)}, true
	case target:
		return planStep{kind: stepBackward, link: i, role: l.source, from: l.target, each: have.links / max(1, have.targets)}, true
	}
	return planStep{kind: stepAll, link: i, role: anyone, each: have.links}, true
}

// cheapest returns the step that looks at the fewest places now; of equals the first.
func (p *planner) cheapest() planStep {
	var best planStep
	lowest := -1.0
	for i := range len(p.q.roles) + len(p.q.links) {
		if s, ok := p.candidate(i); ok && (lowest < 0 || p.price(s) < lowest) {
			best, lowest = s, p.price(s)
		}
	}
	return best
}

// price says what a step costs for each row that comes to it.
func (p *planner) price(s planStep) float64 {
	switch s.kind {
	case stepScan:
		return s.each + float64(s.each*float64(costLink*p.closes(s.role)))
	case stepAll:
		return float64(s.each * costLink)
	case stepBackward:
		return costStep + float64(s.each*costBack)
	}
	return costStep + float64(s.each*costLink)
}

// closes counts the links that have both ends when a role is bound, and must then be looked for.
func (p *planner) closes(role int) int {
	n := 0
	for _, l := range p.q.links {
		if ends := roleBit(l.source) | roleBit(l.target); ends&roleBit(role) != 0 && ends&^(p.bound|roleBit(role)) == 0 {
			n++
		}
	}
	return n
}

// take adds a step, and guesses how many rows come out of it.
func (p *planner) take(s planStep) {
	p.cost += float64(p.rows * p.price(s))
	p.rows = float64(p.rows * s.each)
	before := p.bound
	if s.kind == stepScan {
		p.bound |= roleBit(s.role)
	} else {
		l := p.q.links[s.link]
		for _, role := range [2]int{l.source, l.target} {
			if p.bound&roleBit(role) == 0 {
				p.rows = float64(p.rows * p.share(role))
			}
			p.bound |= roleBit(role)
		}
		p.used |= 1 << s.link
	}
	for _, t := range p.q.tests {
		if t.uses&^before != 0 && t.uses&^p.bound == 0 {
			p.rows = float64(p.rows * letsPass)
		}
	}
	p.steps[p.n] = s
	p.n++
}

// share is the part of all entities that fit a role.
func (p *planner) share(role int) float64 {
	return min(1, p.have.roles[role]/max(1, p.have.entities))
}

// place puts every check and condition behind the first step that has bound what it needs.
func (p *planner) place() {
	p.bound = 0
	for i, s := range p.q.roles {
		if s.named {
			p.bound |= roleBit(i)
		}
	}
	checked, tested := p.used, uint64(0)
	for n := range p.n {
		s := &p.steps[n]
		if n > 0 {
			p.bound |= p.binds(s)
		}
		for i, l := range p.q.links {
			if checked&(1<<i) == 0 && (roleBit(l.source)|roleBit(l.target))&^p.bound == 0 {
				s.checks |= 1 << i
			}
		}
		for i, t := range p.q.tests {
			if tested&(1<<i) == 0 && t.uses&^p.bound == 0 {
				s.tests |= 1 << i
			}
		}
		checked, tested = checked|s.checks, tested|s.tests
	}
}

func (p *planner) binds(s *planStep) uint64 {
	if s.kind == stepAll {
		return roleBit(p.q.links[s.link].source) | roleBit(p.q.links[s.link].target)
	}
	return roleBit(s.role)
}
