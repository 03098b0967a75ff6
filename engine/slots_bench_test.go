package engine

import (
	"fmt"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/save"
)

// shoal is a saved world of some size: about 100 bytes of JSON for each of them.
type shoal []struct {
	At, Vel geom.Vec
	Name    string
	Health  float64
}

func shoalOf(n int) shoal {
	c := make(shoal, n)
	for i := range c {
		c[i].At, c[i].Vel = geom.V(float64(i)*1.37, 200/float64(i+1)), geom.V(-0.25, float64(i))
		c[i].Name, c[i].Health = fmt.Sprint("shrimp ", i), 0.75
	}
	return c
}

// BenchmarkAutosave is what an autosave costs in its tick, the copy, and after it.
func BenchmarkAutosave(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		c := shoalOf(n)
		data, err := encodeSlot(Slot{}, (&Loop{}).now(), c)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("%dKB/copy", len(data)/1000), func(b *testing.B) {
			for b.Loop() {
				if _, ok := copyOfValue(c); !ok {
					b.Fatal("no copy")
				}
			}
		})
		b.Run(fmt.Sprintf("%dKB/encode", len(data)/1000), func(b *testing.B) {
			l := New(&autosaved{}, Config{}, save.Memory())
			for b.Loop() {
				data, err := encodeSlot(Slot{}, l.now(), c)
				hashOf(withoutHead(data))
				l.store.put("autosave", data, err)
			}
			_ = l.store.queue.Close()
		})
	}
}

// BenchmarkSlot is what a menu costs for a slot, beside what loading it does.
func BenchmarkSlot(b *testing.B) {
	disk := save.Dir(b.TempDir())
	data, err := encodeSlot(Slot{Summary: "Cave"}, (&Loop{}).now(), shoalOf(10_000))
	if err != nil {
		b.Fatal(err)
	}
	if err := disk.Write("slot1", data); err != nil {
		b.Fatal(err)
	}
	l := New(&script{}, Config{}, disk)
	b.Run("list", func(b *testing.B) {
		for b.Loop() {
			l.readSlots([]string{"slot1"})
		}
	})
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			var c shoal
			l.store.Get("slot1", &c)
		}
	})
}
