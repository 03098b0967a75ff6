package console

import "fmt"

// What a developer types first.
func Example() {
	_, l := newPlay()
	c := New(l, nil)
	for _, line := range []string{
		"Enemy e, Position e p | p.X > 150",
		"game.ship.vel",
		"set game.ship.vel.X = 5",
		"set p.X += 10 where Enemy e, Position e p | p.X > 150",
		`spawn Enemy Position{X: 10} "Max"; add it Hull{N: 3}; relate DockedTo it "Earth"`,
		`"Max"`,
		"destroy e42; set game.lives = 9",
		"undo",
		"Enemy e | count",
		"break Hull h | h.N < 0",
	} {
		fmt.Println(">", line)
		r, err := c.Run(line)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(printed(r))
	}
	// Output:
	// > Enemy e, Position e p | p.X > 150
	// e   e.Speed  p.X  p.Y
	// e3  2        200  7
	// e4  3        300  7
	// e5  4        400  7
	// > game.ship.vel
	// {X: 1, Y: 2}
	// > set game.ship.vel.X = 5
	// 1: set game.ship.vel.X = 5
	//   console.play.ship.vel.X: 1 → 5
	// > set p.X += 10 where Enemy e, Position e p | p.X > 150
	// 2: set p.X += 10 where Enemy e, Position e p | p.X > 150
	//   e3.Position.X: 200 → 210
	//   e4.Position.X: 300 → 310
	//   e5.Position.X: 400 → 410
	// > spawn Enemy Position{X: 10} "Max"; add it Hull{N: 3}; relate DockedTo it "Earth"
	// 3: spawn Enemy Position{X: 10} "Max"; add it Hull{N: 3}; relate DockedTo it "Earth"
	//   "Max": none → Enemy{Speed: 0}, Position{X: 10, Y: 0}
	//   "Max".Hull: none → {N: 3}
	//   DockedTo "Max" "Earth": none → {Since: 0}
	// > "Max"
	// e9 "Max"
	//   Enemy {Speed: 0}
	//   Hull {N: 3}
	//   Position {X: 10, Y: 0}
	//   DockedTo → 6v1 Earth {Since: 0}
	// > destroy e42; set game.lives = 9
	// console: read "destroy e42; set game.lives = 9": column 9: no entity that is alive has the place 42
	// > undo
	// undid 3: spawn Enemy Position{X: 10} "Max"; add it Hull{N: 3}; relate DockedTo it "Earth"
	//   DockedTo "Max" "Earth": {Since: 0} → none
	//   "Max".Hull: {N: 3} → none
	//   "Max": Enemy{Speed: 0}, Position{X: 10, Y: 0} → none
	// > Enemy e | count
	// 5
	// > break Hull h | h.N < 0
	// 1: pauses when there is a new row
}
