package ecs

// extras are what a world does and keeps for programs that ask for it. The linker keeps what can be reached, so what
// everybody needs leads to none of it but through here: work through funcs, which are nil in a world that was never asked;
// data through an any each, which its methods below alone know the type of. That and no reflection in the core halved what
// a page pays for the store.
type extras struct {
	linking    *linking
	telling    *telling
	unparking  *unparking
	copying    func(w *world, twin, e Entity) // carries out a Copy
	forgetting func(w *world, e Entity)       // takes the name of an entity away

	links   any // *relating
	watch   any // *observers
	values  any // *resources
	letters any // *mail
	called  any // *naming
	views   any // *spare
}

// world is a World without methods. Funcs and structs that a world leads to speak of it: the description of *World, which
// lists the methods, is a tenth of what a page pays for the store.
type world World

// linking is there when a world has relations.
type linking struct {
	cascade, unlink   func(*world, Entity)
	carryOut, dropped func(*world, command)
	aim               func(*loop)
	next              func(*loop) bool
	idle              func(*world, []*component, []Goal) *table
	enroll            func(*world, *table)
}

func newLinking() *linking {
	return &linking{
		cascade:  func(w *world, e Entity) { (*World)(w).cascade(e) },
		unlink:   func(w *world, e Entity) { (*World)(w).unlink(e) },
		carryOut: func(w *world, c command) { (*World)(w).linkQueued(c) },
		dropped:  func(w *world, c command) { (*World)(w).linkDropped(c) },
		aim:      (*loop).aim,
		next:     (*loop).seekRelated,
		idle:     func(w *world, comps []*component, to []Goal) *table { return (*World)(w).idleTable(comps, to) },
		enroll:   func(w *world, t *table) { (*World)(w).enroll(t) },
	}
}

// telling is there when a world has observers or keeps histories.
type telling struct {
	spawned    func(*world, *table, int)
	removing   func(*world, Entity, *column, int)
	destroying func(*world, Entity, *table, int)
	open       func(*world, Entity, slot, Kind)
	closed     func(*world)
	end        func(*world)
}

func newTelling() *telling {
	return &telling{
		spawned:    func(w *world, t *table, row int) { (*World)(w).tellSpawned(t, row) },
		removing:   func(w *world, e Entity, c *column, row int) { (*World)(w).tellRemoving(e, c, row) },
		destroying: func(w *world, e Entity, t *table, row int) { (*World)(w).tellDestroying(e, t, row) },
		open:       func(w *world, e Entity, s slot, k Kind) { (*World)(w).openWrite(e, s, k) },
		closed:     func(w *world) { (*World)(w).closeWrite() },
		end:        func(w *world) { (*World)(w).endWrites() },
	}
}

// unparking is there when a snapshot or a text was read, which may have types that are not known yet.
type unparking struct {
	adopt func(*world, *component)
	known func(*world)
	links func(*world, any) // a *relation
	last  func(*world, *query) uint64
}

func newUnparking() *unparking {
	return &unparking{
		adopt: func(w *world, c *component) { (*World)(w).adoptParked(c) },
		known: func(w *world) { (*World)(w).unparkAll() },
		links: func(w *world, r any) { (*World)(w).adoptLinks(r.(*relation)) },
		last:  func(w *world, q *query) uint64 { return (*World)(w).lastSeen(q) },
	}
}

func (w *World) relating() *relating { return extra[relating](&w.links) }

func (w *World) observers() *observers { return extra[observers](&w.watch) }

func (w *World) resources() *resources { return extra[resources](&w.values) }

func (w *World) naming() *naming {
	if w.forgetting == nil {
		w.forgetting = func(w *world, e Entity) { (*World)(w).naming().forget(e) }
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
