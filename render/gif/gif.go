package gif

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/draw"
	"image/gif"

	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
)

// howTo is what a call before Load says.
const howTo = "try Load(t.File) of its clip in Start"

// loaded are the files that were loaded, without their pictures.
var loaded = anim.NewLibrary[*document](howTo)

// Sheet names an animated GIF. It is plain data and may be compared.
type Sheet struct{ file string }

// File returns the sheet of a GIF file of the game's assets. It reads nothing and cannot fail. The empty name is the zero
// Sheet, whose image and anim are none. It is safe for concurrent use.
func File(name string) Sheet { return Sheet{name} }

// String returns the name of the file, "none" for the zero value.
func (s Sheet) String() string { return cmp.Or(s.file, "none") }

// Image returns all frames, each whole, which Sprite.Frame picks from.
func (s Sheet) Image() render.Image {
	if s.file == "" {
		return render.Image{}
	}
	return render.NewImage("gif", s.file, func(from render.Source) ([]image.Image, error) {
		data, err := from.File(s.file)
		if err != nil {
			return nil, err
		}
		return frames(data)
	})
}

// Anim returns the animation, with the file's durations and rounds. As in browsers, a frame of less than 0.02 s is shown for
// 0.1 s. A player needs Load before; Anim.Sprite shows the first frame without it.
func (s Sheet) Anim() anim.Anim {
	if s.file == "" {
		return anim.Anim{}
	}
	a, err := loaded.Anim(s.file, s.file, s.Image(), func(d *document) (anim.Clip, error) { return d.clip(s.Image()), nil })
	if err != nil {
		panic(fmt.Sprintf("gif: animation of %q: %v", s.file, err))
	}
	return a
}

// Load reads the durations, and no pictures; call it in Start with Tick.File, so that a replay knows which file it was. A
// file that is missing or broken is an error.
func (s Sheet) Load(read func(name string) ([]byte, error)) error {
	if s.file == "" {
		return nil
	}
	data, err := read(s.file)
	if err != nil {
		return fmt.Errorf("gif: load %q: %w", s.file, err)
	}
	d, err := scan(data)
	if err == nil {
		err = loaded.Put(s.file, d)
	}
	if err != nil {
		return fmt.Errorf("gif: load %q: %w", s.file, err)
	}
	return nil
}

// clip makes the anim's clip.
func (d *document) clip(image render.Image) anim.Clip {
	c := anim.Clip{Image: image, Times: d.times}
	for i, hundredths := range d.delays {
		sec := float64(hundredths) / 100
		if hundredths < 2 {
			sec = 0.1
		}
		c.Frames = append(c.Frames, anim.Frame{Cell: i, Sec: sec})
	}
	return c
}

// frames returns the pictures as they are seen, each over those before it.
func frames(data []byte) ([]image.Image, error) {
	if _, err := scan(data); err != nil {
		return nil, err
	}
	g, err := gif.DecodeAll(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var all []image.Image
	seen := image.NewRGBA(image.Rect(0, 0, g.Config.Width, g.Config.Height))
	for i, part := range g.Image {
		before := seen
		if g.Disposal[i] == gif.DisposalPrevious {
			before = clone(seen)
		}
		draw.Draw(seen, part.Rect, part, part.Rect.Min, draw.Over)
		all = append(all, clone(seen))
		switch g.Disposal[i] {
		case gif.DisposalPrevious:
			seen = before
		case gif.DisposalBackground:
			draw.Draw(seen, part.Rect, image.Transparent, image.Point{}, draw.Src)
		}
	}
	return all, nil
}

func clone(src *image.RGBA) *image.RGBA {
	dst := image.NewRGBA(src.Rect)
	copy(dst.Pix, src.Pix)
	return dst
}
