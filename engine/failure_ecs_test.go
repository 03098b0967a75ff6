package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/render"
)

// swarm is a game that runs systems, one of which breaks.
type swarm struct {
	world ecs.World `state:"-"`
	rules ecs.Schedule[*engine.Tick]
	wide  bool
}

type bee struct{ legs []int }

func (s *swarm) Start(*engine.Tick) error {
	if s.wide {
		s.rules.Parallel = 2
	}
	s.world.Spawn(bee{})
	s.rules.AddGroup(ecs.Group{Reads: []any{}}, rest)
	s.rules.AddGroup(ecs.Group{Writes: []any{bee{}}}, walk)
	return s.rules.Check()
}

func (s *swarm) Update(t *engine.Tick) error {
	s.rules.Run(&s.world, t)
	return nil
}

func (s *swarm) Draw(*render.Canvas) {}

var bees = ecs.Query1[bee]()

func rest(*ecs.World, *engine.Tick) {}

func walk(w *ecs.World, _ *engine.Tick) {
	for b := range bees.Each(w) {
		b.lift(6)
	}
}

func (b *bee) lift(leg int) { b.legs[leg]++ }

// The failure screen shows where a system broke, also when that was on another goroutine.
func TestFailureOfASystem(t *testing.T) {
	for _, wide := range []bool{false, true} {
		l := engine.New(&swarm{wide: wide}, engine.Config{}, nil)
		l.Tick(&driver.Input{Width: 640, Height: 360})
		f := l.Failed()
		if f == nil {
			t.Fatal("the panic was not caught")
		}
		if want := "system walk: runtime error: index out of range [6]"; !strings.HasPrefix(fmt.Sprint(f.Cause), want) {
			t.Errorf("parallel %v: cause is %v; want %s …", wide, f.Cause, want)
		}
		if len(f.Stack) < 2 || !strings.Contains(f.Stack[0], "(*bee).lift") || !strings.Contains(f.Stack[1], "engine_test.walk") ||
			!strings.Contains(f.Stack[len(f.Stack)-1], "(*swarm).Update") || strings.Contains(strings.Join(f.Stack, " "), "krill/ecs.") {
			t.Errorf("parallel %v: stack is %q; want lift, walk and Update", wide, f.Stack)
		}
	}
}
