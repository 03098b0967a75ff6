package driver

import (
	"math"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func sumOf(f *Frame, o *Output) uint64 {
	var d Digest
	if o != nil {
		d.Output(o)
	}
	if f != nil {
		d.Frame(f)
	}
	return d.Sum()
}

// covered is a random frame whose one command draws all there is in its pools.
func covered(r *rand.Rand) *Frame {
	f := filledFrame(r, 3)
	f.Commands = f.Commands[:1]
	k := &f.Commands[0]
	k.Quads, k.Vertices, k.Indices, k.Uniforms = Span{0, 3}, Span{0, 3}, Span{0, 3}, Span{0, 3}
	for i := range f.Uniforms {
		f.Uniforms[i].Span = Span{i, 1}
	}
	return f
}

func TestDigestSeesEveryField(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	f, o := covered(r), filled[Output](r, 3)
	want, seen := sumOf(f, o), 0
	visit := func(path string, leaf reflect.Value) {
		if strings.HasSuffix(path, ".First") || strings.HasSuffix(path, ".Count") {
			return // where things lie does not count; that they are drawn does
		}
		before := reflect.New(leaf.Type()).Elem()
		before.Set(leaf)
		change(leaf)
		if got := sumOf(f, o); got == want {
			t.Errorf("%s changed: got the same sum %#x; want another", path, got)
		}
		leaf.Set(before)
		seen++
	}
	leaves(reflect.ValueOf(f).Elem(), "Frame", visit)
	leaves(reflect.ValueOf(o).Elem(), "Output", visit)
	if seen < 200 {
		t.Errorf("fields looked at: got %d; want at least 200", seen)
	}
	if got := sumOf(f, o); got != want {
		t.Errorf("nothing changed: got %#x; want %#x", got, want)
	}
}

func TestDigestSeesLengths(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	f := covered(r)
	want := sumOf(f, nil)
	for _, s := range []*int{
		&f.Commands[0].Quads.Count, &f.Commands[0].Vertices.Count, &f.Commands[0].Indices.Count,
		&f.Commands[0].Uniforms.Count, &f.Uniforms[2].Count,
	} {
		*s--
		if got := sumOf(f, nil); got == want {
			t.Errorf("a span one shorter: got the same sum; want another")
		}
		*s++
	}
}

func TestDigestSeesOnePixelAndOneSample(t *testing.T) {
	f := &Frame{Images: []ImageOp{{Kind: ImageWrite, W: 32, H: 32, Pix: make([]byte, 32*32*4)}}}
	o := &Output{Sounds: []Sound{{ID: 1, Channels: 1, PCM: make([]int16, 1003)}}}
	seen := map[uint64]bool{sumOf(f, o): true}
	for i := range f.Images[0].Pix {
		f.Images[0].Pix[i] = 1
		seen[sumOf(f, o)] = true
		f.Images[0].Pix[i] = 0
	}
	for i := range o.Sounds[0].PCM {
		o.Sounds[0].PCM[i] = 1
		seen[sumOf(f, o)] = true
		o.Sounds[0].PCM[i] = 0
	}
	if got, want := len(seen), 1+32*32*4+1003; got != want {
		t.Errorf("different sums: got %d; want %d", got, want)
	}
}

// TestDigestIgnoresPooling moves everything to another place in its pool.
func TestDigestIgnoresPooling(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	f := filledFrame(r, 5)
	want := sumOf(f, nil)
	f.Quads = slices.Insert(f.Quads, 0, make([]Quad, 2)...)
	f.Vertices = slices.Insert(f.Vertices, 0, make([]Vertex, 3)...)
	f.Indices = append(slices.Insert(f.Indices, 0, make([]uint32, 4)...), 7)
	f.Uniforms = slices.Insert(f.Uniforms, 0, make([]Uniform, 5)...)
	f.Floats = slices.Insert(f.Floats, 0, make([]float32, 6)...)
	for i := range f.Commands {
		k := &f.Commands[i]
		k.Quads.First, k.Vertices.First, k.Indices.First, k.Uniforms.First = k.Quads.First+2, k.Vertices.First+3, k.Indices.First+4, k.Uniforms.First+5
	}
	for i := range f.Uniforms[5:] {
		f.Uniforms[5+i].First += 6
	}
	if got := sumOf(f, nil); got != want {
		t.Errorf("moved pools: got %#x; want %#x", got, want)
	}
}

func TestDigestOfSpecialFloats(t *testing.T) {
	with := func(bits uint32) uint64 {
		return sumOf(&Frame{Quads: []Quad{{X: math.Float32frombits(bits)}}, Commands: []Command{{Quads: Span{0, 1}}}}, nil)
	}
	if got, want := with(0x7fc12345), with(0xffc00000); got != want {
		t.Errorf("two NaNs: got %#x; want %#x", got, want)
	}
	if got, other := with(1<<31), with(0); got == other {
		t.Errorf("0 and −0: got the same sum %#x; want two", got)
	}
	nan := func(bits uint64) uint64 {
		return sumOf(nil, &Output{Actions: []Action{{Strong: math.Float64frombits(bits)}}})
	}
	if got, want := nan(0x7ff8000000012345), nan(0xfff8000000000000); got != want {
		t.Errorf("two NaNs of 64 bits: got %#x; want %#x", got, want)
	}
}

func TestDigestSeesOrder(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	a, b := filledFrame(r, 2), filledFrame(r, 2)
	var ab, ba Digest
	ab.Frame(a)
	ab.Frame(b)
	ba.Frame(b)
	ba.Frame(a)
	if got := ab.Sum(); got == ba.Sum() || got != ab.Sum() {
		t.Errorf("two frames and the same in the other order: got %#x; want another than %#x, twice", got, ba.Sum())
	}
}

// TestDigestGolden holds the sum of one frame, so that every architecture can be checked with it, and a change of the
// algorithm is not made by accident.
func TestDigestGolden(t *testing.T) {
	f := thousand()
	for i := range f.Quads {
		f.Quads[i] = Quad{A: float32(i) / 8, X: -float32(i), Color: [4]uint16{uint16(i), 1, 2, 3}}
	}
	if got, want := sumOf(f, &Output{Window: Window{Title: "krill"}}), uint64(digestGolden); got != want {
		t.Errorf("sum: got %#x; want %#x", got, want)
	}
}

const digestGolden = 0x515c9aa223543de

func TestDigestAllocatesNothing(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	f, o := thousand(), filled[Output](r, 3)
	var d Digest
	if allocs := testing.AllocsPerRun(100, func() { d.Frame(f); d.Output(o) }); allocs != 0 {
		t.Errorf("allocations: got %v; want 0", allocs)
	}
}

func TestDigestedPassesEverythingOn(t *testing.T) {
	var d, want Digest
	app := &dots{}
	through := Digested(app, &d)
	in := Input{Keys: []KeyEvent{{Key: KeyB, Down: true}}, Quit: true}
	out := through.Tick(&in)
	if out != &app.out || !out.Exit {
		t.Errorf("output: got %p; want the app's own %p", out, &app.out)
	}
	if f := through.Draw(0.25); f != &app.frame || f.Width != 25 {
		t.Errorf("frame: got %p, %d wide; want the app's own %p, 25", f, f.Width, &app.frame)
	}
	want.Output(&app.out)
	want.Frame(&app.frame)
	if d.Sum() != want.Sum() {
		t.Errorf("sum: got %#x; want %#x", d.Sum(), want.Sum())
	}
}

func BenchmarkDigestQuads(b *testing.B) {
	f := thousand()
	var d Digest
	b.SetBytes(1000 * quadSize)
	for b.Loop() {
		d.Frame(f)
	}
}
