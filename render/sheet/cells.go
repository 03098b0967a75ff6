package sheet

import (
	"fmt"
	"image"

	"github.com/krill2d/krill/render"
)

// Cells says how the cells of a plain sheet lie, one like the other.
type Cells struct {
	W, H   int // of a cell, pixels
	Margin int // around all of them, pixels
	Gap    int // between two neighbours, pixels
	Count  int // how many there are; zero: as many as fit
}

// Grid returns the image of a file that is cells with a margin or gaps, which Sprite.Frame picks from, row by row from the
// top left; what is left over at the right and bottom edge is no cell. Without margin, gaps and count, Image.Grid of package
// render does the same. It panics on a size below 1 and on anything below 0.
func Grid(name string, c Cells) render.Image {
	if c.W < 1 || c.H < 1 || c.Margin < 0 || c.Gap < 0 || c.Count < 0 {
		panic(fmt.Sprintf("sheet: grid of %q: %+v; needs cells of at least 1×1 and nothing below 0", name, c))
	}
	if name == "" {
		return render.Image{}
	}
	full := fmt.Sprintf("%s %d×%d margin %d gap %d count %d", name, c.W, c.H, c.Margin, c.Gap, c.Count)
	return render.NewImage("grid", full, func(from render.Source) ([]image.Image, error) {
		src, err := from.Image(name)
		if err != nil {
			return nil, err
		}
		return c.cut(src)
	})
}

// cut returns the cells of a picture.
func (c *Cells) cut(src image.Image) ([]image.Image, error) {
	b := src.Bounds()
	cols, rows := (b.Dx()-2*c.Margin+c.Gap)/(c.W+c.Gap), (b.Dy()-2*c.Margin+c.Gap)/(c.H+c.Gap)
	n := max(cols, 0) * max(rows, 0)
	if n < 1 || n < c.Count {
		return nil, fmt.Errorf("its %d×%d pixels have room for %d cells; try %d or smaller ones", b.Dx(), b.Dy(), n, n)
	}
	if c.Count > 0 {
		n = c.Count
	}
	cells := make([]image.Image, n)
	for i := range cells {
		x, y := b.Min.X+c.Margin+i%cols*(c.W+c.Gap), b.Min.Y+c.Margin+i/cols*(c.H+c.Gap)
		cells[i] = pixels(src, image.Rect(x, y, x+c.W, y+c.H))
	}
	return cells, nil
}
