package game

import (
	"github.com/yohamta/donburi"
	"github.com/yohamta/donburi/filter"
)

var (
	donPos    = donburi.NewComponentType[Pos]()
	donVel    = donburi.NewComponentType[Vel]()
	donKrill  = donburi.NewComponentType[Krill]()
	donBubble = donburi.NewComponentType[Bubble]()
	donScared = donburi.NewComponentType[Scared]()
)

// OnDonburi is the game's store on donburi.
type OnDonburi struct {
	w                               donburi.World
	moving, krill, scared, bubbling *donburi.Query
}

// NewOnDonburi makes an empty one.
func NewOnDonburi() *OnDonburi {
	return &OnDonburi{
		w:        donburi.NewWorld(),
		moving:   donburi.NewQuery(filter.Contains(donPos, donVel)),
		krill:    donburi.NewQuery(filter.Contains(donPos, donVel, donKrill)),
		scared:   donburi.NewQuery(filter.Contains(donScared)),
		bubbling: donburi.NewQuery(filter.Contains(donPos, donBubble)),
	}
}

func (s *OnDonburi) Hatch(p Pos, v Vel, k Krill) donburi.Entity {
	e := s.w.Entry(s.w.Create(donPos, donVel, donKrill))
	donPos.SetValue(e, p)
	donVel.SetValue(e, v)
	donKrill.SetValue(e, k)
	return e.Entity()
}

func (s *OnDonburi) Exhale(p Pos, v Vel, b Bubble) donburi.Entity {
	e := s.w.Entry(s.w.Create(donPos, donVel, donBubble))
	donPos.SetValue(e, p)
	donVel.SetValue(e, v)
	donBubble.SetValue(e, b)
	return e.Entity()
}

func (s *OnDonburi) Destroy(e donburi.Entity) { s.w.Remove(e) }
func (s *OnDonburi) Calm(e donburi.Entity)    { donburi.Remove[Scared](s.w.Entry(e), donScared) }
func (s *OnDonburi) CountKrill() int          { return s.krill.Count(s.w) }

func (s *OnDonburi) Scare(e donburi.Entity, left Scared) {
	if entry := s.w.Entry(e); entry.HasComponent(donScared) {
		donScared.SetValue(entry, left)
	} else {
		donburi.Add(entry, donScared, &left)
	}
}

func (s *OnDonburi) EachMoving(f func(*Pos, *Vel)) {
	for e := range s.moving.Iter(s.w) {
		f(donPos.Get(e), donVel.Get(e))
	}
}

func (s *OnDonburi) EachKrill(f func(donburi.Entity, *Pos, *Vel, *Krill)) {
	for e := range s.krill.Iter(s.w) {
		f(e.Entity(), donPos.Get(e), donVel.Get(e), donKrill.Get(e))
	}
}

func (s *OnDonburi) EachScared(f func(donburi.Entity, *Scared)) {
	for e := range s.scared.Iter(s.w) {
		f(e.Entity(), donScared.Get(e))
	}
}

func (s *OnDonburi) EachBubble(f func(donburi.Entity, *Pos, *Bubble)) {
	for e := range s.bubbling.Iter(s.w) {
		f(e.Entity(), donPos.Get(e), donBubble.Get(e))
	}
}
