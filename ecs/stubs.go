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

func (w *World) typed(c *column)    {}
func (w *World) adopt(c *component) {}
func (w *World) forget(e Entity)    {}
