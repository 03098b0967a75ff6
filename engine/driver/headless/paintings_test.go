package headless

import (
	"fmt"
	"math/rand/v2"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// painting is a frame that both drivers must paint alike. Its images are those of the frame that pages returns.
type painting struct {
	name  string
	frame *driver.Frame
}

// Images of the paintings: hard texels, soft light, and canvases.
var (
	hard  = driver.ImageID{Slot: 11, Gen: 1} // 32×32: squares of 4 texels in many colours and alphas
	soft  = driver.ImageID{Slot: 12, Gen: 1} // 64×64: a white light in the middle
	paper = driver.ImageID{Slot: 13, Gen: 1} // a canvas of 96×64
)

const sceneW, sceneH = 320, 240

// pages returns the frame that makes the images.
func pages() *driver.Frame {
	f := &driver.Frame{Width: sceneW, Height: sceneH}
	create := func(id driver.ImageID, w, h int, texel func(x, y int) [4]byte) {
		f.Images = append(f.Images, driver.ImageOp{Kind: driver.ImageCreate, Image: id, W: w, H: h, Canvas: texel == nil})
		if texel != nil {
			f.Images = append(f.Images, driver.ImageOp{Kind: driver.ImageWrite, Image: id, W: w, H: h, Hash: uint64(id.Slot), Pix: texels(w, h, texel)})
		}
	}
	create(hard, 32, 32, func(x, y int) [4]byte {
		n := x/4*7 + y/4*13
		a := n * 37 % 256
		if n%3 == 0 {
			a = 255
		}
		return [4]byte{byte(n * 91 % (a + 1)), byte(n * 57 % (a + 1)), byte(n * 23 % (a + 1)), byte(a)}
	})
	create(soft, 64, 64, func(x, y int) [4]byte {
		dx, dy := 2*x-63, 2*y-63
		v := byte(max(0, 255-(dx*dx+dy*dy)*255/3969))
		return [4]byte{v, v, v, v}
	})
	create(paper, 96, 64, nil)
	return f
}

// blends are those of package render, and a few that no game has.
func blends() []driver.Blend {
	light := func(src driver.Factor, op driver.BlendOp, dst driver.Factor) driver.Blend {
		return driver.Blend{SrcRGB: src, OpRGB: op, DstRGB: dst, SrcAlpha: driver.FactorZero, DstAlpha: driver.FactorOne}
	}
	one, zero := driver.FactorOne, driver.FactorZero
	return []driver.Blend{
		{},
		light(one, driver.OpAdd, one),
		light(one, driver.OpRevSub, one),
		light(driver.FactorDstColor, driver.OpAdd, driver.FactorOneMinusSrcAlpha),
		{SrcRGB: one, DstRGB: driver.FactorOneMinusSrcColor},
		{OpRGB: driver.OpMax, OpAlpha: driver.OpMax},
		light(one, driver.OpMin, one),
		light(driver.FactorOneMinusDstColor, driver.OpAdd, driver.FactorOneMinusSrcAlpha),
		{SrcRGB: one, SrcAlpha: one, DstRGB: zero, DstAlpha: zero},
		{SrcRGB: zero, SrcAlpha: zero, DstRGB: driver.FactorOneMinusSrcAlpha},
		{SrcRGB: one, SrcAlpha: one, DstRGB: one, DstAlpha: one},
		{SrcRGB: driver.FactorDstAlpha, SrcAlpha: driver.FactorOneMinusDstAlpha, DstRGB: driver.FactorSrcAlpha, DstAlpha: driver.FactorDstColor, OpRGB: driver.OpSub},
		{SrcRGB: driver.FactorSrcColor, SrcAlpha: driver.FactorSrcAlpha, DstRGB: driver.FactorOneMinusDstAlpha, DstAlpha: one, OpAlpha: driver.OpRevSub},
	}
}

// features returns a painting for each filter, wrap mode and blend, each with quads of many kinds, a clip, a mesh and a
// canvas.
func features() (all []painting) {
	for filter := driver.FilterNearest; filter <= driver.FilterLinear; filter++ {
		for wrap := driver.WrapClear; wrap <= driver.WrapRepeat; wrap++ {
			for i, b := range blends() {
				s := driver.State{Filter: filter, Wrap: wrap, Blend: b}
				all = append(all, painting{fmt.Sprintf("filter %d, wrap %d, blend %d", filter, wrap, i), feature(s)})
			}
		}
	}
	return all
}

func feature(s driver.State) *driver.Frame {
	f := &driver.Frame{Width: sceneW, Height: sceneH}
	backdrop(f)
	s.Sources[0] = driver.Source{Image: hard}
	whole := driver.Quad{U1: 32, V1: 32, Color: opaque}
	quad(f, s, placed(whole, 6, 6, 32, 32, 0))
	quad(f, s, placed(whole, 44.3, 6.7, 48, 40, 0))
	quad(f, s, placed(whole, 100, 8, 40, 40, 0.4))
	quad(f, s, placed(whole, 160, 6, -40.2, 33, 0))
	quad(f, s, placed(tinted(whole, 0.9, 0.4, 0.2, 0.9), 170, 8, 38, 38, -0.7))
	s.Sources[0].Rect = driver.Box{X: 4, Y: 8, W: 20, H: 12} // a part, and more than it
	part := driver.Quad{U0: -10, V0: 0, U1: 40, V1: 30, Color: opaque}
	quad(f, s, placed(part, 6, 60, 60, 40, 0))
	quad(f, s, placed(part, 90, 66, 60.5, 40.5, 0.2))
	s.Sources[0] = driver.Source{Image: soft}
	light := driver.Quad{U1: 64, V1: 64, Color: opaque}
	quad(f, s, placed(light, 150, 50, 100, 70, 0))
	quad(f, s, placed(tinted(light, 0.3, 0.5, 1, 0.4), 240, 30, 64, 64, 1.1))
	s.Clip = driver.Box{X: 250, Y: 120, W: 31, H: 40}
	quad(f, s, placed(light, 230, 110, 80, 80, 0.3))
	s.Clip = driver.Box{}
	mesh(f, s, 10, 120)
	s.Sources[0] = driver.Source{}
	quad(f, s, placed(tinted(driver.Quad{}, 0.5, 0.2, 0.1, 0.6), 120, 130, 40, 30, 0.5))
	mesh(f, s, 170, 120)
	canvasPart(f, s)
	return f
}

// canvasPart draws into the canvas, and the canvas onto the screen.
func canvasPart(f *driver.Frame, s driver.State) {
	into := driver.State{Target: paper, Blend: blends()[8]}
	quad(f, into, driver.Quad{A: 96, D: 64})
	into.Blend, into.Filter = s.Blend, s.Filter
	quad(f, into, placed(tinted(driver.Quad{}, 0.2, 0.4, 0.3, 0.7), 4, 4, 60, 30, 0.2))
	into.Sources[0].Image = hard
	quad(f, into, placed(driver.Quad{U1: 32, V1: 32, Color: opaque}, 40, 10, 40, 40, 0.3))
	s.Sources[0] = driver.Source{Image: paper}
	quad(f, s, placed(driver.Quad{U1: 96, V1: 64, Color: opaque}, 10, 170, 96, 64, 0))
	quad(f, s, placed(driver.Quad{U1: 96, V1: 64, Color: opaque}, 130, 172, 120, 60, 0.1))
}

// backdrop covers most of the screen with squares, some of them half transparent.
func backdrop(f *driver.Frame) {
	for i := range 30 {
		n := float32(i%5) / 5
		q := driver.Quad{A: 50, D: 50, X: float32(i%6) * 50, Y: float32(i/6) * 48}
		quad(f, driver.State{}, tinted(q, n*0.8, 0.6-n/2, 0.2+n/3, 1-float32(i%4)/4))
	}
}

// mesh is a fan of four triangles that share a corner, with another colour at each.
func mesh(f *driver.Frame, s driver.State, x, y float32) {
	at := len(f.Vertices)
	f.Vertices = append(
		f.Vertices,
		driver.Vertex{X: x + 25.3, Y: y + 18.1, U: 16, V: 16, R: 1, G: 1, B: 1, A: 1},
		driver.Vertex{X: x, Y: y, U: 0, V: 0, R: 1, G: 0.2, B: 0, A: 1},
		driver.Vertex{X: x + 60, Y: y + 5.5, U: 30, V: 1, R: 0.1, G: 0.8, B: 0, A: 0.8},
		driver.Vertex{X: x + 52.7, Y: y + 40, U: 31, V: 30, R: 0, G: 0.1, B: 0.4, A: 0.4},
		driver.Vertex{X: x + 3, Y: y + 44, U: 2, V: 28, R: 0.5, G: 0.5, B: 0.5, A: 0.5},
	)
	k := driver.Command{State: s, Vertices: driver.Span{First: at, Count: 5}, Indices: driver.Span{First: len(f.Indices), Count: 12}}
	f.Indices = append(f.Indices, 0, 1, 2, 0, 2, 3, 0, 3, 4, 4, 1, 0)
	f.Commands = append(f.Commands, k)
}

// placed puts a quad at a corner, with a size and turned around that corner.
func placed(q driver.Quad, x, y, w, h float32, angle float64) driver.Quad {
	sin, cos := geom.Sincos(angle)
	q.X, q.Y = x, y
	q.A, q.C = float32(float64(w)*cos), float32(float64(w)*sin)
	q.B, q.D = float32(float64(-h)*sin), float32(float64(h)*cos)
	return q
}

func tinted(q driver.Quad, r, g, b, a float32) driver.Quad {
	for i, v := range [4]float32{r, g, b, a} {
		q.Color[i] = uint16(float32(v*a) * 65535)
	}
	q.Color[3] = uint16(a * 65535)
	return q
}

// random returns a painting of many commands that nobody thought of.
func random(seed uint64) painting {
	r := rand.New(rand.NewPCG(seed, 5))
	f := &driver.Frame{Width: sceneW, Height: sceneH}
	backdrop(f)
	all := blends()
	for range 25 {
		s := driver.State{Filter: driver.Filter(r.IntN(2)), Wrap: driver.Wrap(r.IntN(3))}
		if r.IntN(2) == 0 {
			s.Blend = all[r.IntN(len(all))]
		}
		if r.IntN(4) == 0 {
			s.Clip = driver.Box{X: r.IntN(200), Y: r.IntN(150), W: 1 + r.IntN(150), H: 1 + r.IntN(150)}
		}
		s.Sources[0].Image = [3]driver.ImageID{{}, hard, soft}[r.IntN(3)]
		x, y := r.Float32()*sceneW, r.Float32()*sceneH
		if r.IntN(4) == 0 {
			mesh(f, s, x, y)
			continue
		}
		q := tinted(driver.Quad{U1: 32, V1: 32}, r.Float32(), r.Float32(), r.Float32(), r.Float32())
		if s.Wrap != driver.WrapClear {
			q.U0, q.V1 = -r.Float32()*40, r.Float32()*60
		}
		angle := 0.0
		if r.IntN(2) == 0 {
			angle = 6 * r.Float64()
		}
		quad(f, s, placed(q, x, y, 2+r.Float32()*90, 2+r.Float32()*90, angle))
	}
	return painting{fmt.Sprintf("random %d", seed), f}
}
