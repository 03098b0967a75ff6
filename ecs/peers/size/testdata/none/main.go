// None moves a hundred things in a slice.
package main

import "fmt"

type pos struct{ X, Y float64 }

type vel struct{ X, Y float64 }

type thing struct {
	pos pos
	vel vel
}

func main() {
	var things []*thing
	for i := range 100 {
		things = append(things, &thing{vel: vel{1, float64(i)}})
	}
	things = append(things[:3], things[4:]...)
	for _, t := range things {
		t.pos.X += t.vel.X
		t.pos.Y += t.vel.Y
	}
	fmt.Printf("%d things, the seventh at %v\n", len(things), *things[7])
}
