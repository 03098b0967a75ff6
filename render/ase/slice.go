package ase

import (
	"fmt"
	"image"
	"image/draw"
	"slices"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Slice names a part of a file's canvas: a button of a sheet of buttons, the place of a hat. It is plain data and may be
// compared.
type Slice struct {
	sheet Sheet
	name  string
}

// Image returns what the slice shows of each frame. It has the size of the slice in the first frame and moves as the
// slice does. It needs no Load.
func (s Slice) Image() render.Image {
	if s.sheet.file == "" {
		return render.Image{}
	}
	return render.NewImage("ase", s.sheet.String()+":"+s.name, func(from render.Source) ([]image.Image, error) {
		return s.sheet.open(from, &s.name)
	})
}

// Rect returns where the slice is in a frame, pixels of the canvas from its top left corner. It panics when the sheet was
// not loaded or has no such slice.
func (s Slice) Rect(frame int) geom.Rect {
	r := s.key(frame).rect
	return geom.R(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()))
}

// Border returns what of a nine-slice is corner or side, as render.NineSlice has it, pixels; zero of a slice that is none.
// It panics as Rect does.
func (s Slice) Border(frame int) render.Sides {
	k := s.key(frame)
	c := k.center.Intersect(image.Rectangle{Max: k.rect.Size()})
	if c.Empty() {
		return render.Sides{}
	}
	return render.Sides{
		Left: float64(c.Min.X), Top: float64(c.Min.Y),
		Right: float64(k.rect.Dx() - c.Max.X), Bottom: float64(k.rect.Dy() - c.Max.Y),
	}
}

// Pivot returns the point that was marked, from the slice's centre, as Sprite.Pivot has it, pixels; the centre of a slice
// without one. It panics as Rect does.
func (s Slice) Pivot(frame int) geom.Vec {
	k := s.key(frame)
	if !s.found().turn {
		return geom.Vec{}
	}
	return geom.V(float64(k.pivot.X)-float64(k.rect.Dx())/2, float64(k.pivot.Y)-float64(k.rect.Dy())/2)
}

func (s Slice) key(frame int) *key { return s.found().at(frame) }

func (s Slice) found() *slice {
	found, err := said(s.sheet.file).sliceOf(s.name)
	if err != nil {
		panic(fmt.Sprintf("ase: slice of %q: %v", s.sheet.file, err))
	}
	return found
}

// sliceOf finds a slice by its name.
func (d *document) sliceOf(name string) (*slice, error) {
	i := slices.IndexFunc(d.slices, func(s slice) bool { return s.name == name })
	if i < 0 {
		var names []string
		for i := range d.slices {
			names = append(names, d.slices[i].name)
		}
		return nil, fmt.Errorf("it has no slice %q; it has %s", name, listed(names))
	}
	s := &d.slices[i]
	if s.keys[0].rect.Empty() {
		return nil, fmt.Errorf("slice %q lies outside of the canvas", name)
	}
	return s, nil
}

// at returns where the slice is in a frame: where it was last put.
func (s *slice) at(frame int) *key {
	found := &s.keys[0]
	for i := range s.keys {
		if s.keys[i].frame <= frame {
			found = &s.keys[i]
		}
	}
	return found
}

// cut returns what the slice shows of a frame.
func (s *slice) cut(img *image.NRGBA, frame int) *image.NRGBA {
	part := image.NewNRGBA(image.Rectangle{Max: s.keys[0].rect.Size()})
	draw.Draw(part, part.Rect, img, s.at(frame).rect.Min, draw.Src)
	return part
}
