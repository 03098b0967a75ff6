package ecs

import (
	"fmt"

	"github.com/krill2d/krill/engine/state"
)

// Hash is a number for all that the world holds: entities and the order in which their indices are used again, tables
// as they were made with the order of their rows, components field by field, relations, resources, events and names.
// Worlds with the same hash go on alike. It is the same on every processor, after a restore, and whether systems ran one
// after another or side by side: the clock of changes and what queries have seen of them do not count. Types that are
// parked count by their bytes, so the number is another one when they become known. It costs about a copy and a pass over the bytes; errors are those of AppendSnapshot.
func (w *World) Hash() (uint64, error) {
	a := w.archive()
	b, err := w.digest(a.bytes[:0])
	if err != nil {
		return 0, fmt.Errorf("ecs: hash: %w", err)
	}
	a.bytes = b
	a.head = b
	h, err := a.tool().Hash(&a.head)
	a.head = nil
	return h, err
}

// digest writes what Hash hashes.
func (w *World) digest(b []byte) ([]byte, error) {
	switch {
	case w.forked:
		return nil, errForked
	case w.depth > 0:
		return nil, errUnderWay
	}
	comps := w.stored(false)
	b = w.appendEntries(b)
	b = w.appendTables(b, comps)
	b = w.appendNames(b)
	for _, c := range comps {
		h, err := w.hashOf(c, &b)
		if err != nil {
			return nil, err
		}
		b = appendWord(b, h)
	}
	w.archive().hashing = true
	b, err := w.appendRest(b)
	w.archive().hashing = false
	return b, err
}

// hashOf hashes all values of a component. What it has to say of a parked one it appends to b.
func (w *World) hashOf(c *component, b *[]byte) (uint64, error) {
	if k := w.archive().keeper(c); k != nil && k.parked {
		*b = appendBytes(w.appendParked(*b, c), k.kept[0].blob)
		return 0, nil
	}
	if c.typ.Load() == nil {
		return 0, nil
	}
	p := w.archive().pane(c)
	if p.refused != nil {
		return 0, p.refused
	}
	w.all(c, p)
	defer p.close()
	h, err := w.archive().tool().Hash(p.p)
	if err != nil {
		return 0, reworded(err, c)
	}
	return h, nil
}

// HashParts appends the hash of each component, relation and resource, with the type's name as path, and of the
// entities themselves. It is for finding where two runs differ; engine/state asks for it.
func (w *World) HashParts(dst []state.Part) ([]state.Part, error) {
	comps := w.stored(false)
	head := w.appendNames(w.appendTables(w.appendEntries(nil), comps))
	h, err := w.archive().tool().Hash(&head)
	if err != nil {
		return dst, err
	}
	dst = append(dst, state.Part{Path: "entities", Hash: h})
	for _, c := range comps {
		var parked []byte
		h, err := w.hashOf(c, &parked)
		if err != nil {
			return dst, err
		}
		if parked != nil {
			if h, err = w.archive().tool().Hash(&parked); err != nil {
				return dst, err
			}
		}
		dst = append(dst, state.Part{Path: shortTitle(c.name), Hash: h})
	}
	return dst, nil
}
