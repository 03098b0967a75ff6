package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// box is an upright rectangle by its edges, logical pixels: what bodies are sorted by. Edges that touch count.
type box struct{ minX, minY, maxX, maxY float64 }

// nowhere touches nothing.
var nowhere = box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func (b *box) touches(o *box) bool {
	return b.minX <= o.maxX && o.minX <= b.maxX && b.minY <= o.maxY && o.minY <= b.maxY
}

// contains reports whether o is in b.
func (b *box) contains(o *box) bool {
	return b.minX <= o.minX && o.maxX <= b.maxX && b.minY <= o.minY && o.maxY <= b.maxY
}

// at returns the box moved.
func (b *box) at(p geom.Vec) box {
	return box{b.minX + p.X, b.minY + p.Y, b.maxX + p.X, b.maxY + p.Y}
}

// swept returns the box around all places of b on its way.
func (b *box) swept(by geom.Vec) box {
	return box{b.minX + min(by.X, 0), b.minY + min(by.Y, 0), b.maxX + max(by.X, 0), b.maxY + max(by.Y, 0)}
}

func (b *box) grown(d float64) box { return box{b.minX - d, b.minY - d, b.maxX + d, b.maxY + d} }

// side is the longer side.
func (b *box) side() float64 { return max(b.maxX-b.minX, b.maxY-b.minY) }

func boxOf(r geom.Rect) box { return box{r.X, r.Y, r.X + r.W, r.Y + r.H} }
