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

// A mean of texels has 16 bits of fraction. It is cut to 4 before it is multiplied: enough for 8 bits of result, and few
// enough for a table.
const (
	meanCut  = 12
	meanHalf = 1 << (meanCut - 1)
	tintCut  = 20 // 4 of the mean and 16 of the tint
	tintHalf = 1 << (tintCut - 1)
	means    = 1 << 12 // 255<<4 is 1
)

// between returns a mean of texels times the tint, rounded. The channels are in even (red, green) and odd (blue, alpha)
// in halves of 32 bits; 255<<16 is 1.
func (t *tint) between(even, odd uint64) uint32 {
	even = (even + meanHalf<<32 + meanHalf) >> meanCut
	odd = (odd + meanHalf<<32 + meanHalf) >> meanCut
	r := ((even&0xffff)*t.r + tintHalf) >> tintCut
	g := ((even>>32)*t.g + tintHalf) >> tintCut
	b := ((odd&0xffff)*t.b + tintHalf) >> tintCut
	a := ((odd>>32)*t.a + tintHalf) >> tintCut
	return uint32(r | g<<8 | b<<16 | a<<24)
}

// cut returns a mean with 4 bits of fraction.
func cut(mean uint32) uint32 { return (mean + meanHalf) >> meanCut }

// light is between for a mean that is the same in all channels and cut.
func (t *tint) light(mean uint32) uint32 {
	const halves, mask = tintHalf<<32 | tintHalf, 0xff<<32 | 0xff
	rb := (uint64(mean)*t.rb + halves) >> tintCut & mask
	ga := (uint64(mean)*t.ga + halves) >> tintCut & mask
	return uint32((rb | ga<<8) | (rb|ga<<8)>>16)
}

// tableFrom is the number of pixels from which on a table of all means is quicker than computing each.
const tableFrom = 1 << 15

// table fills in what light returns for each mean.
func (t *tint) table(all *[means]uint32) {
	for i := range all {
		all[i] = t.light(uint32(i))
	}
}

// darkest returns the smallest mean that light does not make black, in its colour and, when that counts, its alpha.
func (t *tint) darkest(alpha bool) uint32 {
	most := max(t.r, t.g, t.b)
	if alpha {
		most = max(most, t.a)
	}
	if most == 0 {
		return math.MaxUint32 - meanHalf
	}
	m := (tintHalf + most - 1) / most
	return uint32(m)<<meanCut - meanHalf
}
