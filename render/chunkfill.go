package render

import (
	"slices"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// differs reports whether some cells of a chunk are not what was drawn, or show another frame now.
func (d *tiles) differs(k *chunk, b cellBox) bool {
	if k.phase != d.phase && len(k.moving) > 0 || (len(k.flips) > 0) != (d.flips != nil) {
		return true
	}
	b = k.box.cut(b)
	for y := b.y0; y < b.y1 && b.x0 < b.x1; y++ {
		here, there := y*d.grid.W, k.at(0, y)
		if !equal(d.cells[here+b.x0:here+b.x1], k.cells[there+b.x0:there+b.x1]) {
			return true
		}
		if d.flips != nil && !slices.Equal(d.flips[here+b.x0:here+b.x1], k.flips[there+b.x0:there+b.x1]) {
			return true
		}
	}
	return false
}

// equal compares two lists of one length. Arrays are compared as memory, which slices.Equal does not do; the last one
// overlaps the one before.
func equal(a, b []uint16) bool {
	const n = 16
	if len(a) < n || len(b) < n {
		return slices.Equal(a, b)
	}
	for i := 0; i+n <= len(a) && i+n <= len(b); i += n {
		if *(*[n]uint16)(a[i:]) != *(*[n]uint16)(b[i:]) {
			return false
		}
	}
	return *(*[n]uint16)(a[len(a)-n:]) == *(*[n]uint16)(b[len(b)-n:])
}

// at returns the place of a cell in the chunk's lists.
func (k *chunk) at(x, y int) int { return (y-k.box.y0)*(k.box.x1-k.box.x0) + x - k.box.x0 }

// cut returns what two boxes share.
func (b cellBox) cut(o cellBox) cellBox {
	return cellBox{max(b.x0, o.x0), max(b.y0, o.y0), min(b.x1, o.x1), min(b.y1, o.y1)}
}

// fillChunk draws a chunk whose top left texel is x0, y0 of the map: all of it, or only the cells that have changed
// where each has its place for itself.
func (c *Canvas) fillChunk(d *tiles, k *chunk, fresh bool, x0, y0 float64, b cellBox) {
	outer, commands, quads, marks, tint, stats := c.state, len(c.f.Commands), len(c.f.Quads), len(c.pass.marks), d.tint, c.stats
	last, reads := c.page, c.reads
	p := &c.atlas.pages[k.page]
	c.state = state{target: p.id, clip: driver.Box{W: p.space.w, H: p.space.h}, blend: Replace}
	c.look(driver.Box{X: k.x, Y: k.y, W: slotSide, H: slotSide})
	c.setTransform(geom.Transform{
		A: d.texels.X, D: d.texels.Y,
		X: float64(k.x+chunkMargin) - x0, Y: float64(k.y+chunkMargin) - y0,
	})
	d.tint = opaqueWhite
	if fresh || !d.fits || (len(k.flips) > 0) != (d.flips != nil) {
		c.drawChunk(d, k, b)
	} else {
		c.mendChunk(d, k)
	}
	c.closeRun()
	c.atlas.toKeep.take(c.f, commands, quads)
	c.pass.marks = c.pass.marks[:marks]
	c.state, d.tint, c.stats, c.page, c.reads = outer, tint, stats, last, reads
	d.note(k)
}

// drawChunk draws all cells of a chunk.
func (c *Canvas) drawChunk(d *tiles, k *chunk, b cellBox) {
	k.box = b
	k.cells, k.flips = k.cells[:0], k.flips[:0]
	for y := b.y0; y < b.y1 && b.x0 < b.x1; y++ {
		row := y * d.grid.W
		k.cells = append(k.cells, d.cells[row+b.x0:row+b.x1]...)
		if d.flips != nil {
			k.flips = append(k.flips, d.flips[row+b.x0:row+b.x1]...)
		}
	}
	c.fillSight(Color{})
	if !d.fits {
		c.Blend(Over)
	}
	c.cells(d, b)
}

// mendChunk draws the cells of a chunk that are not what they were, and those that move.
func (c *Canvas) mendChunk(d *tiles, k *chunk) {
	for y := k.box.y0; y < k.box.y1; y++ {
		for x := k.box.x0; x < k.box.x1; x++ {
			here, there := y*d.grid.W+x, k.at(x, y)
			if d.cells[here] != k.cells[there] || d.flips != nil && d.flips[here] != k.flips[there] {
				k.cells[there] = d.cells[here]
				if d.flips != nil {
					k.flips[there] = d.flips[here]
				}
				c.mendCell(d, x, y)
			}
		}
	}
	if k.phase == d.phase {
		return
	}
	for _, i := range k.moving {
		w := k.box.x1 - k.box.x0
		c.mendCell(d, k.box.x0+int(i)%w, k.box.y0+int(i)/w)
	}
}

// mendCell draws a cell over what was in its place.
func (c *Canvas) mendCell(d *tiles, x, y int) {
	ax, _, _, dy, left, top := c.stretched(place(d.grid, d.size, x, y))
	c.box(left, top, left+ax, top+dy, [4]uint16{})
	c.cell(d, x, y)
}

// note remembers which cells of a chunk move and what they show.
func (d *tiles) note(k *chunk) {
	k.phase, k.moving = d.phase, k.moving[:0]
	if len(d.shown) == 0 {
		return
	}
	for i, n := range k.cells {
		if n != 0 && d.moving(int(n)) {
			k.moving = append(k.moving, int32(i))
		}
	}
}
