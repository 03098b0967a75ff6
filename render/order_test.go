package render

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// drawnThing is a sprite or shape in the model of layers.
type drawnThing struct {
	id, layer int
	key       float64
	blend     Blend
}

// picturer draws at random and keeps the model's list.
type picturer struct {
	rnd    *rand.Rand
	orders map[int]Order
	layer  int
	depth  float64
	blend  Blend
	things []drawnThing
}

// idStep is how far apart the things are that tell by their place who they are, pixels.
const idStep = 4

func (p *picturer) draw(c *Canvas, n int) {
	for range n {
		switch p.rnd.IntN(9) {
		case 0, 1:
			p.setLayer(c, p.rnd.IntN(6)-2)
		case 2:
			p.blend = []Blend{Over, Add}[p.rnd.IntN(2)]
			c.Blend(p.blend)
		case 3:
			p.depth = float64(p.rnd.IntN(7)) - 3
			c.Depth(p.depth)
		case 4:
			id := p.thing(p.depth)
			x := float64(id * idStep)
			c.Polygon([]geom.Vec{{X: x - 1, Y: 40}, {X: x + 1, Y: 40}, {X: x, Y: 43}}, White)
		case 5:
			c.Rect(geom.R(float64(p.thing(p.depth)*idStep)-1, 39, 2, 2), White)
		default:
			p.sprite(c)
		}
	}
}

func (p *picturer) setLayer(c *Canvas, layer int) {
	c.Layer(layer)
	if layer != p.layer {
		p.layer, p.depth = layer, 0
	}
}

func (p *picturer) sprite(c *Canvas) {
	s := Sprite{Image: box20, Scale: geom.V(0.1, 0.1), Z: float64(p.rnd.IntN(9)) - 4}
	if p.rnd.IntN(10) == 0 {
		s.Image = File("order 2100x3") // on a page of its own
		s.Scale = geom.V(0.001, 0.5)
	}
	s.Pos.Y = 30 + float64(p.rnd.IntN(20))
	switch p.orders[p.layer] {
	case ByZ:
		p.depth = s.Z
	case ByY:
		p.depth = s.Z + s.Pos.Y
	}
	s.Pos.X = float64(p.thing(p.depth) * idStep)
	c.Draw(s)
}

func (p *picturer) thing(key float64) int {
	p.things = append(p.things, drawnThing{len(p.things) + 1, p.layer, key, p.blend})
	return len(p.things)
}

// want sorts the things as they must lie; those of an unordered layer by their number.
func (p *picturer) want() []drawnThing {
	want := slices.Clone(p.things)
	slices.SortStableFunc(want, func(a, b drawnThing) int {
		byLayer := cmp.Compare(a.layer, b.layer)
		if o := p.orders[a.layer]; byLayer == 0 && (o == ByZ || o == ByY) {
			return cmp.Compare(float32(a.key), float32(b.key))
		}
		return byLayer
	})
	return want
}

// shown lists what a frame shows, in its order.
func shown(f *driver.Frame) (ids []int) {
	for _, k := range f.Commands {
		for _, q := range f.Quads[k.Quads.First:][:k.Quads.Count] {
			ids = append(ids, geom.Round(float64(q.X+(q.A+q.B)/2)/idStep))
		}
		const corners = 6 // of a triangle with smooth edges
		for v := range k.Vertices.Count / corners {
			sum := float32(0)
			for _, c := range f.Vertices[k.Vertices.First+v*corners:][:corners] {
				sum += c.X
			}
			ids = append(ids, geom.Round(float64(sum)/corners/idStep))
		}
	}
	return ids[1:] // the background
}

func TestLayersAgainstModel(t *testing.T) {
	for seed := range uint64(300) {
		rnd := rand.New(rand.NewPCG(seed, 6))
		p := &picturer{rnd: rnd, orders: map[int]Order{}, blend: Over}
		f, _ := drawn(8000, 100, func(c *Canvas) {
			for layer := range 6 {
				if o := []Order{{}, ByZ, ByY, Unordered}[rnd.IntN(4)]; seed%5 != 0 {
					p.orders[layer-2] = o
					c.LayerOrder(layer-2, o)
				}
			}
			p.draw(c, 1+rnd.IntN(600))
		})
		got, want := shown(f), p.want()
		if len(got) != len(want) {
			t.Fatalf("seed %d: got %d things; want %d", seed, len(got), len(want))
		}
		for i := 0; i < len(want); {
			end := i + 1
			for end < len(want) && want[end].layer == want[i].layer {
				end++
			}
			if p.orders[want[i].layer] == Unordered {
				slices.Sort(got[i:end])
			}
			for ; i < end; i++ {
				if got[i] != want[i].id {
					t.Fatalf("seed %d, place %d: got thing %d; want %+v", seed, i, got[i], want[i])
				}
			}
		}
		for _, k := range f.Commands {
			for _, q := range f.Quads[k.Quads.First:][:k.Quads.Count] {
				id := geom.Round(float64(q.X+(q.A+q.B)/2) / idStep)
				if id > 0 && id <= len(p.things) && k.Quads.First > 0 && driver.Blend(k.Blend) != driver.Blend(p.things[id-1].blend) {
					t.Fatalf("seed %d: thing %d is drawn with %v; want %v", seed, id, k.Blend, p.things[id-1].blend)
				}
			}
		}
	}
}

// TestUnorderedLayersAreRegrouped counts draw calls where two pages and blends come in turns.
func TestUnorderedLayersAreRegrouped(t *testing.T) {
	count := func(o Order) int {
		_, s := drawn(640, 360, func(c *Canvas) {
			c.LayerOrder(1, o)
			c.Layer(1)
			for i := range 40 {
				c.Draw(Sprite{Image: box20, Pos: geom.V(50, 50)})
				c.Draw(Sprite{Image: File("order 2100x3"), Pos: geom.V(50, 50)})
				c.Circle(geom.V(50, 50), 5, White)
				c.Blend([]Blend{Add, Over}[i%2])
			}
			c.Layer(2)
			c.Print("over it", 5, 5)
		})
		return s.DrawCalls
	}
	if got := count(Order{}); got < 80 {
		t.Errorf("in call order: got %d draw calls; want at least 80", got)
	}
	if got := count(Unordered); got > 6 {
		t.Errorf("unordered: got %d draw calls; want at most 6", got)
	}
}

func TestLayerForEachSpriteIsOneDrawCall(t *testing.T) {
	f, s := drawn(640, 360, func(c *Canvas) {
		for i := range 1000 {
			c.Layer(i % 7)
			c.Draw(Sprite{Image: box20, Pos: geom.V(50, 50)})
		}
	})
	if s.DrawCalls != 1 || len(f.Commands) > 2 {
		t.Errorf("got %d submissions of %d commands; want one", s.DrawCalls, len(f.Commands))
	}
}

func TestSortableKeepsOrder(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 5))
	keys := []float64{math.Inf(-1), -1e30, -2, -1, -1e-30, 0, 1e-30, 0.5, 1, 3, 1e30, math.Inf(1)}
	for range 1000 {
		keys = append(keys, rnd.NormFloat64()*math.Pow(10, float64(rnd.IntN(20)-10)))
	}
	for _, a := range keys {
		for _, b := range keys {
			if got, want := cmp.Compare(sortable(a), sortable(b)), cmp.Compare(float32(a), float32(b)); got != want {
				t.Fatalf("%v and %v: got %d; want %d", a, b, got, want)
			}
		}
	}
	if sortable(math.NaN()) != sortable(0) || sortable(math.Copysign(0, -1)) != sortable(0) {
		t.Error("NaN and −0: got other keys; want that of 0")
	}
}

func TestSortingAllocatesNothing(t *testing.T) {
	var f driver.Frame
	c := NewCanvas(NewAtlas(sized))
	ss := spots(true)
	frame := func() {
		c.Begin(&f, NewViewport(Fit, 640, 360, 640, 360), Color{}, 0, 0)
		c.LayerOrder(1, ByZ)
		c.LayerOrder(2, ByY)
		c.LayerOrder(3, Unordered)
		for i := range ss {
			c.Layer(i % 4)
			ss[i].Image = box20
			c.Draw(ss[i])
			if i%50 == 0 {
				c.Circle(ss[i].Pos, 5, White)
			}
		}
		b := NewBulk(c, box20, len(ss))
		for i := range ss {
			b.Draw(ss[i].Pos.X, ss[i].Pos.Y)
		}
		c.End()
	}
	for range 3 {
		frame()
	}
	if n := testing.AllocsPerRun(20, frame); n != 0 {
		t.Errorf("got %v allocations a frame; want 0", n)
	}
}
