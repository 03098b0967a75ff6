package render

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// blended evaluates a blend on one channel and alpha, as a GPU does.
func blended(b Blend, src, srcA, dst, dstA float64) (c, a float64) {
	factor := func(f, zero driver.Factor) float64 {
		if f == driver.FactorDefault {
			f = zero
		}
		return map[driver.Factor]float64{
			driver.FactorOne: 1, driver.FactorSrcColor: src, driver.FactorOneMinusSrcColor: 1 - src,
			driver.FactorSrcAlpha: srcA, driver.FactorOneMinusSrcAlpha: 1 - srcA,
			driver.FactorDstColor: dst, driver.FactorOneMinusDstColor: 1 - dst,
			driver.FactorDstAlpha: dstA, driver.FactorOneMinusDstAlpha: 1 - dstA,
		}[f]
	}
	join := func(op driver.BlendOp, s, d, fs, fd float64) float64 {
		v := map[driver.BlendOp]float64{
			driver.OpAdd: s*fs + d*fd, driver.OpSub: s*fs - d*fd, driver.OpRevSub: d*fd - s*fs,
			driver.OpMin: min(s, d), driver.OpMax: max(s, d),
		}[op]
		return min(max(v, 0), 1)
	}
	one, rest := driver.FactorOne, driver.FactorOneMinusSrcAlpha
	c = join(b.OpRGB, src, dst, factor(b.SrcRGB, one), factor(b.DstRGB, rest))
	a = join(b.OpAlpha, srcA, dstA, factor(b.SrcAlpha, one), factor(b.DstAlpha, rest))
	return c, a
}

func TestBlends(t *testing.T) {
	// Half red at half alpha is 0.25 premultiplied, over an opaque 0.6.
	for _, x := range []struct {
		name  string
		blend Blend
		c, a  float64
	}{
		{"Over", Over, 0.25 + 0.6*0.5, 1},
		{"Add", Add, 0.85, 1},
		{"Subtract", Subtract, 0.35, 1},
		{"Multiply", Multiply, 0.6*0.25 + 0.6*0.5, 1},
		{"Screen", Screen, 0.25 + 0.6*0.75, 1},
		{"Lighten", Lighten, 0.6, 1},
		{"Darken", Darken, 0.25, 1},
		{"Invert", Invert, 0.25*0.4 + 0.6*0.5, 1},
		{"Replace", Replace, 0.25, 0.5},
		{"Erase", Erase, 0.3, 0.5},
	} {
		c, a := blended(x.blend, 0.25, 0.5, 0.6, 1)
		if math.Abs(c-x.c) > 1e-9 || math.Abs(a-x.a) > 1e-9 {
			t.Errorf("%s: got %.3f, alpha %.3f; want %.3f, alpha %.3f", x.name, c, a, x.c, x.a)
		}
		// The clear edge of a shape must change nothing, or the shape gets a dark outline.
		if x.blend == Replace || x.blend == Darken {
			continue
		}
		if c, a := blended(x.blend, 0, 0, 0.6, 1); math.Abs(c-0.6) > 1e-9 || math.Abs(a-1) > 1e-9 {
			t.Errorf("%s: a clear source gives %.3f, alpha %.3f; want 0.6, alpha 1", x.name, c, a)
		}
	}
}
