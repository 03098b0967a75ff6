package game

import (
	"cmp"
	"encoding/binary"
	"hash/fnv"
	"math"
	"slices"
)

// Hash is the same for two games that are at the same point, whatever order their stores keep things in.
func (s *Sea[E]) Hash() uint64 {
	var rows [][6]float64
	s.store.EachKrill(func(_ E, p *Pos, v *Vel, k *Krill) { rows = append(rows, [6]float64{p.X, p.Y, v.X, v.Y, k.Angle, k.R}) })
	s.store.EachBubble(func(_ E, p *Pos, b *Bubble) { rows = append(rows, [6]float64{p.X, p.Y, b.R}) })
	s.store.EachScared(func(_ E, left *Scared) { rows = append(rows, [6]float64{left.Left}) })
	rows = append(rows, [6]float64{float64(s.Eaten), s.time, s.whale.X, s.whale.Y, s.heading.X, s.heading.Y})
	slices.SortFunc(rows, func(a, b [6]float64) int { return slices.CompareFunc(a[:], b[:], cmp.Compare) })

	h := fnv.New64a()
	for _, row := range rows {
		for _, x := range row {
			_ = binary.Write(h, binary.LittleEndian, math.Float64bits(x)) // a hash takes everything
		}
	}
	return h.Sum64()
}
