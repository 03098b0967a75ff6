package ecs_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/krill2d/krill/ecs"
)

// puzzle is a random set of systems and what is said of their order.
type puzzle struct {
	groups   []ecs.Group // the first are systems of one each, the others have those as members
	systems  int
	members  [][]int  // by group, the systems in it
	mustPair [][2]int // the first system runs before the second
}

func (p *puzzle) add(s *rules) {
	for i, g := range p.groups {
		if i < p.systems {
			s.AddGroup(g, named(g.Name))
		} else {
			s.AddGroup(g)
		}
	}
}

// newPuzzle makes up to five systems in up to three nested groups with up to five constraints.
func newPuzzle(r *rand.Rand) *puzzle {
	p := &puzzle{systems: 1 + r.IntN(5)}
	groups := 1 + r.IntN(3)
	for i := range p.systems + groups {
		p.groups = append(p.groups, ecs.Group{Name: fmt.Sprint("g", i)})
		p.members = append(p.members, nil)
	}
	for i := range p.systems {
		p.members[i] = []int{i}
		if r.IntN(3) > 0 {
			p.join(i, p.systems+r.IntN(groups), i)
		}
	}
	for g := p.systems + 1; g < len(p.groups); g++ { // a group may be in one before it
		if r.IntN(2) == 0 {
			up := p.systems + r.IntN(g-p.systems)
			p.groups[g].In = p.groups[up].Name
		}
	}
	p.nest()
	for range r.IntN(6) {
		p.say(r.IntN(len(p.groups)), r.IntN(len(p.groups)), r.IntN(2) == 0)
	}
	return p
}

func (p *puzzle) join(member, group, system int) {
	p.groups[member].In = p.groups[group].Name
	p.members[group] = append(p.members[group], system)
}

// nest gives groups the members of those in them, the innermost first.
func (p *puzzle) nest() {
	for g := len(p.groups) - 1; g >= p.systems; g-- {
		for up := range p.groups {
			if p.groups[g].In == p.groups[up].Name {
				p.members[up] = append(p.members[up], p.members[g]...)
			}
		}
	}
}

// say puts one group after another; those that have nobody in them are tested elsewhere.
func (p *puzzle) say(first, then int, after bool) {
	if len(p.members[first]) == 0 || len(p.members[then]) == 0 {
		return
	}
	if after {
		p.groups[then].After = appended(p.groups[then].After, p.groups[first].Name)
	} else {
		p.groups[first].Before = appended(p.groups[first].Before, p.groups[then].Name)
	}
	for _, a := range p.members[first] {
		for _, b := range p.members[then] {
			p.mustPair = append(p.mustPair, [2]int{a, b})
		}
	}
}

func appended(list any, name string) []any {
	names, _ := list.([]any)
	return append(names, name)
}

// solve returns the first order that keeps all pairs, trying every order from that of adding on; nil: there is none.
func (p *puzzle) solve(begun []int) []int {
	if len(begun) == p.systems {
		for _, pair := range p.mustPair {
			if slices.Index(begun, pair[0]) >= slices.Index(begun, pair[1]) {
				return nil
			}
		}
		return begun
	}
	for next := range p.systems {
		if !slices.Contains(begun, next) {
			if all := p.solve(append(begun[:len(begun):len(begun)], next)); all != nil {
				return all
			}
		}
	}
	return nil
}

func TestOrderAgainstTryingAll(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	solved, without := 0, 0
	for n := range 4000 {
		p := newPuzzle(r)
		var s rules
		p.add(&s)
		want := p.solve(nil)
		if err := s.Check(); err != nil || want == nil {
			if err == nil || want != nil {
				t.Fatalf("puzzle %d: %+v: got error %v; want order %v", n, p.groups, err, want)
			}
			without++
			continue
		}
		solved++
		var got []int
		for _, name := range s.Order() {
			got = append(got, slices.IndexFunc(p.groups, func(g ecs.Group) bool { return g.Name == name }))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("puzzle %d: %+v: got %v; want %v", n, p.groups, got, want)
		}
	}
	if solved < 1000 || without < 500 {
		t.Errorf("got %d puzzles with an order and %d without; want many of both", solved, without)
	}
}
