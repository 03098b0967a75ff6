package render_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"math/rand"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// screen draws and paints what it drew.
type screen struct {
	canvas  *render.Canvas
	atlas   *render.Atlas
	painter *headless.Painter
	frame   driver.Frame
	time    float64
}

// newScreen returns one that keeps chunks, or one whose device is too small for them.
func newScreen(chunks bool) *screen {
	s := &screen{atlas: render.NewAtlas(tilePicture), painter: headless.NewPainter()}
	s.canvas = render.NewCanvas(s.atlas)
	if !chunks {
		s.atlas.MaxImage = 511
	}
	return s
}

// tilePicture returns pictures of noise, their size in the name, with some of it transparent.
func tilePicture(name string) (image.Image, error) {
	var kind string
	var w, h int
	fmt.Sscanf(name, "%s %dx%d", &kind, &w, &h)
	r, m := rand.New(rand.NewSource(int64(w*h))), image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{uint8(r.Uint32()), uint8(r.Uint32()), uint8(r.Uint32()), 255}
			if kind == "holes" && r.Intn(3) == 0 || kind == "tall" && y%32 < 8 && x%16 < 8 {
				c.A = 0
			}
			m.Set(x, y, c)
		}
	}
	return m, nil
}

func (s *screen) draw(w, h int, draw func(c *render.Canvas)) *image.RGBA {
	s.canvas.Begin(&s.frame, render.NewViewport(render.Fit, w, h, w, h), render.Navy, s.time, 0)
	draw(s.canvas)
	s.canvas.End()
	return s.painter.Paint(&s.frame)
}

// maps are one of each kind.
func maps() map[string]render.Tilemap {
	all := map[string]render.Tilemap{}
	add := func(name string, w, h int, size, tall float64, t geom.Tiling, sets ...render.Tileset) {
		g := geom.NewGrid(w, h, size)
		g.Tall, g.Tiling = tall, t
		all[name] = render.Tilemap{Grid: &g, Sets: sets}
	}
	plain := render.Tileset{Image: render.File("holes 64x32").Grid(8, 8), Fill: true}
	two := render.Tileset{First: 20, Image: render.File("holes 48x64").Grid(16, 16), Anims: []render.TileAnim{
		{Tile: 1, Frames: []render.TileFrame{{Tile: 2, Sec: 0.1}, {Tile: 3, Sec: 0.2}}},
	}}
	tall := render.Tileset{First: 20, Image: render.File("tall 96x96").Grid(24, 32), Offset: geom.V(-3, 5)}
	loose := render.Tileset{First: 28, Tiles: []render.Image{{}, render.File("holes 40x20"), render.File("holes 7x9"), {}}}
	add("stretched", 90, 50, 16, 0, geom.Tiling{}, plain)
	add("own size", 90, 50, 16, 0, geom.Tiling{}, render.Tileset{Image: render.File("holes 32x32").Grid(16, 16)}, two)
	add("tall", 70, 60, 16, 24, geom.Tiling{}, plain, tall, loose)
	add("diamond", 40, 50, 32, 16, geom.Tiling{Kind: geom.Diamond}, render.Tileset{Image: render.File("holes 128x16").Grid(32, 16)}, tall, loose)
	add("rows of diamonds", 40, 90, 32, 16, geom.Tiling{Kind: geom.Staggered, Even: true}, render.Tileset{Image: render.File("holes 128x16").Grid(32, 16)}, tall)
	add("hexagons", 50, 60, 28, 24, geom.Tiling{Kind: geom.Staggered, Side: 12, Columns: true}, render.Tileset{Image: render.File("holes 112x24").Grid(28, 24)}, tall, loose)
	return all
}

// scribble changes some cells.
func scribble(r *rand.Rand, g *geom.Grid, n int, flips bool) {
	for range n {
		x, y, f := r.Intn(g.W), r.Intn(g.H), geom.Flip(0)
		if flips {
			f = geom.Flip(r.Intn(8))
		}
		g.SetFlipped(x, y, uint16(max(r.Intn(44)-10, 0)), f)
	}
}

// TestChunksAreThePicture compares maps from chunks with maps tile by tile while they scroll, zoom, move and change.
func TestChunksAreThePicture(t *testing.T) {
	for name, m := range maps() {
		for _, flips := range []bool{false, true} {
			r := rand.New(rand.NewSource(1))
			kept, loose := newScreen(true), newScreen(false)
			scribble(r, m.Grid, m.Grid.W*m.Grid.H, false)
			for i := range 40 {
				scribble(r, m.Grid, r.Intn(6), flips)
				b, zoom := m.Grid.Bounds(), float64(1+r.Intn(2))
				k := render.Camera{Pos: geom.V(float64(r.Intn(int(b.W))), float64(r.Intn(int(b.H)))), Zoom: zoom}
				kept.time = float64(i) * 0.07
				loose.time = kept.time
				show := func(c *render.Canvas) {
					c.World(k)
					m.Draw(c)
				}
				got, want := kept.draw(320, 180, show), loose.draw(320, 180, show)
				if !bytes.Equal(got.Pix, want.Pix) {
					x, y, n := firstDifference(got, want)
					t.Fatalf("%s, flips %t, picture %d at %v: got %d pixels that differ, the first at %d, %d: %v; want %v", name, flips, i, k.Pos, n,
						x, y, got.At(x, y), want.At(x, y))
				}
			}
			if kept.frame.Commands[len(kept.frame.Commands)-1].Quads.Count > 12 {
				t.Errorf("%s: got %d quads; want those of a few chunks", name, kept.frame.Commands[len(kept.frame.Commands)-1].Quads.Count)
			}
		}
	}
}

func firstDifference(a, b *image.RGBA) (x, y, n int) {
	x = -1
	for i := 0; i < len(a.Pix); i += 4 {
		if !bytes.Equal(a.Pix[i:i+4], b.Pix[i:i+4]) {
			if n++; x < 0 {
				x, y = i/4%a.Rect.Dx(), i/4/a.Rect.Dx()
			}
		}
	}
	return x, y, n
}

// flat returns a large map of one set, all cells filled.
func flat(w, h int) (*geom.Grid, render.Image) {
	g := geom.NewGrid(w, h, 16)
	for i := range g.Cells {
		g.Cells[i] = uint16(1 + i*7%13%8)
	}
	return &g, render.File("solid 128x16").Grid(16, 16)
}

func TestAChangedCellIsOneQuad(t *testing.T) {
	g, set := flat(60, 60)
	s := newScreen(true)
	show := func(c *render.Canvas) { render.Tilemap{Grid: g, Image: set}.Draw(c) }
	s.draw(320, 180, show)
	if s.frame.Kept == 0 {
		t.Fatal("the first picture: got no kept commands; want the chunk drawn")
	}
	s.draw(320, 180, show)
	if s.frame.Kept != 0 || len(s.frame.Quads) != 2 {
		t.Errorf("the second picture: got %d kept commands, %d quads; want none, and two", s.frame.Kept, len(s.frame.Quads))
	}
	g.Set(3, 4, 8)
	s.draw(320, 180, show)
	if s.frame.Kept == 0 || len(s.frame.Quads) > 4 {
		t.Errorf("one cell changed: got %d kept commands, %d quads; want the cell alone drawn", s.frame.Kept, len(s.frame.Quads))
	}
	g.Set(59, 59, 1)
	s.draw(320, 180, show)
	if s.frame.Kept != 0 {
		t.Errorf("a cell out of sight changed: got %d kept commands; want none", s.frame.Kept)
	}
}

// TestATwiceDrawnMapIsOnePicture draws each state twice: only what fills chunks may differ.
func TestATwiceDrawnMapIsOnePicture(t *testing.T) {
	g, set := flat(400, 400)
	other := geom.NewGrid(400, 400, 16)
	copy(other.Cells, g.Cells[1:])
	s, r := newScreen(true), rand.New(rand.NewSource(5))
	sum := func() uint64 {
		var d driver.Digest
		f := s.frame
		f.Images, f.Commands, f.Kept = nil, f.Commands[f.Kept:], 0
		d.Frame(&f)
		return d.Sum()
	}
	for i := range 60 {
		scribble(r, g, 3, false)
		k := render.Camera{Pos: geom.V(float64(r.Intn(6400)), float64(r.Intn(6400))), Zoom: []float64{0.2, 0.3, 0.5, 1, 1.7}[r.Intn(5)]}
		show := func(c *render.Canvas) {
			c.World(k)
			render.Tilemap{Grid: g, Image: set}.Draw(c)
			render.Tilemap{Grid: &other, Image: set}.Draw(c)
		}
		s.draw(640, 360, show)
		first := sum()
		s.draw(640, 360, show)
		if second := sum(); first != second || s.frame.Kept != 0 {
			t.Fatalf("picture %d at zoom %v: got other commands, %d kept, when it was drawn again", i, k.Zoom, s.frame.Kept)
		}
	}
}

// TestChunksStayWithinTheirMemory scrolls over a large map: chunks give way, and what is shown stays right.
func TestChunksStayWithinTheirMemory(t *testing.T) {
	g, set := flat(1000, 1000)
	kept, loose := newScreen(true), newScreen(false)
	bytesOf := map[driver.ImageID]int{}
	for i := range 300 {
		k := render.Camera{Pos: geom.V(float64(i*53), float64(i*i%16000)), Zoom: []float64{1, 1, 1, 1, 0.5}[i%5]}
		show := func(c *render.Canvas) {
			c.World(k)
			render.Tilemap{Grid: g, Image: set}.Draw(c)
		}
		got := kept.draw(320, 180, show)
		for _, o := range kept.frame.Images {
			if o.Kind == driver.ImageCreate && o.Canvas {
				bytesOf[o.Image] = o.W * o.H * 4
			}
		}
		if i%10 == 0 && !bytes.Equal(got.Pix, loose.draw(320, 180, show).Pix) && k.Zoom == 1 {
			t.Fatalf("picture %d: got other pixels than tile by tile", i)
		}
	}
	total := 0
	for _, n := range bytesOf {
		total += n
	}
	if total < 16<<20 || total > 64<<20 {
		t.Errorf("got %d bytes of chunks; want some, and 64 MB at most", total)
	}
}

func TestChunksAreDrawnAgainInANewWindow(t *testing.T) {
	g, set := flat(60, 60)
	s := newScreen(true)
	show := func(c *render.Canvas) { render.Tilemap{Grid: g, Image: set}.Draw(c) }
	want := bytes.Clone(s.draw(320, 180, show).Pix)
	s.atlas.Resend()
	s.painter = headless.NewPainter()
	if got := s.draw(320, 180, show); !bytes.Equal(got.Pix, want) {
		t.Error("got another picture")
	}
}

// A field of one colour stays one at any zoom and turn: there are no seams between chunks, nor between their tiles.
func TestChunksHaveNoSeams(t *testing.T) {
	g, _ := flat(100, 100)
	set := render.Make("one colour", 16, 16, func(int, int) render.Color { return render.Hex(0x40c080) })
	for i := range g.Cells {
		g.Cells[i] = 1
	}
	s := newScreen(true)
	for _, k := range []render.Camera{
		{Zoom: 1}, {Zoom: 1.37}, {Zoom: 0.71}, {Zoom: 3.3, Rot: 0.5}, {Zoom: 1, Rot: 2}, {Zoom: 0.5, Rot: -0.1},
	} {
		k.Pos = geom.V(496+0.3, 496+0.6) // a corner of four chunks
		for _, smooth := range []bool{false, true} {
			got := s.draw(320, 180, func(c *render.Canvas) {
				c.World(k)
				c.Smooth(smooth)
				render.Tilemap{Grid: g, Image: set}.Draw(c)
			})
			for i := 0; i < len(got.Pix); i += 4 {
				if !bytes.Equal(got.Pix[i:i+4], []byte{0x40, 0xc0, 0x80, 255}) {
					t.Errorf("%+v, smooth %t: got %v at %d, %d; want one colour", k, smooth, got.Pix[i:i+4], i/4%320, i/4/320)
					break
				}
			}
		}
	}
}

func TestKeptMapsAllocateNothing(t *testing.T) {
	for name, m := range maps() {
		scribble(rand.New(rand.NewSource(1)), m.Grid, 2000, true)
		s := newScreen(true)
		var f driver.Frame
		frame := func() {
			s.canvas.Begin(&f, render.NewViewport(render.Fit, 320, 180, 320, 180), render.Navy, 1, 0)
			m.Draw(s.canvas)
			s.canvas.End()
		}
		frame()
		frame()
		if n := testing.AllocsPerRun(20, frame); n != 0 {
			t.Errorf("%s: got %v allocations a frame; want 0", name, n)
		}
	}
}

// TestBlendsAreThoseOfTiles compares maps from chunks with maps tile by tile under all blends.
func TestBlendsAreThoseOfTiles(t *testing.T) {
	blends := []render.Blend{
		render.Over, render.Add, render.Subtract, render.Multiply, render.Screen, render.Lighten, render.Darken, render.Invert,
		render.Replace, render.Erase,
	}
	for name, m := range maps() {
		scribble(rand.New(rand.NewSource(2)), m.Grid, 2000, false)
		for i, b := range blends {
			show := func(c *render.Canvas) {
				c.Rect(geom.R(20, 10, 200, 150), render.Orange)
				c.Blend(b)
				m.Draw(c)
			}
			if got, want := newScreen(true).draw(320, 180, show), newScreen(false).draw(320, 180, show); !bytes.Equal(got.Pix, want.Pix) {
				t.Errorf("%s, blend %d: got another picture than tile by tile", name, i)
			}
		}
	}
}
