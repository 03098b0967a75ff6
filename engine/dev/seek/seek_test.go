package seek

import (
	"reflect"
	"slices"
	"testing"
)

type (
	gold struct{ N int }
	cave struct {
		own   gold
		deep  *cave
		any   any
		rocks []rock
		count map[string]gold
	}
	rock struct {
		in   *gold
		size int
	}
)

func TestSeekerFindsAllOnce(t *testing.T) {
	shared := &gold{3}
	c := &cave{
		own: gold{1}, any: &gold{2}, rocks: []rock{{in: shared}, {size: 4}, {in: shared}}, count: map[string]gold{"a": {9}},
	}
	c.deep = &cave{own: gold{5}, deep: c}
	var s Seeker
	s.Wanted = func(t reflect.Type) bool { return t == reflect.TypeFor[gold]() }
	for range 2 {
		var paths []string
		sum := 0
		s.In(reflect.ValueOf(c), "cave", func(v reflect.Value, path string) {
			paths = append(paths, path)
			sum += v.Addr().Interface().(*gold).N
		})
		want := []string{"cave.own", "cave.deep.own", "cave.any", "cave.rocks[0].in"}
		if !slices.Equal(paths, want) || sum != 1+5+2+3 {
			t.Errorf("got %q with %d; want %q with 11", paths, sum, want)
		}
	}
}

func TestSeekerLooksIntoNothingThatHoldsNone(t *testing.T) {
	var s Seeker
	s.Wanted = func(t reflect.Type) bool { return t == reflect.TypeFor[gold]() }
	type chain struct{ next *chain }
	s.In(reflect.ValueOf(&chain{next: &chain{}}), "", func(reflect.Value, string) { t.Error("got one; want none") })
	if s.holds[reflect.TypeFor[*chain]()] {
		t.Error("got a chain that may hold gold; want it not looked through")
	}
}
