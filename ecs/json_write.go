package ecs

import (
	"fmt"
	"io"
	"reflect"
	"strconv"
)

// WriteJSON writes the world for people: each entity with its id, its name and its components by type, fields that are
// not exported too, then relations, resources, and the free ids. The order is that of the ids, of the types' names, and of
// relating, so that two files can be compared line by line. Events, what queries have seen of changes, fields tagged
// `state:"-"`, and what pointers share are not in it; see AppendSnapshot for a world that goes on just as it was. An error
// names what cannot be written: a type that is not known in this process yet, or a value that leads to itself.
func (w *World) WriteJSON(to io.Writer) error {
	b, err := w.appendJSON(nil)
	if err == nil {
		_, err = to.Write(b)
	}
	if err != nil {
		return fmt.Errorf("ecs: write JSON: %w", err)
	}
	return nil
}

func (w *World) appendJSON(b []byte) (_ []byte, err error) {
	switch {
	case w.forked:
		return nil, errForked
	case w.depth > 0:
		return nil, errUnderWay
	}
	w.unparkKnown()
	j := &jsonWriter{w: w, b: append(b, "{\n"...), titles: w.jsonTitles()}
	if w.ID != 0 {
		j.print("\t\"world\": %d,\n", w.ID)
	}
	if w.tick != 0 {
		j.print("\t\"tick\": %d,\n", w.tick)
	}
	j.entities()
	j.relations()
	j.resources()
	j.free()
	return append(j.b, "}\n"...), j.err
}

// jsonWriter writes a world. After an error it writes nothing of use.
type jsonWriter struct {
	w      *World
	b      []byte
	titles map[*component]string
	err    error
}

func (j *jsonWriter) print(format string, args ...any) { j.b = fmt.Appendf(j.b, format, args...) }

// begin writes what comes before the n-th of a list's lines.
func (j *jsonWriter) begin(n int, indent string) {
	if n > 0 {
		j.b = append(j.b, ',')
	}
	j.b = append(append(j.b, '\n'), indent...)
}

// end closes a list that had n lines.
func (j *jsonWriter) end(n int, indent, bracket string) {
	if n > 0 {
		j.b = append(append(j.b, '\n'), indent...)
	}
	j.b = append(j.b, bracket...)
}

// jsonTitles are the names of types as they are written: short ones, unless two have the same.
func (w *World) jsonTitles() map[*component]string {
	titles, seen := map[*component]string{}, map[string]*component{}
	for _, c := range w.stored(false) {
		title := shortTitle(c.name)
		titles[c] = title
		if other := seen[title]; other != nil {
			titles[c], titles[other] = c.name, other.name
		}
		seen[title] = c
	}
	return titles
}

func (j *jsonWriter) value(c *component, v reflect.Value, where string) {
	if j.err != nil {
		return
	}
	b, err := appendJSON(j.b, v, 0)
	j.b = b
	if err != nil {
		j.err = fmt.Errorf("%s: %w", where, within(j.titles[c], err))
	}
}

// known notes an error when a type is not known.
func (j *jsonWriter) known(c *component) bool {
	if c.typ.Load() == nil && j.err == nil {
		j.err = fmt.Errorf("the type %s is not known in this process yet; use it before, in a query at package level", c.name)
	}
	return c.typ.Load() != nil
}

func (j *jsonWriter) entities() {
	w, n := j.w, 0
	j.print("\t\"entities\": [")
	for i := range w.entries {
		at := w.entries[i]
		if at.table < 0 {
			continue
		}
		j.begin(n, "\t\t")
		j.entity(w.tables[at.table], int(at.row))
		n++
	}
	j.end(n, "\t", "],\n")
}

func (j *jsonWriter) entity(t *table, row int) {
	e := t.entities[row]
	j.print("{\"entity\": %q", e.String())
	if name := j.w.Name(e); name != "" {
		j.b = appendQuoted(append(j.b, ", \"name\": "...), name)
	}
	for i := range t.cols {
		c := t.cols[i].c
		if !j.known(c) {
			return
		}
		j.print(",\n\t\t\t%q: ", j.titles[c])
		j.value(c, t.cols[i].v.Index(row), e.String())
	}
	j.b = append(j.b, '}')
}

func (j *jsonWriter) relations() {
	j.print("\t\"relations\": {")
	n := 0
	for _, r := range j.w.relating().relations {
		if r.count == 0 || !j.known(r.c) {
			continue
		}
		j.begin(n, "\t\t")
		j.print("%q: [", j.titles[r.c])
		for i, at := range r.asRelated() {
			l := &r.links[at]
			j.begin(i, "\t\t\t")
			j.print("{\"source\": %q, \"target\": %q", l.source.String(), l.target.String())
			if r.data.c != nil {
				j.b = append(j.b, ", \"data\": "...)
				j.value(r.c, r.data.v.Index(int(at)), l.source.String()+" to "+l.target.String())
			}
			j.b = append(j.b, '}')
		}
		j.end(1, "\t\t", "]")
		n++
	}
	j.end(n, "\t", "},\n")
}

// asRelated lists the slots in an order in which relating anew gives the same lists at both ends: each link comes after
// those before it in them, and else the lowest slot first.
func (r *relation) asRelated() []uint32 {
	waits := make([]int, len(r.links)) // links that have to come before
	var ready, list []uint32
	for at := r.nextLink(0); at != 0; at = r.nextLink(at) {
		waits[at] = bitOf(r.links[at].prev != 0)
		if !r.rules.Exclusive {
			waits[at] += bitOf(r.outs[at].prev != 0)
		}
		if waits[at] == 0 {
			ready = append(ready, at)
		}
	}
	for len(ready) > 0 {
		at := ready[0]
		ready = ready[1:]
		list = append(list, at)
		after := []uint32{r.links[at].next}
		if !r.rules.Exclusive {
			after = append(after, r.outs[at].next)
		}
		for _, next := range after {
			if next == 0 {
				continue
			}
			if waits[next]--; waits[next] == 0 {
				ready = append(ready, next)
			}
		}
	}
	return list
}

func (j *jsonWriter) resources() {
	j.print("\t\"resources\": {")
	n := 0
	for _, have := range j.w.resources().sorted {
		if !j.known(have.of) {
			return
		}
		if _, parked := have.value.(*parkedValue); parked {
			continue
		}
		j.begin(n, "\t\t")
		j.print("%q: ", j.titles[have.of])
		j.value(have.of, reflect.ValueOf(have.value).Elem(), "resource")
		n++
	}
	j.end(n, "\t", "},\n")
}

// free writes the indices that will be used next, and those that never will be again.
func (j *jsonWriter) free() {
	w := j.w
	j.print("\t\"free\": [")
	n := 0
	for i := w.free; i != 0; i = w.entries[i].row {
		if n++; n > 1 {
			j.b = append(j.b, ", "...)
		}
		j.b = strconv.AppendQuote(j.b, entityAt(i, w.entries[i].tag).String())
	}
	j.print("]\n")
}
