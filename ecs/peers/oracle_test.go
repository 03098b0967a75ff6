package peers

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	ark "github.com/mlange-42/ark/ecs"

	"github.com/krill2d/krill/ecs"
)

const (
	operations = 20_000 // of one run
	check      = 50     // operations from one comparison to the next
	crowd      = 300    // entities, about; more are destroyed than spawned beyond it
)

type (
	pos    struct{ X, Y int }
	vel    struct{ X int }
	name   struct{ S string }
	holder struct{} // our relation; Ark's needs a marker
	held   struct{ ark.RelationMarker }
)

func (holder) Relation() ecs.Rules { return ecs.Rules{Exclusive: true} }

// twins are two stores that are told the same.
type twins struct {
	t     *testing.T
	rand  *rand.Rand
	w     *ecs.World
	a     *ark.World
	pairs []twin // those that are alive
	n     int    // operations done

	pos  *ark.Map[pos]
	vel  *ark.Map[vel]
	name *ark.Map[name]
	held *ark.Map[held]
}

// twin is one entity in both stores.
type twin struct {
	no  int // of all that were spawned
	own ecs.Entity
	ark ark.Entity
}

// TestArkAgrees does random things to both stores and compares all that they hold. After each comparison the whole of
// one store is known to be the whole of the other one: entities, components, values and targets.
func TestArkAgrees(t *testing.T) {
	for seed := range uint64(3) {
		a := ark.NewWorld(16)
		s := &twins{
			t: t, rand: rand.New(rand.NewPCG(seed, 1)), w: &ecs.World{}, a: a,
			pos: ark.NewMap[pos](a), vel: ark.NewMap[vel](a), name: ark.NewMap[name](a), held: ark.NewMap[held](a),
		}
		for s.n < operations && !t.Failed() {
			s.step()
			if s.n++; s.n%check == 0 {
				s.compare()
			}
		}
	}
}

func (s *twins) step() {
	if len(s.pairs) < 2 || s.rand.IntN(2*crowd) > len(s.pairs)+crowd/2 {
		s.spawn()
		return
	}
	at := s.rand.IntN(len(s.pairs))
	e := s.pairs[at]
	switch s.rand.IntN(10) {
	case 0, 1:
		s.destroy(at)
	case 2:
		put(s, e, s.pos, pos{s.rand.IntN(100), s.n})
	case 3:
		put(s, e, s.vel, vel{s.n})
	case 4:
		put(s, e, s.name, name{fmt.Sprint("n", s.n)})
	case 5:
		drop(s, e, s.pos)
	case 6:
		drop(s, e, s.vel)
	case 7:
		drop(s, e, s.name)
	case 8:
		s.relate(e, s.pairs[s.rand.IntN(len(s.pairs))])
	case 9:
		s.inLoop()
	}
}

func (s *twins) spawn() {
	values := []any{pos{s.n, 1}}
	own := twin{no: s.n, ark: s.pos.NewEntity(&pos{s.n, 1})}
	if s.rand.IntN(2) == 0 {
		values = append(values, vel{s.n})
		s.vel.Add(own.ark, &vel{s.n})
	}
	own.own = s.w.Spawn(values...)
	s.pairs = append(s.pairs, own)
}

func (s *twins) destroy(at int) {
	e := s.pairs[at]
	if !s.w.Destroy(e.own) {
		s.t.Errorf("operation %d: destroy %v: got false; want true", s.n, e.own)
	}
	s.a.RemoveEntity(e.ark)
	s.pairs = slices.Delete(s.pairs, at, at+1)
}

func put[T any](s *twins, e twin, m *ark.Map[T], v T) {
	ecs.Put(s.w, e.own, v)
	if m.Has(e.ark) {
		m.Set(e.ark, &v)
	} else {
		m.Add(e.ark, &v)
	}
}

func drop[T any](s *twins, e twin, m *ark.Map[T]) {
	had := m.Has(e.ark)
	if got := ecs.Drop[T](s.w, e.own); got != had {
		s.t.Errorf("operation %d: drop %T of %v: got %v; want %v", s.n, *new(T), e.own, got, had)
	}
	if had {
		m.Remove(e.ark)
	}
}

// relate changes an entity's target, or takes it away when it is the entity itself.
func (s *twins) relate(e, target twin) {
	switch {
	case e.no == target.no:
		had := s.held.Has(e.ark)
		if had {
			s.held.Remove(e.ark)
		}
		if old := ecs.Target[holder](s.w, e.own); !old.IsNone() {
			ecs.Unrelate[holder](s.w, e.own, old)
		}
	case s.held.Has(e.ark):
		s.held.SetRelation(e.ark, target.ark)
		ecs.Relate[holder](s.w, e.own, target.own)
	default:
		s.held.Add(e.ark, &held{}, target.ark)
		ecs.Relate[holder](s.w, e.own, target.own)
	}
}

var movers = ecs.Query2[pos, vel]()

// inLoop changes what it meets, which with Ark must wait by hand.
func (s *twins) inLoop() {
	var later []func()
	for own, r := range movers.All(s.w) {
		at := slices.IndexFunc(s.pairs, func(p twin) bool { return p.own == own })
		e := s.pairs[at]
		switch s.rand.IntN(20) {
		case 0:
			ecs.Drop[vel](s.w, own)
			later = append(later, func() { s.vel.Remove(e.ark) })
		case 1:
			v := name{fmt.Sprint("l", s.n, r.A.X)}
			ecs.Put(s.w, own, v)
			later = append(later, func() {
				if s.name.Has(e.ark) {
					s.name.Set(e.ark, &v)
				} else {
					s.name.Add(e.ark, &v)
				}
			})
		case 2:
			s.w.Destroy(own)
			s.pairs = slices.Delete(s.pairs, at, at+1)
			later = append(later, func() { s.a.RemoveEntity(e.ark) })
		default:
			r.A.Y++
			s.pos.Get(e.ark).Y++
		}
	}
	for _, do := range later {
		do()
	}
}

// compare looks at everything that both stores hold.
func (s *twins) compare() {
	ours, theirs := s.dumpOurs(), s.dumpArk()
	if !slices.Equal(ours, theirs) {
		i := 0
		for i < min(len(ours), len(theirs)) && ours[i] == theirs[i] {
			i++
		}
		s.t.Errorf("after operation %d: got %d entities, from line %d on %q; Ark has %d, %q",
			s.n, len(ours), i, ours[i:min(i+1, len(ours))], len(theirs), theirs[i:min(i+1, len(theirs))])
	}
	if s.w.Len() != len(s.pairs) {
		s.t.Errorf("after operation %d: got %d alive; want %d", s.n, s.w.Len(), len(s.pairs))
	}
}

func (s *twins) dumpOurs() (lines []string) {
	no := map[ecs.Entity]int{{}: -1}
	for _, e := range s.pairs {
		no[e.own] = e.no
	}
	for _, e := range s.pairs {
		target := no[ecs.Target[holder](s.w, e.own)]
		lines = append(lines, line(e.no, ecs.Get[pos](s.w, e.own), ecs.Get[vel](s.w, e.own), ecs.Get[name](s.w, e.own), target))
	}
	return lines
}

func (s *twins) dumpArk() (lines []string) {
	no := map[ark.Entity]int{{}: -1}
	for _, e := range s.pairs {
		no[e.ark] = e.no
	}
	for _, e := range s.pairs {
		target := -1
		if s.held.Has(e.ark) {
			target = no[s.held.GetRelation(e.ark)]
		}
		lines = append(lines, line(e.no, s.pos.Get(e.ark), s.vel.Get(e.ark), s.name.Get(e.ark), target))
	}
	return lines
}

// line is all of an entity; what it has not is nil.
func line(no int, p *pos, v *vel, n *name, target int) string {
	return fmt.Sprintf("%d %+v %+v %+v → %d", no, p, v, n, target)
}
