package ecs

import (
	"reflect"
	"slices"
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

// RelationStats is what a world says of one relation.
type RelationStats struct {
	Name, Title string // as in ComponentStats
	Rules       Rules
	Links       int
	Sources     int // entities with links to others
	Targets     int // entities with links from others
	Size        int // bytes of one link's data
}

// EventStats is what a world says of one type of event.
type EventStats struct {
	Name, Title string // as in ComponentStats
	Events      int    // that are there for readers
	Readers     int    // that have read in this world
}

// Stats is a world in numbers.
type Stats struct {
	Entities, Components, Tables, Links int
	Bytes                               int // of all tables and the index of entities
	Events                              int // waiting for readers
	Queries                             int // that were used in this world
	Observers                           int
	Waiting                             int // structural changes that wait for the end of a loop
	Tick                                int64
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

// Relations lists the relations that the world has ever had, by name.
func (w *World) Relations() []RelationStats {
	list := make([]RelationStats, len(w.relating().relations))
	for i, r := range w.relating().relations {
		list[i] = RelationStats{r.c.name, r.c.title(), r.rules, r.count, r.sources, r.targets, r.c.size()}
	}
	return list
}

// Events lists the types of events that were sent or read in the world, by name.
func (w *World) Events() []EventStats {
	if w.mail() == nil {
		return nil
	}
	list := make([]EventStats, len(w.mail().streams))
	for i, s := range w.mail().streams {
		list[i] = EventStats{s.c.name, s.c.title(), s.old + s.n, len(s.cursors)}
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
	for _, r := range w.relating().relations {
		s.Links += r.count
	}
	for _, m := range w.Events() {
		s.Events += m.Events
	}
	s.Observers = len(w.observers().onSpawn) + len(w.observers().onDestroy)
	for _, at := range w.observers().sites {
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
