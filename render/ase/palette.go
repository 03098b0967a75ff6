package ase

// palette are the colours of an indexed file; those that it lacks are transparent.
type palette [256][4]byte // RGBA, straight alpha

// newPalette reads the kind of palette that has an alpha.
func (d *document) newPalette(c *cursor) {
	c.skip(4)
	from, to := c.u32(), c.u32()
	c.skip(8)
	p := d.changed()
	for i := from; i <= to && c.err == nil; i++ {
		named := c.u16()&1 != 0
		if color := c.take(4); i >= 0 && i < len(p) {
			copy(p[i][:], color)
		}
		if named {
			c.text()
		}
	}
	d.modern = true
}

// oldPalette reads the kinds of palette of older programs, which newer ones still write; in one of them colours go to 63.
func (d *document) oldPalette(c *cursor, dim bool) {
	if d.modern {
		return
	}
	p, at := d.changed(), 0
	for range c.u16() {
		at += c.u8()
		n := c.u8()
		if n == 0 {
			n = len(p)
		}
		for ; n > 0 && c.err == nil; n-- {
			rgb := c.take(3)
			if at >= len(p) {
				continue
			}
			p[at] = [4]byte{rgb[0], rgb[1], rgb[2], 255}
			if dim {
				p[at] = [4]byte{bright(rgb[0]), bright(rgb[1]), bright(rgb[2]), 255}
			}
			at++
		}
	}
}

// bright takes 0 to 63 to 0 to 255.
func bright(b byte) byte { return byte(int(min(b, 63)) * 255 / 63) }

// changed returns a palette to change, so that frames before keep theirs.
func (d *document) changed() *palette {
	p := *d.palette
	d.palette = &p
	return d.palette
}
