package console

import (
	"reflect"
	"slices"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// mostColumns is how many a table has.
const mostColumns = 24

// entityColumn is where a column's cells are.
type entityColumn struct {
	title string
	value func(entities []ecs.Entity) reflect.Value // not valid: an entity
	of    int
}

// entityTable fills a table with a column for each variable, and for each field of the components in the terms.
func (q *question) entityTable(sc *scope, rows []row, t *protocol.Table) error {
	w, err := sc.world(q.world)
	if err != nil {
		return wrong(q.line, q.at, "%s", err)
	}
	terms, err := ecs.TermsOf(q.finder, w.World)
	if err != nil {
		return foundIn(q.line, q.at, err)
	}
	cols := columnsOf(w.World, terms)
	for _, c := range cols {
		t.Columns = append(t.Columns, c.title)
	}
	for _, r := range rows {
		cells := make([]string, len(cols))
		for i, c := range cols {
			if c.value == nil {
				cells[i] = label(w.World, r.entities[c.of])
			} else if v := c.value(r.entities); v.IsValid() {
				cells[i] = show(w.World, v, cellWidth, true)
			}
		}
		t.Rows = append(t.Rows, cells)
	}
	return nil
}

func columnsOf(w *ecs.World, terms []ecs.Term) []entityColumn {
	vars := variablesOf(terms)
	var cols []entityColumn
	for i, name := range vars {
		cols = append(cols, entityColumn{title: name, of: i})
		cols = append(cols, componentColumns(w, terms, vars, i)...)
	}
	for _, t := range terms {
		from, to := slices.Index(vars, t.Of), slices.Index(vars, t.To)
		if t.Relation && !t.Not && from >= 0 && to >= 0 {
			cols = append(cols, fieldColumns(shortName(t.Type), t.Type, func(entities []ecs.Entity) reflect.Value {
				l, _ := ecs.LinkOf(w, t.Type, entities[from], entities[to])
				return l.Data
			})...)
		}
	}
	return cols[:min(len(cols), mostColumns)]
}

// componentColumns are those of a variable: p.X where the value has a name, e.X where one component has it, or e.Position.X.
func componentColumns(w *ecs.World, terms []ecs.Term, vars []string, i int) []entityColumn {
	many := map[string]int{}
	for _, t := range terms {
		if t.Of == vars[i] && !t.Not && !t.Relation && t.Type.Kind() == reflect.Struct {
			for _, name := range fieldNames(t.Type) {
				many[name]++
			}
		}
	}
	var cols []entityColumn
	for _, t := range terms {
		if t.Of != vars[i] || t.Not || t.Relation {
			continue
		}
		title := vars[i]
		if t.Value != "" {
			title = t.Value
		} else if t.Type.Kind() != reflect.Struct || slices.ContainsFunc(fieldNames(t.Type), func(n string) bool { return many[n] > 1 }) {
			title += "." + shortName(t.Type)
		}
		if title == "it" {
			title = ""
		}
		cols = append(cols, fieldColumns(title, t.Type, func(entities []ecs.Entity) reflect.Value {
			return ecs.ValueOf(w, entities[i], t.Type)
		})...)
	}
	return cols
}

// fieldColumns are a column for each field of a type; a type without any has none, one that is no struct has one.
func fieldColumns(title string, t reflect.Type, value func([]ecs.Entity) reflect.Value) []entityColumn {
	if t.Kind() != reflect.Struct || t == entityType {
		return []entityColumn{{title: title, value: value}}
	}
	var cols []entityColumn
	for i := range t.NumField() {
		if t.Field(i).Name == "_" {
			continue
		}
		cols = append(cols, entityColumn{title: joinedTitle(title, t.Field(i).Name), value: func(entities []ecs.Entity) reflect.Value {
			v := value(entities)
			if !v.IsValid() {
				return v
			}
			return v.Field(i)
		}})
	}
	return cols
}

func joinedTitle(title, name string) string {
	if title == "" {
		return name
	}
	return title + "." + name
}

// listTable fills a table with the index or key of elements, and a column for each of their fields.
func (q *question) listTable(sc *scope, rows []row, t *protocol.Table) {
	var w *ecs.World
	if one, err := sc.world(q.world); err == nil {
		w = one.World
	}
	t.Columns = []string{"#"}
	var of reflect.Type
	for _, r := range rows {
		if v, ok := settled(r.v); ok && v.Kind() == reflect.Struct && v.Type() != entityType {
			of = v.Type()
			break
		}
	}
	if of == nil {
		t.Columns = append(t.Columns, or(q.name, "value"))
	} else {
		for _, name := range fieldNames(of) {
			if len(t.Columns) < mostColumns {
				t.Columns = append(t.Columns, joinedTitle(q.name, name))
			}
		}
	}
	for _, r := range rows {
		t.Rows = append(t.Rows, elementCells(w, r, of, len(t.Columns)))
	}
}

func elementCells(w *ecs.World, r row, of reflect.Type, n int) []string {
	cells := make([]string, n)
	cells[0] = r.label
	v, ok := settled(r.v)
	if of == nil || !ok || v.Type() != of {
		cells[min(1, n-1)] = show(w, r.v, cellWidth, true)
		return cells
	}
	at := 1
	for i := range of.NumField() {
		if of.Field(i).Name != "_" && at < n {
			cells[at] = show(w, v.Field(i), cellWidth, true)
			at++
		}
	}
	return cells
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
