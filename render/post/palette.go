package post

import "github.com/krill2d/krill/render"

// maxColors is what palette.kage has room for.
const maxColors = 32

// Palette draws the picture in a few colours, the nearest ones, as an old machine would.
type Palette struct {
	Colors []render.Color // at most 32; more are left out. Zero: the sixteen that package render names
	Dither float64        // how much of a pattern of two colours stands for one between, 0 to 1; zero: none
	Size   float64        // size of the pattern's points, logical pixels; zero: 1
}

var sixteen = [...]render.Color{
	render.Black, render.Navy, render.Plum, render.DarkGreen, render.Brown, render.DarkGray, render.Gray, render.White,
	render.Red, render.Orange, render.Yellow, render.Green, render.Blue, render.Lavender, render.Pink, render.Peach,
}

// Draw draws what was drawn so far in the palette's colours.
func (p Palette) Draw(c *render.Canvas) {
	colors := p.Colors
	if len(colors) == 0 {
		colors = sixteen[:]
	}
	u := struct {
		Count        int
		Colors       [maxColors]render.Color
		Dither, Cell float64
	}{Count: min(len(colors), maxColors), Dither: p.Dither, Cell: max(or(p.Size, 1)*c.Density(), 1)}
	copy(u.Colors[:], colors)
	c.Post(palette, &u)
}
