package anim_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
)

// TestPlayersInColumns plays a crowd in an entity store, goes back and plays the same again, also from a snapshot.
func TestPlayersInColumns(t *testing.T) {
	walk := anim.Make("ecs walk", anim.Clip{Image: render.File("crowd.png").Grid(8, 8), Frames: anim.Strip(0, 5, 0.07).On(2, "step"), Mode: anim.PingPong})
	looks := ecs.Query1[anim.Player]()
	var w ecs.World
	for i := range 50 {
		p := anim.Player{Anim: walk}
		p.Seek(float64(i) * 0.013)
		w.Spawn(p)
	}
	play := func(w *ecs.World) (seen []string) {
		for range 90 {
			steps := 0
			for p := range looks.Each(w) {
				p.Step(1.0 / 60)
				if p.Fired("step") {
					steps++
				}
			}
			seen = append(seen, fmt.Sprint(steps))
		}
		for p := range looks.Each(w) {
			seen = append(seen, fmt.Sprint(p.Frame()))
		}
		return seen
	}
	play(&w)
	var copied ecs.World
	copied.CopyFrom(&w)
	saved, err := w.AppendSnapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	want := play(&w)
	if got := play(&copied); !slices.Equal(got, want) {
		t.Errorf("from a copy: got %v; want %v", got, want)
	}
	var restored ecs.World
	if err := restored.RestoreSnapshot(saved); err != nil {
		t.Fatal(err)
	}
	if got := play(&restored); !slices.Equal(got, want) {
		t.Errorf("from a snapshot: got %v; want %v", got, want)
	}
}
