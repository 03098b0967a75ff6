package ase

import (
	"fmt"
	"image"
	"strings"

	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
)

// howTo is what a call before Load says.
const howTo = "try Load(t.File) of its sheet in Start"

// loaded are the files that were loaded, without their pictures.
var loaded = anim.NewLibrary[*document](howTo)

// said returns what a loaded file says.
func said(file string) *document {
	d, ok := loaded.File(file)
	if !ok {
		panic(fmt.Sprintf("ase: look into %q: it has not been loaded; %s", file, howTo))
	}
	return d
}

// Sheet names an Aseprite file of the game's assets, and which of its layers are shown. It is plain data and may be
// compared.
type Sheet struct {
	file   string
	layers string // "+name", "-name" and "=" with zero bytes between them: what Show, Hide and Only have done
}

// File returns the sheet of a file. It reads nothing and cannot fail. The empty name is the zero Sheet, whose images and
// anims are none. It is safe for concurrent use.
func File(name string) Sheet { return Sheet{file: name} }

// Show returns the sheet with layers shown that the file hides, and the groups that they lie in. A name that several
// layers have means all of them; one that none has is an error of Load, and reported with the image.
func (s Sheet) Show(layers ...string) Sheet { return s.with("+", layers) }

// Hide returns the sheet with layers hidden that the file shows. A group hides all that is in it.
func (s Sheet) Hide(layers ...string) Sheet { return s.with("-", layers) }

// Only returns the sheet with no layers but these; of a group those that the file shows in it.
func (s Sheet) Only(layers ...string) Sheet { return Sheet{s.file, "=\x00"}.with("+", layers) }

func (s Sheet) with(sign string, layers []string) Sheet {
	for _, l := range layers {
		s.layers += sign + l + "\x00"
	}
	return s
}

// String returns the sheet's name: "hero.ase", "hero.ase +hat -shadow" with layers shown and hidden, "none" for the
// zero value.
func (s Sheet) String() string {
	if s == (Sheet{}) {
		return "none"
	}
	return strings.TrimRight(s.file+" "+strings.ReplaceAll(s.layers, "\x00", " "), " ")
}

// Image returns all frames, which Sprite.Frame picks from.
func (s Sheet) Image() render.Image {
	if s.file == "" {
		return render.Image{}
	}
	return render.NewImage("ase", s.String(), func(from render.Source) ([]image.Image, error) {
		return s.open(from, nil)
	})
}

// Anim returns the animation of all frames.
func (s Sheet) Anim() anim.Anim { return s.Tag("") }

// Tag returns the animation of a tag, with the tag's frames, direction and number of rounds. The texts of cels are events
// of their frames: "step, dust" in the user data of a cel of any layer is two. The empty name is the animation of all
// frames. A player needs Load before; Anim.Sprite shows the first frame without it. After Load a tag that the file does not
// have panics; before, Load is an error.
func (s Sheet) Tag(name string) anim.Anim {
	if s.file == "" {
		return anim.Anim{}
	}
	full := s.String()
	if name != "" {
		full += "#" + name
	}
	a, err := loaded.Anim(s.file, full, s.Image(), func(d *document) (anim.Clip, error) { return d.clip(s, name) })
	if err != nil {
		panic(fmt.Sprintf("ase: tag of %q: %v", s, err))
	}
	return a
}

// Slice returns a named part of the canvas.
func (s Sheet) Slice(name string) Slice { return Slice{s, name} }

// Load reads the file's durations, tags and slices; call it in Start with Tick.File, so that a replay knows which file it
// was. It serves all sheets of the file, whatever layers they show. A file that is missing or broken is an error, and so is
// a tag or a layer that was asked for and is not there. To load it again after it has changed changes all anims of it.
func (s Sheet) Load(read func(name string) ([]byte, error)) error {
	if s.file == "" {
		return nil
	}
	data, err := read(s.file)
	if err != nil {
		return fmt.Errorf("ase: load %q: %w", s.file, err)
	}
	d, err := parseSafely(data)
	if err != nil {
		return fmt.Errorf("ase: load %q: %w", s.file, err)
	}
	if _, err := d.visible(s.layers); err != nil {
		return fmt.Errorf("ase: load %q: %w", s, err)
	}
	d.forgetPictures()
	if err := loaded.Put(s.file, d); err != nil {
		return fmt.Errorf("ase: load %q: %w", s.file, err)
	}
	return nil
}

// Size returns the size of the canvas in pixels. It panics when Load was not called.
func (s Sheet) Size() (w, h int) {
	d := said(s.file)
	return d.w, d.h
}

// Tags returns the names of the tags, in the file's order. It panics when Load was not called.
func (s Sheet) Tags() []string {
	var names []string
	for _, t := range said(s.file).tags {
		names = append(names, t.name)
	}
	return names
}

// Layers returns the names of the layers and groups, the lowest first. It panics when Load was not called.
func (s Sheet) Layers() []string {
	var names []string
	for _, l := range said(s.file).layers {
		names = append(names, l.name)
	}
	return names
}
