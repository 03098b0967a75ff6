package ase

import (
	"errors"
	"fmt"
	"image"
)

// Limits of a file. What is beyond does not fit into the memory of a GPU, or is made to take all memory or time.
const (
	maxSide     = 8192        // pixels of the canvas
	maxPixels   = 25_000_000  // of all frames together
	maxCel      = 16_000_000  // pixels of a cel or a tileset
	maxCelsWork = 500_000_000 // pixels that all cels have
	maxDepth    = 32          // groups within each other
)

// document is what a file says, its pictures still packed.
type document struct {
	w, h        int // of the canvas, pixels
	depth       int // bits of a pixel: 32, 16 or 8
	opaque      bool
	grouped     bool // groups have an opacity and a blend mode
	ids         bool // layers have numbers after their names
	transparent int  // index of a colour that is none

	layers   []layer
	frames   []frame
	tags     []tag
	slices   []slice
	tilesets map[int]*tileset
	palette  *palette // of the frame that is being read
	modern   bool     // it has a palette of the present kind, so older ones are copies
	work     int64    // pixels of the cels so far
	named    bool     // the last chunk was a cel, so user data is about it
}

// layer is one of the layers, the lowest first; a group comes before what is in it.
type layer struct {
	name    string
	hidden  bool
	backing bool // the background, which is opaque
	guide   bool // a reference, which is never shown
	kind    int  // 0: pixels, 1: a group, 2: tiles
	level   int  // groups that it lies in
	parent  int  // the group, or -1
	blend   int
	opacity int // 0 to 255
	tileset int
}

// frame is a picture of the animation.
type frame struct {
	sec     float64
	cels    []cel
	palette *palette
	events  []string
}

// cel is what a layer has in a frame.
type cel struct {
	layer, x, y int
	opacity, z  int
	kind        int // 0: plain, 1: that of another frame, 2: packed, 3: packed tiles
	link        int // the other frame
	w, h        int // pixels, or tiles
	mask        tileMask
	data        []byte
}

// tag is a named part of the animation.
type tag struct {
	name     string
	from, to int // frames
	way      int // 0: forward, 1: backward, 2: there and back, 3: back and there
	repeat   int // 0: no end
}

// slice is a named part of the canvas.
type slice struct {
	name string
	keys []key
	nine bool // it has a middle that may be stretched
	turn bool // it has a pivot
}

// key is where a slice is from a frame on.
type key struct {
	frame  int
	rect   image.Rectangle // in the canvas
	center image.Rectangle // in rect
	pivot  image.Point     // from rect's corner
}

// tileset is a column of tiles.
type tileset struct {
	n, w, h int // tiles; of one, pixels
	data    []byte
	pix     []byte // unpacked, one below the other
}

// parse reads a file without unpacking its pictures.
func parse(data []byte) (*document, error) {
	d := &document{tilesets: map[int]*tileset{}, palette: &palette{}}
	c := cursor{data: data}
	frames, err := d.header(&c)
	if err != nil {
		return nil, err
	}
	for n := range frames {
		if err := d.frame(&c); err != nil {
			return nil, fmt.Errorf("frame %d: %w", n, err)
		}
	}
	return d, d.check()
}

// header reads the first 128 bytes.
func (d *document) header(c *cursor) (frames int, err error) {
	h := c.part(128)
	h.skip(4)
	if magic := h.u16(); magic != 0xA5E0 {
		return 0, errors.New("it is no Aseprite file; try saving it as .aseprite")
	}
	frames, d.w, d.h, d.depth = h.u16(), h.u16(), h.u16(), h.u16()
	flags := h.u32()
	d.opaque, d.grouped, d.ids = flags&1 == 0, flags&2 != 0, flags&4 != 0
	h.skip(10)
	d.transparent = h.u8()
	switch {
	case d.depth != 8 && d.depth != 16 && d.depth != 32:
		return 0, fmt.Errorf("it has pixels of %d bits; try RGBA, grayscale or indexed", d.depth)
	case d.w < 1 || d.h < 1 || frames < 1:
		return 0, fmt.Errorf("it has %d frames of %d×%d pixels; try at least one pixel", frames, d.w, d.h)
	case d.w > maxSide || d.h > maxSide || int64(d.w)*int64(d.h)*int64(frames) > maxPixels:
		return 0, fmt.Errorf("it has %d frames of %d×%d pixels; try at most %d a side and %d million in all",
			frames, d.w, d.h, maxSide, maxPixels/1_000_000)
	}
	return frames, h.err
}

// frame reads a frame and its chunks.
func (d *document) frame(c *cursor) error {
	head := c.part(16)
	size := head.u32()
	if head.err == nil && head.u16() != 0xF1FA {
		return errors.New("it does not begin as one; try saving the file again")
	}
	chunks, ms := head.u16(), head.u16()
	head.skip(2)
	if n := head.u32(); n != 0 {
		chunks = n
	}
	body := c.part(size - 16)
	if head.err != nil || body.err != nil {
		return errCut
	}
	f := frame{sec: float64(ms) / 1000, palette: d.palette}
	d.frames = append(d.frames, f)
	d.named = false
	for n := 0; n < chunks && len(body.data) > 0; n++ {
		length := body.u32()
		kind := body.u16()
		chunk := body.part(length - 6)
		if body.err != nil {
			return errCut
		}
		if err := d.chunk(kind, &chunk); err != nil {
			return err
		}
		if chunk.err != nil {
			return chunk.err
		}
	}
	d.frames[len(d.frames)-1].palette = d.palette
	return nil
}

// chunk reads a part of a frame. Kinds that are not known say nothing about the picture.
func (d *document) chunk(kind int, c *cursor) error {
	named := d.named
	d.named = kind == 0x2005 || kind == 0x2006 && named // which says more about the cel
	switch kind {
	case 0x2020:
		if named {
			d.userData(c)
		}
	case 0x0004, 0x0011:
		d.oldPalette(c, kind == 0x0011)
	case 0x2019:
		d.newPalette(c)
	case 0x2004:
		return d.layer(c)
	case 0x2005:
		return d.cel(c)
	case 0x2018:
		d.tagsChunk(c)
	case 0x2022:
		return d.slice(c)
	case 0x2023:
		return d.tileset(c)
	}
	return nil
}
