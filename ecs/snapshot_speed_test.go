package ecs_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/krill2d/krill/ecs"
)

// Five plain components of 16 bytes.
type (
	plain1 struct{ A, B float64 }
	plain2 struct{ A, B float64 }
	plain3 struct{ A, B float64 }
	plain4 struct{ A, B float64 }
	plain5 struct{ A, B float64 }
)

var plains = ecs.Bundle5[plain1, plain2, plain3, plain4, plain5]()

// A copy of a world there and back costs at most four copies of its bytes, and a 300th of JSON.
func TestCopyFromIsQuick(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes times")
	}
	const n = 10_000
	var a, b ecs.World
	rows := make([]struct {
		P1 plain1
		P2 plain2
		P3 plain3
		P4 plain4
		P5 plain5
	}, n)
	for c := range plains.Batch(&a, n) {
		for i := range c.A {
			c.A[i] = plain1{float64(i) / 3, 2}
			rows[i].P1 = c.A[i]
		}
	}
	from, to := make([]byte, n*5*16), make([]byte, n*5*16)
	b.CopyFrom(&a)
	var world, raw, text []float64
	for range 7 {
		world = append(world, timed(20, func() {
			b.CopyFrom(&a)
			a.CopyFrom(&b)
		}))
		raw = append(raw, timed(20, func() { copy(to, from) }))
		text = append(text, timed(1, func() {
			data, _ := json.Marshal(rows)
			_ = json.Unmarshal(data, &rows)
		}))
	}
	copies, parts := median(world)/median(raw), median(text)/median(world)
	t.Logf("there and back: %.2f copies of the bytes; JSON costs %.0f times as much", copies, parts)
	if copies > 8 || parts < 150 { // twice the bars, since tests run beside others; make bench-ecs has them as they are
		t.Errorf("got %.2f copies and 1/%.0f of JSON; want 4 and 1/300", copies, parts)
	}
}

func timed(n int, f func()) float64 {
	start := time.Now()
	for range n {
		f()
	}
	return float64(time.Since(start)) / float64(n)
}

func median(of []float64) float64 {
	slices.Sort(of)
	return of[len(of)/2]
}
