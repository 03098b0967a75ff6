package ase

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"errors"
	"fmt"
	"image"
	"io"
	"slices"
)

// maxGroups is how many pixels the pictures of groups within each other may have.
const maxGroups = 48_000_000

// painter puts a frame together out of the layers that are shown.
type painter struct {
	*document
	shown []bool // by layer, its groups included
	raw   []byte // room for what is unpacked
	pix   []byte // room for a cel, RGBA
}

// picture returns a frame.
func (p *painter) picture(n int) (*image.NRGBA, error) {
	f := &p.frames[n]
	order := make([]*cel, 0, len(f.cels))
	for i := range f.cels {
		if c := &f.cels[i]; p.shown[c.layer] {
			order = append(order, c)
		}
	}
	slices.SortStableFunc(order, func(a, b *cel) int {
		return cmp.Or(cmp.Compare(a.layer+a.z, b.layer+b.z), cmp.Compare(a.z, b.z))
	})
	img := image.NewNRGBA(image.Rect(0, 0, p.w, p.h))
	if err := p.group(img, f, order, -1, 1); err != nil {
		return nil, fmt.Errorf("frame %d: %w", n, err)
	}
	return img, nil
}

// group draws the cels of a group, -1 for all of them. Groups within it that have an opacity or a blend mode are drawn
// by themselves first, where their lowest cel is.
func (p *painter) group(img *image.NRGBA, f *frame, order []*cel, group, depth int) error {
	if int64(depth)*int64(p.w)*int64(p.h) > maxGroups && depth > 1 {
		return fmt.Errorf("groups with a blend mode lie in each other on a canvas of %d×%d pixels; try merging them", p.w, p.h)
	}
	done := map[int]bool{}
	for _, c := range order {
		switch inner, in := p.within(c.layer, group); {
		case !in || done[inner]:
		case inner < 0:
			if err := p.cel(img, f, c); err != nil {
				return fmt.Errorf("layer %q: %w", p.layers[c.layer].name, err)
			}
		default:
			done[inner] = true
			sub := image.NewNRGBA(img.Rect)
			if err := p.group(sub, f, order, inner, depth+1); err != nil {
				return err
			}
			l := &p.layers[inner]
			for i := 0; i < len(sub.Pix); i += 4 {
				over(img.Pix[i:i+4], sub.Pix[i:i+4], l.blend, l.opacity)
			}
		}
	}
	return nil
}

// within reports whether a layer lies in a group, and which group of its own between them comes first; -1: none.
func (d *document) within(layer, group int) (inner int, in bool) {
	inner = -1
	for l := layer; l != group; l = d.layers[l].parent {
		if l < 0 {
			return -1, false
		}
		if d.layers[l].grouping() {
			inner = l
		}
	}
	return inner, true
}

// grouping reports whether a layer is a group that is drawn by itself.
func (l *layer) grouping() bool { return l.kind == 1 && (l.blend != normal || l.opacity < 255) }

// cel draws one.
func (p *painter) cel(img *image.NRGBA, f *frame, c *cel) error {
	if c.kind == 3 {
		return p.tiles(img, f, c)
	}
	if err := p.unpack(c.data, c.w*c.h, p.depth/8, c.kind == 2); err != nil {
		return err
	}
	l := &p.layers[c.layer]
	p.convert(p.raw, f.palette, l.backing)
	p.lay(img, p.pix, c.w, c.h, c.x, c.y, l, c.opacity)
	return nil
}

// lay draws pixels at a place.
func (p *painter) lay(img *image.NRGBA, pix []byte, w, h, x, y int, l *layer, opacity int) {
	r := image.Rect(x, y, x+w, y+h).Intersect(img.Rect)
	opacity = scale(opacity, l.opacity)
	for at := r.Min.Y; at < r.Max.Y; at++ {
		src := pix[((at-y)*w+r.Min.X-x)*4:]
		dst := img.Pix[img.PixOffset(r.Min.X, at):]
		for i := 0; i < r.Dx()*4; i += 4 {
			over(dst[i:i+4], src[i:i+4], l.blend, opacity)
		}
	}
}

// unpack fills raw with n units of some bytes.
func (p *painter) unpack(data []byte, n, unit int, packed bool) error {
	p.raw = slices.Grow(p.raw[:0], n*unit)[:n*unit]
	if !packed {
		if copy(p.raw, data) < len(p.raw) {
			return errCut
		}
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return errors.New("its pixels are not packed as they should be; try saving the file again")
	}
	if _, err := io.ReadFull(z, p.raw); err != nil {
		return fmt.Errorf("its pixels end too early (%w); try saving the file again", err)
	}
	return nil
}

// convert fills pix with pixels of the file's kind as RGBA.
func (p *painter) convert(raw []byte, colors *palette, backing bool) {
	n := len(raw) / (p.depth / 8)
	p.pix = slices.Grow(p.pix[:0], n*4)[:n*4]
	switch p.depth {
	case 32:
		copy(p.pix, raw)
	case 16:
		for i := range n {
			g := raw[2*i]
			copy(p.pix[4*i:], []byte{g, g, g, raw[2*i+1]})
		}
	case 8:
		for i, index := range raw {
			c := colors[index]
			if int(index) == p.transparent && !backing {
				c = [4]byte{}
			}
			copy(p.pix[4*i:], c[:])
		}
	}
}
