//lint:file-ignore U1000 Fields are reached by reflection.

package state

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// seeds are snapshots of several layouts.
func seeds(t testing.TB, c *Codec) [][]byte {
	type renamed struct {
		Points float32 `was:"score"`
		ship   enemy
		rocks  map[string]enemy
		grid   [2][3]int8
		self   *renamed
		best   map[string]string
		path   []struct{ X int }
		view   []struct{ X int }
	}
	r := &renamed{path: []struct{ X int }{{1}, {2}}, rocks: map[string]enemy{"a": {}}}
	r.self, r.view = r, r.path[1:]
	var list [][]byte
	for _, v := range []any{newGame(), newField(), r, new(int), &[]any{1, []any{"x"}}, &map[any]chain{}} {
		list = append(list, must[[]byte](t)(c.Append(nil, v)))
	}
	thin := &struct{ score int }{}
	must[Report](t)(c.Restore(list[0], thin)) // it parks nearly everything
	list = append(list, must[[]byte](t)(c.Append(nil, thin)))
	return list
}

// attack restores bytes that may be anything, and wants either an error and the value as it was, or a sound value.
func attack(t testing.TB, c *Codec, data, other []byte) {
	g := newGame()
	before := must[[]byte](t)(c.Append(nil, g))
	if _, err := c.Restore(data, g); err != nil {
		if after, err := c.Append(nil, g); err != nil || !bytes.Equal(before, after) {
			t.Fatalf("got another value after an error: %v", err)
		}
	} else {
		after := must[[]byte](t)(c.Append(nil, g))
		if _, err := c.Restore(after, newGame()); err != nil {
			t.Fatalf("got %v from a snapshot of what was restored", err)
		}
	}
	_, _ = c.Diff(data, other)
	_, _ = c.Diff(other, data)
}

func fuzzCodec() *Codec { return New(circle{}, &square{}, enemy{}, vec{}, rock{}) }

func FuzzRestore(f *testing.F) {
	c := fuzzCodec()
	list := seeds(f, c)
	for _, s := range list {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data []byte) { attack(t, c, data, list[0]) })
}

func FuzzDiff(f *testing.F) {
	c := fuzzCodec()
	list := seeds(f, c)
	for i, s := range list {
		f.Add(s, list[(i+1)%len(list)])
	}
	f.Fuzz(func(t *testing.T, a, b []byte) { _, _ = c.Diff(a, b) })
}

// TestDamage changes, cuts and joins snapshots, so that some thousand attacks are part of every run.
func TestDamage(t *testing.T) {
	c := fuzzCodec()
	list := seeds(t, c)
	n := 20_000
	if testing.Short() || roundTrips() < n {
		n = 5_000
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range n {
		s := bytes.Clone(list[r.IntN(len(list))])
		for range r.IntN(3) + 1 {
			i := r.IntN(len(s))
			switch r.IntN(5) {
			case 0:
				s = s[:i+1]
			case 1:
				s[i] ^= 1 << r.IntN(8)
			case 2:
				s[i] = byte(r.IntN(6))
			case 3:
				j := r.IntN(len(s))
				copy(s[i:], s[j:min(len(s), j+r.IntN(9))])
			case 4:
				s[i] = 0xff
			}
		}
		attack(t, c, s, list[0])
	}
}
