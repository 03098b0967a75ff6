package ecs

type Goal struct {
	relation *component
	target   Entity
}
type (
	walker   struct{}
	relation struct{}
)

func (l *loop) aim(to []Goal)             {}
func (l *loop) nextRelated() bool         { return false }
func (w *World) cascade(e Entity)         {}
func (w *World) unlink(e Entity)          {}
func (w *World) relateQueued(c command)   {}
func (w *World) unrelateQueued(c command) {}

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

type (
	events struct{}
)

func (w *World) typed(c *column)    {}
func (w *World) adopt(c *component) {}
func (w *World) forget(e Entity)    {}
