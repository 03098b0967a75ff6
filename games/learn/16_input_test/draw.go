package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

func (g *test) Draw(c *render.Canvas) {
	c.Rect(geom.R(8, 8, 308, h-50), paper[1])
	for i, line := range g.log {
		c.Text(render.Text{S: line, Pos: geom.V(16, 16+float64(i)*17), Color: fade(i - len(g.log) + lines)})
	}
	g.drawKite(c)
	g.drawPads(c)
	g.drawField(c)
	x := 328.0
	for i, name := range marks {
		col := paper[2]
		if g.marks[i] {
			col = paper[3]
		}
		c.Text(render.Text{S: name, Pos: geom.V(x, 12), Color: col})
		x += c.TextSize(render.Text{S: name}).X + 10
	}
	x = 328
	for _, k := range g.held {
		k.Draw(c, geom.V(x+k.Width(c, 24)/2, 42), 24)
		x += k.Width(c, 24) + 6
	}
}

// fade makes older lines fainter.
func fade(i int) render.Color { return render.Mix(paper[2], render.White, float64(i)/lines) }

// drawKite draws what is dragged and turned, the fingers and the mouse.
func (g *test) drawKite(c *render.Canvas) {
	c.Push(geom.Stretch(geom.V(g.scale, g.scale)).Then(geom.Turn(g.turn)).Then(geom.Move(g.kite)))
	c.Polygon([]geom.Vec{{Y: -40}, {X: 30}, {Y: 40}, {X: -30}}, render.Hex(0x3d6fb4))
	c.Polygon([]geom.Vec{{Y: -40}, {X: 30}, {Y: 40}}, render.Hex(0x5a92dc))
	c.Pop()
	for i := range g.fingers {
		c.Ring(g.fingers[i].Pos, 22, 3, paper[3])
	}
	if g.pointer.Over && len(g.fingers) == 0 {
		c.Ring(g.pointer.Pos, 6, 1.5, render.White)
	}
}

func (g *test) drawPads(c *render.Canvas) {
	for i, axes := range g.pads {
		at := geom.V(352+float64(i)*150, h-44)
		name, col := g.names[i], render.White
		if name == "" {
			name, col = "no gamepad", paper[2]
		}
		c.Text(render.Text{S: name, Pos: geom.V(at.X-24, h-16), Color: col})
		for k := range 2 {
			middle := at.Add(geom.V(float64(k)*54, 0))
			c.Circle(middle, 22, paper[1])
			c.Ring(middle, 22, 1, paper[2])
			c.Circle(middle.Add(geom.V(axes[2*k], axes[2*k+1]).Mul(16)), 6, col)
		}
	}
}

func (g *test) drawField(c *render.Canvas) {
	line := paper[2]
	if g.writing {
		line = paper[3]
	}
	c.Rect(field, paper[1])
	c.RectLine(field, 1, line)
	if g.writing {
		g.entry.Draw(c, field.Inset(4), render.Text{})
		return
	}
	text := render.Text{S: g.entry.Text, Pos: geom.V(field.X+6, field.Y+6), Color: render.White}
	if text.S == "" {
		text.S, text.Color = "write here", paper[2]
	}
	c.Text(text)
}
