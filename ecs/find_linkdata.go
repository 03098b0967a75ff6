package ecs

import "strings"

// linksCalled finds the terms whose relation the front of a path names, and what follows in the path.
func (b *binder) linksCalled(path []string) (links []int, rest []string) {
	for n := 1; n <= len(path); n++ {
		name := strings.Join(path[:n], ".")
		for i, l := range b.q.links {
			if isCalled(l.c.goType(), name) && !l.not {
				links = append(links, i)
			}
		}
		if len(links) > 0 {
			return links, path[n:]
		}
	}
	return nil, nil
}

// dataValue is a field of the data of the one link that a relation's name can mean.
func (b *binder) dataValue(n *phrase, links []int, path []string) operand {
	l := b.q.links[links[0]]
	name := l.c.shortName()
	if len(links) > 1 {
		b.fail(n.at, "there are %d terms with %s; write which, as in %s", len(links), name, b.written(l, path))
		return operand{}
	}
	return b.linkField(n, links[0], path)
}

// written shows a link's data as a text would name it.
func (b *binder) written(l linkClause, path []string) string {
	return l.c.shortName() + "(" + b.q.nameOf(l.source) + ", " + b.q.nameOf(l.target) + ")." + strings.Join(path, ".")
}

// linkValue is a field of the data of the link whose ends are written: DockedTo(s, p).Since.
func (b *binder) linkValue(n *phrase) operand {
	source, target := b.existing(n.args[0]), b.existing(n.args[1])
	n2 := *n
	for i, l := range b.q.links {
		if isCalled(l.c.goType(), n.name) && !l.not && l.source == source && l.target == target && source != anyone && target != anyone {
			n2.text = b.written(l, nil) + n.text
			return b.linkField(&n2, i, pathOf(n.text))
		}
	}
	b.fail(n.at, "no term is %s %s %s; add it, or write one that is there", n.name, n.args[0].text, n.args[1].text)
	return operand{}
}

// existing returns the role of an argument that a clause has already.
func (b *binder) existing(a argument) int {
	for i, s := range b.q.roles {
		if s.name == a.text && s.named == (a.kind == argNamed) {
			return i
		}
	}
	return anyone
}

func pathOf(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ".")
}

func (b *binder) linkField(n *phrase, link int, path []string) operand {
	l := b.q.links[link]
	if l.only() {
		b.fail(n.at, "%s has no one link here, because of the *; write a variable in its place", l.c.shortName())
		return operand{}
	}
	steps, leaf, why := fieldPath(l.c.goType(), path)
	if why != "" {
		b.fail(n.at, "%s", why)
		return operand{}
	}
	p := spot{link: true, of: link, steps: steps, typ: leaf}
	return b.read(n, p, roleBit(l.source)|roleBit(l.target))
}
