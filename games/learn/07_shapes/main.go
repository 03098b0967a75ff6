// Shapes is a clockwork under an evening sky, of lines and curves alone: hold left or right to turn it by hand.
package main

import (
	"math"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const (
	w, h   = 640.0, 360.0
	speed  = 0.5  // of the large wheel, radians per second
	byHand = 3.0  // what a key adds, radians per second
	tooth  = 10.0 // height of a tooth, logical pixels
)

var dark = render.Hex(0x1c1430)

// wheel is a gear. The first one drives the others.
type wheel struct {
	at    geom.Vec
	teeth float64
	color render.Color
}

var wheels = [3]wheel{
	{geom.V(230, 170), 24, render.Hex(0xe0a84f)},
	{geom.V(351.5, 103.6), 12, render.Hex(0xc8785a)},
	{geom.V(374.5, 222.7), 16, render.Hex(0x9fb3c8)},
}

type clockwork struct {
	turn float64        // of the first wheel, radians
	mesh [3]render.Mesh `state:"-"`
	path render.Path    `state:"-"` // memory for what moves
}

// Start makes the wheels once: drawing them is then only moving their triangles.
func (k *clockwork) Start(*engine.Tick) error {
	for i, g := range wheels {
		k.mesh[i].Reset()
		if err := g.build(&k.mesh[i]); err != nil {
			return err
		}
	}
	return nil
}

func (g wheel) build(m *render.Mesh) error {
	var p render.Path
	r := g.teeth * tooth / 2.6
	for i := range 4 * int(g.teeth) {
		p.LineTo(geom.Polar((float64(i)-0.5)*math.Pi/2/g.teeth, r+tooth*(0.5-float64(i%4/2))))
	}
	p.Close()
	for i := range 5 { // holes between the spokes
		from := float64(i) * 2 * math.Pi / 5
		p.Pie(geom.Vec{}, r*0.3, r*0.72, from+0.12, from+2*math.Pi/5-0.12)
	}
	p.Circle(geom.Vec{}, 5)
	light := render.Radial(geom.V(-r/3, -r/2), 2*r, render.White, g.color, render.Mix(g.color, dark, 0.8))
	if err := m.Fill(&p, render.Fill{Gradient: light}); err != nil {
		return err
	}
	return m.Stroke(&p, render.Stroke{Width: 1.5, Join: render.JoinRound, Color: dark.Fade(0.7)})
}

// rot is how a wheel is turned when the first one is by an angle: a gap of it is where a tooth of that is.
func (g wheel) rot(turn float64) float64 {
	if g == wheels[0] {
		return turn
	}
	way := g.at.Sub(wheels[0].at).Angle()
	return way + math.Pi - (math.Pi+wheels[0].teeth*(turn-way))/g.teeth
}

func (k *clockwork) Update(t *engine.Tick) error {
	k.turn += (speed + byHand*t.Input.Vec(input.Move).X) * t.Dt
	return nil
}

func (k *clockwork) Draw(c *render.Canvas) {
	k.sky(c)
	for i, g := range wheels {
		k.mesh[i].Draw(c, render.Instance{Pos: g.at, Rot: g.rot(k.turn)})
	}
	k.dial(c)
}

func main() { engine.Main(&clockwork{}, engine.Config{Title: "Shapes", Width: w, Height: h}) }
