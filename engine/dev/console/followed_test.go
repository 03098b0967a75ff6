package console

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// Watches and breakpoints go over to another console with their numbers; what is unknown there is said.
func TestFollowedGoOver(t *testing.T) {
	made := func() *Console {
		_, l := newPlay()
		return New(l, nil)
	}
	old := made()
	for _, line := range []string{"watch game.lives", "watch Enemy e | count", "break game.lives == 7", "unwatch 1"} {
		if _, err := old.Run(line); err != nil {
			t.Fatal(err)
		}
	}
	_, toys := newToy()
	same, other := made(), New(toys, nil)
	list := old.Followed()
	for range 2 { // the second time changes nothing
		for _, f := range list {
			if err := same.Follow(f); err != nil {
				t.Error(err)
			}
		}
	}
	want := []protocol.Followed{{Number: 2, Text: "Enemy e | count"}, {Number: 3, Break: true, Text: "game.lives == 7"}}
	if got := same.Followed(); len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %+v; want %+v", got, want)
	}
	if r, err := same.Run("watch game.lives"); err != nil || r.Watch != 4 {
		t.Errorf("the next one: got %d, %v; want 4", r.Watch, err)
	}
	if err := other.Follow(list[0]); err == nil || !strings.Contains(err.Error(), "watch 2 is not set any more") {
		t.Errorf("got %v; want it said", err)
	}
}
