package rendertest

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// night is behind the scenes of shapes.
var night = render.Hex(0x161a33)

// shapes are what is drawn from lines and curves.
func shapes() []Scene {
	return []Scene{
		{Name: "shapes", Draw: drawShapes},
		{Name: "joins", Draw: drawJoins},
		{Name: "dashes", Draw: drawDashes, Ticks: 20},
		{Name: "paths", Draw: drawPaths},
		{Name: "gradients", Draw: drawGradients},
		{Name: "mesh", Draw: drawMesh, Ticks: 40},
	}
}

func backdrop(c *render.Canvas) { c.Rect(geom.R(0, 0, Width, Height), night) }

// drawShapes has each short call once.
func drawShapes(c *render.Canvas) {
	backdrop(c)
	c.Rect(geom.R(12, 14, 44, 32), render.Red)
	c.RectLine(geom.R(12, 58, 44, 32), 3, render.Red)
	render.RoundRect{Rect: geom.R(72, 14, 44, 32), Radius: 9, Color: render.Orange}.Draw(c)
	render.RoundRect{Rect: geom.R(72, 58, 44, 32), Radius: 9, Line: 3, Color: render.Orange}.Draw(c)
	c.Circle(geom.V(152, 30), 19, render.Yellow)
	c.Ring(geom.V(152, 74), 17.5, 3, render.Yellow)
	render.Ellipse{Pos: geom.V(208, 30), Radii: geom.V(26, 15), Color: render.Green}.Draw(c)
	pie(c, geom.V(272, 30), 0, -2.6, 2.6)
	pie(c, geom.V(272, 74), 10, 0.4, 5)
	var p render.Path
	p.ArcTo(geom.V(208, 78), 18, math.Pi, 2.2*math.Pi)
	p.Stroke(c, render.Stroke{Width: 4, Color: render.Green})
	p.Reset()
	p.Polygon(geom.V(12, 160), geom.V(34, 106), geom.V(56, 160), geom.V(34, 142))
	p.Fill(c, render.Fill{Color: render.Pink})
	c.PolygonLine([]geom.Vec{{X: 72, Y: 160}, {X: 94, Y: 108}, {X: 116, Y: 160}, {X: 94, Y: 142}}, 3, render.Pink)
	c.Line(geom.V(134, 160), geom.V(176, 108), 4, render.Lavender)
	p.Reset()
	p.Lines(geom.V(192, 160), geom.V(204, 112), geom.V(216, 156), geom.V(228, 120), geom.V(236, 160))
	p.Stroke(c, render.Stroke{Width: 3, Color: render.Peach})
	for i := range 8 {
		c.Line(geom.V(252, 110+float64(i)*7), geom.V(306, 106+float64(i)*8), 0.25+float64(i)*0.25, render.White)
	}
}

func pie(c *render.Canvas, at geom.Vec, inner, from, to float64) {
	var p render.Path
	p.Pie(at, inner, 20, from, to)
	p.Fill(c, render.Fill{Color: render.Blue})
}

// drawJoins has a stroke for each join and cap, half clear, with its path on it.
func drawJoins(c *render.Canvas) {
	backdrop(c)
	for i := range 3 {
		var p render.Path
		x := 20 + float64(i)*102
		p.Lines(geom.V(x, 84), geom.V(x+26, 24), geom.V(x+50, 84), geom.V(x+76, 62))
		join, end := render.Join(i), render.Cap(i)
		p.Stroke(c, render.Stroke{Width: 16, Join: join, Cap: end, Color: render.Blue.Fade(0.7)})
		p.Stroke(c, render.Stroke{Color: render.White})

		var knot render.Path
		knot.MoveTo(geom.V(x, 150))
		knot.CubicTo(geom.V(x+110, 80), geom.V(x-40, 80), geom.V(x+76, 156))
		knot.Stroke(c, render.Stroke{Width: 11, Join: join, Cap: end, Color: render.Pink.Fade(0.6)})
	}
}

// drawDashes moves.
func drawDashes(c *render.Canvas) {
	backdrop(c)
	var frame, wave, ring render.Path
	frame.RoundRect(geom.R(14, 14, 292, 152), 24)
	frame.Stroke(c, render.Stroke{Width: 3, Dash: []float64{12, 7}, DashOffset: c.Time() * 20, Color: render.Yellow})
	wave.MoveTo(geom.V(40, 60))
	for i := range 4 {
		x := 40 + float64(i)*60
		wave.CubicTo(geom.V(x+20, 20), geom.V(x+40, 100), geom.V(x+60, 60))
	}
	wave.Stroke(c, render.Stroke{Width: 5, Cap: render.CapRound, Dash: []float64{0, 9}, Color: render.Green})
	ring.Circle(geom.V(90, 124), 24)
	ring.Stroke(c, render.Stroke{Width: 10, Dash: []float64{3, 3.28}, Color: render.Blue.Fade(0.8)})
	var line render.Path
	line.Lines(geom.V(146, 112), geom.V(286, 112))
	line.Stroke(c, render.Stroke{Width: 4, Dash: []float64{20, 6, 4, 6}, Color: render.Pink})
	line.Reset()
	line.Lines(geom.V(146, 136), geom.V(286, 142))
	line.Stroke(c, render.Stroke{Width: 1.5, Cap: render.CapSquare, Dash: []float64{6}, Color: render.Peach})
}

// drawPaths has holes, islands, crossings and curves.
func drawPaths(c *render.Canvas) {
	backdrop(c)
	for i, rule := range []render.Rule{render.EvenOdd, render.NonZero} {
		var star render.Path
		at := geom.V(52+float64(i)*80, 50)
		for j := range 5 {
			star.LineTo(at.Add(geom.Polar(float64(j)*4*math.Pi/5-math.Pi/2, 40)))
		}
		star.Close()
		star.Fill(c, render.Fill{Color: render.Yellow, Rule: rule})
	}
	var leaf render.Path
	leaf.MoveTo(geom.V(190, 88))
	leaf.QuadTo(geom.V(190, 14), geom.V(300, 14))
	leaf.QuadTo(geom.V(290, 88), geom.V(190, 88))
	for i := range 5 {
		at := geom.V(208+float64(i)*16, 74-float64(i)*10)
		leaf.Ellipse(at.Add(geom.V(4, -9)), geom.V(7, 3.4), -0.9)
	}
	leaf.Fill(c, render.Fill{Color: render.Green})
	var target, gear render.Path
	for i := range 5 {
		target.Circle(geom.V(60, 134), 38-float64(i)*8)
	}
	target.Fill(c, render.Fill{Color: render.Red})
	for i := range 24 {
		r := 38.0
		if i/2%2 == 1 {
			r = 29
		}
		gear.LineTo(geom.V(150, 134).Add(geom.Polar((float64(i)+float64(i%2)*0.2)*math.Pi/12, r)))
	}
	gear.Close()
	gear.Circle(geom.V(150, 134), 12)
	gear.Fill(c, render.Fill{Color: render.Lavender})
	var cloud render.Path
	for i, r := range []float64{14, 20, 26, 20, 12} {
		cloud.Circle(geom.V(212+float64(i)*20, 140-r/3), r)
	}
	cloud.Fill(c, render.Fill{Color: render.White.Fade(0.8), Rule: render.NonZero})
}

// drawGradients is an evening by the sea.
func drawGradients(c *render.Canvas) {
	var p render.Path
	p.Rect(geom.R(0, 0, Width, 116))
	p.Fill(c, render.Fill{Gradient: render.Linear(geom.V(0, 0), geom.V(0, 116), render.Navy, render.Plum, render.Red, render.Orange, render.Yellow)})
	p.Reset()
	p.Circle(geom.V(216, 84), 60)
	p.Fill(c, render.Fill{Gradient: render.Radial(geom.V(216, 84), 60, render.Yellow, render.Orange.Fade(0.4), render.Orange.Fade(0))})
	p.Reset()
	p.Circle(geom.V(216, 84), 19)
	p.Fill(c, render.Fill{Gradient: render.Radial(geom.V(216, 84), 19, render.White, render.White, render.Yellow)})
	p.Reset()
	p.Rect(geom.R(0, 116, Width, 64))
	p.Fill(c, render.Fill{Gradient: render.Linear(geom.V(0, 116), geom.V(0, 180), render.Orange, render.Plum, render.Navy)})
	p.Reset()
	p.Circle(geom.V(64, 62), 34)
	p.Fill(c, render.Fill{Gradient: render.Gradient{From: geom.V(52, 48), To: geom.V(92, 80), Radial: true, Stops: [render.MaxStops]render.Stop{
		{At: 0, Color: render.White}, {At: 0.25, Color: render.Blue}, {At: 1, Color: render.Navy},
	}}})
	for i := range 5 {
		y := 124 + float64(i)*11
		p.Reset()
		p.MoveTo(geom.V(216-30+float64(i)*4, y))
		p.QuadTo(geom.V(216, y-5), geom.V(246-float64(i)*4, y))
		p.Stroke(c, render.Stroke{
			Width: 3, Cap: render.CapRound,
			Gradient: render.Linear(geom.V(186, y), geom.V(246, y), render.Yellow.Fade(0), render.Yellow, render.Yellow.Fade(0)),
		})
	}
	p.Reset()
	p.Pie(geom.V(64, 140), 14, 30, 0, 5)
	p.Fill(c, render.Fill{Gradient: render.Gradient{From: geom.V(34, 140), To: geom.V(94, 140), Stops: [render.MaxStops]render.Stop{
		{At: 0, Color: render.Green}, {At: 0.5, Color: render.Green}, {At: 0.5, Color: render.DarkGreen}, {At: 1, Color: render.DarkGreen},
	}}})
}

var checks = render.Make("rendertest checks", 32, 32, func(x, y int) render.Color {
	if (x/4+y/4)%2 == 0 {
		return render.Hex(0xffe9c4)
	}
	return render.Hex(0xc06c48)
})

// flower is a mesh of six petals and a face.
func flower() (m render.Mesh) {
	var petal, face render.Path
	for i := range 6 {
		at := geom.Polar(float64(i)*math.Pi/3, 13)
		petal.Ellipse(at, geom.V(11, 6), float64(i)*math.Pi/3)
	}
	face.Circle(geom.Vec{}, 7)
	add(m.Fill(&petal, render.Fill{Gradient: render.Radial(geom.Vec{}, 24, render.White, render.Gray), Rule: render.NonZero}))
	add(m.Fill(&face, render.Fill{Color: render.Orange}))
	add(m.Stroke(&face, render.Stroke{Width: 1.5, Color: render.Brown}))
	return m
}

func add(err error) {
	if err != nil {
		panic(err)
	}
}

// drawMesh has one mesh many times, one with an image, and one of single vertices.
func drawMesh(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), render.DarkGreen)
	m := flower()
	var at []render.Instance
	for i := range 24 {
		at = append(at, render.Instance{
			Pos: geom.V(26+float64(i%6)*36+float64(i/6%2)*14, 28+float64(i/6)*40), Rot: c.Time() + float64(i),
			Scale: geom.V(1, 1).Mul(0.4 + 0.04*float64(i)), Tint: render.Mix(render.Yellow, render.Pink, float64(i)/24),
		})
	}
	m.DrawAll(c, at)
	var heart render.Path
	heart.MoveTo(geom.V(0, 26))
	heart.CubicTo(geom.V(-50, -10), geom.V(-20, -36), geom.V(0, -12))
	heart.CubicTo(geom.V(20, -36), geom.V(50, -10), geom.V(0, 26))
	textured := render.Mesh{Image: checks}
	add(textured.Fill(&heart, render.Fill{}))
	textured.Draw(c, render.Instance{Pos: geom.V(272, 48), Scale: geom.V(1.2, 1.2), Rot: 0.2})
	wheel := render.Mesh{Vertices: []render.Vertex{{}}}
	hues := []render.Color{render.Red, render.Orange, render.Yellow, render.Green, render.Blue, render.Lavender}
	for i, col := range hues {
		wheel.Vertices = append(wheel.Vertices, render.Vertex{Pos: geom.Polar(float64(i)*math.Pi/3, 34), Color: col})
		wheel.Indices = append(wheel.Indices, 0, uint32(i+1), uint32((i+1)%6+1))
	}
	wheel.Draw(c, render.Instance{Pos: geom.V(272, 130)})
}
