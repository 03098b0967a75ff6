package render

import "github.com/krill2d/krill/engine/driver"

// Sides of pages, texels. The first is small: 4 MB hold the font and the art of most prototypes, also on phones.
const (
	firstPage = 1024
	laterPage = 2048
)

// canvasSlot is the image that PixelPerfect draws into; pages come after it.
const canvasSlot = 1

// whiteSide is the side of the white block in the top left corner of each shared page, texels: shapes read its
// middle, whose neighbours are white too, from whichever page is in use, so that a shape never ends a run.
const (
	whiteSide = 3
	white     = whiteSide / 2.0
)

// page is one image on the driver's side, filled with many.
type page struct {
	id    driver.ImageID // of slot 0: it is gone, and has no texels
	own   bool           // holds one large image and no white block
	drawn bool           // that image is drawn on
	space skyline
	live  int     // blocks that hold something, without the white one
	free  []block // below the skyline, of images that were let go of
}

// block is a rectangle of a page, texels.
type block struct{ x, y, w, h int }

// room returns the page that takes a block of w by h texels, and where: the first one with room, so that what is used
// at the same time, as the images of a level or the letters of a line are, lies on one page as far as that goes.
func (a *Atlas) room(w, h int) (n int32, x, y int) {
	side := min(laterPage, a.maxImage())
	if len(a.pages) == 0 {
		side = firstPage
	}
	if w > side || h > side-whiteSide {
		return a.newPage(page{own: true, live: 1, space: newSkyline(w, h)}), 0, 0
	}
	for i := range a.pages {
		p := &a.pages[i]
		if p.own {
			continue
		}
		if a.reuse != nil {
			if x, y, ok := a.reuse(p, w, h); ok {
				p.live++
				return int32(i), x, y
			}
		}
		if x, y, ok := p.space.add(w, h); ok {
			p.live++
			return int32(i), x, y
		}
	}
	n = a.newPage(page{space: newSkyline(side, side), live: 1})
	x, y, _ = a.pages[n].space.add(w, h)
	return n, x, y
}

// newPage creates a page on the driver's side, in the place of one that is gone if there is one.
func (a *Atlas) newPage(p page) int32 {
	n := len(a.pages)
	if last := len(a.gone) - 1; last >= 0 {
		n, a.gone = int(a.gone[last]), a.gone[:last]
	} else {
		a.pages = append(a.pages, page{})
	}
	p.id = driver.ImageID{Slot: a.below + canvasSlot + 1 + uint32(n), Gen: a.pages[n].id.Gen + 1}
	a.create(&p)
	if !p.own {
		p.space.add(whiteSide, whiteSide)
		a.write(p.id, 0, 0, paintPicture(whiteSide, whiteSide, func(int, int) Color { return White }))
	}
	a.pages[n] = p
	return int32(n)
}

func (a *Atlas) create(p *page) {
	a.ops = append(a.ops, driver.ImageOp{Kind: driver.ImageCreate, Image: p.id, Canvas: p.drawn, W: p.space.w, H: p.space.h})
}

// write uploads a picture.
func (a *Atlas) write(id driver.ImageID, x, y int, p driver.Picture) {
	a.ops = append(a.ops, driver.ImageOp{
		Kind: driver.ImageWrite, Image: id, X: x, Y: y, W: p.W, H: p.H,
		Hash: fnvBytes(fnvOffset, p.Pix), Pix: p.Pix,
	})
}

// canvas returns an image of w by h texels that commands can draw into; another size is a new generation.
func (a *Atlas) canvas(w, h int) driver.ImageID {
	s := &a.surface
	if s.sent && s.w == w && s.h == h {
		return s.id
	}
	if s.sent {
		a.ops = append(a.ops, driver.ImageOp{Kind: driver.ImageRelease, Image: s.id})
	}
	s.id.Slot, s.sent = a.below+canvasSlot, true
	if s.w != w || s.h != h {
		s.id.Gen++
	}
	s.w, s.h = w, h
	a.ops = append(a.ops, driver.ImageOp{Kind: driver.ImageCreate, Image: s.id, Canvas: true, W: w, H: h})
	return s.id
}

// surface is what canvas has made.
type surface struct {
	id   driver.ImageID
	w, h int // texels
	sent bool
}

// memory returns what pages take, bytes.
func (a *Atlas) memory() int {
	n := 0
	if a.surface.sent {
		n = 4 * a.surface.w * a.surface.h
	}
	for i := range a.pages {
		n += 4 * a.pages[i].space.w * a.pages[i].space.h
	}
	return n
}

// addAtlas counts what is in an atlas, before its changes go into a frame.
func (s *Stats) addAtlas(a *Atlas) {
	s.Images, s.Pages, s.Bytes = len(a.order), len(a.pages)-len(a.gone), a.memory()
	for i := range a.ops {
		s.Uploads += len(a.ops[i].Pix)
	}
}
