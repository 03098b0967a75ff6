package input_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// Two fingers go apart until their distance is twice what it was.
func ExampleGestures() {
	var s input.State
	var g input.Gestures
	var fingers input.Injector
	in := driver.Input{Width: 640, Height: 360}
	zoom := 1.0
	for i := range 11 {
		d := 50 + float64(5*i)
		fingers.PutDown(0, 320-d, 180)
		fingers.PutDown(1, 320+d, 180)
		fingers.Write(&in)
		s.Apply(&in, geom.Identity, 1.0/60)
		in.Reset()
		g.Update(&s)
		zoom *= g.Pinch.Scale
	}
	fmt.Printf("%.2f %.2f\n", zoom, g.Pinch.Total)
	// Output: 2.00 2.00
}

// A hint says what the player's own keyboard and gamepad have.
func ExampleLabel() {
	var s input.State
	var hands input.Injector
	jump := input.Action{Name: "jump", On: input.Any{input.KeyW, input.PadA}}
	in := driver.Input{Width: 640, Height: 360}
	tick := func() {
		hands.Write(&in)
		s.Apply(&in, geom.Identity, 1.0/60)
		in.Reset()
		fmt.Println("jump with", input.Label(&s, input.Hint(&s, jump)))
	}
	input.Relabel(&hands, input.KeyW, "z") // a French keyboard
	tick()
	input.ConnectAs(&hands, 0, "DualSense Wireless Controller", "")
	hands.Tap(input.PadB)
	tick()
	// Output:
	// jump with Z
	// jump with Cross
}
