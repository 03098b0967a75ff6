package headless

import (
	"fmt"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// FuzzPaint paints any frame that can be sent. All it may do is be painted or refused, by a complaint that names the
// operation.
func FuzzPaint(f *testing.F) {
	for i, s := range goldens() {
		if i%6 == 0 { // a small part of each, so that there are many tries a second
			s.frame.Width, s.frame.Height = 100, 60
			s.frame.Commands = s.frame.Commands[30:]
			s.frame.Images = append(pages().Images, s.frame.Images...)
			f.Add(driver.AppendFrame(nil, s.frame))
		}
	}
	f.Add(driver.AppendFrame(nil, scene()))
	f.Fuzz(func(t *testing.T, data []byte) {
		var frame driver.Frame
		if _, err := driver.DecodeFrame(data, &frame); err != nil || large(&frame) {
			return
		}
		defer func() {
			if r := recover(); r != nil && !strings.HasPrefix(fmt.Sprint(r), "headless: frame after tick ") {
				panic(r)
			}
		}()
		p := NewPainter()
		p.Paint(&frame)
		frame.Images, frame.Shaders = nil, nil
		p.Keep(&frame)
		p.Paint(&frame)
	})
}

// large reports whether a frame would take long to paint, which is no fault of it.
func large(f *driver.Frame) bool {
	const side = 128
	texels, shapes := 0, 0
	for i := range f.Images {
		o := &f.Images[i]
		if o.W > side || o.H > side {
			return true
		}
		texels += max(o.W, 0) * max(o.H, 0)
	}
	for i := range f.Commands {
		shapes += f.Commands[i].Quads.Count + f.Commands[i].Indices.Count
	}
	return f.Width > side || f.Height > side || texels > 1<<16 || shapes > 100
}
