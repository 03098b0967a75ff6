package ecs

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/state"
)

// ReadJSON makes the world what WriteJSON wrote, or a person did: entities may have a name and no id, and refer to each
// other by name; fields that are absent are zero, and so may be "relations", "resources", "free" and "tick". All loops
// end. Types are named as in WriteJSON, or with their package's path, and must have been met by the process. An error says
// where it is, "hero game.Pos.X", and what was wanted; the world is as it was then. What is read may ask for 64 MB of memory
// and 1024 times its length.
func (w *World) ReadJSON(from io.Reader) error {
	if w.forked {
		return fmt.Errorf("ecs: read JSON: %w", errForked)
	}
	data, err := io.ReadAll(from)
	if err == nil {
		err = w.readJSON(data)
	}
	if err != nil {
		return fmt.Errorf("ecs: read JSON: %w", err)
	}
	return nil
}

func (w *World) readJSON(data []byte) (err error) {
	defer func() {
		if p := recover(); p != nil { // a relation in a circle, or a type that reads itself and should not have panicked
			err = fmt.Errorf("%s", strings.TrimPrefix(fmt.Sprint(p), "ecs: "))
		}
	}()
	var doc jsonWorld
	if err := doc.read(string(data)); err != nil {
		return err
	}
	m := &jsonMaker{w: &World{ID: doc.World}}
	m.w.opened()
	m.w.tick = doc.Tick
	m.reader = jsonReader{entity: m.entityOf, budget: roomFor(len(data))}
	if err := m.name(doc.Entities, doc.Free); err != nil {
		return err
	}
	for i, from := range doc.Entities {
		if err := m.components(m.all[i], from); err != nil {
			return err
		}
	}
	for _, title := range sortedKeys(doc.Relations) {
		if err := m.relation(title, doc.Relations[title]); err != nil {
			return err
		}
	}
	for _, title := range sortedKeys(doc.Resources) {
		if err := m.resource(title, doc.Resources[title]); err != nil {
			return err
		}
	}
	m.w.archive().report = state.Report{}
	w.exchange(m.w)
	w.archive().back = nil
	return nil
}

// jsonWorld is a world as it stands in JSON.
type jsonWorld struct {
	World     uint8
	Tick      int64
	Entities  []map[string]any
	Relations map[string][]map[string]any
	Resources map[string]any
	Free      []string
}

func (d *jsonWorld) read(text string) error {
	from, err := parseJSON(text)
	if err != nil {
		return err
	}
	parts, ok := from.(map[string]any)
	if !ok {
		return unlike(reflect.ValueOf(d).Elem(), from)
	}
	for _, name := range sortedKeys(parts) {
		var err error
		switch part := parts[name]; name {
		case "world":
			err = intoNumber(reflect.ValueOf(&d.World).Elem(), part)
		case "tick":
			err = intoNumber(reflect.ValueOf(&d.Tick).Elem(), part)
		case "entities":
			d.Entities, err = listOf[map[string]any](part, "an object")
		case "relations":
			err = d.readRelations(part)
		case "resources":
			d.Resources, ok = part.(map[string]any)
			if !ok && part != nil {
				err = unlike(reflect.ValueOf(&d.Resources).Elem(), part)
			}
		case "free":
			d.Free, err = listOf[string](part, "an entity")
		default:
			err = errors.New("a world has no such part; want world, tick, entities, relations, resources or free")
		}
		if err != nil {
			return within(strconv.Quote(clip(name, maxName)), err)
		}
	}
	return nil
}

func (d *jsonWorld) readRelations(part any) error {
	lists, ok := part.(map[string]any)
	if !ok && part != nil {
		return unlike(reflect.ValueOf(&d.Relations).Elem(), part)
	}
	d.Relations = map[string][]map[string]any{}
	for name, list := range lists {
		links, err := listOf[map[string]any](list, "an object")
		if err != nil {
			return within(clip(name, maxName), err)
		}
		d.Relations[name] = links
	}
	return nil
}

// listOf is a list whose elements are all of a type; null is an empty one.
func listOf[T any](from any, want string) ([]T, error) {
	list, ok := from.([]any)
	if !ok && from != nil {
		return nil, errors.New("want a list")
	}
	all := make([]T, len(list))
	for i, of := range list {
		if all[i], ok = of.(T); !ok {
			return nil, within("["+strconv.Itoa(i)+"]", errors.New("want "+want))
		}
	}
	return all, nil
}

// jsonMaker makes a world of what was read.
type jsonMaker struct {
	w      *World
	reader jsonReader
	all    []Entity // in the order of the file
}

// entityOf is an entity by id or name. It need not be alive.
func (m *jsonMaker) entityOf(text string) (Entity, error) {
	e, err := m.w.entityOf(text)
	if err == nil && !e.IsNone() && e.world() != m.w.ID {
		err = fmt.Errorf("%s is of a world with the ID %d, and this one has %d", e, e.world(), m.w.ID)
	}
	return e, err
}

// name finds out the ids and names of all entities, and makes their entries.
func (m *jsonMaker) name(list []map[string]any, free []string) error {
	m.all = make([]Entity, len(list))
	ids := map[uint32]bool{}
	take := func(text string) (Entity, error) {
		e, err := m.entityOf(text)
		if err == nil && (e.IsNone() || e.index() == 0 || ids[e.index()]) {
			err = fmt.Errorf("the index of %q is used twice, or is none", clip(text, maxName))
		}
		if err != nil {
			return e, err
		}
		ids[e.index()] = true
		return e, m.reserve(e)
	}
	for i, from := range list {
		text, ok := from["entity"].(string)
		if !ok {
			continue
		}
		e, err := take(text)
		if err != nil {
			return err
		}
		m.all[i] = e
		m.w.entries[e.index()].table = limbo
	}
	if err := m.chain(free, take); err != nil {
		return err
	}
	for i, from := range list {
		if m.all[i].IsNone() {
			m.all[i] = m.w.reserve()
			m.w.alive--
		}
		if name, ok := from["name"].(string); ok && name != "" {
			if m.w.naming().names[name] != (Entity{}) {
				return fmt.Errorf("two entities have the name %q", clip(name, maxName))
			}
			m.w.SetName(m.all[i], name)
		}
	}
	return nil
}

// reserve makes the entry of an entity.
func (m *jsonMaker) reserve(e Entity) error {
	if n := int(e.index()) + 1; n > len(m.w.entries) {
		if err := m.reader.spend(n-len(m.w.entries), reflect.TypeFor[entry]()); err != nil {
			return err
		}
		for len(m.w.entries) < n {
			m.w.entries = append(m.w.entries, entry{table: vacant})
		}
	}
	m.w.entries[e.index()].tag = e.tag()
	return nil
}

// chain makes the list of free indices: those that are named, in their order, and then those that nothing was said of.
func (m *jsonMaker) chain(free []string, take func(string) (Entity, error)) error {
	var order []uint32
	for i := range m.w.entries {
		if i > 0 && m.w.entries[i].tag == 0 {
			m.w.entries[i].tag = m.w.firstTag()
			order = append(order, uint32(i))
		}
	}
	var named []uint32
	for _, text := range free {
		e, err := m.entityOf(text)
		if err != nil {
			return err
		}
		order = slices.DeleteFunc(order, func(i uint32) bool { return i == e.index() })
		if _, err := take(text); err != nil {
			return err
		}
		named = append(named, e.index())
	}
	last := uint32(0)
	for _, i := range slices.Backward(append(named, order...)) {
		m.w.entries[i].row, last = last, i
	}
	m.w.free = last
	return nil
}

func (m *jsonMaker) components(e Entity, from map[string]any) error {
	where := e.String()
	if name := m.w.Name(e); name != "" {
		where += " " + name
	}
	var comps []*component
	values := map[*component]any{}
	for _, title := range sortedKeys(from) {
		if title == "entity" || title == "name" {
			if _, ok := from[title].(string); !ok {
				return fmt.Errorf("%s: %q is a string", where, title)
			}
			continue
		}
		c, err := typeOfJSON(title)
		if err == nil && slices.Contains(comps, c) {
			err = fmt.Errorf("%s is there twice", c.title())
		}
		if err != nil {
			return fmt.Errorf("%s: %w", where, err)
		}
		if err := m.reader.spend(1, *c.typ.Load()); err != nil {
			return err
		}
		values[c] = from[title]
		comps = append(comps, c)
	}
	slices.SortFunc(comps, byName)
	t := m.w.table(comps, nil)
	row := t.push(e)
	m.w.put(e, t, row)
	m.w.alive++
	for i, c := range comps {
		v := t.cols[i].v.Index(row)
		v.SetZero()
		if err := m.reader.into(v, values[c], 0); err != nil {
			return fmt.Errorf("%s %w", where, within(c.title(), err))
		}
	}
	return nil
}

// typeOfJSON is the component of a title: game.Pos, or with its package's path.
func typeOfJSON(title string) (*component, error) {
	var found []*component
	var all []string
	for _, c := range *registry.all.Load() {
		if c.typ.Load() == nil {
			continue
		}
		short := shortTitle(c.name)
		all = append(all, short)
		if title == c.name {
			return c, nil
		}
		if title == short {
			found = append(found, c)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, fmt.Errorf("the type %q is not known in this process; use it before, in a query at package level%s", clip(title, maxName), didYouMean(title, all))
	}
	return nil, fmt.Errorf("%q means %s or %s; write the whole of it", title, found[0].name, found[1].name)
}

func (m *jsonMaker) relation(title string, list []map[string]any) error {
	c, err := typeOfJSON(title)
	if err != nil {
		return err
	}
	r := m.w.relation(c)
	for i, from := range list {
		if err := m.link(r, from); err != nil {
			return within(fmt.Sprintf("%s[%d]", title, i), err)
		}
	}
	return nil
}

func (m *jsonMaker) link(r *relation, from map[string]any) error {
	ends := [2]Entity{}
	for i, key := range [2]string{"source", "target"} {
		text, ok := from[key].(string)
		if !ok {
			return fmt.Errorf("want a %q: an entity", key)
		}
		e, err := m.entityOf(text)
		if err != nil {
			return err
		}
		if _, _, ok := m.w.place(e); !ok {
			return fmt.Errorf("%s is not in the file", e)
		}
		ends[i] = e
	}
	data, has := from["data"]
	for _, key := range sortedKeys(from) {
		if key != "source" && key != "target" && key != "data" {
			return fmt.Errorf("no %q here: a link has source, target and data", clip(key, maxName))
		}
	}
	if err := m.reader.spend(1, *r.c.typ.Load()); err != nil {
		return err
	}
	s := m.w.beginRelate(r, ends[0], ends[1], bitOf(has))
	if s.col != nil {
		if err := m.reader.into(s.col.v.Index(s.row), data, 0); err != nil {
			return err
		}
	}
	if s.open {
		m.w.endRelate(r, s.row)
	}
	return nil
}

func (m *jsonMaker) resource(title string, from any) error {
	c, err := typeOfJSON(title)
	if err != nil {
		return err
	}
	if err := m.reader.spend(1, *c.typ.Load()); err != nil {
		return err
	}
	v := reflect.New(*c.typ.Load())
	if err := m.reader.into(v.Elem(), from, 0); err != nil {
		return within(title, err)
	}
	blob, err := state.New().Append(nil, v.Interface())
	if err != nil {
		return ofResource(err, c)
	}
	in := &m.w.archive().incoming
	if slices.ContainsFunc(*in, func(o incoming) bool { return o.c == c }) {
		return fmt.Errorf("resource %s is there twice", title)
	}
	*in = append(*in, incoming{c, blob, v.Interface()})
	return nil
}
