package resolvspace

import (
	"testing"

	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/state"
)

func TestASpaceIsState(t *testing.T) {
	var s, restored Space
	rock := s.Add(collide.Body{Shape: triangle, Pos: geom.V(30, 0), User: 7})
	codec := state.New()
	snapshot, err := codec.Append(nil, &s)
	if err != nil {
		t.Fatal(err)
	}
	s.Put(rock, geom.V(500, 0))
	if _, err := codec.Restore(snapshot, &restored); err != nil {
		t.Fatal(err)
	}
	if h, ok := restored.Ray(geom.V(0, 0), geom.V(100, 0), collide.Filter{}); !ok || h.ID != rock || h.User != 7 {
		t.Errorf("a ray after a restore: got %+v, %v; want the rock where it was", h, ok)
	}
}
