package ase

import (
	"encoding/binary"
	"fmt"
	"image"
)

// tileMask says what the bits of a tile mean.
type tileMask struct {
	bits           int
	id, x, y, turn uint32 // the tile's number; mirrored left to right, top to bottom; rows and columns exchanged
}

func readTileMask(c *cursor) tileMask {
	m := tileMask{bits: c.u16()}
	m.id, m.x, m.y, m.turn = uint32(c.u32()), uint32(c.u32()), uint32(c.u32()), uint32(c.u32())
	c.skip(10)
	return m
}

// tiles draws a cel that is made of tiles.
func (p *painter) tiles(img *image.NRGBA, f *frame, c *cel) error {
	l := &p.layers[c.layer]
	t := p.tilesets[l.tileset]
	if c.mask.bits != 32 && c.mask.bits != 16 && c.mask.bits != 8 {
		return fmt.Errorf("its tiles have %d bits; try saving the file with another version of Aseprite", c.mask.bits)
	}
	if err := p.openTiles(t, f.palette); err != nil {
		return err
	}
	unit := c.mask.bits / 8
	if err := p.unpack(c.data, c.w*c.h, unit, true); err != nil {
		return err
	}
	var four [4]byte
	tile := make([]byte, t.w*t.h*4)
	for i := range c.w * c.h {
		copy(four[:], p.raw[i*unit:][:unit])
		bits := binary.LittleEndian.Uint32(four[:])
		id := int64(bits & c.mask.id)
		if id == 0 || id >= int64(t.n) {
			continue
		}
		t.oriented(tile, int(id), bits&c.mask.x != 0, bits&c.mask.y != 0, bits&c.mask.turn != 0)
		p.lay(img, tile, t.w, t.h, c.x+i%c.w*t.w, c.y+i/c.w*t.h, l, c.opacity)
	}
	return nil
}

// openTiles unpacks a tileset at its first use.
func (p *painter) openTiles(t *tileset, colors *palette) error {
	if t.pix != nil {
		return nil
	}
	if err := p.unpack(t.data, t.n*t.w*t.h, p.depth/8, true); err != nil {
		return fmt.Errorf("tileset: %w", err)
	}
	p.convert(p.raw, colors, false)
	t.pix, p.pix = p.pix, nil
	return nil
}

// oriented fills dst with a tile that is mirrored and turned.
func (t *tileset) oriented(dst []byte, id int, flipX, flipY, turn bool) {
	src := t.pix[id*t.w*t.h*4:]
	for y := range t.h {
		for x := range t.w {
			u, v := x, y
			if flipX {
				u = t.w - 1 - u
			}
			if flipY {
				v = t.h - 1 - v
			}
			if turn && t.w == t.h {
				u, v = v, u
			}
			copy(dst[(y*t.w+x)*4:][:4], src[(v*t.w+u)*4:][:4])
		}
	}
}
