package sheet

import (
	"cmp"
	"fmt"
	"image"
	"strings"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
)

// howTo is what a call before Load says.
const howTo = "try Load(t.File) of its sheet in Start"

// loaded are the sheets that were loaded.
var loaded = anim.NewLibrary[*contents](howTo)

// Sheet names the JSON file of a sprite sheet. It is plain data and may be compared.
type Sheet struct {
	file string
	sec  float64
}

// File returns the sheet of a JSON file of the game's assets; its pictures lie beside it, by the names that it says.
// It reads nothing and cannot fail. The empty name is the zero Sheet, whose images and anims are none. It is safe for
// concurrent use.
func File(name string) Sheet { return Sheet{file: name} }

// Every returns the sheet with frames that are shown for sec seconds where the file does not say how long, as only
// Aseprite's does; without it that is 0.1. It panics when sec is not above 0.
func (s Sheet) Every(sec float64) Sheet {
	if !(sec > 0) {
		panic(fmt.Sprintf("sheet: %q with frames of %v s: needs more than 0", s.file, sec))
	}
	s.sec = sec
	return s
}

// String returns the name of the file, "none" for the zero value.
func (s Sheet) String() string { return cmp.Or(s.file, "none") }

// Image returns a frame by its name, with or without its extension: whole, as it was before it was trimmed and turned.
// In a sheet of Aseprite, the name of a slice is that part of the first frame.
func (s Sheet) Image(name string) render.Image {
	if s.file == "" {
		return render.Image{}
	}
	return render.NewImage("sheet", s.file+":"+name, func(from render.Source) ([]image.Image, error) {
		c, err := s.contents(from)
		if err != nil {
			return nil, err
		}
		if part, ok := c.slice(name); ok {
			return c.cut(from, part)
		}
		n, err := c.find(name)
		if err != nil {
			return nil, err
		}
		return c.pictures(from, []int{n})
	})
}

// Anim returns an animation by its name: a tag of Aseprite, an entry of "animations", or the frames whose name is that one
// and a number, as "run" is run_01.png, run_02.png and so on, by number. The empty name is all frames. A player needs Load
// before; Anim.Sprite shows the first frame without it. After Load a name that is none panics; before, Load is an error.
func (s Sheet) Anim(name string) anim.Anim {
	if s.file == "" {
		return anim.Anim{}
	}
	full := s.file + "#" + name
	frames := render.NewImage("sheet", full, func(from render.Source) ([]image.Image, error) {
		c, err := s.contents(from)
		if err != nil {
			return nil, err
		}
		m, err := c.motion(name)
		if err != nil {
			return nil, err
		}
		return c.pictures(from, m.frames)
	})
	if s.sec > 0 {
		full += fmt.Sprintf(" every %v s", s.sec)
	}
	a, err := loaded.Anim(s.file, full, frames, func(c *contents) (anim.Clip, error) {
		m, err := c.motion(name)
		if err != nil {
			return anim.Clip{}, err
		}
		return m.clip(c, frames, s.sec), nil
	})
	if err != nil {
		panic(fmt.Sprintf("sheet: animation of %q: %v", s.file, err))
	}
	return a
}

// Load reads the names, durations, pivots and nine-slices of the sheet, and not its pictures; call it in Start with
// Tick.File, so that a replay knows which file it was. A file that is missing or broken is an error, and so is an animation
// that was asked for and is not there. To load it again after it has changed changes all anims of it.
func (s Sheet) Load(read func(name string) ([]byte, error)) error {
	if s.file == "" {
		return nil
	}
	c, err := guarded(s.file, read)
	if err == nil {
		err = loaded.Put(s.file, c)
	}
	if err != nil {
		return fmt.Errorf("sheet: load %q: %w", s.file, err)
	}
	return nil
}

// Names returns the names of the frames, in the file's order. It panics when Load was not called.
func (s Sheet) Names() []string { return said(s.file).names() }

// Pivot returns the pivot of a frame or slice, from its centre, as Sprite.Pivot has it, pixels; the centre when the file
// says none. It panics when Load was not called, or when there is no such frame.
func (s Sheet) Pivot(name string) geom.Vec {
	c := said(s.file)
	if part, ok := c.slice(name); ok {
		if part.pivot == nil {
			return geom.Vec{}
		}
		return geom.V(part.pivot[0]-float64(part.rect.Dx())/2, part.pivot[1]-float64(part.rect.Dy())/2)
	}
	f := s.frame(c, name)
	return geom.V(float64((f.pivot[0]-0.5)*float64(f.w)), float64((f.pivot[1]-0.5)*float64(f.h)))
}

// Border returns what of a nine-slice, a frame or a slice of Aseprite, is corner or side, as render.NineSlice has it, pixels;
// zero when the file says none. It panics as Pivot does.
func (s Sheet) Border(name string) render.Sides {
	c := said(s.file)
	if part, ok := c.slice(name); ok {
		return sides(part.center, part.rect.Dx(), part.rect.Dy())
	}
	f := s.frame(c, name)
	return sides(f.center, f.w, f.h)
}

// sides returns what lies around a rectangle in a picture.
func sides(center image.Rectangle, w, h int) render.Sides {
	c := center.Intersect(image.Rect(0, 0, w, h))
	if c.Empty() {
		return render.Sides{}
	}
	return render.Sides{Left: float64(c.Min.X), Top: float64(c.Min.Y), Right: float64(w - c.Max.X), Bottom: float64(h - c.Max.Y)}
}

func (s Sheet) frame(c *contents, name string) *frame {
	n, err := c.find(name)
	if err != nil {
		panic(fmt.Sprintf("sheet: frame of %q: %v", s.file, err))
	}
	return &c.frames[n]
}

// said returns what a loaded file says.
func said(file string) *contents {
	c, ok := loaded.File(file)
	if !ok {
		panic(fmt.Sprintf("sheet: look into %q: it has not been loaded; %s", file, howTo))
	}
	return c
}

// contents returns what the file says, for an image.
func (s Sheet) contents(from render.Source) (*contents, error) {
	c, err := from.Cached("sheet "+s.file, func() (any, error) { return open(s.file, from.File) })
	if err != nil {
		return nil, err
	}
	return c.(*contents), nil
}

// guarded is open, which must not end a game whatever a file says.
func guarded(file string, read func(string) ([]byte, error)) (c *contents, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("it cannot be read: %v; try exporting it again", p)
		}
	}()
	return open(file, read)
}

// listed writes names for an error.
func listed(names []string) string {
	const most = 12
	switch {
	case len(names) == 0:
		return "none"
	case len(names) > most:
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	}
	return strings.Join(names, ", ")
}
