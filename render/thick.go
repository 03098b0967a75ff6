package render

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Edges of outlined letters, quarters of a texel.
const (
	fineEdge = 4 * 4  // up to here in quarters, above in whole texels
	maxEdge  = 4 * 16 // above, an outline grows no thicker
)

// edgeSize returns the nearest edge that letters are painted with for a thickness in texels.
func edgeSize(texels float64) int {
	if !(texels > 0) {
		return 0
	}
	n := max(geom.Round(texels*4), 1)
	if n > fineEdge {
		n = geom.Round(texels) * 4
	}
	return min(n, maxEdge)
}

// thicker returns a mask that has grown by quarters of a texel on all sides: each texel is the densest of those around
// it, which count by how much of a disc reaches there. It costs the area times the square of the thickness.
func (m *Mask) thicker(quarters int) Mask {
	radius := float64(quarters) / 4
	n := geom.Int(math.Ceil(radius))
	out := Mask{W: m.W + 2*n, H: m.H + 2*n, Left: m.Left - n, Top: m.Top - n}
	out.Cover = make([]byte, out.W*out.H)
	cover := m.alpha()
	for dy := -n; dy <= n; dy++ {
		for dx := -n; dx <= n; dx++ {
			far := math.Sqrt(float64(dx*dx + dy*dy))
			weight := geom.Clamp(radius+1-far, 0, 1)
			if weight == 0 {
				continue
			}
			for y := range m.H {
				lighten(out.Cover[(y+n+dy)*out.W+n+dx:][:m.W], cover[y*m.W:], uint32(weight*255))
			}
		}
	}
	return out
}

// lighten makes each byte of a row at least as large as that of another row, times weight.
func lighten(to, from []byte, weight uint32) {
	for i := range to {
		if c := times(from[i], weight); c > to[i] {
			to[i] = c
		}
	}
}

// alpha returns how dense each texel is.
func (m *Mask) alpha() []byte {
	if m.Pix == nil {
		return m.Cover
	}
	cover := make([]byte, m.W*m.H)
	for i := range cover {
		cover[i] = m.Pix[4*i+3]
	}
	return cover
}
