package ecs

import (
	"cmp"
	"strconv"
)

// Entity names one thing of a world: a ship, a wall, a line of text. It is plain data of 64 bits: keep it in
// components, maps and snapshots. The zero Entity is none. An entity that was destroyed is never again alive, also
// when its place is taken by another one: their generations differ.
type Entity struct {
	bits uint64 // 32 bits of index, 24 of generation, which begins at 1, and 8 of World.ID
}

// maxGeneration is the last generation of an index, which is not used again after it.
const maxGeneration = 1<<24 - 1

func entityAt(index, tag uint32) Entity { return Entity{uint64(tag)<<32 | uint64(index)} }

// index is the entity's place in World.entries.
func (e Entity) index() uint32 { return uint32(e.bits) }

// tag is what tells an entity from others of its index: the world and the generation.
func (e Entity) tag() uint32 { return uint32(e.bits >> 32) }

func (e Entity) generation() uint32 { return e.tag() & maxGeneration }

func (e Entity) world() uint8 { return uint8(e.bits >> 56) }

// IsNone reports whether e is the zero Entity.
func (e Entity) IsNone() bool { return e == Entity{} }

// Compare orders entities by world, then by index, then by generation: -1, 0 or 1.
func (e Entity) Compare(other Entity) int {
	return cmp.Or(cmp.Compare(e.world(), other.world()), cmp.Compare(e.index(), other.index()),
		cmp.Compare(e.generation(), other.generation()))
}

// String is "12v3": index 12 in its third generation. "12v3@1" is of the world with ID 1. The zero Entity is "none".
func (e Entity) String() string {
	if e.IsNone() {
		return "none"
	}
	s := strconv.Itoa(int(e.index())) + "v" + strconv.Itoa(int(e.generation()))
	if e.world() != 0 {
		s += "@" + strconv.Itoa(int(e.world()))
	}
	return s
}
