package ecs

import (
	"fmt"
	"reflect"
	"strings"
)

// statement is an After or a Before of a group.
type statement struct {
	group *group
	word  string // "after" or "before"
	names any
}

// link adds what a statement says to the graph of the stage that its group is in.
func (k *scheduler) link(p *program, g *orderGraph, s statement, places map[*group]*phase) error {
	after := s.word == "after"
	for _, ref := range parts(s.names) {
		targets, err := k.find(ref)
		if err != nil {
			return fmt.Errorf("%s is to run %s %w", k.nameOf(s.group), s.word, err)
		}
		for _, t := range targets {
			here, there := places[s.group], places[t.home()]
			if here == there {
				g.link(g.groups[s.group], t, after)
			} else if !p.ordered(here, there, after) {
				return fmt.Errorf("%s is to run %s %s, but the one is in %s and the other in %s", k.nameOf(s.group), s.word, k.targetName(t), here.name, there.name)
			}
		}
	}
	return nil
}

// link puts a group, by its begin, after a target or before it.
func (g *orderGraph) link(group int, t orderTarget, after bool) {
	begin, end := g.span(t)
	if after {
		g.before(end, group)
	} else {
		g.before(group+1, begin)
	}
}

// ordered reports whether what is in the stage other comes before what is in s, or after it.
func (p *program) ordered(s, other *phase, before bool) bool {
	if before {
		return p.rank(other) < p.rank(s)
	}
	return p.rank(other) > p.rank(s)
}

// orderTarget is what an After or a Before names: a system or a group.
type orderTarget struct {
	system *system
	group  *group
}

func (t orderTarget) home() *group {
	if t.system != nil {
		return t.system.group
	}
	return t.group
}

func (k *scheduler) targetName(t orderTarget) string {
	if t.system != nil {
		return fmt.Sprintf("%q", t.system.name)
	}
	return k.nameOf(t.group)
}

// span returns the nodes that a target begins and ends with.
func (g *orderGraph) span(t orderTarget) (begin, end int) {
	if t.system != nil {
		return g.of[t.system], g.of[t.system]
	}
	return g.groups[t.group], g.groups[t.group] + 1
}

// parts returns the parts of an After or a Before.
func parts(names any) []any {
	switch names := names.(type) {
	case nil:
		return nil
	case []any:
		return names
	}
	return []any{names}
}

// find returns what a part of an After or a Before stands for.
func (k *scheduler) find(ref any) ([]orderTarget, error) {
	var found []orderTarget
	switch v := reflect.ValueOf(ref); v.Kind() {
	case reflect.String:
		return k.named(v.String())
	case reflect.Func:
		for _, s := range k.systems {
			if s.code == v.Pointer() {
				found = append(found, orderTarget{system: s})
			}
		}
		if found == nil && !v.IsNil() {
			name := funcName(v.Pointer())
			return nil, fmt.Errorf("the func %s, which is not in the schedule%s", name, didYouMean(name[strings.Index(name, ".")+1:], k.allNames()))
		}
	}
	if found == nil {
		return nil, fmt.Errorf("a %T; want a system's func, or the name of a system or a group, or a list []any{…} of them", ref)
	}
	return found, nil
}

// named returns the group or the systems of a name; one that two systems share means neither.
func (k *scheduler) named(name string) ([]orderTarget, error) {
	for _, g := range k.groups {
		if name != "" && g.Name == name {
			return []orderTarget{{group: g}}, nil
		}
	}
	var found []orderTarget
	var full []string
	for _, s := range k.systems {
		if s.full == name {
			return []orderTarget{{system: s}}, nil
		}
		if s.short() == name {
			found, full = append(found, orderTarget{system: s}), append(full, s.full)
		}
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("%q: there is no system or group of that name%s", name, didYouMean(name, k.allNames()))
	case 1:
		return found, nil
	}
	return nil, fmt.Errorf("%q, which is the name of several: %s; write one of these", name, strings.Join(full, ", "))
}
