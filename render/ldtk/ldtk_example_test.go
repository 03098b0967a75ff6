package ldtk_test

import (
	"fmt"
	"os"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render/ldtk"
)

func ExampleLoad() {
	file := func(name string) ([]byte, error) { return os.ReadFile("testdata/" + name) } // Tick.File in a game
	project, err := ldtk.Load("world.ldtk", file)
	if err != nil {
		fmt.Println(err)
		return
	}
	level := project.Level("Entrance")
	player := level.Entities("Player")[0]
	fmt.Println(player.Name, "has", player.Fields.Int("Hp"), "lives and", len(player.Fields.List("Loot")), "things")

	walls := &level.Layer("Walls").Grid
	x, y := walls.Cell(player.Pos.Sub(geom.V(0, 1)))
	fmt.Println("stands in the cell", x, y, "whose value is", walls.At(x, y))
	fmt.Println("right of here lies", project.LevelAt(geom.V(5, 40)).Name)
	// Output:
	// Player has 7 lives and 2 things
	// stands in the cell 1 2 whose value is 0
	// right of here lies Deep
}
