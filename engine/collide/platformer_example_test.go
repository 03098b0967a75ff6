package collide_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

// A hero runs to the edge of a cliff, jumps a moment too late, and gets over the gap all the same.
func ExamplePlatformer() {
	var space collide.Space
	space.Add(collide.Body{Shape: collide.Box(100, 20), Pos: geom.V(50, 110)})
	space.Add(collide.Body{Shape: collide.Box(100, 20), Pos: geom.V(210, 110)})
	hero := collide.Platformer{Body: space.Add(collide.Body{
		Shape: collide.Box(12, 20), Pos: geom.V(20, 90), Kind: collide.Kinematic,
	})}
	late := 0
	for range 120 {
		moves := collide.Moves{X: 1, JumpHeld: true}
		if space.Pos(hero.Body).X > 90 && !hero.OnFloor {
			late++
			moves.Jump = late == 4 // 4 ticks behind the edge
		}
		hero.Update(&space, moves, 1.0/60)
		if hero.Jumped {
			fmt.Printf("jumps in the air at %.0f\n", space.Pos(hero.Body).X)
		}
		if hero.Landed && space.Pos(hero.Body).X > 150 {
			fmt.Printf("lands at %.0f\n", space.Pos(hero.Body).X)
		}
	}
	// Output:
	// jumps in the air at 115
	// lands at 195
}

// An enemy walks to and fro between two walls, by the same Platformer as the hero and by wits instead of keys.
func ExamplePlatformer_enemy() {
	var space collide.Space
	space.Add(collide.Body{Shape: collide.Box(200, 20), Pos: geom.V(100, 110)})
	space.Add(collide.Body{Shape: collide.Box(10, 40), Pos: geom.V(5, 80)})
	space.Add(collide.Body{Shape: collide.Box(10, 40), Pos: geom.V(195, 80)})
	beetle := collide.Platformer{Speed: 60, StartTime: -1, Facing: 1, Body: space.Add(collide.Body{
		Shape: collide.Circle(8), Pos: geom.V(100, 92), Kind: collide.Kinematic,
	})}
	for range 600 {
		moves := collide.Moves{X: beetle.Facing}
		if beetle.OnWall {
			moves.X = -moves.X
			fmt.Printf("turns at %.0f\n", space.Pos(beetle.Body).X)
		}
		beetle.Update(&space, moves, 1.0/60)
	}
	// Output:
	// turns at 182
	// turns at 18
	// turns at 182
	// turns at 18
}

// A hero seen from above walks down to a door that he would miss by some pixels.
func ExampleTopDown() {
	grid := geom.NewGrid(5, 5, 16)
	for x := range 5 {
		grid.Set(x, 3, 1) // a wall
	}
	grid.Set(2, 3, 0) // with a door from 32 to 48
	var space collide.Space
	space.Add(collide.Body{Shape: collide.Tiles(&grid)})
	hero := collide.TopDown{Body: space.Add(collide.Body{
		Shape: collide.Box(14, 14), Pos: geom.V(36, 20), Kind: collide.Kinematic,
	})}
	for range 45 {
		hero.Update(&space, collide.Moves{Y: 1}, 1.0/60)
	}
	fmt.Printf("is at %.0f, %.0f, facing %.0f\n", space.Pos(hero.Body).X, space.Pos(hero.Body).Y, hero.Facing.Y)
	// Output:
	// is at 39, 101, facing 1
}
