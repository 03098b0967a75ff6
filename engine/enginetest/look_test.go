package enginetest

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

func TestDrawThatWritesIsFound(t *testing.T) {
	writes := func(t testing.TB) *Game {
		b := newBox()
		b.onDraw = func(b *box, _ *render.Canvas) { b.vel.X++ }
		return New(t, b, boxConfig())
	}
	mustFail(t, func(t testing.TB) { writes(t).Step(1) }, "got a Draw that changed the game", "Draw changed enginetest.box.vel.X: 0 → 2")
	mustPass(t, func(t testing.TB) {
		g := writes(t)
		g.Blind = true
		g.Step(3)
	})
}

func TestDrawThatDependsOnMoreIsFound(t *testing.T) {
	n := 0.0
	mustFail(t, func(t testing.TB) {
		b := newBox()
		b.onDraw = func(_ *box, c *render.Canvas) {
			n++
			c.Rect(geom.R(n, 0, 5, 5), render.Red)
		}
		New(t, b, boxConfig()).Step(1)
	}, "got two pictures of one state")
}

// stranger cannot be copied: nobody knows what its field may hold.
type stranger struct{ held any }

type secret struct{ n int }

func (s *stranger) Update(*engine.Tick) error {
	s.held = &secret{n: 1}
	return nil
}
func (*stranger) Draw(*render.Canvas) {}

func TestAGameThatCannotBeCopiedIsNamed(t *testing.T) {
	mustFail(t, func(t testing.TB) { New(t, &stranger{}, boxConfig()).Step(2) }, "got a game that cannot be copied", "held", "secret", "is not registered")
}

func TestImageIsTheCanvas(t *testing.T) {
	b := newBox()
	g := New(t, b, boxConfig()).Step(1)
	p := g.Image()
	if p.Rect.Dx() != 160 || p.Rect.Dy() != 90 {
		t.Fatalf("got a picture of %v; want 160×90", p.Rect)
	}
	yellow, navy := p.RGBAAt(50, 50), p.RGBAAt(5, 5)
	if want := render.Yellow; yellow.R != want.R || yellow.G != want.G || yellow.B != want.B || yellow.A != 255 {
		t.Errorf("in the box: got %v; want %v", yellow, want)
	}
	if want := render.Navy; navy.R != want.R || navy.G != want.G || navy.B != want.B {
		t.Errorf("beside it: got %v; want %v", navy, want)
	}
	if got := g.Resize(400, 100).Step(1).Pixel(geom.V(50, 50)); got != yellow {
		t.Errorf("in a wide window: got %v; want %v", got, yellow)
	}
	if got := g.Image().RGBAAt(3, 50); got.R != 0 || got.G != 0 || got.B != 0 || got.A != 255 {
		t.Errorf("the bar: got %v; want black", got)
	}
	mustFail(t, func(t testing.TB) { New(t, newBox(), boxConfig()).Image() }, "nothing is drawn before the first tick")
}
