package host

import "github.com/krill2d/krill/engine/driver"

// waiting is what is seen before there is a game: three dots that come and go.
type waiting struct {
	names names
	frame driver.Frame
	ticks int
}

func (w *waiting) tick() { w.ticks++ }

// draw returns the picture for a window of a size, device pixels.
func (w *waiting) draw(size [2]int) *driver.Frame {
	f := &w.frame
	f.Reset()
	f.Width, f.Height = size[0], size[1]
	width, height := float32(size[0]), float32(size[1])
	f.Quads = append(f.Quads, driver.Quad{A: width, D: height, Color: [4]uint16{4000, 4800, 7000, 65535}})
	unit := min(width, height) / 32
	for i := range 3 {
		k := uint16(12000)
		if w.ticks/20%4 > i {
			k = 50000
		}
		f.Quads = append(f.Quads, driver.Quad{
			A: unit, D: unit, X: width/2 + float32(2*i-2)*unit - unit/2, Y: height/2 - unit/2, Color: [4]uint16{k, k, k, 65535},
		})
	}
	f.Commands = append(f.Commands, driver.Command{Quads: driver.Span{Count: len(f.Quads)}})
	return f
}
