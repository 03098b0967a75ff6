package ase

import (
	"fmt"
	"image"
	"strings"
)

func (d *document) layer(c *cursor) error {
	flags := c.u16()
	l := layer{
		hidden: flags&1 == 0, backing: flags&8 != 0, guide: flags&64 != 0,
		kind: c.u16(), level: c.u16(), parent: -1,
	}
	c.skip(4)
	l.blend, l.opacity = c.u16(), c.u8()
	c.skip(3)
	l.name = c.text()
	if l.kind == 2 {
		l.tileset = c.u32()
	}
	if d.opaque || l.kind == 1 && !d.grouped {
		l.opacity = 255
	}
	if l.kind == 1 && !d.grouped {
		l.blend = 0
	}
	if l.level > maxDepth {
		return fmt.Errorf("layer %q lies in %d groups; try at most %d", l.name, l.level, maxDepth)
	}
	for i := len(d.layers) - 1; i >= 0 && l.level > 0; i-- {
		if above := &d.layers[i]; above.kind == 1 && above.level == l.level-1 {
			l.parent = i
			break
		}
	}
	d.layers = append(d.layers, l)
	return c.err
}

func (d *document) cel(c *cursor) error {
	l := cel{layer: c.u16(), x: c.i16(), y: c.i16(), opacity: c.u8(), kind: c.u16(), z: c.i16()}
	c.skip(5)
	switch l.kind {
	case 1:
		l.link = c.u16()
	case 0, 2, 3:
		l.w, l.h = c.u16(), c.u16()
		if l.kind == 3 {
			l.mask = readTileMask(c)
		}
		l.data = c.data
	default:
		return fmt.Errorf("a cel is of kind %d; try saving the file with another version of Aseprite", l.kind)
	}
	if int64(l.w)*int64(l.h) > maxCel {
		return fmt.Errorf("a cel has %d×%d pixels or tiles; try at most %d million", l.w, l.h, maxCel/1_000_000)
	}
	f := &d.frames[len(d.frames)-1]
	f.cels = append(f.cels, l)
	return c.err
}

// userData keeps the text of a cel: names of events, with commas between them.
func (d *document) userData(c *cursor) {
	if flags := c.u32(); flags&1 == 0 {
		return
	}
	f := &d.frames[len(d.frames)-1]
	for event := range strings.SplitSeq(c.text(), ",") {
		if event = strings.TrimSpace(event); event != "" {
			f.events = append(f.events, event)
		}
	}
}

func (d *document) tagsChunk(c *cursor) {
	n := c.u16()
	c.skip(8)
	for range n {
		t := tag{from: c.u16(), to: c.u16(), way: c.u8(), repeat: c.u16()}
		c.skip(10)
		t.name = c.text()
		if c.err != nil {
			return
		}
		d.tags = append(d.tags, t)
	}
}

func (d *document) slice(c *cursor) error {
	n, flags := c.u32(), c.u32()
	c.skip(4)
	s := slice{nine: flags&1 != 0, turn: flags&2 != 0, name: c.text()}
	for range n {
		k := key{frame: c.u32(), rect: readRect(c)}
		if s.nine {
			k.center = readRect(c)
		}
		if s.turn {
			k.pivot = image.Pt(c.i32(), c.i32())
		}
		if c.err != nil {
			return c.err
		}
		k.rect = k.rect.Intersect(image.Rect(0, 0, d.w, d.h))
		s.keys = append(s.keys, k)
	}
	if len(s.keys) > 0 {
		d.slices = append(d.slices, s)
	}
	return c.err
}

func readRect(c *cursor) image.Rectangle {
	x, y, w, h := c.i32(), c.i32(), c.u32(), c.u32()
	return image.Rectangle{Min: image.Pt(x, y), Max: image.Pt(x+w, y+h)}
}

func (d *document) tileset(c *cursor) error {
	id, flags := c.u32(), c.u32()
	t := &tileset{n: c.u32(), w: c.u16(), h: c.u16()}
	c.skip(16)
	name := c.text()
	if flags&1 != 0 {
		c.skip(8)
	}
	if flags&2 == 0 {
		return fmt.Errorf("the tiles of %q lie in another file; try keeping them in this one", name)
	}
	size := c.u32()
	t.data = c.part(size).data
	if c.err != nil {
		return c.err
	}
	all := int64(t.n) * int64(t.w) * int64(t.h)
	if all < 0 || all > maxCel {
		return fmt.Errorf("tileset %q has %d tiles of %d×%d pixels; try at most %d million pixels", name, t.n, t.w, t.h, maxCel/1_000_000)
	}
	d.work += all
	d.tilesets[id] = t
	return nil
}

var errWork = fmt.Errorf("its cels have too many pixels; try at most %d million in all", maxCelsWork/1_000_000)

// check looks at what the parts of a file say of each other.
func (d *document) check() error {
	for i := range d.tags {
		if t := &d.tags[i]; t.from > t.to || t.to >= len(d.frames) {
			return fmt.Errorf("tag %q goes from frame %d to %d of %d; try saving the file again", t.name, t.from, t.to, len(d.frames))
		}
	}
	for i := range d.layers {
		if d.layers[i].grouping() {
			d.work += int64(d.w) * int64(d.h) * int64(len(d.frames))
		}
	}
	for n := range d.frames {
		for i := range d.frames[n].cels {
			if err := d.checkCel(n, &d.frames[n].cels[i]); err != nil {
				return fmt.Errorf("frame %d: %w", n, err)
			}
		}
	}
	if d.work > maxCelsWork {
		return errWork
	}
	return nil
}

// checkCel follows a link and adds up how much work all cels are.
func (d *document) checkCel(frame int, c *cel) error {
	if c.layer >= len(d.layers) || d.layers[c.layer].kind == 1 {
		return fmt.Errorf("a cel is of layer %d of %d; try saving the file again", c.layer, len(d.layers))
	}
	if c.kind == 1 {
		target := d.linked(c.link, c.layer)
		if target == nil || c.link >= frame || target.kind == 1 {
			return fmt.Errorf("layer %q shows its cel of frame %d, where it has none; try saving the file again", d.layers[c.layer].name, c.link)
		}
		c.kind, c.w, c.h, c.mask, c.data = target.kind, target.w, target.h, target.mask, target.data
	}
	area := int64(c.w) * int64(c.h)
	if c.kind == 3 {
		t := d.tilesets[d.layers[c.layer].tileset]
		if t == nil {
			return fmt.Errorf("layer %q has tiles and no tileset; try saving the file again", d.layers[c.layer].name)
		}
		area *= int64(max(t.w*t.h, 1))
	}
	d.work = min(d.work+area, 2*maxCelsWork)
	return nil
}

// linked returns the cel of a layer in a frame, or nil.
func (d *document) linked(frame, layer int) *cel {
	if frame >= len(d.frames) {
		return nil
	}
	cels := d.frames[frame].cels
	for i := range cels {
		if cels[i].layer == layer {
			return &cels[i]
		}
	}
	return nil
}
