//lint:file-ignore U1000 Fields are reached by reflection.

package state

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"
)

// body is an element of a game's state, with a bool and so with padding.
type body struct {
	pos, vel vec
	angle    float64
	hp, kind int32
	owner    int64
	alive    bool
}

// crowd is a game with ten thousand of them.
type crowd struct {
	score  int
	bodies []body
	name   string
	best   map[string]int
	hot    *body
}

func newCrowd() *crowd {
	g := &crowd{bodies: make([]body, 10_000), name: "crowd", best: map[string]int{"ann": 3}}
	for i := range g.bodies {
		g.bodies[i] = body{pos: vec{float64(i), 1}, hp: int32(i), alive: i%2 == 0}
	}
	g.hot = &g.bodies[7]
	return g
}

// herd is the same as pointers to bodies, each by itself.
type herd struct{ bodies []*body }

func newHerd() *herd {
	h := &herd{}
	for _, b := range newCrowd().bodies {
		h.bodies = append(h.bodies, &b)
	}
	return h
}

// TestSpeed compares a snapshot, a restore and a hash of 10,000 bodies with a copy of their bytes. The sides take turns,
// and each figure is that of the fastest turn, since a busy machine only makes a run slower. The floats of the hash
// are also given in GB/s, which depends on the machine.
func TestSpeed(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("ratios of simulated processors say nothing")
	}
	c, g, h := New(), newCrowd(), newHerd()
	numbers := make([]float64, 100_000)
	raw, into := make([]byte, 64*10_000), make([]byte, 64*10_000)
	snap, herds := must[[]byte](t)(c.Append(nil, g)), must[[]byte](t)(c.Append(nil, h))
	buf := make([]byte, 0, 2*len(herds)+2*len(snap))
	work := []func(){
		func() { copy(into, raw) },
		func() { _, _ = c.Append(buf, g) },
		func() { _, _ = c.Restore(snap, g) },
		func() { _, _ = c.Hash(g) },
		func() { _, _ = c.Append(buf, h) },
		func() { _, _ = c.Restore(herds, h) },
		func() { _, _ = c.Hash(&numbers) },
	}
	best := make([]time.Duration, len(work))
	for range 200 {
		for i, do := range work {
			start := time.Now()
			do()
			if took := time.Since(start); best[i] == 0 || took < best[i] {
				best[i] = took
			}
		}
	}
	base := best[0].Seconds()
	for i, row := range []struct {
		name string
		bar  float64 // zero: told, not asked for
	}{{"append/memcpy", 5}, {"restore/memcpy", 5}, {"hash/memcpy", 0}, {"append-pointers/memcpy", 0}, {"restore-pointers/memcpy", 0}} {
		report(t, row.name, best[i+1].Seconds()/base, row.bar, false)
	}
	report(t, "hash-GB/s", 8*float64(len(numbers))/1e9/slices.Min(best[6:]).Seconds(), 1, true)
}

func report(t *testing.T, name string, value, bar float64, more bool) {
	verdict := "ok"
	if bar > 0 && (value > bar) != more && value != bar {
		verdict = "MISS"
		t.Errorf("%s: got %.2f; want %.0f", name, value, bar)
	}
	if bar == 0 {
		fmt.Printf("FIGURE state/%s %.2f\n", name, value)
		return
	}
	fmt.Printf("RATIO state/%s %.2f %.0f %s\n", name, value, bar, verdict)
}
