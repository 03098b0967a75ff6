package headless

import "github.com/krill2d/krill/engine/driver"

// tint is the colour that multiplies all texels of a shape.
type tint struct {
	r, g, b, a uint64 // 65536 is 1
	color      uint32 // what a white texel becomes
	white      bool   // it changes nothing
}

func newTint(c [4]uint16) tint {
	whole := func(v uint16) uint64 { return uint64(v) + uint64(v)>>15 }
	return makeTint(whole(c[0]), whole(c[1]), whole(c[2]), whole(c[3]))
}

func makeTint(r, g, b, a uint64) tint {
	t := tint{r: r, g: g, b: b, a: a, white: r&g&b&a == 1<<16}
	t.color = t.texel(0xffffffff)
	return t
}

// vertexTint returns the tint of a corner, and false when it is not one: brighter than white.
func vertexTint(v *driver.Vertex) (tint, bool) {
	if !(v.R <= 1 && v.G <= 1 && v.B <= 1 && v.A <= 1) {
		return tint{}, false
	}
	whole := func(v float32) uint64 { return uint64(round(float64(max(v, 0)) * (1 << 16))) }
	return makeTint(whole(v.R), whole(v.G), whole(v.B), whole(v.A)), true
}

// texel returns a texel times the tint, rounded.
func (t *tint) texel(p uint32) uint32 {
	r := (uint64(p&255)*t.r + 1<<15) >> 16
	g := (uint64(p>>8&255)*t.g + 1<<15) >> 16
	b := (uint64(p>>16&255)*t.b + 1<<15) >> 16
	a := (uint64(p>>24)*t.a + 1<<15) >> 16
	return uint32(r | g<<8 | b<<16 | a<<24)
}

// between returns a mean of texels times the tint, rounded. The channels are in even (red, green) and odd (blue, alpha)
// in halves of 32 bits; 255<<16 is 1.
func (t *tint) between(even, odd uint64) uint32 {
	r := ((even&0xffffffff)*t.r + 1<<31) >> 32
	g := ((even>>32)*t.g + 1<<31) >> 32
	b := ((odd&0xffffffff)*t.b + 1<<31) >> 32
	a := ((odd>>32)*t.a + 1<<31) >> 32
	return uint32(r | g<<8 | b<<16 | a<<24)
}
