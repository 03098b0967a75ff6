package headless

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

func TestWrapsAreModulo(t *testing.T) {
	for low := -3; low < 4; low++ {
		for size := range 6 {
			for i := int64(-40); i < 40; i++ {
				inside := i >= int64(low) && i < int64(low+size)
				mod := int64(low)
				if size > 0 {
					mod += ((i-int64(low))%int64(size) + int64(size)) % int64(size)
				}
				for wrap, want := range map[driver.Wrap]int64{driver.WrapClear: i, driver.WrapClamp: min(max(i, int64(low)), int64(low+size-1)), driver.WrapRepeat: mod} {
					got, ok := wrapped(i, low, low+size, wrap)
					if wantOK := size > 0 && (inside || wrap != driver.WrapClear); ok != wantOK || ok && got != want {
						t.Fatalf("wrap %d of %d in [%d, %d): got %d, %v; want %d, %v", wrap, i, low, low+size, got, ok, want, wantOK)
					}
				}
			}
		}
	}
}

// noise is a source of random texels, all channels alike when it is not colored.
func noise(r *rand.Rand, w, h int, colored bool) *surface {
	s := &surface{w: w, h: h, colored: colored}
	s.need()
	for i := range s.pix {
		p := r.Uint32() % 256 * 0x01010101
		if colored {
			p = r.Uint32()
		}
		s.pix[i] = p
	}
	return s
}

// sampled is what a pixel of an upright quad shows, computed in real numbers.
func sampled(src *surface, rect area, s *driver.State, q *driver.Quad, x, y int) (c [4]float64) {
	u := float64(q.U0) + (float64(q.U1)-float64(q.U0))*(float64(x)+0.5-float64(q.X))/float64(q.A)
	v := float64(q.V0) + (float64(q.V1)-float64(q.V0))*(float64(y)+0.5-float64(q.Y))/float64(q.D)
	add := func(x, y, weight float64) {
		ix, okX := wrapped(int64(math.Floor(x)), rect.x0, rect.x1, s.Wrap)
		iy, okY := wrapped(int64(math.Floor(y)), rect.y0, rect.y1, s.Wrap)
		if okX && okY {
			texel := reals(src.pix[int(iy)*src.w+int(ix)])
			for i := range c {
				c[i] += texel[i] * weight * float64(q.Color[i]) / 65535
			}
		}
	}
	if s.Filter == driver.FilterNearest {
		add(u, v, 1)
		return c
	}
	u, v = u-0.5, v-0.5
	fu, fv := u-math.Floor(u), v-math.Floor(v)
	add(u, v, (1-fu)*(1-fv))
	add(u+1, v, fu*(1-fv))
	add(u, v+1, (1-fu)*fv)
	add(u+1, v+1, fu*fv)
	return c
}

// stamp paints one quad over nothing, in all channels.
func stamp(src *surface, s driver.State, q driver.Quad, w, h int) []uint32 {
	dst := &surface{w: w, h: h}
	var j job
	s.Blend = blends()[8]
	j.begin(&s, dst, src)
	j.quad(&q)
	return dst.pix
}

func randomQuad(r *rand.Rand) (driver.State, driver.Quad) {
	s := driver.State{Filter: driver.Filter(r.IntN(2)), Wrap: driver.Wrap(r.IntN(3))}
	if r.IntN(2) == 0 {
		s.Sources[0].Rect = driver.Box{X: r.IntN(6), Y: r.IntN(6), W: 1 + r.IntN(10), H: 1 + r.IntN(10)}
	}
	q := driver.Quad{X: r.Float32() * 4, Y: r.Float32() * 4, A: 4 + r.Float32()*60, D: 4 + r.Float32()*60}
	q.U0, q.V0, q.U1, q.V1 = r.Float32()*40-12, r.Float32()*40-12, r.Float32()*40-12, r.Float32()*40-12
	for i := range q.Color {
		q.Color[i] = uint16(r.IntN(65536))
		if r.IntN(3) == 0 {
			q.Color[i] = 65535
		}
	}
	return s, q
}

func TestTexelsAreWhereTheyBelong(t *testing.T) {
	const side = 70
	r := rand.New(rand.NewPCG(11, 12))
	for n := range 300 {
		src := noise(r, 16, 16, n%2 == 0)
		s, q := randomQuad(r)
		got := stamp(src, s, q, side, side)
		rect := area{0, 0, 16, 16}.cut(s.Sources[0].Rect)
		off, all := 0, 0
		for i, p := range got {
			x, y := i%side, i/side
			if float32(x) < q.X+1 || float32(y) < q.Y+1 || float32(x) > q.X+q.A-2 || float32(y) > q.Y+q.D-2 {
				continue
			}
			all++
			want := sampled(src, rect, &s, &q, x, y)
			for c := range 4 {
				if math.Abs(float64(p>>(8*c)&255)-want[c]*255) > 1.1 {
					off++
					break
				}
			}
		}
		if off > all/100 { // a nearest texel may be decided the other way where its edge is met
			t.Fatalf("quad %d: %+v %+v: %d of %d pixels are off", n, s, q, off, all)
		}
	}
}

// TestQuickWaysChangeNothing paints upright and turned quads the quick ways, and once more without: a light as any
// colours, and lines as spans.
func TestQuickWaysChangeNothing(t *testing.T) {
	const side = 70
	r := rand.New(rand.NewPCG(13, 14))
	for n := range 400 {
		src := noise(r, 16, 16, n%4 == 0)
		s, q := randomQuad(r)
		if n%3 == 0 {
			q.B, q.C = r.Float32()*30, -r.Float32()*30
		}
		if n%16 == 1 { // so large that a table is made
			q.A, q.D = 400, 300
		}
		w, h := side, side
		if q.A == 400 {
			w, h = 400, 300
		}
		got := stamp(src, s, q, w, h)
		plain := *src
		plain.colored = true
		for name, want := range map[string][]uint32{"as colours": stamp(&plain, s, q, w, h), "as spans": spans(src, s, q, w, h)} {
			for i := range got {
				if got[i] != want[i] {
					t.Fatalf("quad %d, %+v %+v: pixel (%d, %d) is %08x; want %08x %s", n, s, q, i%w, i/w, got[i], want[i], name)
				}
			}
		}
	}
}

// spans is stamp with a span for each row of the quad.
func spans(src *surface, s driver.State, q driver.Quad, w, h int) []uint32 {
	whole := stamp(src, s, q, w, h)
	if q.B != 0 || q.C != 0 {
		return whole
	}
	dst := &surface{w: w, h: h}
	var j job
	s.Blend = blends()[8]
	j.begin(&s, dst, src)
	j.shading, j.tint = shadeImage, newTint(q.Color)
	j.quadPlanes(&q)
	for y := max(first(int64(round(float64(q.Y)*256))), 0); y < min(first(round(float64(q.Y+q.D)*256)), h); y++ {
		j.span(y, max(first(round(float64(q.X)*256)), 0), min(first(round(float64(q.X+q.A)*256)), w))
	}
	return dst.pix
}

// TestTrimmedLightIsTheSame paints a light where black is left out, and in a blend where it is not.
func TestTrimmedLightIsTheSame(t *testing.T) {
	src := &surface{w: 32, h: 32}
	src.need()
	for i := range src.pix {
		x, y := i%32-16, i/32-16
		src.pix[i] = uint32(max(0, 200-x*x-y*y)) / 20 * 0x01010101
	}
	r := rand.New(rand.NewPCG(15, 16))
	for range 300 {
		_, q := randomQuad(r)
		q.U0, q.V0, q.U1, q.V1 = 0, 0, 32, 32
		for i := range q.Color {
			q.Color[i] /= uint16(1 + r.IntN(20))
		}
		s := driver.State{Filter: driver.FilterLinear}
		want := stamp(src, s, q, 70, 70)
		dst := &surface{w: 70, h: 70}
		var j job
		s.Blend = blends()[10]
		j.begin(&s, dst, src)
		j.quad(&q)
		for i := range want {
			if dst.pix[i] != want[i] {
				t.Fatalf("%+v: pixel (%d, %d) is %08x; want %08x", q, i%70, i/70, dst.pix[i], want[i])
			}
		}
	}
}
