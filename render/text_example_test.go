package render_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// A game says what its names look like, and texts use the names.
func ExampleNewStyles() {
	voices := render.NewStyles(
		render.Style{Name: "item", Color: render.Orange},
		render.Style{Name: "shout", Color: render.Red, Scale: 2, Shake: 0.05},
	)
	c := render.NewCanvas(render.NewAtlas(nil))
	hint := render.Text{S: "Take the {item}sword{} and {shout}run{}", Styles: voices}
	fmt.Println(render.TextLen(c, hint), "characters,", c.TextSize(hint).Y, "pixels high")
	fmt.Println(render.EscapeStyles("{item} is what I am called"))
	// Output:
	// 22 characters, 16 pixels high
	// {{item} is what I am called
}

// A text that is typed shows some more characters in each tick.
func ExampleFirst() {
	c := render.NewCanvas(render.NewAtlas(nil))
	line := render.Text{S: "Long ago, in a sea far below", Wrap: 80}
	for _, seconds := range []float64{0, 0.5, 10} {
		n := int(seconds * 30)
		line.Show = render.First(n)
		fmt.Println(min(n, render.TextLen(c, line)), "characters in a box of", c.TextSize(line))
	}
	// Output:
	// 0 characters in a box of {76 16}
	// 15 characters in a box of {76 16}
	// 28 characters in a box of {76 16}
}

// A text field puts its caret where the player clicks, and draws what is selected.
func ExampleTextAt() {
	c := render.NewCanvas(render.NewAtlas(nil))
	field := render.Text{S: "captain", Pos: geom.V(20, 40), Size: 16}
	caret := render.TextAt(c, field, geom.V(55, 44))
	fmt.Println(field.S[:caret] + "|" + field.S[caret:])
	fmt.Println(render.TextPos(c, field, caret))
	fmt.Println(render.TextRects(c, field, 0, caret, nil))
	// Output:
	// capt|ain
	// {56 40 0 16}
	// [{20 40 36 16}]
}
