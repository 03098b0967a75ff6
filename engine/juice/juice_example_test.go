package juice_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/juice"
	"github.com/krill2d/krill/render"
)

func ExampleClock() {
	var clock juice.Clock
	clock.Stop(0.05)
	x := 0.0
	for range 6 { // ticks of 1/60 s
		x += 600 * clock.Update(1.0/60)
	}
	fmt.Printf("%.0f\n", x)
	// Output: 30
}

func ExampleSquash() {
	var c render.Canvas // in Draw it is the one that is given
	var slime juice.Squash
	slime.Hit(0.3)
	for range 4 {
		scale := slime.Scale(&c)
		fmt.Printf("%.2f wide, %.2f high\n", scale.X, scale.Y)
		slime.Update(1.0 / 20)
	}
	// Output:
	// 1.35 wide, 0.74 high
	// 1.14 wide, 0.88 high
	// 0.91 wide, 1.10 high
	// 0.89 wide, 1.12 high
}

func ExampleShake() {
	var c render.Canvas // in Draw it is the one that is given
	var shake juice.Shake
	shake.Add(0.6)
	shake.Update(0.1)
	shaken := shake.Camera(&c, render.Camera{})
	fmt.Println(shaken.Pos != render.Camera{}.Pos)
	c.ReduceMotion = true // for those who ask for it
	fmt.Println(shake.Camera(&c, render.Camera{}).Pos)
	// Output:
	// true
	// {0 0}
}
