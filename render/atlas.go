package render

import (
	"errors"
	"fmt"
	"image"

	"github.com/krill2d/krill/engine/driver"
)

// defaultMaxImage is the largest side that is tried when the device's limit is not known, texels.
const defaultMaxImage = 8192

// Atlas turns images into texels on the driver's side: at the first use of an image it loads it, packs it onto a
// page together with others, and has the upload ready for the next frame. Uploads depend only on the order of first
// uses, so the same game makes the same ones. It keeps no pixels but those of the last
// picture that a Region was cut from. It is for one goroutine at a time.
type Atlas struct {
	// MaxImage is the largest side of an image that the device takes, texels; zero: 8192. Larger ones are reported
	// and drawn as placeholders. It may change before an image's first use.
	MaxImage int
	// ReadFile returns a file's bytes, for fonts; nil: there are no files. It is set before the first use.
	ReadFile func(name string) ([]byte, error)

	load     func(name string) (image.Image, error)
	entries  map[uint64]*entry
	near     [nearImages]*entry // by the low bits of the id: the map is too slow for one look-up a sprite
	order    []Image            // of first use, for Resend
	below    uint32             // slots that another atlas has
	pages    []page
	chunks   any                                         // *chunks, of tile maps; nil: none was drawn. A field of that type would link its parts
	toKeep   keptFirst                                   // what fills chunks in this frame
	gone     []int32                                     // pages that were given back, whose numbers are free
	now      uint32                                      // counts frames
	leave    func(*Atlas)                                // lets go of images; nil: none were released
	reuse    func(p *page, w, h int) (x, y int, ok bool) // finds room that images left; nil: there is none
	leaving  []Image
	moved    uint32 // counts images that have left their places: what remembers places asks it
	budget   int    // bytes of pages above which what is not drawn is let go of; zero: none
	surface  surface
	cutFrom  Image // the last one of a Region
	uncut    driver.Picture
	ops      []driver.ImageOp // not in a frame yet
	errs     []error          // not handed out yet
	reported map[uint64]bool

	faces    map[uint64]lettering // by the id of the font; nil: it cannot be opened
	lastFont uint64
	lastFace lettering
	inked    int // texels that letters of fonts take

	library *library // what images that other packages open are made from; nil: there are none

	full     full
	captures []captureSlot
	shaders  *shaders // nil: none was used
	readers  *readers // nil: files do not change
}

// nearImages is how many images are found without the map of all.
const nearImages = 64

var errNoAssets = errors.New("no assets; set Config.Assets")

// entry is where an image lies.
type entry struct {
	id           uint64
	page         int32
	used         uint32  // frame in which it was looked for last
	cols, count  int     // cells in a row, and in all
	w, h         float64 // of a cell as it is drawn, pixels
	x, y         float32 // of the first cell, texels
	texW, texH   float32 // of a cell, texels
	stepX, stepY float32 // from cell to cell, texels
	scale        float64 // of an image that is drawn on: texels to a unit of its coordinates
}

// cell returns the top left texel of a cell; frames beyond the last begin again, also downwards.
func (e *entry) cell(frame int) (u, v float32) {
	if e.count == 1 {
		return e.x, e.y
	}
	frame %= e.count
	if frame < 0 {
		frame += e.count
	}
	return e.x + float32(e.stepX*float32(frame%e.cols)), e.y + float32(e.stepY*float32(frame/e.cols))
}

// NewAtlas returns an empty atlas that gets the pictures of files from load. A nil load finds no file.
func NewAtlas(load func(name string) (image.Image, error)) *Atlas { return NewAtlasAbove(0, load) }

// NewAtlasAbove is NewAtlas for a second atlas on one driver: its images have slots above the one that is given, which
// must be more than the first one ever has. A driver may keep a few bytes for each slot below.
func NewAtlasAbove(slot uint32, load func(name string) (image.Image, error)) *Atlas {
	if load == nil {
		load = func(string) (image.Image, error) { return nil, errNoAssets }
	}
	a := &Atlas{load: load, below: slot, entries: map[uint64]*entry{}, reported: map[uint64]bool{}, faces: map[uint64]lettering{}}
	a.find(sheets[0]) // opens the first page, which shapes and most text read
	return a
}

// Errs hands out the errors of images and fonts that could not be loaded since the last call, each one once.
func (a *Atlas) Errs() []error {
	errs := a.errs
	a.errs = nil
	return errs
}

// Resend loads and uploads all again, as a new window needs: it decodes every image that was used. Letters of fonts
// are painted again when they are drawn.
func (a *Atlas) Resend() {
	if a.shaders != nil {
		a.shaders.resend()
	}
	order := a.order
	a.order, a.pages, a.ops, a.near = nil, nil, nil, [nearImages]*entry{}
	a.gone = nil
	a.moved++
	a.full.made = nil
	a.surface.sent, a.cutFrom, a.library = false, Image{}, nil
	a.chunks = nil // they are drawn again when they are in sight
	clear(a.entries)
	a.inked = 0
	for _, f := range a.faces {
		if f != nil {
			f.forget()
		}
	}
	for _, i := range order {
		a.find(i)
	}
}

// Size returns the size in pixels of an image, of one cell of a grid, and 0, 0 of the zero Image.
// It loads the image at its first use; a missing one has its placeholder's size.
func (a *Atlas) Size(i Image) (w, h int) {
	if i == (Image{}) {
		return 0, 0
	}
	e := a.find(i)
	return int(e.w), int(e.h)
}

// find returns where an image other than the zero one lies.
func (a *Atlas) find(i Image) *entry {
	if e := a.near[i.id%nearImages]; e != nil && e.id == i.id {
		e.used = a.now
		return e
	}
	return a.findFar(i)
}

func (a *Atlas) findFar(i Image) *entry {
	e, ok := a.entries[i.id]
	if !ok {
		e = a.enter(i)
		a.entries[i.id] = e
		a.order = append(a.order, i)
	}
	a.near[i.id%nearImages] = e
	e.used = a.now
	return e
}

// enter loads an image and packs it.
func (a *Atlas) enter(i Image) *entry {
	if r, _ := known.find(known.base(i)); r.drawing != nil {
		return r.drawing.enter(a, i, r)
	}
	r, _ := known.find(i)
	p, shape, err := a.prepared(i)
	if err != nil {
		shape = whole(p)
	}
	a.report(i, err)
	e := a.pack(spread(p, shape.cols, shape.rows(), shape.w, shape.h), shape.cols, shape.w, shape.h)
	e.id, e.cols, e.count = i.id, shape.cols, shape.count
	if err != nil && r.base != (Image{}) {
		e.w, e.h = float64(r.w), float64(r.h) // the game keeps its looks
	}
	return e
}

// prepared returns the picture of an image and how it is cut, with an error a placeholder.
func (a *Atlas) prepared(i Image) (p driver.Picture, shape frames, err error) {
	r, _ := known.find(i)
	p, shape, err = a.picture(i, true)
	if err == nil && r.base != (Image{}) && !r.part {
		if closeIt := known.spacedCloser(); r.spaced != nil && closeIt != nil {
			p = closeIt(p, r)
		}
		shape, err = cells(i, r, p)
	}
	if err == nil && max(shape.cols*(shape.w+2*margin), shape.rows()*(shape.h+2*margin)) > a.maxImage() {
		err = fmt.Errorf("render: load %q: %d×%d pixels are more than the %d that the device takes; make it smaller", i, p.W, p.H, a.maxImage())
		p = placeholder(i.String())
	}
	return p, shape, err
}

// frames is how a picture is cut into frames, row by row.
type frames struct {
	w, h        int // of each, pixels
	cols, count int
}

func (f frames) rows() int { return (f.count + f.cols - 1) / f.cols }

// whole is a picture that is not cut.
func whole(p driver.Picture) frames { return frames{p.W, p.H, 1, 1} }

// pack uploads the cells of an image.
func (a *Atlas) pack(p driver.Picture, cols, w, h int) *entry {
	n, x, y := a.room(p.W, p.H)
	a.write(a.pages[n].id, x, y, p)
	return &entry{
		page: n, w: float64(w), h: float64(h),
		x: float32(x + margin), y: float32(y + margin), texW: float32(w), texH: float32(h),
		stepX: float32(w + 2*margin), stepY: float32(h + 2*margin),
	}
}

// cells counts the whole cells of a grid. A picture smaller than a cell is one cell.
func cells(i Image, r *recipe, p driver.Picture) (f frames, err error) {
	cols, rows := p.W/r.w, p.H/r.h
	if cols < 1 || rows < 1 {
		err = fmt.Errorf("render: grid %q: the picture has only %d×%d pixels; use smaller cells", i, p.W, p.H)
	}
	return frames{min(r.w, p.W), min(r.h, p.H), max(cols, 1), max(cols, 1) * max(rows, 1)}, err
}

// picture returns what an image is or is cut from, with an error a placeholder. all is for all frames of an opened image;
// grids and parts are cut from the first.
func (a *Atlas) picture(i Image, all bool) (p driver.Picture, f frames, err error) {
	r, ok := known.find(i)
	switch {
	case !ok:
		p = placeholder(i.String())
		err = fmt.Errorf("render: load %q: no image of this name in this build; call File or Make before a snapshot is restored", i)
	case r.part:
		p, err = a.cut(i, r)
	case r.base != (Image{}):
		p, _, err = a.picture(r.base, false)
	case r.open != nil:
		return r.open(a, all)
	case r.made:
		p = paintPicture(r.w, r.h, r.paint)
	default:
		p, err = a.file(r.name)
	}
	return p, whole(p), err
}

// file loads a file.
func (a *Atlas) file(name string) (driver.Picture, error) {
	src, err := a.load(name)
	switch {
	case err != nil:
	case src == nil || src.Bounds().Empty():
		err = errors.New("the picture is empty")
	default:
		return premultiply(src), nil
	}
	return placeholder(name), fmt.Errorf("render: load %q: %w", name, err)
}

// report keeps an image's first error for Errs.
func (a *Atlas) report(i Image, err error) {
	i = known.base(i)
	if err == nil || a.reported[i.id] {
		return
	}
	a.reported[i.id] = true
	a.errs = append(a.errs, err)
}

func (a *Atlas) maxImage() int {
	if a.MaxImage <= 0 {
		return defaultMaxImage
	}
	return a.MaxImage
}
