package rendertest

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// sprites are what is drawn from images, other than Sprite.
func sprites() []Scene {
	return []Scene{
		{Name: "nineslice", Draw: drawNineSlices},
		{Name: "repeat", Draw: drawRepeats, Ticks: 30},
		{Name: "parts", Draw: drawParts},
		{Name: "quads", Draw: drawQuads},
	}
}

// panel is a frame with rivets in its corners, a rope along its sides and cloth in its middle.
var panel = render.Make("rendertest panel", 24, 24, func(x, y int) render.Color {
	dx, dy := min(x, 23-x), min(y, 23-y)
	edge := min(dx, dy)
	switch {
	case max(dx, dy) < 2 && dx+dy < 2:
		return render.Color{}
	case edge == 0 || edge == 7:
		return render.Hex(0x3b2027)
	case dx < 7 && dy < 7:
		if math.Hypot(float64(dx)-3.5, float64(dy)-3.5) < 2.2 {
			return render.Yellow
		}
		return render.Brown
	case edge < 7:
		if (x+y)%8 < 4 {
			return render.Hex(0xd99a5b)
		}
		return render.Hex(0xa8683a)
	case (x+y)%4 == 0 && (x-y)%4 == 0:
		return render.Hex(0x2d5f8a)
	}
	return render.Hex(0x23486b)
})

func drawNineSlices(c *render.Canvas) {
	backdrop(c)
	b := render.Sides{Left: 8, Top: 8, Right: 8, Bottom: 8}
	draw := func(n render.NineSlice) {
		n.Image, n.Border = panel, b
		n.Draw(c)
	}
	c.Draw(render.Sprite{Image: panel, Pos: geom.V(28, 30)})
	draw(render.NineSlice{Rect: geom.R(52, 14, 88, 56)})
	draw(render.NineSlice{Rect: geom.R(152, 14, 156, 56), Tiled: true})
	draw(render.NineSlice{Rect: geom.R(16, 84, 64, 82), Tiled: true, Scale: 2})
	draw(render.NineSlice{Rect: geom.R(92, 84, 64, 82), Hollow: true, Tint: render.Pink})
	draw(render.NineSlice{Rect: geom.R(168, 84, 12, 82)})
	draw(render.NineSlice{Rect: geom.R(192, 84, 52, 10), Tiled: true})
	c.Push(geom.Turn(0.35).Then(geom.Move(geom.V(264, 132))))
	draw(render.NineSlice{Rect: geom.Around(geom.Vec{}, 76, 40), Tiled: true})
	c.Pop()
	c.Text(render.Text{S: "Any size", Pos: geom.V(230, 34), Align: render.Center, Size: 16})
}

// bricks are a wall without an end.
var bricks = render.Make("rendertest bricks", 16, 16, func(x, y int) render.Color {
	row := y / 8
	col := (x + row*8) % 16
	if y%8 == 7 || col == 15 {
		return render.Hex(0x2a2438)
	}
	return render.Mix(render.Hex(0x7b4a55), render.Hex(0xa86a5c), float64((col*7+y*13+row*5)%11)/11)
})

// hills are a strip that begins again where it ends.
var hills = render.Make("rendertest hills", 80, 80, func(x, y int) render.Color {
	top := 20 + 9*geom.Sin(float64(x)*math.Pi/40) + 5*geom.Sin(float64(x)*math.Pi/20+1)
	if float64(y) < top {
		return render.Color{}
	}
	return render.Mix(render.Hex(0x7fb069), render.Hex(0x2f5d50), (float64(y)-top)/50)
})

func drawRepeats(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), render.Hex(0x8ecae6))
	for i := range 3 {
		k, far := 1+float64(i)*0.6, render.Mix(render.Hex(0xc5e3ee), render.White, float64(i)/2)
		render.Repeat{
			Image: hills, Rect: geom.R(0, 34+float64(i)*22, Width, 80*k), Offset: geom.V(-c.Time()*40*k, 0), Scale: k, Tint: far,
		}.Draw(c)
	}
	render.Repeat{Image: bricks, Rect: geom.R(0, 132, Width, 48), Offset: geom.V(-c.Time()*90, 4)}.Draw(c)
	c.Push(geom.Turn(-0.3).Then(geom.Move(geom.V(252, 46))))
	render.Repeat{Image: checks, Rect: geom.Around(geom.Vec{}, 90, 44), Offset: geom.V(3, 3)}.Draw(c)
	c.RectLine(geom.Around(geom.Vec{}, 90, 44), 2, render.Brown)
	c.Pop()
}

// cuttings has three pictures of different sizes, a grid of suns among them.
var cuttings = render.Make("rendertest cuttings", 64, 40, func(x, y int) render.Color {
	round := func(cx, cy, r float64) bool { return math.Hypot(float64(x)+0.5-cx, float64(y)+0.5-cy) < r }
	switch {
	case y >= 24:
		phase := float64(x / 16)
		if round(float64(x/16*16)+8, 32, 7) && !round(float64(x/16*16)+2+phase*4, 32, 7) {
			return render.Yellow
		}
		return render.Hex(0x262b55)
	case x < 40:
		if round(12, 12, 11) || round(28, 14, 9) || round(20, 18, 6) {
			return render.Mix(render.White, render.Blue, float64(y)/30)
		}
	case x < 56:
		if (x-40+y)%6 < 3 {
			return render.Red
		}
		return render.White
	default:
		return render.Green
	}
	return render.Color{}
})

func drawParts(c *render.Canvas) {
	backdrop(c)
	c.Push(geom.Stretch(geom.V(2, 2)))
	c.Rect(geom.R(8, 6, 68, 44), render.Hex(0x0d1022))
	c.Draw(render.Sprite{Image: cuttings, Pos: geom.V(42, 28)})
	for i, r := range []geom.Rect{geom.R(10, 8, 40, 24), geom.R(50, 8, 16, 24), geom.R(10, 32, 64, 16)} {
		c.RectLine(r, 1, []render.Color{render.Blue, render.Red, render.Yellow}[i])
	}
	cloud, flag, moons := cuttings.Region(0, 0, 40, 24), cuttings.Region(40, 0, 16, 24), cuttings.Region(0, 24, 64, 16).Grid(16, 16)
	c.Draw(render.Sprite{Image: cloud, Pos: geom.V(114, 24)})
	c.Draw(render.Sprite{Image: cloud.Region(0, 0, 24, 24), Pos: geom.V(102, 64), Flip: true})
	c.Draw(render.Sprite{Image: flag, Pos: geom.V(142, 30), Rot: 0.3})
	for i := range 4 {
		c.Draw(render.Sprite{Image: moons, Frame: i, Pos: geom.V(20+float64(i)*18, 70)})
	}
	c.Smooth(true)
	c.Draw(render.Sprite{Image: flag, Pos: geom.V(130, 68), Scale: geom.V(1.5, 1.2), Rot: -0.2})
	c.Smooth(false)
	c.Pop()
}

func drawQuads(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), render.Hex(0x35524a))
	quad := func(tint render.Color, corners ...geom.Vec) {
		render.Quad{Image: checks, Corners: [4]geom.Vec(corners), Tint: tint}.Draw(c)
	}
	quad(render.White, geom.V(20, 20), geom.V(84, 20), geom.V(84, 84), geom.V(20, 84))
	quad(render.White, geom.V(116, 12), geom.V(176, 28), geom.V(164, 92), geom.V(104, 76))
	quad(render.White, geom.V(214, 16), geom.V(274, 16), geom.V(306, 88), geom.V(190, 88))
	quad(render.Black.Fade(0.4), geom.V(60, 150), geom.V(96, 150), geom.V(132, 168), geom.V(72, 168))
	quad(render.Peach, geom.V(30, 104), geom.V(60, 116), geom.V(60, 158), geom.V(30, 170))
	quad(render.Gray, geom.V(60, 116), geom.V(96, 108), geom.V(96, 150), geom.V(60, 158))
	quad(render.Yellow, geom.V(150, 104), geom.V(220, 120), geom.V(196, 170), geom.V(170, 140))
	quad(render.Pink, geom.V(240, 104), geom.V(300, 168), geom.V(300, 104), geom.V(240, 168))
}
