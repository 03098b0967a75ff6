//lint:file-ignore U1000 Fields are reached by reflection.

package state

import (
	"bytes"
	"math"
	"testing"
)

// Keys that no oracle can look up: NaN, and pointers that only the map leads to.
func TestKeysThatCannotBeLookedUp(t *testing.T) {
	c := New()
	nans := map[float64]int{math.NaN(): 2, math.NaN(): 1, 3: 3, math.Inf(-1): 4}
	first := must[[]byte](t)(c.Append(nil, &nans))
	for range 20 { // the order of a map changes
		if again := must[[]byte](t)(c.Append(nil, &nans)); !bytes.Equal(first, again) {
			t.Fatal("got other bytes")
		}
	}
	into := map[float64]int{math.NaN(): 7, 5: 5}
	must[Report](t)(c.Restore(first, &into))
	if again := must[[]byte](t)(c.Append(nil, &into)); len(into) != 4 || !bytes.Equal(first, again) {
		t.Errorf("got %v", into)
	}

	type key struct {
		name string
		next *key
	}
	shared := &key{name: "shared"}
	make := func() *struct {
		set map[*key]int
		in  map[any]bool
		k   *key
	} {
		m := &struct {
			set map[*key]int
			in  map[any]bool
			k   *key
		}{map[*key]int{nil: 0, shared: 1}, map[any]bool{1: true, "x": false, 2.5: true}, shared}
		for i, name := range []string{"a", "b", "c", "d"} {
			m.set[&key{name: name, next: shared}] = i
		}
		return m
	}
	x, y := must[[]byte](t)(c.Append(nil, make())), must[[]byte](t)(c.Append(nil, make()))
	if !bytes.Equal(x, y) {
		t.Error("got other bytes for other addresses")
	}
	back := make()
	must[Report](t)(c.Restore(x, back))
	if again := must[[]byte](t)(c.Append(nil, back)); !bytes.Equal(x, again) || back.set[back.k] != 1 {
		t.Error("got another set")
	}
}
