package systems_test

import (
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/systems"
	"github.com/krill2d/krill/render/anim"
)

var blink = anim.Make("systems_test blink", anim.Clip{Image: pictures[2], Frames: anim.Strip(1, 3, 0.1).On(1, "shut")})

func TestAnimateShowsWhatPlays(t *testing.T) {
	var w ecs.World
	eye := w.Spawn(anim.Player{Anim: blink}, systems.Sprite{})
	still := w.Spawn(anim.Player{}, systems.Sprite{Image: pictures[0], Frame: 3})
	mind := w.Spawn(anim.Machine{}, systems.Sprite{})
	moods := anim.NewGraph(anim.State[int]{Name: "awake", Anim: blink})
	for tick, want := range []int{1, 2, 3, 1} {
		moods.Step(ecs.Get[anim.Machine](&w, mind), new(int), 0.1)
		systems.Animate(&w, 0.1)
		for _, e := range []ecs.Entity{eye, mind} {
			if got := ecs.Get[systems.Sprite](&w, e); got.Frame != want || got.Image != pictures[2] {
				t.Errorf("tick %d, %v: got frame %d of %v; want %d of its anim's", tick, e, got.Frame, got.Image, want)
			}
		}
		if got := ecs.Get[anim.Player](&w, eye).Fired("shut"); got != (tick == 1) {
			t.Errorf("tick %d: got shut %v", tick, got)
		}
	}
	if got := ecs.Get[systems.Sprite](&w, still); got.Frame != 3 || got.Image != pictures[0] {
		t.Errorf("without an anim: got frame %d; want it left alone", got.Frame)
	}
}
