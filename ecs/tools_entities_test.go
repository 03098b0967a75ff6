package ecs

import (
	"reflect"
	"testing"
)

func TestEntitiesOf(t *testing.T) {
	var w World
	var all []Entity
	for i := range 10 {
		all = append(all, w.Spawn(i))
	}
	w.Destroy(all[3])
	alive := append(append([]Entity{}, all[:3]...), all[4:]...)
	for _, c := range [][2]int{{0, 100}, {2, 3}, {8, 5}, {20, 5}, {0, 0}} {
		skip, n := min(c[0], len(alive)), c[1]
		want := alive[skip:min(skip+n, len(alive))]
		if got := EntitiesOf(&w, c[0], n); len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("skip %d, %d: got %v; want %v", c[0], n, got, want)
		}
	}
}
