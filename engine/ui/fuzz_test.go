package ui_test

import (
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/ui"
	"github.com/krill2d/krill/render"
)

// anything is a user interface that its numbers decide about.
type anything struct {
	UI     ui.UI
	Shape  uint64
	X      float64
	N      int
	On     bool
	Text   string
	Chosen int
}

func (a *anything) Update(t *engine.Tick) error {
	u := a.UI.Begin(t)
	if t.Every(1) {
		a.Shape = t.Rand.Uint64()
	}
	r := rand.New(rand.NewPCG(a.Shape, 7))
	for range r.IntN(4) {
		rect := geom.R(r.Float64()*700-50, r.Float64()*400-50, r.Float64()*300, r.Float64()*300*float64(r.IntN(2)))
		switch r.IntN(4) {
		case 0:
			u.Panel("panel", rect)
			a.some(u, r, 3)
			u.End()
		case 1:
			u.Area("area", rect)
			a.some(u, r, 3)
			u.End()
		default:
			if u.Window("window", rect) {
				a.some(u, r, 4)
				u.End()
			}
		}
	}
	a.some(u, r, 1)
	return nil
}

// some makes a few widgets.
func (a *anything) some(u *ui.UI, r *rand.Rand, deep int) {
	for range r.IntN(6) {
		a.one(u, r, deep)
	}
}

func (a *anything) one(u *ui.UI, r *rand.Rand, deep int) {
	switch r.IntN(16) {
	case 0:
		u.Button("a")
	case 1:
		u.Slider("x", &a.X, -1, r.Float64()*3-1, r.Float64()-0.5)
	case 2:
		u.Whole("n", &a.N, 0, 5)
	case 3:
		u.Toggle("on##1", &a.On)
	case 4:
		u.Field("", &a.Text)
	case 5:
		u.List("list", &a.Chosen, []string{"a", "b", "c", "d"}[:r.IntN(5)], r.IntN(4))
	case 6:
		u.Table("t", &a.Chosen, ui.Table{Columns: make([]ui.Column, r.IntN(3)), Rows: r.IntN(50), Cell: func(int, int) string { return "cell" }, Lines: r.IntN(4)})
	case 7:
		u.Row(float64(r.IntN(80)), ui.Fit, 0)
	case 8:
		u.Text("words and words and words")
		u.Tooltip("tip")
	case 9:
		u.Graph(ui.Graph{Values: []float64{1, 2, 3}, Mark: 2})
	case 10:
		u.Separator()
		u.Space(r.Float64() * 30)
	case 11:
		u.Focus()
	case 12:
		u.Choice("c", a.On)
	case 13:
		u.Progress("p", a.X)
	case 14:
		if deep > 0 {
			u.Box("box", r.Float64()*90)
			a.some(u, r, deep-1)
			u.End()
		}
	case 15:
		if u.Tree("tree") {
			if deep > 0 {
				a.some(u, r, deep-1)
			}
			u.End()
		}
	}
}

func (a *anything) Draw(c *render.Canvas) { a.UI.Draw(c) }

// FuzzAnything plays at random with random user interfaces: nothing panics, Draw changes nothing, and the same input gives the
// same state.
func FuzzAnything(f *testing.F) {
	for seed := range uint64(6) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		var sums [2]uint64
		for i := range sums {
			g := enginetest.New(t, &anything{}, engine.Config{Seed: seed + 1})
			g.Monkey(seed, 400)
			sums[i] = g.Hash()
		}
		if sums[0] != sums[1] {
			t.Errorf("got %#x and %#x for the same input; want the same", sums[0], sums[1])
		}
	})
}
