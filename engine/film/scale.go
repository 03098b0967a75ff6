package film

import (
	"fmt"
	"image"
)

// Scaler makes pictures larger or smaller. The zero value leaves them as they are.
type Scaler struct {
	// Factor is a whole number above 1, which repeats pixels, or a number from 0.01 to 1, which takes the mean of those
	// that become one. Zero: 1.
	Factor float64
	in     image.Point // size of the last picture
	out    *image.RGBA
	across []part // of a row: the pixels that become one
	down   []part
}

// part says which pixels become one: those from first on, in weights that add up to the same sum for each.
type part struct {
	first   int
	weights []uint64
}

// Check returns an error when the factor is none.
func (s *Scaler) Check() error {
	f := s.Factor
	if f == 0 || f >= 0.01 && f <= 1 || f > 1 && f <= 16 && f == float64(int(f)) {
		return nil
	}
	return fmt.Errorf("film: scale by %v: not a factor; try 0.01 to 1, or a whole number up to 16", f)
}

// Size returns the size of a picture of w×h pixels after scaling.
func (s *Scaler) Size(w, h int) (int, int) {
	switch f := s.Factor; {
	case f == 0 || f == 1:
		return w, h
	case f > 1:
		return w * int(f), h * int(f)
	default:
		return max(1, int(float64(w)*f+0.5)), max(1, int(float64(h)*f+0.5))
	}
}

// Scale returns the picture in its new size, valid until the next call. It panics when the factor is none.
func (s *Scaler) Scale(img *image.RGBA) *image.RGBA {
	if err := s.Check(); err != nil {
		panic(err.Error())
	}
	in := img.Rect.Size()
	w, h := s.Size(in.X, in.Y)
	if w == in.X && h == in.Y {
		return img
	}
	if s.in != in {
		s.in, s.out = in, image.NewRGBA(image.Rect(0, 0, w, h))
		s.across, s.down = parts(in.X, w), parts(in.Y, h)
	}
	if s.Factor > 1 {
		s.enlarge(img, int(s.Factor))
	} else {
		s.shrink(img)
	}
	return s.out
}

// enlarge repeats each pixel n times in both directions.
func (s *Scaler) enlarge(img *image.RGBA, n int) {
	for y := range img.Rect.Dy() {
		from := row(img, y)
		to := row(s.out, y*n)
		for x := range img.Rect.Dx() {
			for i := range n {
				copy(to[(x*n+i)*4:][:4], from[x*4:][:4])
			}
		}
		for i := 1; i < n; i++ {
			copy(row(s.out, y*n+i), to)
		}
	}
}

// shrink gives each pixel the mean of what it covers, counting those that it covers in part by that part.
func (s *Scaler) shrink(img *image.RGBA) {
	whole := uint64(img.Rect.Dx()) * uint64(img.Rect.Dy()) // what all weights of one pixel add up to
	for y, down := range s.down {
		to := row(s.out, y)
		for x, across := range s.across {
			var sum [4]uint64
			for j, wy := range down.weights {
				from := row(img, down.first+j)[across.first*4:]
				for i, wx := range across.weights {
					for k := range sum {
						sum[k] += wy * wx * uint64(from[i*4+k])
					}
				}
			}
			for k := range sum {
				to[x*4+k] = uint8((sum[k] + whole/2) / whole)
			}
		}
	}
}

// parts divides from pixels among to: pixel n gets those from n·from/to to (n+1)·from/to, in units of 1/to of one.
func parts(from, to int) []part {
	list := make([]part, to)
	for n := range list {
		begin, end := n*from, (n+1)*from
		p := part{first: begin / to}
		for at := p.first; at*to < end; at++ {
			p.weights = append(p.weights, uint64(min(end, (at+1)*to)-max(begin, at*to)))
		}
		list[n] = p
	}
	return list
}

// row returns the pixels of row y of a picture, counted from its top.
func row(img *image.RGBA, y int) []uint8 {
	return img.Pix[y*img.Stride:][:img.Rect.Dx()*4]
}
