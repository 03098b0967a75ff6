package ecs

import (
	"fmt"
	"slices"
	"strings"
)

// program is the order in which a scheduler's systems run.
type program struct {
	names   []Stage
	moments []*phase
	stages  []*phase
	at      map[Moment]*phase
}

// phase is a stage or a moment of a plan.
type phase struct {
	name    string
	systems []*system
	waves   [][]*system // the same, where those of one wave may run at once
}

// everyStage are the stages of a schedule that names none.
var everyStage = []Stage{First, Middle, Last}

// planned returns the plan for some stages, and makes it when it is not that of the run before.
func (k *scheduler) planned(names []Stage) (*program, error) {
	if names == nil {
		names = everyStage
	}
	if k.plan != nil && slices.Equal(k.plan.names, names) {
		return k.plan, nil
	}
	p := &program{names: slices.Clone(names), at: map[Moment]*phase{}}
	if err := k.fill(p); err != nil {
		return nil, fmt.Errorf("ecs: order systems: %w", err)
	}
	k.plan = p
	return p, nil
}

func (k *scheduler) mustPlan(names []Stage) *program {
	p, err := k.planned(names)
	if err != nil {
		panic(err)
	}
	return p
}

func (k *scheduler) fill(p *program) error {
	for _, name := range p.names {
		p.stages = append(p.stages, &phase{name: string(name)})
	}
	if err := k.adopt(); err != nil {
		return err
	}
	places := make(map[*group]*phase, len(k.groups))
	for _, g := range k.groups {
		at, err := p.place(g)
		if err != nil {
			return err
		}
		places[g] = at
	}
	for _, g := range k.groups {
		g.access = declared(g)
	}
	for _, s := range append(slices.Clone(p.moments), p.stages...) {
		if err := k.sort(p, s, places); err != nil {
			return err
		}
	}
	return nil
}

// adopt finds the parent of each group.
func (k *scheduler) adopt() error {
	for _, g := range k.groups {
		if g.parent = nil; g.In == "" {
			continue
		}
		i := slices.IndexFunc(k.groups, func(o *group) bool { return o.Name == g.In })
		if i < 0 {
			return fmt.Errorf("%s is in %q: there is no group of that name%s", k.nameOf(g), g.In, didYouMean(g.In, k.groupNames()))
		}
		g.parent = k.groups[i]
	}
	for _, g := range k.groups {
		up := g.parent
		for steps := 0; up != nil && up != g && steps < len(k.groups); steps++ {
			up = up.parent
		}
		if up == g {
			return fmt.Errorf("%s is in itself; take its In: %q out", k.nameOf(g), g.In)
		}
	}
	return nil
}

// place returns where in a plan a group is.
func (p *program) place(g *group) (*phase, error) {
	on, in := g.On, g.Stage
	for up := g.parent; up != nil; up = up.parent {
		if on != (Moment{}) && (up.On != (Moment{}) && up.On != on || up.Stage != "") ||
			in != "" && (up.Stage != "" && up.Stage != in || up.On != (Moment{})) {
			return nil, fmt.Errorf("a group in %q has another Stage or On than that; leave it out", up.Name)
		}
		if on == (Moment{}) && in == "" {
			on, in = up.On, up.Stage
		}
	}
	if on != (Moment{}) {
		return p.moment(on), nil
	}
	if in == "" {
		in = Middle
	}
	if i := slices.Index(p.names, in); i >= 0 {
		return p.stages[i], nil
	}
	names := make([]string, len(p.names))
	for i, n := range p.names {
		names[i] = string(n)
	}
	return nil, fmt.Errorf("there is no stage %q in Schedule.Stages, which has %s%s", in, strings.Join(names, ", "), didYouMean(string(in), names))
}

func (p *program) moment(on Moment) *phase {
	if p.at[on] == nil {
		p.at[on] = &phase{name: on.String()}
		p.moments = append(p.moments, p.at[on])
	}
	return p.at[on]
}

// rank orders what can be compared: moments are before all stages, and have no order among each other.
func (p *program) rank(s *phase) int { return slices.Index(p.stages, s) }

// nameOf returns what errors call a group.
func (k *scheduler) nameOf(g *group) string {
	if g.Name != "" && !g.alone {
		return fmt.Sprintf("group %q", g.Name)
	}
	for _, s := range k.systems {
		if s.group == g {
			return fmt.Sprintf("%q", s.name)
		}
	}
	return fmt.Sprintf("group %q", g.Name)
}

func (k *scheduler) groupNames() []string {
	var names []string
	for _, g := range k.groups {
		if g.Name != "" {
			names = append(names, g.Name)
		}
	}
	return names
}

func (k *scheduler) allNames() []string {
	names := k.groupNames()
	for _, s := range k.systems {
		if !s.given {
			names = append(names, s.name)
		}
	}
	return names
}
