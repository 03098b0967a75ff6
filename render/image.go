package render

import (
	"fmt"
	"sync"

	"github.com/krill2d/krill/engine/driver"
)

// Image names a picture: a file, cells of a file, or a recipe in code. It is 64 bits of plain data, the hash of
// the name, the same in every build and process, so it may be compared, copied and kept in a game's state.
// The zero value is no image and draws nothing.
type Image struct{ id uint64 }

// File returns the image of a file of the game's assets. It reads nothing and cannot fail; the first use decodes
// the file. One that is missing or broken is drawn as a magenta checker with its name, and reported once.
// It is safe for concurrent use. The empty name is the zero Image.
func File(name string) Image {
	if name == "" {
		return Image{}
	}
	return known.enter(recipe{name: name})
}

// Make returns an image of w by h pixels whose colours paint gives, called once for each pixel, row by row, at the
// first use; a zero Color is transparent. The name stands for the picture: a second Make of the same name and size
// is the same image, and the first one's paint counts. It panics on a size below 1, a nil paint, and on a name that
// has another size. It is safe for concurrent use.
func Make(name string, w, h int, paint func(x, y int) Color) Image {
	if w < 1 || h < 1 || paint == nil {
		panic(fmt.Sprintf("render: make %q: %d×%d pixels with paint %t; needs a size of at least 1×1 and a paint function", name, w, h, paint != nil))
	}
	return known.enter(recipe{name: name, made: true, w: w, h: h, paint: paint})
}

// Grid returns the image as a sheet of cells of w by h pixels; Sprite.Frame picks one, row by row from the top
// left, and wraps around. What is left over at the right and bottom edge is no cell. A grid of a grid starts from
// what that was cut from again. Each cell gets a margin of its own in the atlas, so neighbours never shine through.
// It panics on a size below 1. The grid of the zero Image is the zero Image.
func (i Image) Grid(w, h int) Image {
	if i == (Image{}) {
		return i
	}
	if w < 1 || h < 1 {
		panic(fmt.Sprintf("render: grid %q: cells of %d×%d pixels; needs at least 1×1", i, w, h))
	}
	return known.enter(recipe{base: known.sheet(i), w: w, h: h})
}

// Region returns the rectangle of w by h pixels of the image whose top left corner is x, y, as an image of its own: one
// of a sheet whose pictures differ in size. A part of a part counts from that one's corner, a part of a grid from the
// whole picture's, and a Grid of a part has the cells in it. Like a cell it has a margin of its own in the atlas. Parts
// of one picture that are first used after one another decode it once.
// It panics on a size below 1, a negative corner, and outside of a part; what leaves the picture is reported when it
// is drawn, as a placeholder. The part of the zero Image is the zero Image.
func (i Image) Region(x, y, w, h int) Image {
	if i == (Image{}) {
		return i
	}
	i = known.sheet(i)
	r, _ := known.find(i)
	if x < 0 || y < 0 || w < 1 || h < 1 || r.part && (x+w > r.w || y+h > r.h) {
		panic(fmt.Sprintf("render: region %q: %d×%d pixels at %d, %d; needs at least 1×1 inside of it", i, w, h, x, y))
	}
	if r.part {
		i, x, y = r.base, x+r.x, y+r.y
	}
	return known.enter(recipe{base: i, part: true, x: x, y: y, w: w, h: h})
}

// String returns the image's name: "ship.png", "ship.png 16×16" for a grid, "none" for the zero value,
// and the number of one that this process has never named, say one from a snapshot of another build.
func (i Image) String() string {
	if i == (Image{}) {
		return "none"
	}
	r, ok := known.find(i)
	switch {
	case !ok:
		return fmt.Sprintf("image %016x", i.id)
	case r.base != Image{}:
		return r.describe()
	}
	return r.name
}

// recipe is what an image or a font is made from.
type recipe struct {
	name       string  // of a file, or of what is made
	spaced     *spaced // of a grid with room between its cells
	made       bool
	base       Image    // of a grid or a part: what it is cut from
	part       bool     // not a grid
	x, y       int      // of a part: its corner
	drawing    *drawing // of an image that is drawn on: what does it; nil: it is none
	resolution float64  // of such a one that is as large as the canvas: its pixels to a device pixel
	shading    *shading // of a shader: what it takes to use it; nil: it is none
	w, h       int      // of a made image, one that is drawn on, a part, a grid's cell, or a frame of an opened one, pixels
	paint      func(x, y int) Color
	font       func(*Atlas, Font) lettering // of a font: opens it, or reports why it cannot and returns nil
	data       []byte                       // of a made font or shader
	shaped     bool                         // a font, and another one than that of the same name that is not

	format string                                                   // of an image that another package opens
	open   func(a *Atlas, all bool) (driver.Picture, frames, error) // all frames of it, or the first
}

// same reports whether two recipes are one image. Functions cannot be compared.
func (r *recipe) same(o *recipe) bool {
	return r.name == o.name && r.made == o.made && r.base == o.base && (r.spaced == nil) == (o.spaced == nil) && r.part == o.part && r.x == o.x && r.y == o.y &&
		r.drawing == o.drawing && r.resolution == o.resolution && r.shading == o.shading && r.w == o.w && r.h == o.h &&
		(r.font == nil) == (o.font == nil) && r.shaped == o.shaped && len(r.data) == len(o.data) && r.format == o.format
}

// id hashes the name alone: what Make's size adds is checked and not hashed, so that a name has one size.
func (r *recipe) id() uint64 {
	h := uint64(fnvOffset)
	if r.shaped {
		h = fnvByte(h, 'h')
	}
	switch {
	case r.part:
		h = fnvNumber(fnvNumber(fnvByte(h, 'p'), r.base.id), uint64(r.x)<<32|uint64(r.y))
		h = fnvNumber(fnvNumber(h, uint64(r.w)), uint64(r.h))
	case r.base != Image{} && r.spaced != nil:
		h = fnvNumber(fnvNumber(r.spaced.id, uint64(r.w)), uint64(r.h))
	case r.base != Image{}:
		h = fnvNumber(fnvNumber(fnvNumber(fnvByte(h, 'g'), r.base.id), uint64(r.w)), uint64(r.h))
	case r.shading != nil && r.made:
		h = fnvString(fnvByte(h, 'k'), r.name)
	case r.shading != nil:
		h = fnvString(fnvByte(h, 's'), r.name)
	case r.font != nil && r.made:
		h = fnvString(fnvByte(h, 'd'), r.name)
	case r.font != nil:
		h = fnvString(fnvByte(h, 't'), r.name)
	case r.drawing != nil:
		h = fnvString(fnvByte(h, 'o'), r.name)
	case r.format != "":
		h = fnvString(fnvByte(fnvString(fnvByte(h, 'x'), r.format), 0), r.name)
	case r.made:
		h = fnvString(fnvByte(h, 'm'), r.name)
	default:
		h = fnvString(fnvByte(h, 'f'), r.name)
	}
	if h == 0 {
		return 1
	}
	return h
}

// known is the table from id to recipe. It only grows, and holds nothing that a game could change.
var known = table{rows: map[uint64]*recipe{}}

type table struct {
	mu          sync.RWMutex
	rows        map[uint64]*recipe
	closeSpaced closer // takes the room between cells out; nil: GridSpaced was never called
}

// enter returns the image of a recipe; it allocates only for a new one.
func (t *table) enter(r recipe) Image {
	i := Image{r.id()}
	if old, ok := t.find(i); ok {
		return agree(i, old, &r)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if old, ok := t.rows[i.id]; ok {
		return agree(i, old, &r)
	}
	kept := r // so that r stays off the heap where it is known already
	t.rows[i.id] = &kept
	return i
}

// find returns the recipe of an image, and an empty one when it has none. It must not be changed.
func (t *table) find(i Image) (*recipe, bool) {
	t.mu.RLock()
	r, ok := t.rows[i.id]
	t.mu.RUnlock()
	if !ok {
		r = &none
	}
	return r, ok
}

var none recipe

// sheet returns what a grid is cut from, and any other image itself.
func (t *table) sheet(i Image) Image {
	if r, _ := t.find(i); r.base != (Image{}) && !r.part {
		return r.base
	}
	return i
}

// base returns the whole picture that an image is or is cut from.
func (t *table) base(i Image) Image {
	for {
		r, _ := t.find(i)
		if r.base == (Image{}) {
			return i
		}
		i = r.base
	}
}

// agree panics when two recipes want one id.
func agree(i Image, old, r *recipe) Image {
	if old.same(r) {
		return i
	}
	if old.font != nil && r.font != nil && old.name == r.name {
		panic(fmt.Sprintf("render: font %q: %d bytes, but it had %d before; use another name", r.name, len(r.data), len(old.data)))
	}
	if old.shading != nil && r.shading != nil && old.name == r.name {
		panic(fmt.Sprintf("render: shader %q: %d bytes, but it had %d before; use another name", r.name, len(r.data), len(old.data)))
	}
	if old.made && r.made && old.name == r.name {
		panic(fmt.Sprintf("render: make %q: %d×%d pixels, but it was made with %d×%d before; use another name", r.name, r.w, r.h, old.w, old.h))
	}
	panic(fmt.Sprintf("render: name %q: its number is that of %q; rename one of them", r.describe(), old.describe()))
}

func (r *recipe) describe() string {
	if r.part {
		return fmt.Sprintf("%v %d,%d %d×%d", r.base, r.x, r.y, r.w, r.h)
	}
	if r.base != (Image{}) {
		return fmt.Sprintf("%v %d×%d", r.base, r.w, r.h)
	}
	return r.name
}
