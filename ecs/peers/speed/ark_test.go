package speed

import (
	ark "github.com/mlange-42/ark/ecs"
)

// arkWorld is a world of Ark with what its calls need, made once as its manual says.
type arkWorld struct {
	*ark.World
	movers *ark.Map2[pos, vel]
	pulls  *ark.Map[pull]
	filter *ark.Filter2[pos, vel]
}

func newArk() *arkWorld {
	w := ark.NewWorld()
	return &arkWorld{w, ark.NewMap2[pos, vel](w), ark.NewMap[pull](w), ark.NewFilter2[pos, vel](w)}
}

// fill spawns movers and returns them.
func (w *arkWorld) fill(into []ark.Entity) {
	i := 0
	w.movers.NewBatchFn(len(into), func(e ark.Entity, _ *pos, v *vel) {
		*v = vel{1, float64(i)}
		into[i] = e
		i++
	})
}

// clear removes all movers.
func (w *arkWorld) clear() { w.RemoveEntities(w.filter.Batch(), nil) }

//go:noinline
func arkTables(f *ark.Filter2[pos, vel]) {
	q := f.Query()
	for q.NextTable() {
		p, v := q.GetColumns()
		v = v[:len(p)]
		for i := range p {
			p[i].X += v[i].X * dt
			p[i].Y += v[i].Y * dt
		}
	}
}

//go:noinline
func arkNext(f *ark.Filter2[pos, vel]) {
	q := f.Query()
	for q.Next() {
		p, v := q.Get()
		p.X += v.X * dt
		p.Y += v.Y * dt
	}
}
