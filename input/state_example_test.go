package input_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// A bot plays two ticks; in a game the engine does what the loop does here.
func Example() {
	jump := input.Action{Name: "jump", On: input.Any{input.KeySpace, input.PadA}}
	var bot input.Injector
	bot.TapAction(jump)
	bot.Hold(input.KeyD)

	var in driver.Input
	var state input.State
	for range 2 {
		bot.Write(&in)
		state.Apply(&in, geom.Identity, 1.0/60)
		in.Reset()
		fmt.Println(state.Pressed(jump), state.Released(jump), state.Vec(input.Move))
	}
	// Output:
	// true false {1 0}
	// false true {1 0}
}
