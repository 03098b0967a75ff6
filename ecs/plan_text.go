package ecs

import (
	"fmt"
	mathbits "math/bits"
	"strconv"
	"strings"
)

// String writes a plan, one step a line, for people. The numbers are what the world had when the plan was made.
func (p *planner) String() string {
	if p.q.never != "" {
		return p.q.never + "\n"
	}
	var b strings.Builder
	n := 0
	for i := range p.steps[:p.n] {
		s := &p.steps[i]
		if line := p.line(s) + p.kept(s); line != "" {
			n++
			fmt.Fprintf(&b, "%d. %s\n", n, line)
		}
	}
	return b.String()
}

func (p *planner) line(s *planStep) string {
	l := func() string { return p.q.links[s.link].c.shortName() }
	switch s.kind {
	case stepScan:
		return fmt.Sprintf("each %s: %s entities", p.role(s.role), amount(s.each))
	case stepAll:
		ends := p.q.links[s.link]
		return fmt.Sprintf("each %s of %s to %s: %s links", l(), p.role(ends.source), p.role(ends.target), amount(s.each))
	case stepForward:
		return fmt.Sprintf("%s from %s to %s: about %s each", l(), p.q.nameOf(s.from), p.role(s.role), amount(s.each))
	case stepBackward:
		return fmt.Sprintf("%s back from %s to %s: about %s each", l(), p.q.nameOf(s.from), p.role(s.role), amount(s.each))
	}
	var names []string
	for i, o := range p.q.roles {
		if o.named {
			names = append(names, p.role(i))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "the named: " + strings.Join(names, ", ")
}

// amount writes a number with two digits at least.
func amount(f float64) string {
	if f >= 10 {
		return strconv.FormatFloat(f, 'f', 0, 64)
	}
	return strconv.FormatFloat(f, 'g', 2, 64)
}

// role names a role with what its entities must have: "p (Planet, !Frozen)".
func (p *planner) role(role int) string {
	o := &p.q.roles[role]
	var has []string
	for _, c := range o.parts {
		has = append(has, c.shortName())
	}
	for _, c := range o.without {
		has = append(has, "!"+c.shortName())
	}
	for i := range o.also {
		var b strings.Builder
		o.also[i].write(&b)
		has = append(has, b.String())
	}
	if len(has) == 0 {
		return p.q.nameOf(role)
	}
	return p.q.nameOf(role) + " (" + strings.Join(has, ", ") + ")"
}

// kept lists what a step checks.
func (p *planner) kept(s *planStep) string {
	var kept []string
	for left := s.checks; left != 0; left &= left - 1 {
		l := p.q.links[mathbits.TrailingZeros64(left)]
		not := ""
		if l.not {
			not = "!"
		}
		kept = append(kept, not+l.c.shortName()+" "+p.q.nameOf(l.source)+" "+p.q.nameOf(l.target))
	}
	for left := s.tests; left != 0; left &= left - 1 {
		kept = append(kept, p.q.tests[mathbits.TrailingZeros64(left)].text)
	}
	if len(kept) == 0 {
		return ""
	}
	return "; if " + strings.Join(kept, ", ")
}

func (c *component) shortName() string { return shortName(c.goType()) }
