package sheet

import (
	"fmt"
	"image"
	"image/draw"

	"github.com/krill2d/krill/render"
)

// pictures returns frames whole, all of the size of the largest, with their centres on one point: a sprite's place is that
// of its centre.
func (c *contents) pictures(from render.Source, frames []int) ([]image.Image, error) {
	w, h := 0, 0
	for _, n := range frames {
		w, h = max(w, c.frames[n].w), max(h, c.frames[n].h)
	}
	if int64(w)*int64(h)*int64(len(frames)) > maxPixels {
		return nil, fmt.Errorf("it has %d frames of %d×%d pixels; try at most %d million in all", len(frames), w, h, maxPixels/1_000_000)
	}
	all := make([]image.Image, 0, len(frames))
	for _, n := range frames {
		f := &c.frames[n]
		src, err := from.Image(f.file)
		if err != nil {
			return nil, err
		}
		dst := image.NewNRGBA(image.Rect(0, 0, w, h))
		if err := f.put(dst, image.Pt((w-f.w)/2, (h-f.h)/2), src); err != nil {
			return nil, err
		}
		all = append(all, dst)
	}
	return all, nil
}

// put draws a frame whole, with its corner at a point.
func (f *frame) put(dst *image.NRGBA, corner image.Point, src image.Image) error {
	rect := f.rect.Add(src.Bounds().Min)
	if !rect.In(src.Bounds()) {
		return fmt.Errorf("frame %q lies at %v of %q, which has %d×%d pixels; try exporting both again",
			f.name, f.rect, f.file, src.Bounds().Dx(), src.Bounds().Dy())
	}
	kept := pixels(src, rect)
	if f.turned {
		kept = upright(kept)
	}
	for y := range kept.Rect.Dy() {
		to := corner.Add(f.at).Add(image.Pt(0, y))
		line := image.Rect(to.X, to.Y, to.X+kept.Rect.Dx(), to.Y+1).Intersect(dst.Rect)
		if line.Empty() {
			continue
		}
		copy(dst.Pix[dst.PixOffset(line.Min.X, to.Y):], kept.Pix[kept.PixOffset(line.Min.X-to.X, y):][:line.Dx()*4])
	}
	return nil
}

// pixels copies a part of a picture.
func pixels(src image.Image, r image.Rectangle) *image.NRGBA {
	dst := image.NewNRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
	n, ok := src.(*image.NRGBA)
	if !ok {
		draw.Draw(dst, dst.Rect, src, r.Min, draw.Src)
		return dst
	}
	for y := range r.Dy() {
		copy(dst.Pix[y*dst.Stride:][:dst.Stride], n.Pix[n.PixOffset(r.Min.X, r.Min.Y+y):])
	}
	return dst
}

// upright turns a picture back that was turned clockwise by a quarter.
func upright(turned *image.NRGBA) *image.NRGBA {
	w, h := turned.Rect.Dy(), turned.Rect.Dx()
	dst := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			copy(dst.Pix[dst.PixOffset(x, y):][:4], turned.Pix[turned.PixOffset(h-1-y, x):])
		}
	}
	return dst
}

// cut returns what a slice shows of the first frame.
func (c *contents) cut(from render.Source, part *slice) ([]image.Image, error) {
	whole, err := c.pictures(from, []int{0})
	if err != nil {
		return nil, err
	}
	r := part.rect.Intersect(whole[0].Bounds())
	if r.Empty() {
		return nil, fmt.Errorf("slice %q lies outside of the frame", part.name)
	}
	return []image.Image{pixels(whole[0], r)}, nil
}
