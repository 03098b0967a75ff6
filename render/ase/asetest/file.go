// Package asetest writes Aseprite files, for tests and pictures of render/ase: no game links it.
//
//	data := (&asetest.File{
//		W: 16, H: 16,
//		Layers: []asetest.Layer{{Name: "body"}},
//		Frames: []asetest.Frame{{Ms: 100, Cels: []asetest.Cel{{W: 16, H: 16, Pix: pixels}}}},
//		Tags:   []asetest.Tag{{Name: "idle"}},
//	}).Bytes()
//
// It writes what the fields say and checks nothing, so that a test can write what is wrong.
package asetest

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
)

// File is an Aseprite file.
type File struct {
	W, H        int // of the canvas, pixels
	Depth       int // bits of a pixel; zero: 32
	Groups      bool
	Transparent int // index of the colour that is none
	Palette     [][4]byte
	Old         bool // the palette is one of the old kind
	Layers      []Layer
	Tilesets    []Tileset
	Frames      []Frame
	Tags        []Tag
	Slices      []Slice
}

// Layer is a layer, the lowest first.
type Layer struct {
	Name                        string
	Hidden, Background, Guide   bool
	Kind, Level, Blend, Tileset int // kind 1: a group, 2: tiles
	Opacity                     int // zero: 255
}

// Frame is a picture of the animation.
type Frame struct {
	Ms   int
	Cels []Cel
}

// Cel is what a layer has in a frame.
type Cel struct {
	Layer, X, Y, Z int
	Opacity        int // zero: 255
	W, H           int // pixels, or tiles
	Pix            []byte
	Raw            bool // not packed
	Linked         bool
	Link           int      // to that frame
	Tiles          []uint32 // instead of Pix
	Text           string   // user data
}

// Tag is a named part of the animation.
type Tag struct {
	Name                  string
	From, To, Way, Repeat int
}

// Slice is a named part of the canvas.
type Slice struct {
	Name           string
	Frame          int
	X, Y, W, H     int
	Nine           bool
	CX, CY, CW, CH int
	Pivot          bool
	PivotX, PivotY int
	LaterX, LaterY int // where it is from frame Later on
	Later          int // zero: nowhere else
}

// Tileset is a column of tiles.
type Tileset struct {
	N, W, H int
	Pix     []byte
}

// out collects bytes.
type out struct{ bytes.Buffer }

func (o *out) put(numbers ...any) {
	for _, n := range numbers {
		_ = binary.Write(o, binary.LittleEndian, n) // a buffer takes all
	}
}

func (o *out) text(s string) {
	o.put(uint16(len(s)))
	o.WriteString(s)
}

func (o *out) zero(n int) { o.Write(make([]byte, n)) }

func (o *out) chunk(kind int, c *out) {
	o.put(uint32(c.Len()+6), uint16(kind))
	o.Write(c.Bytes())
}

func packed(pix []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(pix)
	_ = z.Close()
	return b.Bytes()
}

// Bytes writes the file.
func (f *File) Bytes() []byte {
	var body, all out
	for n := range f.Frames {
		chunks, count := f.chunks(n)
		body.put(uint32(chunks.Len()+16), uint16(0xF1FA), uint16(count), uint16(f.Frames[n].Ms), uint16(0), uint32(count))
		body.Write(chunks.Bytes())
	}
	flags, depth := uint32(1), f.Depth
	if f.Groups {
		flags |= 2
	}
	if depth == 0 {
		depth = 32
	}
	all.put(uint32(128+body.Len()), uint16(0xA5E0), uint16(len(f.Frames)), uint16(f.W), uint16(f.H), uint16(depth), flags)
	all.zero(10)
	all.put(uint8(f.Transparent))
	all.zero(3)
	all.put(uint16(len(f.Palette)), uint8(1), uint8(1))
	all.zero(128 - all.Len())
	all.Write(body.Bytes())
	return all.Bytes()
}

// chunks writes what is in a frame.
func (f *File) chunks(n int) (all out, count int) {
	add := func(kind int, c *out) {
		all.chunk(kind, c)
		count++
	}
	if n == 0 {
		f.head(add)
	}
	for i := range f.Frames[n].Cels {
		c := &f.Frames[n].Cels[i]
		add(0x2005, c.chunk())
		if c.Text != "" {
			text := &out{}
			text.put(uint32(1))
			text.text(c.Text)
			add(0x2020, text)
		}
	}
	return all, count
}

// head writes what stands before the first cel.
func (f *File) head(add func(kind int, c *out)) {
	if len(f.Palette) > 0 {
		add(f.palette())
	}
	for i := range f.Tilesets {
		add(0x2023, f.Tilesets[i].chunk(i))
	}
	for _, l := range f.Layers {
		add(0x2004, l.chunk())
	}
	if len(f.Tags) > 0 {
		tags := &out{}
		tags.put(uint16(len(f.Tags)))
		tags.zero(8)
		for _, t := range f.Tags {
			tags.put(uint16(t.From), uint16(t.To), uint8(t.Way), uint16(t.Repeat))
			tags.zero(10)
			tags.text(t.Name)
		}
		add(0x2018, tags)
	}
	for _, s := range f.Slices {
		add(0x2022, s.chunk())
	}
}

func (f *File) palette() (kind int, c *out) {
	c = &out{}
	if f.Old {
		c.put(uint16(1), uint8(0), uint8(len(f.Palette)))
		for _, p := range f.Palette {
			c.Write(p[:3])
		}
		return 0x0004, c
	}
	c.put(uint32(len(f.Palette)), uint32(0), uint32(len(f.Palette)-1))
	c.zero(8)
	for i, p := range f.Palette {
		c.put(uint16(i % 2)) // every second one has a name
		c.Write(p[:])
		if i%2 == 1 {
			c.text("colour")
		}
	}
	return 0x2019, c
}

func (l *Layer) chunk() *out {
	c, flags, opacity := &out{}, 3, l.Opacity
	if l.Hidden {
		flags &^= 1
	}
	if l.Background {
		flags |= 8
	}
	if l.Guide {
		flags |= 64
	}
	if opacity == 0 {
		opacity = 255
	}
	c.put(uint16(flags), uint16(l.Kind), uint16(l.Level), uint32(0), uint16(l.Blend), uint8(opacity))
	c.zero(3)
	c.text(l.Name)
	if l.Kind == 2 {
		c.put(uint32(l.Tileset))
	}
	return c
}

func (l *Cel) chunk() *out {
	c, kind, opacity := &out{}, 2, l.Opacity
	switch {
	case l.Linked:
		kind = 1
	case l.Raw:
		kind = 0
	case l.Tiles != nil:
		kind = 3
	}
	if opacity == 0 {
		opacity = 255
	}
	c.put(uint16(l.Layer), int16(l.X), int16(l.Y), uint8(opacity), uint16(kind), int16(l.Z))
	c.zero(5)
	if kind == 1 {
		c.put(uint16(l.Link))
		return c
	}
	c.put(uint16(l.W), uint16(l.H))
	switch kind {
	case 0:
		c.Write(l.Pix)
	case 2:
		c.Write(packed(l.Pix))
	case 3:
		c.put(uint16(32), uint32(0x1fffffff), uint32(0x20000000), uint32(0x40000000), uint32(0x80000000))
		c.zero(10)
		var tiles out
		tiles.put(l.Tiles)
		c.Write(packed(tiles.Bytes()))
	}
	return c
}

func (s *Slice) chunk() *out {
	c, flags, keys := &out{}, 0, 1
	if s.Nine {
		flags |= 1
	}
	if s.Pivot {
		flags |= 2
	}
	if s.Later > 0 {
		keys = 2
	}
	c.put(uint32(keys), uint32(flags), uint32(0))
	c.text(s.Name)
	for n := range keys {
		frame, x, y := s.Frame, s.X, s.Y
		if n == 1 {
			frame, x, y = s.Later, s.LaterX, s.LaterY
		}
		c.put(uint32(frame), int32(x), int32(y), uint32(s.W), uint32(s.H))
		if s.Nine {
			c.put(int32(s.CX), int32(s.CY), uint32(s.CW), uint32(s.CH))
		}
		if s.Pivot {
			c.put(int32(s.PivotX), int32(s.PivotY))
		}
	}
	return c
}

func (t *Tileset) chunk(id int) *out {
	c, pix := &out{}, packed(t.Pix)
	c.put(uint32(id), uint32(2|4), uint32(t.N), uint16(t.W), uint16(t.H), uint16(1))
	c.zero(14)
	c.text("tiles")
	c.put(uint32(len(pix)))
	c.Write(pix)
	return c
}
