package collide_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

func Example() {
	var s collide.Space // a field of the game: it is state
	s.Add(collide.Body{Shape: collide.Box(200, 20), Pos: geom.V(0, 100)})
	coin := s.Add(collide.Body{Shape: collide.Circle(4), Pos: geom.V(30, 84), Kind: collide.Trigger})
	hero := s.Add(collide.Body{Shape: collide.Box(12, 20), Kind: collide.Kinematic})
	for range 60 {
		m := s.Slide(hero, geom.V(0.5, 4)) // half a pixel to the right and 4 down
		s.Step(1.0 / 60)
		for e := range s.Of(coin) {
			if e.Kind == collide.Enter && m.Floor {
				fmt.Println("a coin, at", s.Pos(hero))
			}
		}
	}
	// Output: a coin, at {20.5 80}
}

func ExampleSpace_Move() {
	var s collide.Space
	s.Add(collide.Body{Shape: collide.Box(10, 200), Pos: geom.V(105, 0)})
	ball, vel := s.Add(collide.Body{Shape: collide.Circle(4), Kind: collide.Kinematic}), geom.V(900, 300)
	for range 12 {
		if hit, ok := s.Move(ball, vel.Mul(1.0/60)); ok {
			fmt.Println("at", hit.Point, "against", hit.Normal)
			vel = hit.Reflect(vel)
		}
	}
	fmt.Println("now going", vel)
	// Output:
	// at {100 32} against {-1 0}
	// now going {-900 300}
}

func ExampleSpace_Step() {
	var s collide.Space
	lift := s.Add(collide.Body{Shape: collide.Box(40, 8), Kind: collide.Kinematic, Vel: geom.V(0, -60)})
	hero := s.Add(collide.Body{Shape: collide.Box(10, 20), Pos: geom.V(0, -20), Kind: collide.Kinematic})
	for range 60 {
		s.Step(1.0 / 60)
		s.Slide(hero, geom.V(0, 4))
	}
	fmt.Printf("lift %.1f, hero %.1f\n", s.Pos(lift).Y, s.Pos(hero).Y)
	// Output: lift -60.0, hero -74.0
}

func ExampleSpace_Ray() {
	const wall, glass = collide.Mask(1), collide.Mask(2)
	var s collide.Space
	s.Add(collide.Body{Shape: collide.Box(2, 100), Pos: geom.V(50, 0), Is: glass})
	s.Add(collide.Body{Shape: collide.Box(2, 100), Pos: geom.V(80, 0), Is: wall, User: 42})
	hit, ok := s.Ray(geom.V(0, 0), geom.V(100, 0), collide.Filter{Hits: wall})
	fmt.Println(ok, hit.Point, hit.User)
	// Output: true {79 0} 42
}
