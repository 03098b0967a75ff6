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
	id    driver.ImageID
	own   bool // holds one large image and no white block
	drawn bool // that image is drawn on
	space skyline
}

// room returns the page that takes a block of w by h texels, and where.
func (a *Atlas) room(w, h int) (n int32, x, y int) {
	side := min(laterPage, a.maxImage())
	if len(a.pages) == 0 {
		side = firstPage
	}
	if w > side || h > side-whiteSide {
		return a.newPage(page{own: true, space: newSkyline(w, h)}), 0, 0
	}
	for i := range a.pages {
		if a.pages[i].own {
			continue
		}
		if x, y, ok := a.pages[i].space.add(w, h); ok {
			return int32(i), x, y
		}
	}
	n = a.newPage(page{space: newSkyline(side, side)})
	x, y, _ = a.pages[n].space.add(w, h)
	return n, x, y
}

// newPage creates a page on the driver's side.
func (a *Atlas) newPage(p page) int32 {
	p.id = driver.ImageID{Slot: a.below + canvasSlot + 1 + uint32(len(a.pages)), Gen: 1}
	a.create(&p)
	if !p.own {
		p.space.add(whiteSide, whiteSide)
		a.write(p.id, 0, 0, paintPicture(whiteSide, whiteSide, func(int, int) Color { return White }))
	}
	a.pages = append(a.pages, p)
	return int32(len(a.pages) - 1)
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
