package state

import (
	"slices"
	"strings"
)

// matchFields finds for each field of a snapshot's struct the one that it is now, or −1: by its name, by a name that
// the field now says it had, and by a name that it had when the snapshot was made.
func matchFields(t *stype, p *plan) []int {
	match := make([]int, len(t.fields))
	taken := make([]bool, len(p.fields))
	for i := range match {
		match[i] = -1
	}
	for round := range 3 {
		for i := range t.fields {
			for j := range p.fields {
				if match[i] < 0 && !taken[j] && fieldsMatch(round, t.fields[i].names(), p.fields[j].names()) {
					match[i], taken[j] = j, true
				}
			}
		}
	}
	return match
}

// fieldNames are the names of a field.
type fieldNames struct {
	name string
	was  []string
}

func (f *sfield) names() fieldNames { return fieldNames{f.name, f.was} }
func (f *field) names() fieldNames  { return fieldNames{f.name, f.was} }

// fieldsMatch is whether one field became the other: in the first round by name, then by a name that the new one says
// it had, then by a name that the old one had.
func fieldsMatch(round int, old, new fieldNames) bool {
	switch round {
	case 0:
		return old.name == new.name
	case 1:
		return slices.Contains(new.was, old.name)
	}
	return slices.Contains(old.was, new.name)
}

// matchNames finds for each field of b the one of a that it was, or −1.
func matchNames(a, b *stype) []int {
	match := make([]int, len(b.fields))
	taken := make([]bool, len(a.fields))
	for j := range match {
		match[j] = -1
	}
	for round := range 3 {
		for j := range b.fields {
			for i := range a.fields {
				if match[j] < 0 && !taken[i] && fieldsMatch(round, a.fields[i].names(), b.fields[j].names()) {
					match[j], taken[i] = i, true
				}
			}
		}
	}
	return match
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// formerNames are the names in a tag was.
func formerNames(tag string) []string {
	return strings.FieldsFunc(tag, func(r rune) bool { return r == ',' || r == ' ' })
}
