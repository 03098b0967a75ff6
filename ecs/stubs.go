package ecs

type (
	observers struct{ onSpawn, onDestroy []func(*World, Entity) }
	Kind      uint8
)

const (
	kindAdded Kind = iota
	kindSet
)

func (w *World) observed() bool                              { return false }
func (w *World) tellSpawned(t *table, row int)               {}
func (w *World) tellRemoving(e Entity, col *column, row int) {}
func (w *World) tellDestroying(e Entity, t *table, row int)  {}
func (w *World) openWrite(e Entity, s slot, k Kind)          {}
func (w *World) closeWrite()                                 {}

func (w *World) tellRelated(r *relation, p Pair, slot int)    {}
func (w *World) tellUnrelating(r *relation, p Pair, slot int) {}

type (
	events struct{}
)

func (w *World) typed(c *column)    {}
func (w *World) adopt(c *component) {}
