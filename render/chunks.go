package render

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// What chunks are: squares of a tile map, drawn once into a part of a page, its slot, and shown from there.
const (
	slotSide     = 512
	chunkMargin  = 1        // texels of its neighbours that a chunk has around it, for filters
	chunkMemory  = 64 << 20 // bytes of all their pages
	chunkedCells = 256      // of a grid that has chunks, at least
	smallestZoom = 0.25     // pixels of the target per texel of a chunk, at least
	oldChunk     = 60       // frames without being seen after which a chunk gives way rather than that a page is added
)

// chunks is the memory of all tile maps of an atlas. Chunks are found by what they show and compared with it, so it
// does not matter which grid they were drawn from, and a game that is restored finds them again.
type chunks struct {
	frame   uint32
	marked  int // chunks that this frame shows
	maps    []chunkMap
	drawn   tiles
	slots   []chunk
	find    map[chunkKey]int32
	pages   int  // of the atlas, filled with slots
	small   bool // all of the map that is drawn fits on a small page
	memory  int  // bytes of them
	free    int  // slots of the last page that no chunk has had yet
	current int32
}

// chunkMap tells maps of one frame apart that have the same sets and sizes.
type chunkMap struct {
	id    uint64
	nth   int
	cells *uint16
}

type chunkKey struct {
	id   uint64 // of the map
	x, y int32  // in chunks
}

// chunk is one slot and what was drawn there.
type chunk struct {
	key    chunkKey
	used   uint32 // the last frame that showed it
	page   int32
	x, y   int // of the slot, texels
	box    cellBox
	cells  []uint16
	flips  []geom.Flip
	moving []int32 // places in cells of tiles that move
	phase  uint64
}

// chunked returns the chunks of the atlas.
func (a *Atlas) chunked() *chunks {
	s, ok := a.chunks.(*chunks)
	if !ok {
		s = &chunks{}
		a.chunks = s
	}
	return s
}

// begin opens a frame.
func (s *chunks) begin(frame uint32) {
	s.frame = frame
	s.marked, s.maps = 0, s.maps[:0]
}

// worthChunks reports whether a map is worth its chunks, and the same with them: a shader speaks of single tiles, and most
// blends do something where a tile is transparent. It depends on nothing but the map and the state of the canvas, so that
// a picture that is drawn twice is the same.
func (c *Canvas) worthChunks(d *tiles) bool {
	zoom := c.px / math.Sqrt(d.texels.X*d.texels.Y)
	w, h := d.chunkSize()
	if c.shader != (driver.ShaderID{}) || c.blend != Over && (c.blend != Add || !d.fits) {
		return false
	}
	return d.grid.W*d.rows >= chunkedCells && d.whole && !d.drawn && zoom >= smallestZoom && w > 0 && h > 0 &&
		c.atlas.maxImage() >= slotSide
}

// chunkSize returns the texels of a map that a chunk shows: whole cells, 0 when none fits.
func (d *tiles) chunkSize() (w, h int) {
	const room = slotSide - 2*chunkMargin
	cw, ch := max(int(min(d.size.X*d.texels.X, room+1)), 1), max(int(min(d.size.Y*d.texels.Y, room+1)), 1)
	return room / cw * cw, room / ch * ch
}

// extent is the part of a map that chunks cover, in chunks, the second pair excluded.
func (d *tiles) extent(r geom.Rect, w, h int) cellBox {
	b := d.grid.Bounds()
	x0, y0 := max(r.X, b.X-d.reach.x0), max(r.Y, b.Y-d.reach.y0)
	x1, y1 := min(r.X+r.W, b.X+b.W+d.reach.x1), min(r.Y+r.H, b.Y+b.H+d.reach.y1)
	cw, ch := float64(w)/d.texels.X, float64(h)/d.texels.Y
	return cellBox{geom.Floor(x0 / cw), geom.Floor(y0 / ch), geom.Int(math.Ceil(x1 / cw)), geom.Int(math.Ceil(y1 / ch))}
}

// drawChunks shows the chunks in sight and draws what has changed in them. It reports false, and has drawn nothing,
// when there is not enough memory.
func (c *Canvas) drawChunks(d *tiles, sight geom.Rect) bool {
	w, h := d.chunkSize()
	e := d.extent(sight, w, h)
	across, down := e.x1-e.x0, e.y1-e.y0
	if across <= 0 || down <= 0 {
		return true
	}
	s := c.atlas.chunked()
	most := s.capacity(c.atlas.pageSide()) - s.marked
	if across > most || down > most || across*down > most {
		return false
	}
	all := d.extent(d.grid.Bounds().Inset(-max(d.reach.x0, d.reach.y0, d.reach.x1, d.reach.y1)), w, h)
	s.small = (all.x1-all.x0)*(all.y1-all.y0) <= (firstPage/slotSide)*(firstPage/slotSide)
	id := s.nth(d.hash(), &d.cells[0])
	c.closeRun() // also when nothing is to be filled: the commands must be the same
	d.chunks = d.chunks[:0]
	for y := e.y0; y < e.y1; y++ {
		for x := e.x0; x < e.x1; x++ {
			d.chunks = append(d.chunks, c.updatedChunk(d, chunkKey{id, int32(x), int32(y)}, sight, w, h))
		}
	}
	s.byPage(d.chunks)
	for _, i := range d.chunks {
		c.showChunk(d, &s.slots[i], w, h)
	}
	return true
}

// byPage puts few chunks into the order of their pages, which saves draw calls. They cover nothing of each other.
func (s *chunks) byPage(list []int32) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && s.slots[list[j]].page < s.slots[list[j-1]].page; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// updatedChunk returns a chunk that is up to date as far as it is in sight.
func (c *Canvas) updatedChunk(d *tiles, key chunkKey, sight geom.Rect, w, h int) int32 {
	x0, y0 := float64(int(key.x)*w), float64(int(key.y)*h)
	i, fresh := c.chunk(key)
	k := &c.atlas.chunked().slots[i]
	area := d.area(x0-chunkMargin, y0-chunkMargin, x0+float64(w)+chunkMargin, y0+float64(h)+chunkMargin)
	if fresh || d.differs(k, d.box(area.Intersect(sight.Inset(-1/min(d.texels.X, d.texels.Y))))) {
		c.fillChunk(d, k, fresh, x0, y0, d.box(area))
	}
	return i
}

// showChunk draws a chunk.
func (c *Canvas) showChunk(d *tiles, k *chunk, w, h int) {
	x0, y0 := float64(int(k.key.x)*w), float64(int(k.key.y)*h)
	b := d.grid.Bounds() // what lies beyond is not shown
	x1 := min(x0+float64(w), math.Ceil(float64((b.W+d.reach.x1)*d.texels.X)))
	y1 := min(y0+float64(h), math.Ceil(float64((b.H+d.reach.y1)*d.texels.Y)))
	r := d.area(x0, y0, x1, y1)
	ax, bx, cy, dy, x, y := c.stretched(edges{r.X, r.Y, x1 / d.texels.X, y1 / d.texels.Y})
	if q := c.quad(k.page, c.filter, ax, bx, cy, dy, x, y); q != nil {
		q.U0, q.V0 = float32(k.x+chunkMargin), float32(k.y+chunkMargin)
		q.U1, q.V1 = q.U0+float32(x1-x0), q.V0+float32(y1-y0)
		q.Color = d.tint
	}
}

// area returns a box of texels of the map in logical pixels.
func (d *tiles) area(x0, y0, x1, y1 float64) geom.Rect {
	return geom.Rect{X: x0 / d.texels.X, Y: y0 / d.texels.Y, W: (x1 - x0) / d.texels.X, H: (y1 - y0) / d.texels.Y}
}

// chunk returns the chunk of a key and whether it is still to be drawn. There is room: drawChunks has looked.
func (c *Canvas) chunk(key chunkKey) (i int32, fresh bool) {
	s := c.atlas.chunked()
	i, ok := s.find[key]
	if !ok {
		i = c.atlas.chunkSlot()
		if s.find == nil {
			s.find = map[chunkKey]int32{}
		}
		delete(s.find, s.slots[i].key)
		s.find[key] = i
		s.slots[i].key = key
	}
	if k := &s.slots[i]; k.used != s.frame {
		k.used = s.frame
		s.marked++
	}
	return i, !ok
}

// chunkSlot returns a slot that no chunk in sight has.
func (a *Atlas) chunkSlot() int32 {
	s := a.chunked()
	side, oldest := a.pageSide(), -1
	for i := range s.slots {
		if oldest < 0 || s.slots[i].used < s.slots[oldest].used {
			oldest = i
		}
	}
	if s.free == 0 && (oldest < 0 || s.slots[oldest].used+oldChunk > s.frame) {
		a.chunkPage(side)
	}
	if s.free == 0 {
		return int32(oldest)
	}
	space := &a.pages[s.current].space
	x, y, _ := space.add(slotSide, slotSide)
	s.free--
	s.slots = append(s.slots, chunk{page: s.current, x: x, y: y})
	return int32(len(s.slots) - 1)
}

// chunkPage adds a page for slots if the memory allows it. The first one is small when the map is.
func (a *Atlas) chunkPage(side int) {
	s := a.chunked()
	if s.pages == 0 && s.small {
		side = min(side, firstPage)
	}
	if s.memory+side*side*4 > chunkMemory {
		return
	}
	s.current = a.newPage(page{own: true, drawn: true, space: newSkyline(side, side)})
	s.pages++
	s.memory += side * side * 4
	s.free = (side / slotSide) * (side / slotSide)
}

// pageSide is the side of a page for slots but the first, texels.
func (a *Atlas) pageSide() int { return min(laterPage, a.maxImage()) }

// capacity returns how many chunks there is memory for, with pages of a side from now on.
func (s *chunks) capacity(side int) int {
	return len(s.slots) + s.free + (chunkMemory-s.memory)/(side*side*4)*(side/slotSide)*(side/slotSide)
}

// nth makes the number of a map its own among those of the frame with the same one.
func (s *chunks) nth(id uint64, cells *uint16) uint64 {
	n := 0
	for i := range s.maps {
		m := &s.maps[i]
		if m.id == id && m.cells == cells {
			return mixIn(id, uint64(m.nth))
		}
		if m.id == id {
			n++
		}
	}
	s.maps = append(s.maps, chunkMap{id, n, cells})
	return mixIn(id, uint64(n))
}

// hash is one number for all of a map but its cells and its colour. What moves is in its phase.
func (d *tiles) hash() uint64 {
	g, t := d.grid, &d.grid.Tiling
	h := mixIn(fnvOffset, uint64(g.W)<<32^uint64(g.H))
	h = mixFloat(mixFloat(mixFloat(h, d.size.X), d.size.Y), t.Side)
	h = mixIn(h, uint64(t.Kind)<<2|flag(t.Columns)<<1|flag(t.Even))
	for i := range d.looks {
		l := &d.looks[i]
		h = mixFloat(mixFloat(mixIn(h, uint64(l.first)<<1|flag(l.Fill)), l.Offset.X), l.Offset.Y)
		if e := l.image; e != nil {
			h = mixIn(mixIn(h, e.id), uint64(e.page)<<32|uint64(e.x)<<16|uint64(e.y))
			continue
		}
		for j := range l.Tiles {
			h = mixIn(h, l.Tiles[j].id)
		}
	}
	return h
}

// mixIn adds eight bytes to a hash in one step.
func mixIn(h, n uint64) uint64 {
	h = (h ^ n) * 0x9e3779b97f4a7c55
	return h ^ h>>32
}

func mixFloat(h uint64, x float64) uint64 { return mixIn(h, math.Float64bits(x)) }

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
