package state

import (
	"bytes"
	"testing"
)

// TestRoomIsNoState: an emptied list and one that was never filled are the same, before and after a restore.
// A game empties lists all the time (s = s[:0]), and its hash must be that of its restored self.
func TestRoomIsNoState(t *testing.T) {
	type game struct{ list []int }
	c := New()
	emptied, never := &game{make([]int, 5, 9)[:0]}, &game{[]int{}}
	a, err1 := c.Append(nil, emptied)
	b, err2 := c.Append(nil, never)
	if err1 != nil || err2 != nil || !bytes.Equal(a, b) {
		t.Errorf("got %x, %v and %x, %v; want the same snapshot", a, err1, b, err2)
	}
	var into game
	if _, err := c.Restore(a, &into); err != nil {
		t.Fatal(err)
	}
	h1, _ := c.Hash(emptied)
	h2, _ := c.Hash(&into)
	h3, _ := c.Hash(&game{make([]int, 0, 3)})
	if h1 != h2 || h1 != h3 {
		t.Errorf("got %x, %x after a restore, %x with less room; want one hash", h1, h2, h3)
	}
	long, short := &game{append(make([]int, 0, 9), 1, 2)}, &game{[]int{1, 2}}
	h1, _ = c.Hash(long)
	h2, _ = c.Hash(short)
	if h1 != h2 {
		t.Errorf("got %x and %x; want one hash for lists that differ only in their room", h1, h2)
	}
}
