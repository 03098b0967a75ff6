package render

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestViewportProperties(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		mode := Scaling(rnd.IntN(3))
		w, h, dw, dh := 1+rnd.IntN(2000), 1+rnd.IntN(2000), 1+rnd.IntN(4000), 1+rnd.IntN(4000)
		v := NewViewport(mode, w, h, dw, dh)
		b, size, m := v.Clip(), v.Size(), v.Transform()
		if b.X < 0 || b.Y < 0 || b.W < 1 || b.H < 1 || b.X+b.W > dw || b.Y+b.H > dh {
			t.Fatalf("mode %d, %d×%d in %d×%d: got clip %v; want it inside", mode, w, h, dw, dh, b)
		}
		if m.A != m.D || !(m.A > 0) {
			t.Fatalf("mode %d: got scales %v and %v; want the shape kept", mode, m.A, m.D)
		}
		if math.Abs(size.X*m.A-float64(b.W)) > 1 || math.Abs(size.Y*m.D-float64(b.H)) > 1 {
			t.Fatalf("mode %d, %d×%d in %d×%d: canvas %v at %v does not fill %v", mode, w, h, dw, dh, size, m.A, b)
		}
		p := v.ToCanvas(rnd.Float64()*float64(dw), rnd.Float64()*float64(dh))
		q := m.Apply(p)
		if back := v.ToCanvas(q.X, q.Y); back.Dist(p) > 1e-6*(1+p.Len()) {
			t.Fatalf("got %v after a round trip; want %v", back, p)
		}
		checkMode(t, v, mode, w, h, dw, dh)
	}
}

func checkMode(t *testing.T, v Viewport, mode Scaling, w, h, dw, dh int) {
	t.Helper()
	scale, fit := v.Transform().A, min(float64(dw)/float64(w), float64(dh)/float64(h))
	switch {
	case mode == Expand && (v.Clip().W != dw || v.Clip().H != dh):
		t.Fatalf("Expand in %d×%d: got %v; want all of the window", dw, dh, v.Clip())
	case mode == Expand && (v.Size().X < float64(w)-1e-6 || v.Size().Y < float64(h)-1e-6):
		t.Fatalf("Expand of %d×%d: got %v; want at least that", w, h, v.Size())
	case mode == PixelPerfect && fit >= 1 && scale != math.Floor(fit):
		t.Fatalf("PixelPerfect: got scale %v; want %v", scale, math.Floor(fit))
	case mode == Fit && scale != fit:
		t.Fatalf("Fit: got scale %v; want %v", scale, fit)
	case mode != Expand && (v.Size().X != float64(w) || v.Size().Y != float64(h)):
		t.Fatalf("got %v; want %d×%d", v.Size(), w, h)
	}
}

func TestViewportInAnotherWindow(t *testing.T) {
	grown := NewViewport(Expand, 640, 360, 1000, 400)
	for _, size := range [][2]int{{300, 300}, {2000, 800}, {1000, 400}} {
		v := grown.In(size[0], size[1])
		if v.Size() != grown.Size() {
			t.Errorf("in %v: got a canvas of %v; want %v as before", size, v.Size(), grown.Size())
		}
		if b := v.Clip(); b.X < 0 || b.Y < 0 || b.W > size[0] || b.H > size[1] || b.W != size[0] && b.H != size[1] {
			t.Errorf("in %v: got it at %v; want it as large as goes", size, b)
		}
	}
	if got, want := NewViewport(Fit, 640, 360, 99, 400).In(1280, 720), NewViewport(Fit, 640, 360, 1280, 720); got != want {
		t.Errorf("got %+v; want %+v, as if there had been no other window", got, want)
	}
}

func TestViewportClampsSizes(t *testing.T) {
	for _, mode := range []Scaling{Fit, PixelPerfect, Expand} {
		v := NewViewport(mode, 0, -5, -1, 0)
		if v.Size().X < 1 || v.Size().Y < 1 || v.Clip().W != 1 || v.Clip().H != 1 {
			t.Errorf("mode %d: got size %v, clip %v; want at least 1 each", mode, v.Size(), v.Clip())
		}
	}
}
