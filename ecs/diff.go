package ecs

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/krill2d/krill/engine/state"
)

// maxChanges is how many changes DiffSnapshots lists. Of others it says how many they are.
const maxChanges = 200

// absent is how a change says what is not there.
const absent = "none"

// DiffSnapshots lists what differs between two snapshots of worlds, in words and in the order of the entities: those that
// were spawned and destroyed, components that came, went or changed (`12v3 "hero" game.Pos.X`), names, links
// (`12v3 to 7v1 game.DockedTo.Since`), resources and how many events wait. Of a type that is not known it says which entities have one. Where rows lie,
// the clock and what queries have seen of changes are not compared. It is nil when one of the two is damaged. The world itself
// does not matter. engine/state calls it for a world in a game.
func (w *World) DiffSnapshots(a, b []byte) []state.Change {
	d := &worldDiff{codec: state.New()}
	if d.old.RestoreSnapshot(a) != nil || d.new.RestoreSnapshot(b) != nil {
		return nil
	}
	for i := range max(len(d.old.entries), len(d.new.entries)) {
		d.entity(d.old.settled(i), d.new.settled(i))
	}
	d.links()
	d.resources()
	d.events()
	if d.more > 0 {
		d.changes = append(d.changes, state.Change{New: fmt.Sprintf("and %d more", d.more)})
	}
	return d.changes
}

// settled is the entity of an index that lies in a table, or none.
func (w *World) settled(i int) Entity {
	if i >= len(w.entries) || w.entries[i].table < 0 {
		return Entity{}
	}
	return entityAt(uint32(i), w.entries[i].tag)
}

// worldDiff compares two worlds.
type worldDiff struct {
	old, new World
	codec    *state.Codec
	a, b     []byte
	changes  []state.Change
	more     int
}

func (d *worldDiff) add(path, old, new string) {
	if len(d.changes) == maxChanges {
		d.more++
		return
	}
	d.changes = append(d.changes, state.Change{Path: path, Old: old, New: new})
}

func (d *worldDiff) entity(a, b Entity) {
	if a != b {
		if !a.IsNone() {
			d.add(d.old.entitled(a), d.old.summary(a), absent)
		}
		if !b.IsNone() {
			d.add(d.new.entitled(b), absent, d.new.summary(b))
		}
		return
	}
	if a.IsNone() {
		return
	}
	if x, y := d.old.Name(a), d.new.Name(a); x != y {
		d.add(a.String()+" name", quotedOr(x), quotedOr(y))
	}
	ta, i, _ := d.old.place(a)
	tb, j, _ := d.new.place(a)
	for _, c := range bothOf(ta, tb) {
		path := d.new.entitled(a) + " " + shortTitle(c.name)
		x, y := ta.column(c), tb.column(c)
		switch {
		case x == nil:
			d.add(path, absent, y.text(j))
		case y == nil:
			d.add(path, x.text(i), absent)
		case !x.parked:
			d.values(path, x.v.Index(i), y.v.Index(j))
		}
	}
}

func quotedOr(s string) string {
	if s == "" {
		return absent
	}
	return fmt.Sprintf("%q", s)
}

// entitled is an entity with its name.
func (w *World) entitled(e Entity) string {
	if name := w.Name(e); name != "" {
		return fmt.Sprintf("%s %q", e, name)
	}
	return e.String()
}

// summary lists the components of an entity.
func (w *World) summary(e Entity) string {
	t, row, _ := w.place(e)
	var parts []string
	for i := range t.cols {
		parts = append(parts, shortTitle(t.cols[i].c.name)+" "+t.cols[i].text(row))
	}
	if len(parts) == 0 {
		return "no components"
	}
	return clip(strings.Join(parts, ", "), 3*maxName)
}

// text is a value in a line.
func (c *column) text(row int) string {
	if c.parked {
		return "of a type that is not known"
	}
	return jsonText(c.v.Index(row))
}

func jsonText(v reflect.Value) string {
	b, err := appendJSON(nil, v, 0)
	if err != nil {
		return "a " + v.Type().String()
	}
	return clip(string(b), maxName)
}

// bothOf lists the components of two tables by name.
func bothOf(a, b *table) []*component {
	comps := append(a.components(), b.components()...)
	slices.SortFunc(comps, byName)
	return slices.Compact(comps)
}

// values compares two values of a type, which must be addressable.
func (d *worldDiff) values(path string, a, b reflect.Value) {
	var err error
	if d.a, err = d.codec.Append(d.a[:0], a.Addr().Interface()); err != nil {
		return
	}
	if d.b, err = d.codec.Append(d.b[:0], b.Addr().Interface()); err != nil || bytes.Equal(d.a, d.b) {
		return
	}
	list, err := d.codec.Diff(d.a, d.b)
	if err != nil {
		return
	}
	for _, c := range list {
		at := path
		if c.Path != "" && c.Path[0] != '[' {
			at += "."
		}
		d.add(at+c.Path, c.Old, c.New)
	}
}

func (d *worldDiff) links() {
	var comps []*component
	for _, w := range []*World{&d.old, &d.new} {
		for _, r := range w.relating().relations {
			comps = append(comps, r.c)
		}
	}
	slices.SortFunc(comps, byName)
	for _, c := range slices.Compact(comps) {
		d.relation(c, d.old.linksOf(c), d.new.linksOf(c))
	}
}

func (d *worldDiff) relation(c *component, a, b *relation) {
	for _, p := range pairsOf(a, b) {
		path := d.new.entitled(p.Source) + " to " + d.new.entitled(p.Target) + " " + shortTitle(c.name)
		x, y := a.findPair(p), b.findPair(p)
		switch {
		case x == 0:
			d.add(path, absent, b.text(y))
		case y == 0:
			d.add(path, a.text(x), absent)
		case a.data.c != nil && b.data.c != nil && !a.data.parked && !b.data.parked:
			d.values(path, a.data.v.Index(int(x)), b.data.v.Index(int(y)))
		}
	}
}

// findPair is find for a relation that may be missing.
func (r *relation) findPair(p Pair) uint32 {
	if r == nil {
		return 0
	}
	return r.find(p.Source, p.Target)
}

// text is the data of a link in a line.
func (r *relation) text(at uint32) string {
	if r.data.c == nil {
		return "related"
	}
	return r.data.text(int(at))
}

// pairsOf lists the pairs that are related in one of two worlds, in the order of their entities.
func pairsOf(both ...*relation) []Pair {
	var pairs []Pair
	for _, r := range both {
		for at := uint32(0); r != nil; {
			if at = r.nextLink(at); at == 0 {
				break
			}
			pairs = append(pairs, Pair{r.links[at].source, r.links[at].target})
		}
	}
	slices.SortFunc(pairs, func(a, b Pair) int {
		if c := a.Source.Compare(b.Source); c != 0 {
			return c
		}
		return a.Target.Compare(b.Target)
	})
	return slices.Compact(pairs)
}

func (d *worldDiff) resources() {
	var comps []*component
	for _, w := range []*World{&d.old, &d.new} {
		for _, have := range w.resources().sorted {
			comps = append(comps, have.of)
		}
	}
	slices.SortFunc(comps, byName)
	for _, c := range slices.Compact(comps) {
		x, y := d.old.resources().at(c), d.new.resources().at(c)
		path := shortTitle(c.name)
		switch {
		case x != nil && y != nil:
			d.values(path, reflect.ValueOf(x).Elem(), reflect.ValueOf(y).Elem())
		case x != nil:
			d.add(path, jsonText(reflect.ValueOf(x).Elem()), absent)
		case y != nil:
			d.add(path, absent, jsonText(reflect.ValueOf(y).Elem()))
		}
	}
}

// events compares how many events of each type wait.
func (d *worldDiff) events() {
	var comps []*component
	for _, w := range []*World{&d.old, &d.new} {
		for _, s := range w.mailed() {
			comps = append(comps, s.c)
		}
	}
	slices.SortFunc(comps, byName)
	for _, c := range slices.Compact(comps) {
		x, y := d.old.mailOf(c), d.new.mailOf(c)
		if n, m := x.waiting(), y.waiting(); n != m {
			d.add("events "+shortTitle(c.name), fmt.Sprint(n), fmt.Sprint(m))
		}
	}
	if d.old.tick != d.new.tick {
		d.add("tick", fmt.Sprint(d.old.tick), fmt.Sprint(d.new.tick))
	}
}

func (s *stream) waiting() int {
	if s == nil {
		return 0
	}
	return s.old + s.n
}
