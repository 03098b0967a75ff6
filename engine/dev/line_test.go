//go:build !js

package dev

import (
	"slices"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

func TestSwappedLine(t *testing.T) {
	for want, r := range map[string]protocol.RestoreResult{
		"0.9 s": {},
		"0.9 s; 2 fields added, 1 field gone, kept until it is back, 1 new default applied": {
			Added: []string{"play.a", "play.b"}, Parked: []string{"play.c"}, Defaults: make([]protocol.Change, 1),
		},
		"0.9 s; play.name anew, for what it was does not fit its type now, 1 field added": {
			Added: []string{"play.name", "play.b"}, Parked: []string{"play.name"},
		},
	} {
		if got := swappedLine(900*time.Millisecond, r); got != want {
			t.Errorf("got %q; want %q", got, want)
		}
	}
}

// What is parked in a state is parked in it at each later swap too, and told of once.
func TestWithout(t *testing.T) {
	for _, c := range []struct{ list, other, want []string }{
		{[]string{"play.a"}, nil, []string{"play.a"}},
		{[]string{"play.a", "play.b"}, []string{"play.a", "play.c"}, []string{"play.b"}},
		{[]string{"play.a"}, []string{"play.a"}, nil},
	} {
		if got := without(c.list, c.other); !slices.Equal(got, c.want) {
			t.Errorf("%q without %q: got %q; want %q", c.list, c.other, got, c.want)
		}
	}
}
