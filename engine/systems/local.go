package systems

import (
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/geom"
)

// Local is where a child is from its parent: an entity with a Local, a Transform and a link of ecs.ChildOf. [Place] makes
// its Transform, so give it a zero one, and change the Local. Without a parent it is from the world's (0, 0).
type Local struct {
	Transform
	placed bool // by the Place under way
}

var (
	locals   = ecs.Query1[Local]()
	places   = ecs.Query1[Transform]()
	children = ecs.Query2[Local, Transform]()
)

// Place puts every child where its parent has carried it, parents before their children however deep they are, by
// [Transform.In]. Call it when all that moves has moved, and before what children's places are for. A parent without a
// Transform is as one at (0, 0). It costs two looks into tables for each child, and a sine for each parent that is turned; it
// allocates nothing.
func Place(w *ecs.World) {
	p := placing{w: w, locals: ecs.ViewOf(w, locals), places: ecs.ViewOf(w, places), cos: 1}
	deep := false
	for e, row := range children.All(w) {
		parent := ecs.Target[ecs.ChildOf](w, e)
		if row.A.placed = p.locals.Get(parent) == nil; row.A.placed {
			p.put(row.A, row.B, parent)
		} else {
			deep = true
		}
	}
	if !deep {
		return
	}
	for e, row := range children.All(w) {
		if !row.A.placed {
			p.place(row.A, row.B, ecs.Target[ecs.ChildOf](w, e))
		}
	}
}

// placing is a Place under way.
type placing struct {
	w             *ecs.World
	locals        ecs.View[Local]
	places        ecs.View[Transform]
	rot, sin, cos float64 // of the last parent: siblings mostly follow each other
}

// place puts a child after its parent.
func (p *placing) place(l *Local, at *Transform, parent ecs.Entity) {
	above, under := p.locals.Get(parent), p.places.Get(parent)
	if above != nil && under != nil && !above.placed {
		p.place(above, under, ecs.Target[ecs.ChildOf](p.w, parent))
	}
	p.put(l, at, parent)
}

// put puts a child whose parent is where it belongs.
func (p *placing) put(l *Local, at *Transform, parent ecs.Entity) {
	l.placed = true
	under := p.places.Get(parent)
	if under == nil {
		*at = l.Transform
		return
	}
	if under.Rot != p.rot {
		p.rot = under.Rot
		p.sin, p.cos = turn(p.rot)
	}
	at.put(&l.Transform, under, p.sin, p.cos)
}

// Attach makes an entity a child of another one, where it is: a coin that is picked up, an arrow that sticks. Both have a
// Transform. In a loop it waits for the loop's end, as all changes do. It panics when one of the two is not alive or the
// parent is a descendant of the child, as ecs.Relate does.
func Attach(w *ecs.World, child, parent ecs.Entity) {
	at, under := ecs.Get[Transform](w, child), ecs.Get[Transform](w, parent)
	if at == nil || under == nil {
		panic("systems: attach: child or parent has no Transform or is not alive; try ecs.Put(w, e, systems.Transform{…})")
	}
	local := Local{Transform: at.From(*under)}
	ecs.Relate[ecs.ChildOf](w, child, parent)
	ecs.Put(w, child, local)
}

// Detach lets a child go, where it is. It does nothing to an entity without a parent.
func Detach(w *ecs.World, child ecs.Entity) {
	parent := ecs.Target[ecs.ChildOf](w, child)
	if parent.IsNone() {
		return
	}
	ecs.Unrelate[ecs.ChildOf](w, child, parent)
	ecs.Drop[Local](w, child)
}

// Toward returns the angle at which an entity at t looks at a point of the world, radians: what a turret's Rot is set to.
func (t Transform) Toward(p geom.Vec) float64 { return p.Sub(t.Pos).Angle() }
