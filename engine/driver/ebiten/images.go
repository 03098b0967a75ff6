package ebiten

import (
	"fmt"
	"image"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// images holds what the game calls by ImageID: one image in each slot, with the generation it was made under.
type images struct {
	slots []slot
	log   *onceLog
}

type slot struct {
	gen     uint32
	image   *eb.Image // nil: empty
	canvas  bool
	w, h    int
	written []written // what the image holds, as far as the hashes tell; none for canvases
}

// written is a rectangle of an image and the hash of what was last written there.
type written struct {
	box  driver.Box
	hash uint64
}

// do carries out one change.
func (m *images) do(op *driver.ImageOp) {
	switch op.Kind {
	case driver.ImageCreate:
		m.create(op)
	case driver.ImageWrite:
		m.write(op)
	case driver.ImageRelease:
		if s := m.find(op.Image); s != nil {
			s.release()
		}
	}
}

// find returns the slot that id names, or nil when the id is stale, zero or was never made.
func (m *images) find(id driver.ImageID) *slot {
	if id == (driver.ImageID{}) || int(id.Slot) >= len(m.slots) {
		return nil
	}
	if s := &m.slots[id.Slot]; s.image != nil && s.gen == id.Gen {
		return s
	}
	return nil
}

// create puts an image into its slot; one of an older generation there is released. Pages are managed by Ebitengine,
// so that draws from two of them can still be one call of the GPU, and stay so because nothing is ever drawn into
// them. Canvases are unmanaged: Ebitengine would copy them into its atlas and out again.
func (m *images) create(op *driver.ImageOp) {
	if limit := eb.MaxImageSize(); limit > 0 && max(op.W, op.H) > limit {
		m.log.warn(fmt.Sprintf("ebiten: create image of %d×%d texels: this device has %d at most; try a smaller page", op.W, op.H, limit))
		return
	}
	for int(op.Image.Slot) >= len(m.slots) {
		m.slots = append(m.slots, slot{})
	}
	s := &m.slots[op.Image.Slot]
	s.release()
	*s = slot{gen: op.Image.Gen, canvas: op.Canvas, w: op.W, h: op.H}
	s.image = eb.NewImageWithOptions(image.Rect(0, 0, op.W, op.H), &eb.NewImageOptions{Unmanaged: op.Canvas})
}

func (m *images) write(op *driver.ImageOp) {
	s := m.find(op.Image)
	if s == nil {
		m.log.warn(fmt.Sprintf("ebiten: write image %v: there is none", op.Image))
		return
	}
	if box := (driver.Box{X: op.X, Y: op.Y, W: op.W, H: op.H}); s.note(box, op.Hash) {
		s.put(box, op.Pix)
	}
}

func (s *slot) put(box driver.Box, pix []byte) {
	if (box == driver.Box{W: s.w, H: s.h}) {
		s.image.WritePixels(pix)
		return
	}
	sub := s.image.RecyclableSubImage(rectangle(box))
	sub.WritePixels(pix)
	sub.Recycle()
}

// note remembers what is about to be written and reports whether the write is needed.
// Its cost grows with the number of rectangles written so far.
func (s *slot) note(box driver.Box, hash uint64) bool {
	if s.canvas {
		return true
	}
	kept := s.written[:0]
	for _, w := range s.written {
		if w.box == box && w.hash == hash && hash != 0 {
			return false // nothing was dropped before it: what overlaps it was dropped when it was noted
		}
		if !overlap(w.box, box) {
			kept = append(kept, w)
		}
	}
	s.written = kept
	if hash != 0 {
		s.written = append(s.written, written{box, hash})
	}
	return true
}

func (s *slot) release() {
	if s.image != nil {
		s.image.Deallocate()
	}
	s.image, s.written = nil, nil
}

func overlap(a, b driver.Box) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

func rectangle(b driver.Box) image.Rectangle { return image.Rect(b.X, b.Y, b.X+b.W, b.Y+b.H) }
