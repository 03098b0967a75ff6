package tiled_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/tiled"
)

// file stands for Tick.File.
func file(string) ([]byte, error) {
	return []byte(`<map orientation="orthogonal" width="4" height="2" tilewidth="16" tileheight="16">
 <tileset firstgid="1" name="cave" tilewidth="16" tileheight="16" tilecount="4" columns="4"><image source="cave.png" width="64" height="16"/>
  <tile id="1" type="spikes"><properties><property name="damage" type="int" value="3"/></properties></tile>
 </tileset>
 <layer name="walls"><data encoding="csv">1,1,1,1, 1,0,2,1</data></layer>
 <objectgroup name="things"><object name="start" x="24" y="24"><point/></object></objectgroup>
</map>`), nil
}

func ExampleLoad() {
	level, err := tiled.Load("cave.tmx", file)
	if err != nil {
		fmt.Println(err)
		return
	}
	start := level.Objects("start")[0].Pos
	walls := &level.Layer("walls").Grid
	x, y := walls.Cell(start)
	fmt.Println("we begin in the cell", x, y, "of", walls.W, "by", walls.H)

	tile := level.Tile(walls.At(x+1, y))
	fmt.Println("right of it there are", tile.Class, "of damage", tile.Properties.Int("damage"))

	walls.Set(x+1, y, 0) // dug away, and drawn so from the next picture on
	fmt.Println("and now:", walls.At(x+1, y))
	// Output:
	// we begin in the cell 1 1 of 4 by 2
	// right of it there are spikes of damage 3
	// and now: 0
}

func ExampleMap_Draw() {
	level, err := tiled.Load("cave.tmx", file)
	if err != nil {
		fmt.Println(err)
		return
	}
	draw := func(c *render.Canvas) { // a game's Draw
		level.Draw(c, render.Camera{Pos: geom.V(32, 16), Bounds: level.Bounds()})
	}
	_ = draw
	fmt.Println(level.Bounds().Size())
	// Output: {64 32}
}
