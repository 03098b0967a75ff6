package anim_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
)

// A walk of four frames: an event says when a foot comes down.
func Example() {
	sheet := render.File("hero.png").Grid(16, 16)
	walk := anim.Make("example walk", anim.Clip{Image: sheet, Frames: anim.Strip(2, 4, 0.1).On(1, "step").On(3, "step")})

	var look anim.Player // in the game's state
	look.Play(walk)
	for tick := range 25 { // of Update
		look.Step(1.0 / 60)
		if look.Fired("step") {
			fmt.Println("tick", tick, "cell", look.Sprite(geom.V(0, 0)).Frame)
		}
	}
	// Output:
	// tick 6 cell 3
	// tick 18 cell 5
}

// What needs no state of its own is drawn by the time.
func ExampleAnim_Sprite() {
	coin := anim.Make("example coin", anim.Clip{Image: render.File("coin.png").Grid(8, 8), Frames: anim.Strip(0, 6, 0.05), Mode: anim.PingPong})
	for _, sec := range []float64{0, 0.12, 0.3} {
		fmt.Println(coin.Sprite(sec, geom.V(100, 50)).Frame)
	}
	// Output:
	// 0
	// 2
	// 4
}

// One table says what follows what: it falls asleep when it has been bored for a round, and any noise wakes it.
func ExampleGraph() {
	type cat struct{ noise float64 }
	frames := anim.Strip(0, 4, 0.25)
	moods := anim.NewGraph(
		anim.State[cat]{Name: "bored", Anim: anim.Make("cat bored", anim.Clip{Frames: frames}), Edges: []anim.Edge[cat]{{To: "asleep", Exit: 1}}},
		anim.State[cat]{Name: "asleep", Anim: anim.Make("cat asleep", anim.Clip{Frames: frames})},
		anim.State[cat]{Name: "awake", Anim: anim.Make("cat awake", anim.Clip{Frames: frames, Mode: anim.Once}), Edges: []anim.Edge[cat]{{To: "bored", Exit: 1}}},
		anim.State[cat]{Name: anim.Any, Edges: []anim.Edge[cat]{{To: "awake", When: func(c *cat) bool { return c.noise > 0.5 }}}},
	)

	var mind anim.Machine // in the game's state
	c := cat{}
	for tick := range 151 {
		c.noise = 0
		if tick == 80 {
			c.noise = 1
		}
		before := moods.State(&mind)
		moods.Step(&mind, &c, 1.0/60)
		if now := moods.State(&mind); now != before {
			fmt.Println("tick", tick, now)
		}
	}
	// Output:
	// tick 60 asleep
	// tick 80 awake
	// tick 140 bored
}
