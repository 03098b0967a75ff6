package console

import (
	"fmt"
	"reflect"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/dev/protocol"
)

type recordKind uint8

const (
	wasSet recordKind = iota
	wasAdded
	wasDropped
	wasSpawned
	wasDestroyed
	wasNamed
	wasRelated
	wasUnrelated
)

// record is one step of a transaction, with all that takes it back.
type record struct {
	kind     recordKind
	path     string // as people read it
	world    string // the world's path; empty: none
	at       cursor // its world pointer holds until the end of the transaction
	other    ecs.Entity
	old, new reflect.Value
	name     string // of an entity, before
	text     string // of an entity: what it is; of a name: the new one
	values   []reflect.Value
	links    []ecs.LinkKnown
}

func (d *doing) note(r record) {
	if r.at.w != nil {
		r.world = r.at.w.path
	}
	d.records = append(d.records, r)
}

const none = "none"

// change is a record as a diff has it.
func (r *record) change(w *ecs.World) protocol.Change {
	c := protocol.Change{Path: r.path, Old: none, New: none}
	switch r.kind {
	case wasSpawned:
		c.New = r.text
	case wasDestroyed:
		c.Old = r.text
	case wasNamed:
		c.Old, c.New = quotedOr(r.name), quotedOr(r.text)
	default:
		if r.old.IsValid() {
			c.Old = show(w, r.old, cellWidth*3, false)
		}
		if r.new.IsValid() {
			c.New = show(w, r.new, cellWidth*3, false)
		}
	}
	return c
}

func quotedOr(name string) string {
	if name == "" {
		return none
	}
	return fmt.Sprintf("%q", name)
}

// mostChanges is how many lines a diff has.
const mostChanges = 200

// diffOf lists what records changed: those of structs field by field.
func diffOf(records []record) []protocol.Change {
	var list []protocol.Change
	for i := range records {
		r := &records[i]
		var w *ecs.World
		if r.at.w != nil {
			w = r.at.w.World
		}
		if r.kind == wasSet && r.old.Kind() == reflect.Struct && r.old.Type() == r.new.Type() && r.old.Type() != entityType {
			list = appendFields(list, w, r.path, r.old, r.new)
		} else if c := r.change(w); c.Old != c.New || r.kind == wasRelated {
			list = append(list, c)
		}
		if len(list) > mostChanges {
			return append(list[:mostChanges], protocol.Change{New: fmt.Sprintf("and more, of %d changes", len(records))})
		}
	}
	return list
}

func appendFields(list []protocol.Change, w *ecs.World, path string, a, b reflect.Value) []protocol.Change {
	for i := range a.NumField() {
		x, y := a.Field(i), b.Field(i)
		at := path + "." + a.Type().Field(i).Name
		if x.Kind() == reflect.Struct && x.Type() != entityType {
			list = appendFields(list, w, at, x, y)
			continue
		}
		if was, is := show(w, x, cellWidth*3, false), show(w, y, cellWidth*3, false); was != is {
			list = append(list, protocol.Change{Path: at, Old: was, New: is})
		}
	}
	return list
}
