package collide_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

func ExampleBox() {
	hero := collide.Box(10, 14)
	fmt.Println(hero.Outline(nil, geom.V(100, 50), 0))
	// Output: [{95 43} {105 43} {105 57} {95 57}]
}

func ExampleConvex() {
	// The points may go round either way; the shape's go clockwise on the screen.
	rock := collide.Convex(geom.V(-8, 6), geom.V(8, 6), geom.V(0, -6))
	fmt.Println(rock.Points)

	defer func() { fmt.Println(recover()) }()
	collide.Convex(geom.V(0, 0), geom.V(8, 0), geom.V(8, 0))
	// Output:
	// [{0 -6} {8 6} {-8 6}]
	// collide: make a convex polygon: points 1 and 2 are both at (8, 0); try each corner once
}

func ExampleTiles() {
	level := geom.NewGrid(4, 2, 16)
	for x := range 4 {
		level.Set(x, 1, 1) // the ground
	}
	level.Set(1, 0, 2)                              // a slope up, and
	level.SetFlipped(3, 0, 2, geom.FlipX)           // one down
	level.Set(2, 0, 3)                              // with half a tile between them
	ground := collide.Tiles(&level, collide.Tile{}, // number 0 is empty
		collide.Solid,
		collide.Tile{Left: 0, Right: 0.5},
		collide.Tile{Left: 0.5, Right: 0.5},
	)
	for x := range 4 {
		fmt.Println(ground.TileOutline(nil, geom.V(0, 0), x, 0))
	}
	// Output:
	// []
	// [{16 16} {32 8} {32 16}]
	// [{32 8} {48 8} {48 16} {32 16}]
	// [{48 8} {64 16} {48 16}]
}
