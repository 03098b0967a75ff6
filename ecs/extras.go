package ecs

// extras are what a world does for programs that ask for it. One that was never asked for is nil, and the linker leaves
// its code out of programs that never do: that and no reflection in the core halved what a page pays for the store.
type extras struct {
	linking   *linking
	telling   *telling
	unparking *unparking
	copying   func(w *World, twin, e Entity) // carries out a Copy
}

// linking is there when a world has relations.
type linking struct {
	cascade, unlink func(*World, Entity)
	carryOut        func(*World, command)
	aim             func(*loop)
	next            func(*loop) bool
	idle            func(*World, []*component, []Goal) *table
	enroll          func(*World, *table)
}

func newLinking() *linking {
	return &linking{
		cascade: (*World).cascade, unlink: (*World).unlink, carryOut: (*World).linkQueued, aim: (*loop).aim,
		next: (*loop).seekRelated, idle: (*World).idleTable, enroll: (*World).enroll,
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
}

func newTelling() *telling {
	return &telling{
		spawned: (*World).tellSpawned, removing: (*World).tellRemoving, destroying: (*World).tellDestroying,
		open: (*World).openWrite, closed: (*World).closeWrite, end: (*World).endWrites,
	}
}

// unparking is there when a snapshot or a text was read, which may have types that are not known yet.
type unparking struct {
	adopt func(*World, *component)
	known func(*World)
	links func(*World, *relation)
	last  func(*World, *query) uint64
}

func newUnparking() *unparking {
	return &unparking{adopt: (*World).adoptParked, known: (*World).unparkAll, links: (*World).adoptLinks, last: (*World).lastSeen}
}
