package speed

import (
	"testing"

	ark "github.com/mlange-42/ark/ecs"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/ecs/peers/measure"
)

// part is a relation with one target, as Ark's are; member also splits tables by target, as Ark's do.
type (
	part   struct{}
	member struct{}
	arkRel struct{ ark.RelationMarker }
)

func (part) Relation() ecs.Rules   { return ecs.Rules{Exclusive: true} }
func (member) Relation() ecs.Rules { return ecs.Rules{Exclusive: true, Grouped: true} }

// family is movers that have parents, in both stores.
type family struct {
	w                 *ecs.World
	parents, children []ecs.Entity

	ark                     *ark.World
	rel                     *ark.Map[arkRel]
	of                      *ark.Filter3[arkRel, pos, vel]
	arkParents, arkChildren []ark.Entity
}

// newFamily gives each parent its children one after the other, which is the order that a game makes them in.
func newFamily(parents, each int, relate func(w *ecs.World, child, parent ecs.Entity)) *family {
	f := &family{w: &ecs.World{}, ark: ark.NewWorld()}
	f.rel, f.of = ark.NewMap[arkRel](f.ark), ark.NewFilter3[arkRel, pos, vel](f.ark)
	child := ark.NewMap3[arkRel, pos, vel](f.ark)
	for range parents {
		f.parents = append(f.parents, f.w.Spawn())
		f.arkParents = append(f.arkParents, f.ark.NewEntity())
	}
	for i := range parents {
		for j := range each {
			e := mover.Spawn(f.w, pos{}, vel{1, float64(j)})
			relate(f.w, e, f.parents[i])
			f.children = append(f.children, e)
			f.arkChildren = append(f.arkChildren,
				child.NewEntity(&arkRel{}, &pos{}, &vel{1, float64(j)}, ark.RelIdx(0, f.arkParents[i])))
		}
	}
	return f
}

func parts(w *ecs.World, child, parent ecs.Entity)   { ecs.Relate[part](w, child, parent) }
func members(w *ecs.World, child, parent ecs.Entity) { ecs.Relate[member](w, child, parent) }

func relations(t *testing.T) {
	targets(t)
	manyParents(t)
	small, large := newFamily(10_000, 10, parts), newFamily(100, 1_000, members)
	measure.Group{
		Against: []measure.Side{{Do: small.arkVisit}, {Do: small.arkVisitTables}},
		Rows: []measure.Row{
			{Name: "small-families/ark", Bar: 0.40, Side: measure.Side{Do: small.visit}},
			{Name: "small-families-by-sources/ark", Side: measure.Side{Do: small.walk}},
		},
	}.Run(t)
	measure.Group{
		Against: []measure.Side{{Do: large.arkVisit}, {Do: large.arkVisitTables}},
		Rows: []measure.Row{
			{Name: "grouped-large-families/ark", Bar: 1.20, Side: measure.Side{Do: large.visitTables}},
			{Name: "grouped-large-families-each/ark", Side: measure.Side{Do: large.visitGrouped}},
		},
	}.Run(t)
}

// targets moves 10,000 children to the next of 100 parents.
func targets(t *testing.T) {
	f := newFamily(100, 100, parts)
	i, j := 0, 0
	measure.Group{
		Against: one(func() {
			i++
			for n, e := range f.arkChildren {
				f.rel.SetRelation(e, f.arkParents[(n+i)%100])
			}
		}),
		Rows: []measure.Row{{Name: "change-target/ark", Bar: 0.10, Side: measure.Side{Do: func() {
			j++
			for n, e := range f.children {
				ecs.Relate[part](f.w, e, f.parents[(n+j)%100])
			}
		}}}},
	}.Run(t)
}

// manyParents moves all children of 10,000 parents, whoever they belong to.
func manyParents(t *testing.T) {
	f := newFamily(10_000, 10, parts)
	all := ark.NewFilter2[pos, vel](f.ark)
	cached := ark.NewFilter2[pos, vel](f.ark).Register()
	measure.Group{
		Against: []measure.Side{
			{Do: func() { arkTables(all) }},
			{Do: func() { arkNext(all) }},
			{Do: func() { arkTables(cached) }},
			{Do: func() { arkNext(cached) }},
		},
		Rows: []measure.Row{
			{Name: "iterate-10000-parents/ark", Bar: 0.40, Side: measure.Side{Do: func() { tables2(f.w) }}},
			{Name: "iterate-10000-parents-each/ark", Side: measure.Side{Do: func() { each2(f.w) }}},
		},
	}.Run(t)
}

// The rest visits children parent by parent.

func (f *family) visit() {
	for _, parent := range f.parents {
		for p, v := range movers.Each(f.w, ecs.To[part](parent)) {
			p.X += v.X * dt
			p.Y += v.Y * dt
		}
	}
}

func (f *family) walk() {
	for _, parent := range f.parents {
		for child := range ecs.Sources[part](f.w, parent) {
			p, v := ecs.Get[pos](f.w, child), ecs.Get[vel](f.w, child)
			p.X += v.X * dt
			p.Y += v.Y * dt
		}
	}
}

func (f *family) visitGrouped() {
	for _, parent := range f.parents {
		for p, v := range movers.Each(f.w, ecs.To[member](parent)) {
			p.X += v.X * dt
			p.Y += v.Y * dt
		}
	}
}

func (f *family) visitTables() {
	for _, parent := range f.parents {
		for p, v := range movers.Tables(f.w, ecs.To[member](parent)) {
			v = v[:len(p)]
			for i := range p {
				p[i].X += v[i].X * dt
				p[i].Y += v[i].Y * dt
			}
		}
	}
}

func (f *family) arkVisit() {
	for _, parent := range f.arkParents {
		q := f.of.Query(ark.RelIdx(0, parent))
		for q.Next() {
			_, p, v := q.Get()
			p.X += v.X * dt
			p.Y += v.Y * dt
		}
	}
}

func (f *family) arkVisitTables() {
	for _, parent := range f.arkParents {
		q := f.of.Query(ark.RelIdx(0, parent))
		for q.NextTable() {
			_, p, v := q.GetColumns()
			v = v[:len(p)]
			for i := range p {
				p[i].X += v[i].X * dt
				p[i].Y += v[i].Y * dt
			}
		}
	}
}
