package speed

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/ecs/peers/measure"
)

const kept = 10_000 // entities of five components

// kept5 is an entity as one would write it to JSON.
type kept5 struct {
	Pos  pos
	Vel  vel
	Pull pull
	Wind wind
	Push push
}

// snapshots copies a world out and in, and compares that with JSON of the same and with a copy of its bytes.
func snapshots(t *testing.T) {
	w, copied := newFloaters(kept), &ecs.World{}
	var structs []kept5
	for t := range floats.Tables(w) {
		for i := range t.A { // numbers as a game has them after a while
			k := math.Sqrt(float64(i + 2))
			s := kept5{pos{100 * k, 3 / k}, vel{k, -k / 7}, pull{k / 3, 1 / k}, wind{0, 2}, push{-k / 9, k / 11}}
			t.A[i], t.B[i], t.C[i], t.D[i], t.E[i] = s.Pos, s.Vel, s.Pull, s.Wind, s.Push
			structs = append(structs, s)
		}
	}
	text, err := json.Marshal(structs)
	if err != nil {
		t.Fatal(err)
	}
	from, to := make([]byte, kept*5*16), make([]byte, kept*5*16)
	out := measure.Side{Do: func() { copied.CopyFrom(w) }}
	in := measure.Side{Do: func() { w.CopyFrom(copied) }}
	measure.Group{
		Against: one(func() { _, _ = json.Marshal(structs) }),
		Rows:    []measure.Row{{Name: "snapshot/json", Bar: 1.0 / 300, Side: out}},
	}.Run(t)
	measure.Group{
		Against: one(func() { _ = json.Unmarshal(text, &structs) }),
		Rows:    []measure.Row{{Name: "restore/json", Bar: 1.0 / 300, Side: in}},
	}.Run(t)
	measure.Group{
		Against: one(func() { copy(to, from) }),
		Rows:    []measure.Row{{Name: "snapshot/memcpy", Bar: 4, Side: out}, {Name: "restore/memcpy", Bar: 4, Side: in}},
	}.Run(t)
}
