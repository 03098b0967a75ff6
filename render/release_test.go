package render

import (
	"fmt"
	"image"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// gallery draws images for some frames and keeps all uploads.
type gallery struct {
	c     *Canvas
	f     driver.Frame
	ops   []driver.ImageOp
	stats Stats
}

func newGallery() *gallery { return &gallery{c: NewCanvas(NewAtlas(sized))} }

func (g *gallery) frame(draw func(c *Canvas)) {
	g.c.Begin(&g.f, NewViewport(Fit, 64, 64, 64, 64), Color{}, 0, 0)
	draw(g.c)
	g.c.End()
	g.ops = append(g.ops, g.f.Images...)
	g.stats = g.c.Stats()
}

func (g *gallery) show(images ...Image) {
	g.frame(func(c *Canvas) {
		for _, i := range images {
			c.Draw(Sprite{Image: i, Pos: geom.V(32, 32)})
		}
	})
}

func picture(n, w, h int) Image { return File(fmt.Sprintf("released%d %dx%d", n, w, h)) }

// TestReleasedRoomIsUsedAgain shows level after level; without Release they would take six pages or more.
func TestReleasedRoomIsUsedAgain(t *testing.T) {
	g := newGallery()
	rnd := rand.New(rand.NewPCG(3, 9))
	keep := picture(0, 50, 50)
	for level := range 6 {
		var images []Image
		for n := range 40 {
			images = append(images, picture(1+level*40+n, 60+rnd.IntN(180), 60+rnd.IntN(180)))
		}
		g.show(append(images, keep)...)
		if g.stats.Pages > 2 {
			t.Fatalf("level %d: got %d pages; want at most 2", level, g.stats.Pages)
		}
		checkPages(t, g.c.atlas)
		pages := texels(t, g.ops)
		for _, i := range append(images, keep) {
			checkCells(t, g.c.atlas, pages, i)
		}
		g.frame(func(c *Canvas) {
			for _, i := range images {
				Release(c, i)
			}
		})
	}
	g.show()
	if a := g.c.atlas; g.stats.Pages != 1 || g.stats.Bytes != 4*firstPage*firstPage || len(a.entries) != len(a.order) {
		t.Errorf("after all levels: got %+v; want one page", g.stats)
	}
}

// TestPagesStaySound draws and releases at random.
func TestPagesStaySound(t *testing.T) {
	for seed := range uint64(6) {
		rnd := rand.New(rand.NewPCG(seed, 4))
		g := newGallery()
		g.c.atlas.MaxImage = 256 // small pages
		images := make([]Image, 60)
		for n := range images {
			images[n] = picture(n, 1+rnd.IntN(90), 1+rnd.IntN(90))
			if n%7 == 0 {
				images[n] = images[n].Grid(1+rnd.IntN(40), 1+rnd.IntN(40))
			}
			if n%11 == 0 {
				images[n] = picture(n, 240+rnd.IntN(14), 250)
			}
		}
		live := map[Image]bool{}
		for range 80 {
			g.frame(func(c *Canvas) {
				for range rnd.IntN(5) {
					i := images[rnd.IntN(len(images))]
					c.Draw(Sprite{Image: i})
					live[i] = true
				}
				for range rnd.IntN(6) {
					i := images[rnd.IntN(len(images))]
					Release(c, i)
					live[i] = false
				}
			})
			g.show() // lets go of them
			checkPages(t, g.c.atlas)
		}
		pages := texels(t, g.ops)
		for _, i := range images {
			if _, ok := g.c.atlas.entries[i.id]; ok != live[i] {
				t.Fatalf("seed %d: %v is in the atlas: got %t; want %t", seed, i, ok, live[i])
			}
			if live[i] {
				checkCells(t, g.c.atlas, pages, i)
			}
		}
		if len(pages) != g.stats.Pages {
			t.Errorf("seed %d: got %d pages; want the %d that the driver has", seed, g.stats.Pages, len(pages))
		}
	}
}

// checkPages looks whether what lies on each page overlaps, and whether the count of it is right.
func checkPages(t *testing.T, a *Atlas) {
	t.Helper()
	for n := range a.pages {
		p := &a.pages[n]
		var taken []image.Rectangle
		live := 0
		for _, e := range a.entries {
			if int(e.page) == n {
				taken = append(taken, e.block().rect())
				live++
			}
		}
		for _, b := range p.free {
			taken = append(taken, b.rect())
		}
		if !p.own && p.id.Slot != 0 {
			taken = append(taken, image.Rect(0, 0, whiteSide, whiteSide))
		}
		for i, r := range taken {
			if p.id.Slot == 0 || !r.In(image.Rect(0, 0, p.space.w, p.space.h)) {
				t.Fatalf("page %d of %d by %d: got %v on it", n, p.space.w, p.space.h, r)
			}
			for _, o := range taken[:i] {
				if r.Overlaps(o) {
					t.Fatalf("page %d: %v overlaps %v", n, r, o)
				}
			}
		}
		if live != p.live {
			t.Fatalf("page %d: got %d as the number of images; want %d", n, p.live, live)
		}
	}
}

func (b block) rect() image.Rectangle { return image.Rect(b.x, b.y, b.x+b.w, b.y+b.h) }

// TestFreeBlocksLoseNothing takes and gives back at random; the areas must add up, and all of it be one in the end.
func TestFreeBlocksLoseNothing(t *testing.T) {
	whole := block{3, 5, 200, 100}
	for seed := range uint64(40) {
		rnd := rand.New(rand.NewPCG(seed, 2))
		p := page{free: []block{whole}}
		var taken []block
		for range 200 {
			if rnd.IntN(2) == 0 && len(taken) > 0 {
				n := rnd.IntN(len(taken))
				p.giveBack(taken[n])
				taken = append(taken[:n], taken[n+1:]...)
			} else if w, h := 1+rnd.IntN(40), 1+rnd.IntN(40); true {
				if x, y, ok := p.takeFree(w, h); ok {
					taken = append(taken, block{x, y, w, h})
				}
			}
			area := 0
			for _, list := range [][]block{taken, p.free} {
				for _, b := range list {
					area += b.w * b.h
				}
			}
			if area != whole.w*whole.h {
				t.Fatalf("seed %d: got an area of %d; want %d", seed, area, whole.w*whole.h)
			}
		}
	}
}

func TestLimitMemoryKeepsWhatIsDrawn(t *testing.T) {
	g := newGallery()
	hero := picture(5000, 400, 400)
	for n := range 8 {
		for range idle + 1 {
			g.frame(func(c *Canvas) {
				LimitMemory(c, 16<<20)
				c.Draw(Sprite{Image: hero})
				c.Draw(Sprite{Image: picture(5001+n, 1500, 1100)})
			})
		}
		if g.stats.Bytes > 40<<20 {
			t.Fatalf("picture %d: got %d MB; want few more than 16", n, g.stats.Bytes>>20)
		}
	}
	loads := 0
	for _, op := range g.ops {
		if op.Kind == driver.ImageWrite && op.W == 402 {
			loads++
		}
	}
	if loads != 1 {
		t.Errorf("got what is drawn in each frame loaded %d times; want once", loads)
	}
	checkPages(t, g.c.atlas)
}

func TestReleaseOffscreen(t *testing.T) {
	g := newGallery()
	board := Offscreen("release board", 40, 30)
	g.frame(func(c *Canvas) {
		c.Into(board, func() { c.Clear(Red) })
		c.Draw(Sprite{Image: board.Grid(10, 10)})
	})
	before := g.stats.Pages
	g.frame(func(c *Canvas) { Release(c, board) })
	g.show()
	if g.stats.Pages != before-1 || len(g.c.atlas.entries) != len(g.c.atlas.order) {
		t.Errorf("got %d pages; want %d", g.stats.Pages, before-1)
	}
	g.frame(func(c *Canvas) { c.Into(board, func() { c.Clear(Red) }) })
	last := g.f.Commands[len(g.f.Commands)-1]
	if last.Target == (driver.ImageID{}) || last.Target.Gen != 2 {
		t.Errorf("got %v drawn on; want the second one of its slot", last.Target)
	}
}
