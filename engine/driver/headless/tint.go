package headless

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
)

// tint is the colour that multiplies all texels of a shape.
type tint struct {
	r, g, b, a uint64 // 65536 is 1
	rb, ga     uint64 // the same: red and blue, green and alpha, 32 bits each
	color      uint32 // what a white texel becomes
	white      bool   // it changes nothing
}

func newTint(c [4]uint16) tint {
	whole := func(v uint16) uint64 { return uint64(v) + uint64(v)>>15 }
	return makeTint(whole(c[0]), whole(c[1]), whole(c[2]), whole(c[3]))
}

func makeTint(r, g, b, a uint64) tint {
	t := tint{r: r, g: g, b: b, a: a, rb: r | b<<32, ga: g | a<<32, white: r&g&b&a == 1<<16}
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

// A mean of texels has more than 8 bits a channel; it is cut to 8 bits and 8 of fraction before it is multiplied.
const (
	meanHalf = 1 << 7  // rounds 16 bits of fraction to 8
	tintHalf = 1 << 23 // rounds the product
)

// between returns a mean of texels times the tint, rounded. The channels are in even (red, green) and odd (blue, alpha)
// in halves of 32 bits; 255<<16 is 1.
func (t *tint) between(even, odd uint64) uint32 {
	even = (even + meanHalf<<32 + meanHalf) >> 8
	odd = (odd + meanHalf<<32 + meanHalf) >> 8
	r := ((even&0xffff)*t.r + tintHalf) >> 24
	g := ((even>>32)*t.g + tintHalf) >> 24
	b := ((odd&0xffff)*t.b + tintHalf) >> 24
	a := ((odd>>32)*t.a + tintHalf) >> 24
	return uint32(r | g<<8 | b<<16 | a<<24)
}

// light is between for a mean that is the same in all channels.
func (t *tint) light(mean uint32) uint32 {
	const halves, mask = tintHalf<<32 | tintHalf, 0xff<<32 | 0xff
	m := uint64((mean + meanHalf) >> 8)
	rb := (m*t.rb + halves) >> 24 & mask
	ga := (m*t.ga + halves) >> 24 & mask
	return uint32((rb | ga<<8) | (rb|ga<<8)>>16)
}

// darkest returns the smallest mean that light does not make black, in its colour and, when that counts, its alpha.
func (t *tint) darkest(alpha bool) uint32 {
	most := max(t.r, t.g, t.b)
	if alpha {
		most = max(most, t.a)
	}
	if most == 0 {
		return math.MaxUint32
	}
	m := (tintHalf + most - 1) / most
	return uint32(m)<<8 - meanHalf
}
