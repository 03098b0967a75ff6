package game

import "github.com/krill2d/krill/ecs"

var (
	moving  = ecs.Query2[Pos, Vel]()
	krill   = ecs.Query3[Pos, Vel, Krill]()
	scared  = ecs.Query1[Scared]()
	bubbles = ecs.Query2[Pos, Bubble]()
	hatch   = ecs.Bundle3[Pos, Vel, Krill]()
	exhale  = ecs.Bundle3[Pos, Vel, Bubble]()
)

// OnKrill is the game's store on Krill's ecs.
type OnKrill struct{ w *ecs.World }

// NewOnKrill makes an empty one.
func NewOnKrill() OnKrill { return OnKrill{&ecs.World{}} }

func (s OnKrill) Hatch(p Pos, v Vel, k Krill) ecs.Entity   { return hatch.Spawn(s.w, p, v, k) }
func (s OnKrill) Exhale(p Pos, v Vel, b Bubble) ecs.Entity { return exhale.Spawn(s.w, p, v, b) }
func (s OnKrill) Destroy(e ecs.Entity)                     { s.w.Destroy(e) }
func (s OnKrill) Scare(e ecs.Entity, left Scared)          { ecs.Put(s.w, e, left) }
func (s OnKrill) Calm(e ecs.Entity)                        { ecs.Drop[Scared](s.w, e) }
func (s OnKrill) CountKrill() int                          { return krill.Count(s.w) }

func (s OnKrill) EachMoving(f func(*Pos, *Vel)) {
	for p, v := range moving.Each(s.w) {
		f(p, v)
	}
}

func (s OnKrill) EachKrill(f func(ecs.Entity, *Pos, *Vel, *Krill)) {
	for e, r := range krill.All(s.w) {
		f(e, r.A, r.B, r.C)
	}
}

func (s OnKrill) EachScared(f func(ecs.Entity, *Scared)) {
	for e, left := range scared.All(s.w) {
		f(e, left)
	}
}

func (s OnKrill) EachBubble(f func(ecs.Entity, *Pos, *Bubble)) {
	for e, r := range bubbles.All(s.w) {
		f(e, r.A, r.B)
	}
}
