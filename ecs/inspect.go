package ecs

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// ComponentStats is what a world says of one type of component.
type ComponentStats struct {
	Name     string // import path and type
	Title    string // as in Go: game.Pos
	Size     int    // bytes of one value, without what it points to
	Entities int    // that have it
	Tables   int    // that have it
	Bytes    int    // of its columns, with the room that is not in use
	Watched  bool   // observers or a history want to know of its changes
	Tracked  bool   // Changed or Added look at it
}

// TableStats is what a world says of one table, which holds the entities with the same components.
type TableStats struct {
	Components []string // titles, by name
	Rows       int      // entities
	Room       int      // rows that there is memory for
	Bytes      int      // of that memory
	Group      string   // the targets of grouped relations that its entities share; empty: none
}

// Stats is a world in numbers.
type Stats struct {
	Entities, Components, Tables int
	Bytes                        int // of all tables and the index of entities
	Events                       int // waiting for readers
	Queries                      int // that were used in this world
	Observers                    int
	Waiting                      int // structural changes that wait for the end of a loop
	Tick                         int64
}

// Components lists the components that the world has tables for, by name.
func (w *World) Components() []ComponentStats {
	var list []ComponentStats
	for _, t := range w.tables {
		for i := range t.cols {
			col := &t.cols[i]
			at, found := slices.BinarySearchFunc(list, col.c.name, func(s ComponentStats, name string) int { return strings.Compare(s.Name, name) })
			if !found {
				list = slices.Insert(list, at, w.statsOf(col.c))
			}
			list[at].Entities += t.n
			list[at].Tables++
			list[at].Bytes += col.bytes()
		}
	}
	return list
}

func (w *World) statsOf(c *component) ComponentStats {
	k := *w.kind(c)
	return ComponentStats{Name: c.name, Title: c.title(), Size: c.size(), Watched: k.watched, Tracked: k.tracked}
}

// Tables lists the world's tables in the order they were made, which is that of loops.
func (w *World) Tables() []TableStats {
	list := make([]TableStats, len(w.tables))
	for i, t := range w.tables {
		s := TableStats{Rows: t.n, Room: len(t.entities), Bytes: t.bytes()}
		for k := range t.cols {
			s.Components = append(s.Components, t.cols[k].c.title())
		}
		for k, g := range t.group {
			if k > 0 {
				s.Group += ", "
			}
			s.Group += g.relation.title() + " " + w.label(g.target)
		}
		list[i] = s
	}
	return list
}

// Stats adds up the world.
func (w *World) Stats() Stats {
	s := Stats{Entities: w.alive, Components: len(w.Components()), Tables: len(w.tables), Waiting: len(w.queue), Tick: w.tick}
	s.Bytes = len(w.entries) * int(reflect.TypeFor[entry]().Size())
	for _, t := range w.tables {
		s.Bytes += t.bytes()
	}
	for _, c := range w.caches {
		if c != nil {
			s.Queries++
		}
	}
	if w.mail != nil {
		for _, m := range w.mail.streams {
			s.Events += m.old + m.n
		}
	}
	s.Observers = len(w.onSpawn) + len(w.onDestroy)
	for _, at := range w.sites {
		for m := moment(0); at != nil && m < moments; m++ {
			s.Observers += len(at.on[m])
		}
	}
	return s
}

func (c *component) size() int {
	if t := c.typ.Load(); t != nil {
		return int((*t).Size())
	}
	return 0
}

func (c *column) bytes() int {
	return c.v.Len()*c.c.size() + len(c.stamps)*int(reflect.TypeFor[stamp]().Size())
}

func (t *table) bytes() int {
	n := len(t.entities) * int(reflect.TypeFor[Entity]().Size())
	for i := range t.cols {
		n += t.cols[i].bytes()
	}
	return n
}

// label is an entity with its name, for people: "12v3 Anna".
func (w *World) label(e Entity) string {
	if name := w.nameOf[e.index()]; name != "" && w.Alive(e) {
		return e.String() + " " + name
	}
	return e.String()
}

// Tree is a value for people to look at: an entity, a component, a field, an element.
type Tree struct {
	Name string // of the field; an index or a key; a component's title
	Type string // empty: the name says it
	Text string // the value; empty: it has Kids
	Kids []Tree
}

// most is how many elements a Tree shows of a list, and deepest how far it follows values.
const (
	most    = 32
	deepest = 8
)

// Inspect shows an entity with its components and all of their fields, exported or not. It is a copy, and made anew by
// each call: for tools.
func (w *World) Inspect(e Entity) Tree {
	t, row, ok := w.place(e)
	if !ok {
		return Tree{Name: e.String(), Text: w.absence(e)}
	}
	tree := Tree{Name: w.label(e)}
	for i := range t.cols {
		col := &t.cols[i]
		w.typed(col)
		kid := w.show(col.c.title(), col.v.Index(row), deepest)
		kid.Type = ""
		tree.Kids = append(tree.Kids, kid)
	}
	return tree
}

// absence says why there is nothing to show.
func (w *World) absence(e Entity) string {
	if w.Alive(e) {
		return "has its components when the loop ends"
	}
	if e.IsNone() {
		return "no entity"
	}
	return "not alive"
}

// show makes a tree of a value.
func (w *World) show(name string, v reflect.Value, depth int) Tree {
	tree := Tree{Name: name, Type: v.Type().String()}
	if v.Type() == reflect.TypeFor[Entity]() {
		tree.Text = w.label(Entity{v.Field(0).Uint()})
		return tree
	}
	switch k := v.Kind(); {
	case (k == reflect.Pointer || k == reflect.Interface || k == reflect.Map || k == reflect.Slice) && v.IsNil():
		tree.Text = "nil"
	case depth == 0:
		tree.Text = "…"
	case k == reflect.Pointer || k == reflect.Interface:
		inner := w.show(name, v.Elem(), depth-1)
		tree.Text, tree.Kids = inner.Text, inner.Kids
	case k == reflect.Struct:
		w.showFields(&tree, v, depth)
	case k == reflect.Array || k == reflect.Slice:
		w.showElements(&tree, v, depth)
	case k == reflect.Map:
		w.showEntries(&tree, v, depth)
	case k == reflect.String:
		tree.Text = strconv.Quote(v.String())
	default:
		tree.Text = fmt.Sprint(v)
	}
	return tree
}

func (w *World) showFields(tree *Tree, v reflect.Value, depth int) {
	for i := range v.NumField() {
		tree.Kids = append(tree.Kids, w.show(v.Type().Field(i).Name, v.Field(i), depth-1))
	}
	if len(tree.Kids) == 0 {
		tree.Text = "{}"
	}
}

func (w *World) showElements(tree *Tree, v reflect.Value, depth int) {
	for i := range min(v.Len(), most) {
		tree.Kids = append(tree.Kids, w.show("["+strconv.Itoa(i)+"]", v.Index(i), depth-1))
	}
	tree.more(v.Len())
}

func (w *World) showEntries(tree *Tree, v reflect.Value, depth int) {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return compareKeys(a, b) })
	for _, key := range keys[:min(len(keys), most)] {
		tree.Kids = append(tree.Kids, w.show(fmt.Sprintf("[%v]", key), v.MapIndex(key), depth-1))
	}
	tree.more(len(keys))
}

// more says how many elements are not shown.
func (t *Tree) more(n int) {
	switch {
	case n == 0:
		t.Text = "empty"
	case n > most:
		t.Kids = append(t.Kids, Tree{Name: "…", Text: fmt.Sprintf("%d more", n-most)})
	}
}

func compareKeys(a, b reflect.Value) int {
	switch {
	case a.CanInt():
		return int(min(max(a.Int()-b.Int(), -1), 1))
	case a.CanFloat() && a.Float() != b.Float():
		if a.Float() < b.Float() {
			return -1
		}
		return 1
	}
	return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
}

// String shows the tree indented, a line for each value; structs of few simple values stand on one.
func (t Tree) String() string {
	var b strings.Builder
	t.write(&b, "")
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
		if !strings.HasPrefix(kid.Name, "[") {
			text = kid.Name + ": " + text
		}
		parts = append(parts, text)
	}
	line := "{" + strings.Join(parts, ", ") + "}"
	return line, len(line) <= short && len(parts) > 0
}
