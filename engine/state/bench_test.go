package state

import "testing"

// BenchmarkPointers is a game of 10,000 single bodies behind pointers.
func BenchmarkPointers(b *testing.B) {
	c, h := New(), newHerd()
	snap := must[[]byte](b)(c.Append(nil, h))
	buf := make([]byte, 0, 2*len(snap))
	for _, work := range []struct {
		name string
		do   func()
	}{
		{"Append", func() { _, _ = c.Append(buf, h) }},
		{"Hash", func() { _, _ = c.Hash(h) }},
		{"Restore", func() { _, _ = c.Restore(snap, h) }},
	} {
		b.Run(work.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				work.do()
			}
		})
	}
}
