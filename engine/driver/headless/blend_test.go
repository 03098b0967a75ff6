package headless

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// mixed is one channel of a blend, computed in real numbers as the rule is written. Index 3 is alpha.
func mixed(op driver.BlendOp, sf, df driver.Factor, s, d [4]float64, c int) float64 {
	factor := func(f driver.Factor) float64 {
		return map[driver.Factor]float64{
			driver.FactorZero: 0, driver.FactorOne: 1,
			driver.FactorSrcColor: s[c], driver.FactorOneMinusSrcColor: 1 - s[c],
			driver.FactorSrcAlpha: s[3], driver.FactorOneMinusSrcAlpha: 1 - s[3],
			driver.FactorDstColor: d[c], driver.FactorOneMinusDstColor: 1 - d[c],
			driver.FactorDstAlpha: d[3], driver.FactorOneMinusDstAlpha: 1 - d[3],
		}[f]
	}
	switch op {
	case driver.OpMin:
		return min(s[c], d[c])
	case driver.OpMax:
		return max(s[c], d[c])
	case driver.OpSub:
		return s[c]*factor(sf) - d[c]*factor(df)
	case driver.OpRevSub:
		return d[c]*factor(df) - s[c]*factor(sf)
	}
	return s[c]*factor(sf) + d[c]*factor(df)
}

func reals(p uint32) (c [4]float64) {
	for i := range c {
		c[i] = float64(p>>(8*i)&255) / 255
	}
	return c
}

// blended is what a blend makes of a pixel.
func blended(b driver.Blend, s, d uint32) (out uint32) {
	or := func(f, usual driver.Factor) driver.Factor {
		if f == driver.FactorDefault {
			return usual
		}
		return f
	}
	for c := range 4 {
		op, sf, df := b.OpRGB, b.SrcRGB, b.DstRGB
		if c == 3 {
			op, sf, df = b.OpAlpha, b.SrcAlpha, b.DstAlpha
		}
		v := mixed(op, or(sf, driver.FactorOne), or(df, driver.FactorOneMinusSrcAlpha), reals(s), reals(d), c)
		out |= uint32(math.Round(min(max(v, 0), 1)*255)) << (8 * c)
	}
	return out
}

// colorful returns a random pixel, often with channels that are 0 or full, and not always premultiplied.
func colorful(r *rand.Rand) uint32 {
	p := r.Uint32()
	switch r.IntN(4) {
	case 0:
		p |= 0xff000000
	case 1:
		p &= 0x00ffffff
	case 2:
		p &= 0xff00ffff
	}
	return p
}

func TestBlendsAreWhatTheyAreWrittenAs(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for n := range 4000 {
		b := driver.Blend{
			SrcRGB: driver.Factor(r.IntN(11)), SrcAlpha: driver.Factor(r.IntN(11)), DstRGB: driver.Factor(r.IntN(11)),
			DstAlpha: driver.Factor(r.IntN(11)), OpRGB: driver.BlendOp(r.IntN(5)), OpAlpha: driver.BlendOp(r.IntN(5)),
		}
		if known := blends(); n%2 == 0 {
			b = known[r.IntN(len(known))]
		}
		src, dst := make([]uint32, 1+r.IntN(11)), []uint32{}
		for i := range src {
			src[i] = colorful(r)
			dst = append(dst, colorful(r))
		}
		m := newBlending(b)
		row, flat := append([]uint32{}, dst...), append([]uint32{}, dst...)
		m.row(row, src)
		m.flat(flat, src[0])
		for i, d := range dst {
			if want := blended(b, src[i], d); row[i] != want {
				t.Fatalf("%+v: %08x over %08x is %08x in a row; want %08x", b, src[i], d, row[i], want)
			}
			if want := blended(b, src[0], d); flat[i] != want {
				t.Fatalf("%+v: %08x over %08x is %08x when flat; want %08x", b, src[0], d, flat[i], want)
			}
		}
	}
}

// TestBlackIsNothing holds the promise by which lines leave black pixels out.
func TestBlackIsNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for _, b := range blends() {
		m := newBlending(b)
		d := []uint32{colorful(r), colorful(r), colorful(r)}
		got := append([]uint32{}, d...)
		if m.row(got, make([]uint32, 3)); m.blackIsNothing() && (got[0] != d[0] || got[1] != d[1] || got[2] != d[2]) {
			t.Errorf("%+v: black makes %08x of %08x; want nothing changed", b, got, d)
		}
	}
}
