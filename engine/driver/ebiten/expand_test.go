package ebiten

import (
	"math/rand/v2"
	"testing"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// TestExpandIsTheFormula compares it with a quad's corners as driver.Quad describes them, to the bit.
func TestExpandIsTheFormula(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 200 {
		quads := []driver.Quad{randomQuad(r), randomQuad(r), randomQuad(r)}
		quads[1].Color = [4]uint16{65535, 65535, 65535, 65535}
		if r.IntN(2) == 0 {
			quads[2].Color = quads[0].Color
		}
		got := make([]eb.Vertex, 4*len(quads))
		for i := range got {
			got[i].Custom0, got[i].Custom3 = 7, 8
		}
		expand(got, quads)
		for i := range got {
			if want := cornerOf(&quads[i/4], i%4); got[i] != want {
				t.Fatalf("corner %d of %+v: got %+v; want %+v", i%4, quads[i/4], got[i], want)
			}
		}
	}
}

func cornerOf(q *driver.Quad, n int) eb.Vertex {
	const unit = float32(1.0 / 65535)
	v := eb.Vertex{DstX: q.X, DstY: q.Y, SrcX: q.U0, SrcY: q.V0, Custom0: 7, Custom3: 8}
	if n&1 == 1 {
		v.DstX, v.DstY, v.SrcX = v.DstX+q.A, v.DstY+q.C, q.U1
	}
	if n&2 == 2 {
		v.DstX, v.DstY, v.SrcY = v.DstX+q.B, v.DstY+q.D, q.V1
	}
	v.ColorR, v.ColorG = float32(q.Color[0])*unit, float32(q.Color[1])*unit
	v.ColorB, v.ColorA = float32(q.Color[2])*unit, float32(q.Color[3])*unit
	return v
}
