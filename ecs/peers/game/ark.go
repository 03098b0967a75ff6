package game

import "github.com/mlange-42/ark/ecs"

// OnArk is the game's store on Ark.
type OnArk struct {
	w       *ecs.World
	hatch   *ecs.Map3[Pos, Vel, Krill]
	exhale  *ecs.Map3[Pos, Vel, Bubble]
	scare   *ecs.Map[Scared]
	moving  *ecs.Filter2[Pos, Vel]
	krill   *ecs.Filter3[Pos, Vel, Krill]
	scared  *ecs.Filter1[Scared]
	bubbles *ecs.Filter2[Pos, Bubble]
}

// NewOnArk makes an empty one.
func NewOnArk() *OnArk {
	w := ecs.NewWorld()
	return &OnArk{
		w:       w,
		hatch:   ecs.NewMap3[Pos, Vel, Krill](w),
		exhale:  ecs.NewMap3[Pos, Vel, Bubble](w),
		scare:   ecs.NewMap[Scared](w),
		moving:  ecs.NewFilter2[Pos, Vel](w),
		krill:   ecs.NewFilter3[Pos, Vel, Krill](w),
		scared:  ecs.NewFilter1[Scared](w),
		bubbles: ecs.NewFilter2[Pos, Bubble](w),
	}
}

func (s *OnArk) Hatch(p Pos, v Vel, k Krill) ecs.Entity   { return s.hatch.NewEntity(&p, &v, &k) }
func (s *OnArk) Exhale(p Pos, v Vel, b Bubble) ecs.Entity { return s.exhale.NewEntity(&p, &v, &b) }
func (s *OnArk) Destroy(e ecs.Entity)                     { s.w.RemoveEntity(e) }
func (s *OnArk) Calm(e ecs.Entity)                        { s.scare.Remove(e) }

func (s *OnArk) Scare(e ecs.Entity, left Scared) {
	if s.scare.Has(e) {
		s.scare.Set(e, &left)
	} else {
		s.scare.Add(e, &left)
	}
}

func (s *OnArk) CountKrill() int {
	q := s.krill.Query()
	defer q.Close()
	return q.Count()
}

func (s *OnArk) EachMoving(f func(*Pos, *Vel)) {
	for q := s.moving.Query(); q.Next(); {
		f(q.Get())
	}
}

func (s *OnArk) EachKrill(f func(ecs.Entity, *Pos, *Vel, *Krill)) {
	for q := s.krill.Query(); q.Next(); {
		p, v, k := q.Get()
		f(q.Entity(), p, v, k)
	}
}

func (s *OnArk) EachScared(f func(ecs.Entity, *Scared)) {
	for q := s.scared.Query(); q.Next(); {
		f(q.Entity(), q.Get())
	}
}

func (s *OnArk) EachBubble(f func(ecs.Entity, *Pos, *Bubble)) {
	for q := s.bubbles.Query(); q.Next(); {
		p, b := q.Get()
		f(q.Entity(), p, b)
	}
}
