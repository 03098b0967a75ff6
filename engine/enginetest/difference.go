package enginetest

import (
	"fmt"
	"image"
	"image/color"
)

// difference is how two pictures differ.
type difference struct {
	got, want image.Point     // sizes
	by        []uint8         // the largest difference of each pixel's channels; none when the sizes differ
	most      uint8           // of by
	where     image.Rectangle // that holds all that differ
}

func compare(got, want *image.RGBA) difference {
	d := difference{got: got.Rect.Size(), want: want.Rect.Size()}
	if d.got != d.want {
		return d
	}
	d.by = make([]uint8, d.got.X*d.got.Y)
	for i := range d.by {
		d.by[i] = farthest(got.Pix[4*i:][:4], want.Pix[4*i:][:4])
		if d.by[i] > 0 {
			at := image.Pt(i%d.got.X, i/d.got.X)
			d.where = d.where.Union(image.Rectangle{at, at.Add(image.Pt(1, 1))})
			d.most = max(d.most, d.by[i])
		}
	}
	return d
}

// farthest returns the largest difference of two pixels' channels.
func farthest(a, b []uint8) (most uint8) {
	for i := range a {
		most = max(most, max(a[i], b[i])-min(a[i], b[i]))
	}
	return most
}

// beyond returns how many pixels differ by more than so much.
func (d *difference) beyond(channel int) (n int) {
	for _, by := range d.by {
		if int(by) > channel {
			n++
		}
	}
	return n
}

func (d *difference) within(tol Tolerance) bool {
	return d.got == d.want && float64(d.beyond(tol.Channel)) <= tol.Share*float64(len(d.by))
}

// String says it after the word "got".
func (d *difference) String() string {
	if d.got != d.want {
		return fmt.Sprintf("a picture of %d×%d instead of %d×%d", d.got.X, d.got.Y, d.want.X, d.want.Y)
	}
	return fmt.Sprintf("%d of %d pixels that differ, by up to %d of 255, between %d, %d and %d, %d",
		d.beyond(0), len(d.by), d.most, d.where.Min.X, d.where.Min.Y, d.where.Max.X-1, d.where.Max.Y-1)
}

// picture shows where they differ: the golden picture, grey and dark, with what differs in light red, the more the lighter.
// Pictures of two sizes show the golden one alone.
func (d *difference) picture(want *image.RGBA) *image.RGBA {
	p := image.NewRGBA(want.Rect)
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			grey := color.GrayModel.Convert(want.RGBAAt(x, y)).(color.Gray).Y / 4
			c := color.RGBA{grey, grey, grey, 255}
			if at := y*want.Rect.Dx() + x; at < len(d.by) && d.by[at] > 0 {
				c = color.RGBA{255, d.by[at] / 2, 64 + d.by[at]/2, 255}
			}
			p.SetRGBA(x, y, c)
		}
	}
	return p
}
