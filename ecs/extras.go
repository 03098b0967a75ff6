package ecs

// extras are what a world does and keeps for programs that ask for it. The linker keeps what can be reached, so what
// everybody needs leads to none of it but through here: work through funcs, which are nil in a world that was never asked;
// data through an any each, which its methods below alone know the type of. That and no reflection in the core halved what
// a page pays for the store.
type extras struct {
	linking    *linking
	telling    *telling
	unparking  *unparking
	copying    func(w *World, twin, e Entity) // carries out a Copy
	forgetting func(w *World, e Entity)       // takes the name of an entity away

	links   any // *relating
	watch   any // *observers
	values  any // *resources
	letters any // *mail
	called  any // *naming
	views   any // *spare

	recent    any // *relation: the one that was asked for last
	recentKey any // tells its type: (*R)(nil)
}

// linking is there when a world has relations.
type linking struct {
	cascade, unlink   func(*World, Entity)
	carryOut, dropped func(*World, command)
	aim               func(*loop)
	next              func(*loop) bool
	table             func(*World, []*component, []Goal) *table // of a group
}

func newLinking() *linking {
	return &linking{
		cascade:  (*World).cascade,
		unlink:   (*World).unlink,
		carryOut: (*World).linkQueued,
		dropped:  (*World).linkDropped,
		aim:      (*loop).aim,
		next:     (*loop).seekRelated,
		table:    (*World).groupedTable,
	}
}

// telling is there when a world has observers or keeps histories.
type telling struct {
	spawned    func(*World, *table, int)
	removing   func(*World, Entity, *column, int)
	destroying func(*World, Entity, *table, int)
	open       func(*World, Entity, slot, Kind)
	closed     func(*World)
	end        func(*World)
	endless    func(*World, command)
}

func newTelling() *telling {
	return &telling{
		spawned:    (*World).tellSpawned,
		removing:   (*World).tellRemoving,
		destroying: (*World).tellDestroying,
		open:       (*World).openWrite,
		closed:     (*World).closeWrite,
		end:        (*World).endWrites,
		endless:    (*World).refuseEndless,
	}
}

// unparking is there when a snapshot or a text was read, which may have types that are not known yet.
type unparking struct {
	adopt func(*World, *component)
	known func(*World)
	links func(*World, any) // a *relation
	last  func(*World, *query) uint64
}

func newUnparking() *unparking {
	return &unparking{
		adopt: (*World).adoptParked,
		known: (*World).unparkAll,
		links: func(w *World, r any) { w.adoptLinks(r.(*relation)) },
		last:  (*World).lastSeen,
	}
}

func (w *World) relating() *relating { return extra[relating](&w.links) }

func (w *World) observers() *observers { return extra[observers](&w.watch) }

func (w *World) resources() *resources { return extra[resources](&w.values) }

func (w *World) naming() *naming {
	if w.forgetting == nil {
		w.forgetting = func(w *World, e Entity) { w.naming().forget(e) }
	}
	return extra[naming](&w.called)
}

func (w *World) spares() *spare { return extra[spare](&w.views) }

// mail is where the events are, or nil.
func (w *World) mail() *mail {
	m, _ := w.letters.(*mail)
	return m
}

// extra is what an extra keeps. It is made when it is first asked for.
func extra[T any](in *any) *T {
	if t, ok := (*in).(*T); ok {
		return t
	}
	t := new(T)
	*in = t
	return t
}
