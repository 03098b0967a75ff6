package game

import (
	"os"
	"strings"
	"testing"
)

// play lets the whale hunt for some ticks and returns what it ate and the hash of each second.
func play[E any](store Store[E], ticks int) (eaten int, hashes []uint64) {
	s := New(store)
	for i := range ticks {
		s.Tick(s.Hunt())
		if i%60 == 59 {
			hashes = append(hashes, s.Hash())
		}
	}
	return s.Eaten, hashes
}

// TestSameGame plays ten seconds on each store.
func TestSameGame(t *testing.T) {
	eaten, want := play(NewOnKrill(), 600)
	if eaten < 10 {
		t.Errorf("in 10 s: got %d krill eaten; want at least 10", eaten)
	}
	_, onArk := play(NewOnArk(), 600)
	_, onDonburi := play(NewOnDonburi(), 600)
	for sec := range want {
		if onArk[sec] != want[sec] || onDonburi[sec] != want[sec] {
			t.Fatalf("after %d s: got %x on Ark and %x on donburi; want %x, as on ecs", sec+1, onArk[sec], onDonburi[sec], want[sec])
		}
	}
	if last := want[len(want)-1]; last != golden {
		t.Errorf("after %d s: got %#x; want %#x", len(want), last, uint64(golden))
	}
}

// golden is the game's hash after ten seconds, on any store.
const golden = 0xa1701ebda9cc3fc4

func TestAdaptersAreSmall(t *testing.T) {
	for _, name := range []string{"krill.go", "ark.go", "donburi.go"} {
		code, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(code), "\n"); n >= 100 {
			t.Errorf("%s: got %d lines; want less than 100", name, n)
		}
	}
}
