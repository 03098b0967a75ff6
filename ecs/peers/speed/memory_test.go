package speed

import (
	"math"
	"runtime"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/ecs/peers/measure"
)

const raw = 32 // bytes of a pos and a vel

// memory weighs worlds of movers.
func memory(t *testing.T) {
	bytes, objects := weigh(func() any {
		w := &ecs.World{}
		for range ecs.Batch2(w, mover, many) {
		}
		return w
	})
	measure.Report(t, "bytes/raw", bytes/raw/many, 1.70)
	measure.Report(t, "heap-objects-per-entity", math.Floor(objects/many*100)/100, measure.None)

	bytes, _ = weigh(func() any {
		w := &ecs.World{}
		for range many {
			mover.Spawn(w, pos{}, vel{})
		}
		return w
	})
	measure.Report(t, "bytes-spawned-one-by-one/raw", bytes/raw/many, 0)

	bytes, _ = weigh(func() any {
		a := newArk()
		a.movers.NewBatch(many, &pos{}, &vel{})
		return a
	})
	measure.Report(t, "bytes-of-ark/raw", bytes/raw/many, 0)
}

// weigh returns the bytes and the objects that a thing keeps on the heap.
func weigh(build func() any) (bytes, objects float64) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&before)
	kept := build()
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(kept)
	return float64(after.HeapAlloc) - float64(before.HeapAlloc), float64(after.HeapObjects) - float64(before.HeapObjects)
}
