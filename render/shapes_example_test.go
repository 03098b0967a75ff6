package render_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// show draws a frame and tells what it holds.
func show(draw func(c *render.Canvas)) {
	var f driver.Frame
	c := render.NewCanvas(render.NewAtlas(nil))
	c.Begin(&f, render.NewViewport(render.Fit, 320, 180, 320, 180), render.Black, 0, 0)
	draw(c)
	c.End()
	s := c.Stats()
	fmt.Println(s.DrawCalls, "draw call,", s.Vertices > 0 || s.Quads > 1, s.Skipped, "skipped")
}

// A ring with a gap, filled and stroked. A game keeps its Path and resets it, so that nothing is allocated.
func ExamplePath() {
	var p render.Path
	p.Pie(geom.V(160, 90), 40, 70, 0.5, 6)
	show(func(c *render.Canvas) {
		p.Fill(c, render.Fill{Gradient: render.Linear(geom.V(90, 0), geom.V(230, 0), render.Orange, render.Pink, render.Plum)})
		p.Stroke(c, render.Stroke{Width: 3, Join: render.JoinRound, Color: render.White})
	})
	// Output: 1 draw call, true 0 skipped
}

// A dashed curve whose dashes walk.
func ExamplePath_Stroke() {
	var p render.Path
	p.MoveTo(geom.V(20, 90))
	p.CubicTo(geom.V(100, 0), geom.V(220, 180), geom.V(300, 90))
	show(func(c *render.Canvas) {
		p.Stroke(c, render.Stroke{Width: 4, Cap: render.CapRound, Dash: []float64{12, 8}, DashOffset: c.Time() * 30})
	})
	// Output: 1 draw call, true 0 skipped
}

// A mesh is cut into triangles once and drawn many times.
func ExampleMesh() {
	var star render.Path
	for i := range 5 {
		star.LineTo(geom.Polar(float64(i)*4*3.14159/5, 10))
	}
	var m render.Mesh
	if err := m.Fill(&star, render.Fill{Color: render.Yellow, Rule: render.NonZero}); err != nil {
		fmt.Println(err)
	}
	show(func(c *render.Canvas) {
		m.DrawAll(c, []render.Instance{{Pos: geom.V(60, 50)}, {Pos: geom.V(200, 90), Rot: 0.5, Scale: geom.V(3, 3)}})
	})
	// Output: 1 draw call, true 0 skipped
}

// A box around a text, of any size.
func ExampleNineSlice() {
	box := render.Make("example box", 9, 9, func(x, y int) render.Color {
		if min(x, y, 8-x, 8-y) == 0 {
			return render.White
		}
		return render.Navy
	})
	show(func(c *render.Canvas) {
		render.NineSlice{Image: box, Rect: geom.R(20, 20, 200, 60), Border: render.Sides{Left: 3, Top: 3, Right: 3, Bottom: 3}, Scale: 2}.Draw(c)
	})
	// Output: 1 draw call, true 0 skipped
}

// Pictures of different sizes on one sheet.
func ExampleImage_Region() {
	sheet := render.File("sheet.png")
	tree, coins := sheet.Region(0, 0, 48, 64), sheet.Region(48, 0, 64, 16).Grid(16, 16)
	fmt.Println(tree)
	fmt.Println(coins)
	// Output:
	// sheet.png 0,0 48×64
	// sheet.png 48,0 64×16 16×16
}
