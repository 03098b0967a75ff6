package render

import (
	"errors"
	"fmt"
	"image"
	"math"
	"weak"

	"github.com/krill2d/krill/engine/driver"
)

// NewImage returns the image of a file in a format of pictures that another package reads, such as render/ase: open is
// called at its first use, and again for a new window, and returns one or more frames, all of one size, that Sprite.Frame
// picks from. Grid and Region cut the first of them. All frames lie on one page of the atlas: more than the device takes
// there are reported. Format and name stand for the image; a second NewImage with both is the same image, and the first
// one's open counts. An error, or a panic of open, is reported like that of a missing file.
// It panics on an empty format or name, or a nil open. It is safe for concurrent use.
func NewImage(format, name string, open func(Source) ([]image.Image, error)) Image {
	if format == "" || name == "" || open == nil {
		panic(fmt.Sprintf("render: new image %q of format %q: it needs a format, a name and a function that opens it", name, format))
	}
	var i Image
	i = known.enter(recipe{name: name, made: true, format: format, open: func(a *Atlas, all bool) (driver.Picture, frames, error) {
		pictures, err := guardedFrames(Source{a, i}, open)
		if err != nil {
			return placeholder(name), frames{}, fmt.Errorf("render: load %q: %w", name, err)
		}
		if !all {
			pictures = pictures[:1]
		}
		p, f := layOut(pictures, a.maxImage())
		return p, f, nil
	}})
	return i
}

// guardedFrames calls open and makes an error of whatever it does wrong.
func guardedFrames(s Source, open func(Source) ([]image.Image, error)) (frames []image.Image, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the decoder failed: %v; try saving the file again", p)
		}
	}()
	frames, err = open(s)
	if err != nil {
		return nil, err
	}
	for _, f := range frames {
		if f == nil || f.Bounds().Empty() || f.Bounds().Size() != frames[0].Bounds().Size() {
			return nil, errors.New("its frames are empty or differ in size")
		}
	}
	if len(frames) == 0 {
		return nil, errors.New("it has no frames")
	}
	return frames, nil
}

// layOut puts frames of one size into rows, as near to a square as goes on a device.
func layOut(pictures []image.Image, most int) (driver.Picture, frames) {
	size := pictures[0].Bounds().Size()
	w, h, n := size.X, size.Y, len(pictures)
	cols := int(math.Ceil(math.Sqrt(float64(n) * float64(h) / float64(w))))
	f := frames{w, h, max(min(cols, n, most/(w+2*margin)), 1), n}
	p := driver.Picture{W: f.cols * w, H: f.rows() * h}
	p.Pix = make([]byte, p.W*p.H*4)
	for i, one := range pictures {
		from := premultiply(one)
		for y := range h {
			at := ((i/f.cols*h+y)*p.W + i%f.cols*w) * 4
			copy(p.Pix[at:], from.Pix[y*w*4:][:w*4])
		}
	}
	return p, f
}

// Source gives an image that is being opened the files of its game. It is valid during the call of open.
type Source struct {
	atlas *Atlas
	of    Image
}

// File returns a file's bytes, which must not be changed.
func (s Source) File(name string) ([]byte, error) {
	if s.atlas.ReadFile == nil {
		return nil, errNoAssets
	}
	s.atlas.readers.note(name, s.of)
	return s.atlas.ReadFile(name)
}

// Image returns the picture of a file, decoded, which must not be changed: a sheet that many images are cut from is
// decoded once, as long as memory is plenty.
func (s Source) Image(name string) (image.Image, error) {
	p, err := s.Cached("image "+name, func() (any, error) {
		s.atlas.readers.note(name, s.of)
		return s.atlas.load(name)
	})
	if err != nil {
		return nil, err
	}
	return p.(image.Image), nil
}

// Cached returns what read returns, and the same again for the same name without a call of it, as long as memory is plenty
// and no file has changed: what many images are made from. The name begins with that of the format, say "sheet hero.json".
func (s Source) Cached(name string, read func() (any, error)) (any, error) {
	if s.atlas.library == nil {
		s.atlas.library = &library{map[string]weak.Pointer[any]{}}
	}
	if v := s.atlas.library.byName[name].Value(); v != nil {
		s.atlas.readers.noteCached(name, s.of)
		return *v, nil
	}
	end := s.atlas.readers.reading(name)
	v, err := read()
	end()
	if err != nil {
		return nil, err
	}
	s.atlas.library.byName[name] = weak.Make(&v)
	return v, nil
}

// library is what was read, until the memory is needed.
type library struct{ byName map[string]weak.Pointer[any] }
