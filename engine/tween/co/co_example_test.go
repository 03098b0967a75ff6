package co_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/tween/co"
)

// A door opens, and is knocked at three times: once a tick the function goes on to its next wait.
func ExampleRoutine() {
	var intro co.Routine // a field of the game, with the tag state:"-"
	intro.Start(func(c *co.Flow) {
		c.Wait(0.5)
		for k := range c.During(0.5) {
			fmt.Println("door", 40*k)
		}
		for i := range 3 {
			c.Wait(0.25)
			fmt.Println("knock", i+1)
		}
	})
	ticks := 1
	for intro.Resume(0.25) {
		ticks++
	}
	fmt.Println(ticks, "ticks")
	// Output:
	// door 0
	// door 20
	// door 40
	// knock 1
	// knock 2
	// knock 3
	// 7 ticks
}
