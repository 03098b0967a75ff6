package ase

import (
	"fmt"
	"image"
	"strings"

	"github.com/krill2d/krill/render"
)

// opened is a file whose frames have been put together.
type opened struct {
	*document
	frames []*image.NRGBA
}

// open makes the frames of an image; of a slice if there is one.
func (s Sheet) open(from render.Source, part *string) ([]image.Image, error) {
	kept, err := from.Cached("ase "+s.String(), func() (any, error) {
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
