//go:build screen && linux

package speed

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	eb "github.com/hajimehoshi/ebiten/v2"
)

// side is the length of a sprite's side, pixels.
const side = 8

// thing is what all sides draw, each in its own way.
type thing struct {
	x, y       float64 // of the centre, pixels
	rot        float64 // radians
	z          float64
	r, g, b, a uint8 // straight
}

// things are n of them. Of those, a share lies in sight.
func things(n int, inSight float64) []thing {
	rnd := rand.New(rand.NewPCG(7, uint64(n)))
	ts := make([]thing, n)
	for i := range ts {
		ts[i] = thing{
			x: side + rnd.Float64()*(width-2*side), y: side + rnd.Float64()*(height-2*side), rot: rnd.Float64() * 6, z: rnd.Float64(),
			r: uint8(rnd.IntN(256)), g: uint8(rnd.IntN(256)), b: uint8(rnd.IntN(256)), a: 255,
		}
		if rnd.Float64() >= inSight {
			ts[i].x += 2 * width
		}
	}
	return ts
}

// rawImage is what raw sides draw, made at first use.
func rawImage() *eb.Image {
	m := eb.NewImage(side, side)
	m.WritePixels(texels())
	return m
}

func texels() []byte {
	pix := make([]byte, 4*side*side)
	for i := range pix {
		pix[i] = 255
	}
	return pix
}

// rawNaive calls DrawImage for each sprite.
func rawNaive(ts []thing) func(*eb.Image) {
	m := rawImage()
	op := &eb.DrawImageOptions{}
	return func(screen *eb.Image) {
		for i := range ts {
			op.GeoM.Reset()
			op.GeoM.Translate(ts[i].x-side/2, ts[i].y-side/2)
			screen.DrawImage(m, op)
		}
	}
}

// rawBatch is vertices that a game fills by hand, in the best way that was found: in place, with indices made once.
type rawBatch struct {
	image    *eb.Image
	vertices []eb.Vertex
	indices  []uint32
	op       eb.DrawTrianglesOptions
}

func newRawBatch(n int) *rawBatch {
	b := &rawBatch{image: rawImage(), vertices: make([]eb.Vertex, 4*n)}
	b.op.ColorScaleMode = eb.ColorScaleModePremultipliedAlpha
	b.op.DisableMipmaps = true
	b.op.Address = eb.AddressUnsafe
	for q := range uint32(n) {
		v := 4 * q
		b.indices = append(b.indices, v, v+1, v+2, v+1, v+3, v+2)
	}
	return b
}

func (b *rawBatch) submit(screen *eb.Image) {
	screen.DrawTriangles32(b.vertices, b.indices, b.image, &b.op)
}

// rawFilled is one DrawTriangles32 of upright sprites: the limit.
func rawFilled(ts []thing) func(*eb.Image) {
	b := newRawBatch(len(ts))
	return func(screen *eb.Image) {
		fillUpright(b.vertices, ts)
		b.submit(screen)
	}
}

func fillUpright(vs []eb.Vertex, ts []thing) {
	for i := range ts {
		t := &ts[i]
		v := (*[4]eb.Vertex)(vs[4*i:])
		x0, y0 := float32(t.x-side/2), float32(t.y-side/2)
		x1, y1 := x0+side, y0+side
		v[0].DstX, v[0].DstY, v[0].SrcX, v[0].SrcY = x0, y0, 0, 0
		v[1].DstX, v[1].DstY, v[1].SrcX, v[1].SrcY = x1, y0, side, 0
		v[2].DstX, v[2].DstY, v[2].SrcX, v[2].SrcY = x0, y1, 0, side
		v[3].DstX, v[3].DstY, v[3].SrcX, v[3].SrcY = x1, y1, side, side
		paint(v, 1, 1, 1, 1)
	}
}

// rawTurned is the same with a rotation and a tint for each sprite.
func rawTurned(ts []thing) func(*eb.Image) {
	b := newRawBatch(len(ts))
	return func(screen *eb.Image) {
		fillTurned(b.vertices, ts)
		b.submit(screen)
	}
}

func fillTurned(vs []eb.Vertex, ts []thing) {
	for i := range ts {
		t := &ts[i]
		v := (*[4]eb.Vertex)(vs[4*i:])
		sin, cos := math.Sincos(t.rot)
		ax, ay := float32(cos*side), float32(sin*side)
		x, y := float32(t.x)-(ax-ay)/2, float32(t.y)-(ay+ax)/2
		v[0].DstX, v[0].DstY, v[0].SrcX, v[0].SrcY = x, y, 0, 0
		v[1].DstX, v[1].DstY, v[1].SrcX, v[1].SrcY = x+ax, y+ay, side, 0
		v[2].DstX, v[2].DstY, v[2].SrcX, v[2].SrcY = x-ay, y+ax, 0, side
		v[3].DstX, v[3].DstY, v[3].SrcX, v[3].SrcY = x+ax-ay, y+ay+ax, side, side
		a := float32(t.a) / 255
		paint(v, float32(t.r)/255*a, float32(t.g)/255*a, float32(t.b)/255*a, a)
	}
}

func paint(v *[4]eb.Vertex, r, g, b, a float32) {
	v[0].ColorR, v[0].ColorG, v[0].ColorB, v[0].ColorA = r, g, b, a
	v[1].ColorR, v[1].ColorG, v[1].ColorB, v[1].ColorA = r, g, b, a
	v[2].ColorR, v[2].ColorG, v[2].ColorB, v[2].ColorA = r, g, b, a
	v[3].ColorR, v[3].ColorG, v[3].ColorB, v[3].ColorA = r, g, b, a
}

// sortByHand is what a game does that draws by z: it sorts its sprites, here just their z and number.
func sortByHand(ts []thing) func(*eb.Image) {
	type ranked struct {
		z float64
		n int32
	}
	order := make([]ranked, len(ts))
	return func(*eb.Image) {
		for i := range ts {
			order[i] = ranked{ts[i].z, int32(i)}
		}
		slices.SortFunc(order, func(a, b ranked) int { return cmp.Compare(a.z, b.z) })
	}
}

// rawEmpty draws nothing.
func rawEmpty(*eb.Image) {}
