package systems_test

import (
	"math"
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
)

func TestMove(t *testing.T) {
	var w ecs.World
	ship := w.Spawn(systems.At(1, 2), systems.Velocity{Vec: geom.V(10, -20), Spin: 2})
	gun := w.Spawn(systems.Transform{}, systems.Local{}, systems.Velocity{Spin: 1})
	rock := w.Spawn(systems.At(7, 7))
	ecs.Relate[ecs.ChildOf](&w, gun, ship)
	systems.Move(&w, 0.5)
	systems.Place(&w)
	if got, want := *ecs.Get[systems.Transform](&w, ship), (systems.Transform{Pos: geom.V(6, -8), Rot: 1}); got != want {
		t.Errorf("ship: got %+v; want %+v", got, want)
	}
	if got, want := *ecs.Get[systems.Transform](&w, gun), (systems.Transform{Pos: geom.V(6, -8), Rot: 1.5}); got != want {
		t.Errorf("gun, which turns on a ship that turns: got %+v; want %+v", got, want)
	}
	if got := *ecs.Get[systems.Transform](&w, rock); got != systems.At(7, 7) {
		t.Errorf("rock: got %+v; want it where it was", got)
	}
}

func TestMoveNamesWhoHasNoNumber(t *testing.T) {
	for _, bad := range []systems.Velocity{{Vec: geom.V(math.NaN(), 0)}, {Vec: geom.V(0, math.Inf(-1))}, {Spin: math.NaN()}, {Vec: geom.V(math.Inf(1), math.Inf(-1))}} {
		for _, child := range []bool{false, true} {
			var w ecs.World
			w.Spawn(systems.At(1, 2), systems.Velocity{Vec: geom.V(1e9, -1e9)})
			e := w.Spawn(systems.At(1, 2), bad)
			if child {
				ecs.Put(&w, e, systems.Local{})
			}
			func() {
				defer func() {
					if text, _ := recover().(string); !strings.HasPrefix(text, "systems: move: 2v1 is at ") {
						t.Errorf("%+v: got %q; want a panic that names 2v1", bad, text)
					}
				}()
				systems.Move(&w, 1.0/60)
			}()
		}
	}
}

func TestExpire(t *testing.T) {
	var w ecs.World
	long := w.Spawn(systems.Lifetime{Left: 1})
	short := w.Spawn(systems.Lifetime{Left: 0.2})
	tail := w.Spawn()
	ecs.Relate[ecs.ChildOf](&w, tail, short)
	systems.Expire(&w, 0.1)
	if !w.Alive(short) {
		t.Error("after 0.1 s of 0.2: got it gone; want it alive")
	}
	systems.Expire(&w, 0.1)
	if w.Alive(short) || w.Alive(tail) || !w.Alive(long) {
		t.Errorf("after 0.2 s: got %v %v %v; want the short one and its tail gone", w.Alive(short), w.Alive(tail), w.Alive(long))
	}
}

func TestLengthsOfTicksAreChecked(t *testing.T) {
	for name, system := range map[string]func(*ecs.World, float64){
		"tween": systems.Tween, "collide": systems.Collide, "control": systems.Control,
		"move": systems.Move, "expire": systems.Expire, "animate": systems.Animate, "emit": systems.Emit,
	} {
		for _, dt := range []float64{math.NaN(), math.Inf(1), -1} {
			func() {
				defer func() {
					if text, _ := recover().(string); !strings.HasPrefix(text, "systems: "+name+": dt is ") {
						t.Errorf("%s of %v: got %q; want a panic that says so", name, dt, text)
					}
				}()
				system(&ecs.World{}, dt)
			}()
		}
	}
}
