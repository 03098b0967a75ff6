package light_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/light"
)

// A torch in a level of tiles. At says what the guard sees of the thief.
func Example() {
	level := geom.NewGrid(20, 10, 16)
	for y := range 7 {
		level.Set(10, y, 1) // a wall
	}
	night := light.Lighting{
		Ambient: render.Hex(0x101420),
		Lights:  []light.Light{{Pos: geom.V(100, 60), Radius: 150, Color: render.Hex(0xffc080), SourceRadius: 4}},
		Tiles:   light.Tiles{Grid: &level},
		Depth:   4,
	}
	draw := func(c *render.Canvas) {
		c.World(render.Camera{Pos: geom.V(160, 80)})
		c.Rect(geom.R(0, 0, 320, 160), render.Gray) // the world, in daylight
		night.Draw(c)
	}
	_ = draw
	fmt.Println(night.At(geom.V(120, 60)) > 0.5, night.At(geom.V(200, 60)) > 0.5)
	// Output: true false
}

func ExampleLighting_At() {
	s := light.Lighting{
		Lights:  []light.Light{{Pos: geom.V(0, 0), Radius: 100, Angle: 0, Spread: 0.5}}, // a beam to the right
		Casters: []light.Caster{light.Circle(geom.V(50, 0), 5)},
	}
	for _, p := range []geom.Vec{{X: 30}, {X: 70}, {X: 0, Y: 30}, {X: 99}} {
		fmt.Printf("%v %.2f\n", p, s.At(p))
	}
	// Output:
	// {30 0} 0.61
	// {70 0} 0.00
	// {0 30} 0.00
	// {99 0} 0.00
}
