package main

import (
	"os"
	"testing"
)

// onDisk reads the game's files where they lie.
func onDisk(name string) ([]byte, error) { return os.ReadFile(name) }

func mustRead(t testing.TB) *level {
	t.Helper()
	l, err := loadLevel(mapFile, onDisk)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTheMapIsWhole(t *testing.T) {
	l := mustRead(t)
	if len(l.Rooms) != 8 {
		t.Errorf("got %d rooms; want 8", len(l.Rooms))
	}
	seen := map[string]int{}
	for i := range l.Things {
		seen[l.Things[i].Kind]++
	}
	t.Log(seen)
}
