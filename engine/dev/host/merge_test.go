package host

import (
	"bytes"
	"errors"
	"image"
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
)

// over draws a frame over a picture, with a painter that knows nothing of the picture's program.
type over struct {
	painter *headless.Painter
	gen     uint32
	f       driver.Frame
}

func (o *over) paint(f *driver.Frame, below *image.RGBA) *image.RGBA {
	o.gen++
	paper := driver.ImageID{Slot: 999, Gen: o.gen}
	w, h := below.Rect.Dx(), below.Rect.Dy()
	o.f = *f
	o.f.Images = slices.Clone(f.Images)
	if o.gen > 1 {
		o.f.Images = append(o.f.Images, driver.ImageOp{Kind: driver.ImageRelease, Image: driver.ImageID{Slot: 999, Gen: o.gen - 1}})
	}
	o.f.Images = append(o.f.Images,
		driver.ImageOp{Kind: driver.ImageCreate, Image: paper, W: w, H: h},
		driver.ImageOp{Kind: driver.ImageWrite, Image: paper, W: w, H: h, Pix: slices.Clone(below.Pix)})
	first := len(f.Quads)
	o.f.Quads = append(slices.Clone(f.Quads), driver.Quad{
		A: float32(w), D: float32(h), U1: float32(w), V1: float32(h), Color: [4]uint16{65535, 65535, 65535, 65535},
	})
	c := driver.Command{Quads: driver.Span{First: first, Count: 1}}
	c.Sources[0].Image = paper
	o.f.Commands = slices.Insert(slices.Clone(f.Commands), f.Kept, c)
	return o.painter.Paint(&o.f)
}

// Two programs in one picture are drawn as each by itself, one laid over the other; also when one of them gives way to
// another, or does not answer.
func TestMergedFramesDrawTheSame(t *testing.T) {
	for seed := range uint64(60) {
		game, layer := newScribbler(seed, 64, 48), newScribbler(seed+1000, 64, 48)
		var m merge
		gameNames, layerNames := &names{}, &names{}
		one, below, above := headless.NewPainter(), headless.NewPainter(), over{painter: headless.NewPainter()}
		f, again := game.next(), false
		for i := range 14 {
			m.begin(64, 48)
			if i == 6 { // another build
				m.forget(gameNames)
				game, gameNames, below = newScribbler(seed+500, 64, 48), &names{}, headless.NewPainter()
				f, again = game.next(), false
			}
			g := layer.next()
			merged := m.end([]part{{frame: f, names: gameNames, again: again}, {frame: g, names: layerNames}})
			got := one.Paint(merged)
			alone := *f
			if again {
				alone.Images, alone.Commands, alone.Kept = nil, f.Commands[f.Kept:], 0
			}
			if want := above.paint(g, below.Paint(&alone)); !bytes.Equal(got.Pix, want.Pix) {
				t.Fatalf("seed %d, frame %d: got another picture; want the layer's over the game's", seed, i)
			}
			sameUniforms(t, merged, &alone, g)
			if again = i%4 == 1; !again {
				f = game.next()
			}
		}
	}
}

// sameUniforms compares the numbers of uniforms, which no picture shows without shaders.
func sameUniforms(t *testing.T, merged, f, g *driver.Frame) {
	t.Helper()
	var want, got []float32
	for _, k := range []bool{true, false} {
		for _, part := range []*driver.Frame{f, g} {
			list := part.Commands[part.Kept:]
			if k {
				list = part.Commands[:part.Kept]
			}
			for _, c := range list {
				want = append(want, numbers(part, c)...)
			}
		}
	}
	for _, c := range merged.Commands {
		got = append(got, numbers(merged, c)...)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("got uniforms %v; want %v", got, want)
	}
}

func numbers(f *driver.Frame, c driver.Command) (list []float32) {
	for _, u := range f.Uniforms[c.Uniforms.First:][:c.Uniforms.Count] {
		list = append(list, f.Floats[u.First:][:u.Count]...)
	}
	return list
}

func TestReadsAreAnsweredToWhoAsked(t *testing.T) {
	var m merge
	a, b := &names{}, &names{}
	ask := func(id uint32) *driver.Frame {
		return &driver.Frame{Width: 8, Height: 8, Reads: []driver.Read{{ID: id}}}
	}
	m.begin(8, 8)
	f := m.end([]part{{frame: ask(7), names: a}, {frame: ask(7), names: b}})
	var answers []driver.Pixels
	for i, r := range f.Reads {
		answers = append(answers, driver.Pixels{ID: r.ID, Picture: driver.Picture{W: i + 1}})
	}
	slices.Reverse(answers)
	if got := m.answer(nil, answers, a); len(got) != 1 || got[0].ID != 7 || got[0].W != 1 {
		t.Errorf("the first: got %+v; want its own", got)
	}
	if got := m.answer(nil, answers, b); len(got) != 1 || got[0].ID != 7 || got[0].W != 2 {
		t.Errorf("the second: got %+v; want its own", got)
	}
	if got := m.answer(nil, answers, b); len(got) != 0 || len(m.reads) != 0 {
		t.Errorf("again: got %+v and %d waiting; want nothing", got, len(m.reads))
	}
}

// A picture that was made for another size is stretched over the window.
func TestAPictureOfAnotherSizeIsStretched(t *testing.T) {
	f := &driver.Frame{Width: 32, Height: 24, Quads: []driver.Quad{{A: 16, D: 24, Color: [4]uint16{65535, 0, 0, 65535}}}}
	f.Commands = []driver.Command{{Quads: driver.Span{Count: 1}, State: driver.State{Clip: driver.Box{W: 8, H: 24}}}}
	var m merge
	m.begin(64, 48)
	got := headless.NewPainter().Paint(m.end([]part{{frame: f, names: &names{}, again: true}}))
	for x, want := range map[int]uint8{0: 255, 15: 255, 16: 0, 40: 0} {
		if r := got.RGBAAt(x, 47).R; r != want {
			t.Errorf("x %d: got red %d; want %d", x, r, want)
		}
	}
}

// A shader that does not compile leaves the one before in its place, also when that is of the build before.
func TestABrokenShaderLeavesTheOneBefore(t *testing.T) {
	wrong := 0
	m := merge{
		check: func(source string) error {
			if source == "broken" {
				return errors.New("line 3")
			}
			return nil
		},
		wrong: func(_ string, err error) {
			if err != nil {
				wrong++
			}
		},
	}
	n := &names{}
	send := func(n *names, gen uint32, source string) []driver.ShaderOp {
		m.begin(8, 8)
		id := driver.ShaderID{Slot: 1, Gen: gen}
		return m.end([]part{{frame: &driver.Frame{Shaders: []driver.ShaderOp{{Shader: id, Source: source}}}, names: n}}).Shaders
	}
	if got := send(n, 1, "good"); len(got) != 1 || got[0].Source != "good" {
		t.Errorf("a new one: got %+v", got)
	}
	if got := send(n, 1, "broken"); len(got) != 0 {
		t.Errorf("a broken one: got %+v; want nothing", got)
	}
	next := &names{good: slices.Clone(n.good)}
	if got := send(next, 1, "broken"); len(got) != 1 || got[0].Source != "good" {
		t.Errorf("a broken one in another build: got %+v; want the good one", got)
	}
	if got := send(next, 1, "better"); len(got) != 1 || got[0].Source != "better" {
		t.Errorf("mended: got %+v", got)
	}
	if wrong != 2 {
		t.Errorf("got told %d times; want 2", wrong)
	}
}

func TestMergingAllocatesNothing(t *testing.T) {
	game, layer := newScribbler(1, 64, 48), newScribbler(2, 64, 48)
	var f, g *driver.Frame
	for range 20 {
		f, g = game.next(), layer.next()
	}
	f.Images, g.Images = nil, nil
	var m merge
	a, b := &names{}, &names{}
	var answers []driver.Pixels
	if got := testing.AllocsPerRun(100, func() {
		m.begin(64, 48)
		m.end([]part{{frame: f, names: a}, {frame: g, names: b}})
		for _, n := range []*names{a, b} {
			for _, r := range m.reads {
				answers = append(answers[:0], driver.Pixels{ID: r.id})
				m.answer(nil, answers[:0], n)
			}
		}
		m.reads = m.reads[:0]
	}); got != 0 {
		t.Errorf("got %v allocations; want 0", got)
	}
}

// BenchmarkMerge10k puts an overlay of 200 quads over a picture of 10,000.
func BenchmarkMerge10k(b *testing.B) {
	picture := func(commands, quads int) *driver.Frame {
		f := &driver.Frame{Width: 640, Height: 360, Quads: make([]driver.Quad, commands*quads)}
		for i := range commands {
			f.Commands = append(f.Commands, driver.Command{Quads: driver.Span{First: i * quads, Count: quads}})
		}
		return f
	}
	game, layer := picture(100, 100), picture(20, 10)
	for name, parts := range map[string][]part{
		"alone": {{frame: game, names: &names{}}}, "with an overlay": {{frame: game, names: &names{}}, {frame: layer, names: &names{}}},
	} {
		b.Run(name, func(b *testing.B) {
			var m merge
			for b.Loop() {
				m.begin(640, 360)
				m.end(parts)
			}
		})
	}
}
