package systems

import (
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/render"
)

// Last is where an entity was a tick ago, so that [Draw] can show it on the way between, by Canvas.Alpha: smooth on
// screens that are quicker than the game. Entities that have none are shown where they are. Give it to what moves, as a zero
// one; put a zero one again after a jump, so that nobody sees a way where there was none.
type Last struct {
	Transform
	kept bool // Remember was here
}

var remembered = ecs.Query2[Last, Transform]()

// Remember keeps where everything is, for Last: call it first in a tick, before anything moves.
func Remember(w *ecs.World) {
	for last, at := range remembered.Tables(w) {
		at = at[:len(last)]
		for i := range last {
			last[i].Transform, last[i].kept = at[i], true
		}
	}
}

// shown is where an entity is to be seen, alpha of the way from its last place.
func (l *Last) shown(at *Transform, alpha float64) Transform {
	t := *at
	if l.kept && l.Transform != *at && alpha < 1 {
		t.Pos.X = l.Pos.X + float64((at.Pos.X-l.Pos.X)*alpha)
		t.Pos.Y = l.Pos.Y + float64((at.Pos.Y-l.Pos.Y)*alpha)
		if l.Rot != at.Rot {
			t.Rot = between(l.Rot, at.Rot, alpha)
		}
		if l.Scale != at.Scale {
			t.Scale = mix(l.Scale, at.Scale, alpha)
		}
	}
	return t
}

// Shown returns where Draw shows an entity: for names above heads, for a camera that follows a hero without trembling. It is
// the zero Transform when the entity has none or is not alive.
func Shown(w *ecs.World, c *render.Canvas, e ecs.Entity) Transform {
	at := ecs.Get[Transform](w, e)
	if at == nil {
		return Transform{}
	}
	if last := ecs.Get[Last](w, e); last != nil {
		return last.shown(at, c.Alpha())
	}
	return *at
}
