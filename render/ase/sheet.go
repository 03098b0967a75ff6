package ase

import (
	"fmt"
	"image"
	"slices"
	"strings"

	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
)

// howTo is what a call before Load says.
const howTo = "try Load(t.File) of its sheet in Start"

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

// String returns the sheet's name: "hero.ase", "hero.ase +hat -shadow" with layers shown and hidden.
func (s Sheet) String() string {
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
	return loaded.tag(s, name)
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
	if err := loaded.put(s.file, d); err != nil {
		return fmt.Errorf("ase: load %q: %w", s.file, err)
	}
	return nil
}

// Size returns the size of the canvas in pixels. It panics when Load was not called.
func (s Sheet) Size() (w, h int) {
	d := loaded.document(s.file)
	return d.w, d.h
}

// Tags returns the names of the tags, in the file's order. It panics when Load was not called.
func (s Sheet) Tags() []string {
	var names []string
	for _, t := range loaded.document(s.file).tags {
		names = append(names, t.name)
	}
	return names
}

// Layers returns the names of the layers and groups, the lowest first. It panics when Load was not called.
func (s Sheet) Layers() []string {
	var names []string
	for _, l := range loaded.document(s.file).layers {
		names = append(names, l.name)
	}
	return names
}

// opened is a file whose frames have been put together.
type opened struct {
	*document
	frames []*image.NRGBA
}

// open makes the frames of an image; of a slice if there is one.
func (s Sheet) open(from render.Source, part *string) ([]image.Image, error) {
	kept, err := from.Keep("ase "+s.String(), func() (any, error) {
		data, err := from.File(s.file)
		if err != nil {
			return nil, err
		}
		d, err := parse(data)
		if err != nil {
			return nil, err
		}
		frames, err := d.pictures(s.layers)
		d.forgetPictures()
		return &opened{d, frames}, err
	})
	if err != nil {
		return nil, err
	}
	return kept.(*opened).parts(part)
}

// parts returns the frames, or what a slice shows of them.
func (o *opened) parts(name *string) ([]image.Image, error) {
	frames := make([]image.Image, len(o.frames))
	for n, f := range o.frames {
		frames[n] = f
	}
	if name == nil {
		return frames, nil
	}
	part, err := o.sliceOf(*name)
	if err != nil {
		return nil, err
	}
	for n, f := range o.frames {
		frames[n] = part.cut(f, n)
	}
	return frames, nil
}

// pictures returns all frames.
func (d *document) pictures(layers string) ([]*image.NRGBA, error) {
	shown, err := d.visible(layers)
	if err != nil {
		return nil, err
	}
	p := &painter{document: d, shown: shown}
	frames := make([]*image.NRGBA, 0, len(d.frames))
	for n := range d.frames {
		img, err := p.picture(n)
		if err != nil {
			return nil, err
		}
		frames = append(frames, img)
	}
	return frames, nil
}

// visible reports for each layer whether it is shown, with the groups that it lies in.
func (d *document) visible(changes string) ([]bool, error) {
	own := make([]bool, len(d.layers))
	for i := range d.layers {
		own[i] = !d.layers[i].hidden
	}
	only := false
	for change := range strings.SplitSeq(strings.TrimSuffix(changes, "\x00"), "\x00") {
		if change == "" {
			continue
		}
		if change == "=" {
			only = true
			clear(own)
			continue
		}
		if err := d.change(own, change[1:], change[0] == '+', only); err != nil {
			return nil, err
		}
	}
	for i := range d.layers {
		if up := d.layers[i].parent; up >= 0 {
			own[i] = own[i] && own[up]
		}
	}
	for i := range d.layers {
		own[i] = own[i] && !d.layers[i].guide
	}
	return own, nil
}

// change shows or hides the layers of a name. A group that is shown alone shows what the file shows in it.
func (d *document) change(own []bool, name string, show, only bool) error {
	found := false
	for i := range d.layers {
		if d.layers[i].name != name {
			continue
		}
		found, own[i] = true, show
		for up := d.layers[i].parent; up >= 0 && show; up = d.layers[up].parent {
			own[up] = true
		}
		for in := i + 1; in < len(d.layers) && only && show; in++ {
			if _, inside := d.within(in, i); inside {
				own[in] = !d.layers[in].hidden
			}
		}
	}
	if !found {
		var names []string
		for i := range d.layers {
			names = append(names, d.layers[i].name)
		}
		return fmt.Errorf("it has no layer %q; it has %s", name, listed(names))
	}
	return nil
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

// parseSafely is parse, which must not end a game whatever a file says.
func parseSafely(data []byte) (d *document, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("it cannot be read: %v; try saving it again", p)
		}
	}()
	return parse(data)
}

// forgetPictures drops what durations and tags do not need.
func (d *document) forgetPictures() {
	for i := range d.frames {
		d.frames[i].cels, d.frames[i].palette = nil, nil
	}
	d.tilesets, d.palette = nil, nil
}

// clip returns a tag's animation; the empty name is all frames.
func (d *document) clip(s Sheet, name string) (anim.Clip, error) {
	all := tag{to: len(d.frames) - 1}
	t := &all
	if name != "" {
		i := slices.IndexFunc(d.tags, func(t tag) bool { return t.name == name })
		if i < 0 {
			var names []string
			for _, t := range d.tags {
				names = append(names, t.name)
			}
			return anim.Clip{}, fmt.Errorf("it has no tag %q; it has %s", name, listed(names))
		}
		t = &d.tags[i]
	}
	c := anim.Clip{Image: s.Image(), Times: t.repeat}
	for n := t.from; n <= t.to; n++ {
		c.Frames = append(c.Frames, anim.Frame{Cell: n, Sec: d.frames[n].sec, Events: d.frames[n].events})
	}
	if t.way == 1 || t.way == 3 {
		slices.Reverse(c.Frames)
	}
	if t.way >= 2 {
		c.Mode = anim.PingPong
		if t.repeat > 0 {
			c.Mode, c.Times, c.Frames = anim.Loop, 1, thereAndBack(c.Frames, t.repeat)
		}
	}
	return c, nil
}

// thereAndBack writes out a number of ways, since a file counts there and back as two.
func thereAndBack(frames anim.Frames, ways int) anim.Frames {
	const most = 1 << 12
	all := slices.Clone(frames)
	back := slices.Clone(frames)
	slices.Reverse(back)
	for n := 1; n < ways && len(frames) > 1 && len(all) < most; n++ {
		next := frames
		if n%2 == 1 {
			next = back
		}
		all = append(all, next[1:]...)
	}
	return all
}
