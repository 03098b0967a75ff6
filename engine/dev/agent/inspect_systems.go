package agent

import (
	"reflect"
	"time"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/dev/seek"
	"github.com/krill2d/krill/engine/state"
)

// timer is an ecs.Schedule of any context.
type timer interface{ Timings() []ecs.Timing }

var timerType = reflect.TypeFor[timer]()

func holdsTimer(t reflect.Type) bool { return reflect.PointerTo(t).Implements(timerType) }

// timed are the schedules that measure because somebody looked.
type timed struct {
	flags []reflect.Value // Schedule.Timed of them
	until int64           // the tick after which nobody looks any more
}

// timedSeconds is how long systems are measured after somebody has looked.
const timedSeconds = 5

// systems returns the systems of the schedules that lie in the scenes, and measures them for a while from now on: the first
// look has no times yet.
func (a *Agent) systems() (list []protocol.System) {
	s := seek.Seeker{Wanted: holdsTimer}
	for _, g := range a.loop.Scenes() {
		s.In(reflect.ValueOf(g), "", func(v reflect.Value, _ string) {
			if on := state.Open(v.FieldByName("Timed")); on.IsValid() && on.Kind() == reflect.Bool && !on.Bool() {
				on.SetBool(true)
				a.timed.flags = append(a.timed.flags, on)
			}
			s, _ := v.Addr().Interface().(timer)
			for _, t := range s.Timings() {
				list = append(list, protocol.System{Name: t.System, Stage: t.Stage, Micros: float64(t.Mean) / float64(time.Microsecond), Runs: int64(t.Runs)})
			}
		})
	}
	a.timed.until = a.loop.Ticks() + int64(timedSeconds*a.loop.Config().TPS)
	return list
}

// untime ends the measuring when nobody has looked for a while.
func (a *Agent) untime() {
	if len(a.timed.flags) == 0 || a.loop.Ticks() <= a.timed.until {
		return
	}
	for _, on := range a.timed.flags {
		on.SetBool(false)
	}
	a.timed.flags = nil
}
