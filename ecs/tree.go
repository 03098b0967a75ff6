package ecs

import "strings"

// Tree is a value for people to look at: an entity, a component, a field, an element.
type Tree struct {
	Name string // of the field; an index or a key; a component's title
	Type string // empty: the name says it
	Text string // the value; empty: it has Kids
	Kids []Tree
}

// String shows the tree indented, a line for each value; structs of few simple values stand on one.
func (t Tree) String() string {
	var b strings.Builder
	b.WriteString(strings.TrimSuffix(t.Name+" "+t.Text, " ") + "\n")
	for i := range t.Kids {
		t.Kids[i].write(&b, "  ")
	}
	return b.String()
}

func (t *Tree) write(b *strings.Builder, indent string) {
	b.WriteString(indent + t.Name)
	if t.Text != "" {
		b.WriteString(" " + t.Text)
	} else if flat, ok := t.flat(); ok {
		b.WriteString(" " + flat + "\n")
		return
	}
	b.WriteString("\n")
	for i := range t.Kids {
		t.Kids[i].write(b, indent+"  ")
	}
}

// flat is a tree in one line, when it is short.
func (t *Tree) flat() (string, bool) {
	const short = 60
	var parts []string
	for _, kid := range t.Kids {
		text := kid.Text
		if len(kid.Kids) > 0 {
			inner, ok := kid.flat()
			if !ok {
				return "", false
			}
			text = inner
		}
		if !strings.HasPrefix(t.Type, "[") {
			text = kid.Name + ": " + text
		}
		parts = append(parts, text)
	}
	line := "{" + strings.Join(parts, ", ") + "}"
	return line, len(line) <= short && len(parts) > 0
}
