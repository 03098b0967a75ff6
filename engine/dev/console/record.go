package console

import (
	"fmt"
	"reflect"
	"slices"

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
	d.diff.record(&r)
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

// diff is what changed, while it comes together: structs field by field, and each place once. Its texts are those of the time of
// the change, since what a pointer leads to may change after it.
type diff struct {
	list []protocol.Change
	at   map[string]int // by path
	more int            // that found no room
}

func (d *diff) record(r *record) {
	if len(d.list) > mostChanges {
		d.more++
		return
	}
	var w *ecs.World
	if r.at.w != nil {
		w = r.at.w.World
	}
	if r.kind == wasSet && r.old.Kind() == reflect.Struct && r.old.Type() == r.new.Type() && r.old.Type() != entityType {
		d.fields(w, r.path, r.old, r.new)
	} else {
		d.add(r.change(w))
	}
}

func (d *diff) add(c protocol.Change) {
	if i, twice := d.at[c.Path]; twice {
		d.list[i].New = c.New
		return
	}
	if d.at == nil {
		d.at = map[string]int{}
	}
	d.at[c.Path] = len(d.list)
	d.list = append(d.list, c)
}

func (d *diff) fields(w *ecs.World, path string, a, b reflect.Value) {
	for i := range a.NumField() {
		x, y := a.Field(i), b.Field(i)
		at := path + "." + a.Type().Field(i).Name
		if x.Kind() == reflect.Struct && x.Type() != entityType {
			d.fields(w, at, x, y)
			continue
		}
		was, is := show(w, x, cellWidth*3, false), show(w, y, cellWidth*3, false)
		if _, before := d.at[at]; was != is || before {
			d.add(protocol.Change{Path: at, Old: was, New: is})
		}
	}
}

// changed is the list without what is as it was.
func (d *diff) changed() []protocol.Change {
	list := slices.DeleteFunc(d.list, func(c protocol.Change) bool { return c.Old == c.New })
	if d.more > 0 {
		list = append(list, protocol.Change{New: fmt.Sprintf("and more, of %d changes", len(d.list)+d.more)})
	}
	return list
}
