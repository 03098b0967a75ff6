package ecs_test

import (
	"slices"
	"testing"

	"github.com/krill2d/krill/ecs"
)

type (
	score struct{ Points int }
	wind  struct{ X, Y float64 }
	calm  struct{}
)

func TestSetResource(t *testing.T) {
	var w ecs.World
	if got := ecs.Resource[score](&w); got != nil {
		t.Fatalf("got %v in an empty world; want nil", got)
	}
	ecs.SetResource(&w, score{3})
	ecs.SetResource(&w, wind{1, 2})
	s := ecs.Resource[score](&w)
	s.Points++
	if got := ecs.Resource[score](&w); *got != (score{4}) || *ecs.Resource[wind](&w) != (wind{1, 2}) {
		t.Errorf("got %v, %v; want {4} and {1 2}", *got, *ecs.Resource[wind](&w))
	}
	ecs.SetResource(&w, score{9})
	if s.Points != 9 {
		t.Errorf("got %d through the old pointer; want the value that replaced it, 9", s.Points)
	}
	var other ecs.World
	if ecs.Resource[score](&other) != nil {
		t.Error("got a resource of another world; want none")
	}
}

func TestDropResource(t *testing.T) {
	var w ecs.World
	ecs.SetResource(&w, score{3})
	ecs.SetResource(&w, wind{1, 2})
	if !ecs.DropResource[score](&w) || ecs.DropResource[score](&w) || ecs.DropResource[calm](&w) {
		t.Error("got other answers; want true for what was there, then false")
	}
	if ecs.Resource[score](&w) != nil || ecs.Resource[wind](&w) == nil {
		t.Error("want score gone and wind still there")
	}
	ecs.SetResource(&w, score{5})
	if got := ecs.Resource[score](&w); got == nil || got.Points != 5 {
		t.Errorf("got %v; want {5} again", got)
	}
}

func TestResourcesAreWalkedByName(t *testing.T) {
	var w ecs.World
	ecs.SetResource(&w, wind{1, 2})
	ecs.SetResource(&w, "text")
	ecs.SetResource(&w, calm{})
	ecs.SetResource(&w, score{3})
	const here = "github.com/krill2d/krill/ecs_test."
	want := []string{here + "calm", here + "score", here + "wind", "string"}
	if got := ecs.ResourceNames(&w); !slices.Equal(got, want) {
		t.Errorf("got %q; want %q", got, want)
	}
	ecs.DropResource[score](&w)
	if got := ecs.ResourceNames(&w); !slices.Equal(got, slices.Delete(want, 1, 2)) {
		t.Errorf("after a drop: got %q", got)
	}
}

func TestResourceAllocatesNothing(t *testing.T) {
	var w ecs.World
	ecs.SetResource(&w, wind{1, 2})
	allocs := testing.AllocsPerRun(100, func() {
		ecs.Resource[wind](&w).X++
		ecs.SetResource(&w, wind{3, 4})
		_ = ecs.Resource[calm](&w)
	})
	if allocs != 0 {
		t.Errorf("got %v allocations; want 0", allocs)
	}
}
