package ecs

import (
	"fmt"
	"iter"
	"strings"
)

// all goes through the systems in order, those of moments first.
func (p *program) all() iter.Seq2[*phase, *system] {
	return func(yield func(*phase, *system) bool) {
		for _, list := range [...][]*phase{p.moments, p.stages} {
			for _, s := range list {
				for _, sys := range s.systems {
					if !yield(s, sys) {
						return
					}
				}
			}
		}
	}
}

func (p *program) order() []string {
	var names []string
	for _, sys := range p.all() {
		names = append(names, sys.name)
	}
	return names
}

// text returns the order for people.
func (p *program) text(parallel bool) string {
	var b strings.Builder
	for _, list := range [...][]*phase{p.moments, p.stages} {
		for _, s := range list {
			if len(s.systems) > 0 {
				fmt.Fprintf(&b, "%s: %s\n", s.name, s.text(parallel))
			}
		}
	}
	return b.String()
}

func (s *phase) text(parallel bool) string {
	if !parallel {
		return joined(s.systems, ", ")
	}
	var parts []string
	for _, wave := range s.waves {
		parts = append(parts, joined(wave, " + "))
	}
	return strings.Join(parts, ", ")
}

func joined(systems []*system, by string) string {
	names := make([]string, len(systems))
	for i, s := range systems {
		names[i] = s.name
	}
	return strings.Join(names, by)
}
