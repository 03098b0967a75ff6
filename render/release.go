package render

import (
	"cmp"
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// Release lets go of an image and its grids when the frame is over: the room that they took is used for others, and a
// page of the atlas on which nothing is left is given back. Drawn again, an image is loaded again. Offscreen images lose
// their picture; those as large as the canvas stay. It is for pictures that a game is done with, such as those of a
// level: without it they stay until the game ends. It costs a look at all images.
func Release(c *Canvas, i Image) {
	a := c.atlas
	a.leave, a.reuse = (*Atlas).letGo, (*page).takeFree
	a.leaving = append(a.leaving, i)
}

// LimitMemory lets go of what was not drawn for two seconds of pictures, the longest unused first, whenever pages take
// more than so many bytes at the beginning of a frame; zero: never, as it is at first. Pages are 4 and 16 MB, and one is
// given back when nothing is left on it. What is in use stays, also above the limit, and so do letters of fonts.
func LimitMemory(c *Canvas, bytes int) {
	a := c.atlas
	a.leave, a.reuse = (*Atlas).letGo, (*page).takeFree
	a.budget = bytes
}

// idle is how many frames an image must not have been drawn to be let go of when memory is short.
const idle = 120

// letGo lets go of what was released and, when memory is short, of what was not drawn for long. It is called between
// frames, since changes of a frame's images come before all that it draws.
func (a *Atlas) letGo() {
	for _, i := range a.leaving {
		a.cutFrom, a.uncut = Image{}, driver.Picture{}
		base := known.base(i)
		for _, other := range slices.Clone(a.order) {
			if known.base(other) == base {
				a.remove(a.entries[other.id])
			}
		}
	}
	a.leaving = a.leaving[:0]
	if a.budget > 0 && a.memory() > a.budget {
		a.removeIdle()
	}
}

func (a *Atlas) removeIdle() {
	var old []*entry
	for _, i := range a.order {
		if e := a.entries[i.id]; a.now-e.used > idle && !a.pages[e.page].drawn {
			old = append(old, e)
		}
	}
	slices.SortStableFunc(old, func(x, y *entry) int { return cmp.Compare(x.used, y.used) })
	for _, e := range old {
		if a.memory() <= a.budget {
			return
		}
		a.remove(e)
	}
}

// remove forgets where an image lies, so that the room is free and the next use loads it again.
func (a *Atlas) remove(e *entry) {
	i, p := Image{e.id}, &a.pages[e.page]
	if slices.Contains(a.full.made, i) || slices.ContainsFunc(a.captures, func(s captureSlot) bool { return s.image == i }) ||
		slices.Contains(sheets[:], i) {
		return
	}
	delete(a.entries, e.id)
	a.order = slices.DeleteFunc(a.order, func(o Image) bool { return o == i })
	if near := &a.near[e.id%nearImages]; *near == e {
		*near = nil
	}
	a.moved++
	if p.id.Slot == 0 || p.drawn && known.base(i) != i {
		return // a part of an offscreen image, which has the page
	}
	switch p.live--; {
	case p.own || p.live <= 0 && e.page > 0:
		a.ops = append(a.ops, driver.ImageOp{Kind: driver.ImageRelease, Image: p.id})
		*p = page{own: true, id: driver.ImageID{Gen: p.id.Gen}}
		a.gone = append(a.gone, e.page)
	default:
		p.giveBack(e.block())
	}
}

// block returns the room of an image with its margins.
func (e *entry) block() block {
	return block{int(e.x) - margin, int(e.y) - margin, e.cols * int(e.stepX), e.count / e.cols * int(e.stepY)}
}

// giveBack makes a block free, and joins it with others along whole edges.
func (p *page) giveBack(b block) {
	for i := 0; i < len(p.free); i++ {
		if joined, ok := b.join(p.free[i]); ok {
			b = joined
			p.free = slices.Delete(p.free, i, i+1)
			i = -1 // what it has become may join others
		}
	}
	p.free = append(p.free, b)
}

// join returns two blocks as one, when they are one.
func (b block) join(o block) (block, bool) {
	switch {
	case b.x == o.x && b.w == o.w && (b.y+b.h == o.y || o.y+o.h == b.y):
		return block{b.x, min(b.y, o.y), b.w, b.h + o.h}, true
	case b.y == o.y && b.h == o.h && (b.x+b.w == o.x || o.x+o.w == b.x):
		return block{min(b.x, o.x), b.y, b.w + o.w, b.h}, true
	}
	return block{}, false
}

// takeFree takes room from the smallest free block that is large enough, and leaves the rest in two: guillotine cuts
// after J. Jylänki, A Thousand Ways to Pack the Bin, 2010, with the best area fit and the shorter cut.
func (p *page) takeFree(w, h int) (x, y int, ok bool) {
	best := -1
	for i, b := range p.free {
		if b.w >= w && b.h >= h && (best < 0 || b.w*b.h < p.free[best].w*p.free[best].h) {
			best = i
		}
	}
	if best < 0 {
		return 0, 0, false
	}
	b := p.free[best]
	p.free = slices.Delete(p.free, best, best+1)
	right, below := block{b.x + w, b.y, b.w - w, h}, block{b.x, b.y + h, b.w, b.h - h}
	if b.w-w > b.h-h {
		right.h, below.w = b.h, w
	}
	for _, rest := range [...]block{right, below} {
		if rest.w > 0 && rest.h > 0 {
			p.giveBack(rest)
		}
	}
	return b.x, b.y, true
}
