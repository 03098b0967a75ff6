package ebiten

import (
	"slices"
	"testing"
)

func TestAway(t *testing.T) {
	var a away
	var told []bool
	for _, foreground := range []bool{true, true, false, false, true, true} {
		a.ask(foreground, func(away bool) { told = append(told, away) })
	}
	if want := []bool{true, false}; !slices.Equal(told, want) {
		t.Errorf("got %v told to the sound; want %v", told, want)
	}
	if first, second := a.take(), a.take(); !first || second {
		t.Errorf("got %v, %v; want the loop to hear of it once", first, second)
	}
}
