package anim

import (
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Anim names an animation of sprites. It is 64 bits of plain data, the hash of the name, the same in every build and
// process, so it may be compared, copied and kept in a game's state. The zero value is none and draws nothing.
type Anim struct{ id uint64 }

// Make returns the anim of a clip. The name stands for it, so that a game which goes on after an edit plays the clip
// as it is now. The clip's frames must not change any more. It is safe for concurrent use. It panics on an empty name,
// on one that has another clip, and on a clip without frames or with a duration below zero.
func Make(name string, c Clip) Anim {
	if name == "" {
		panic(`anim: make "": it needs a name, which stands for it in snapshots`)
	}
	if p := c.problem(); p != "" {
		panic(fmt.Sprintf("anim: make %q: %s", name, p))
	}
	a, r := known.enter(name, c.Image, "")
	if !r.clip.CompareAndSwap(nil, &c) && !r.clip.Load().same(&c) {
		panic(fmt.Sprintf("anim: make %q: it has another clip already; use another name", name))
	}
	r.track.Store(newTrack(&c))
	return a
}

// String returns the anim's name, "none" for the zero value, and the number of one that this process has never named.
func (a Anim) String() string {
	if a == (Anim{}) {
		return "none"
	}
	if r := known.find(a); r != nil {
		return r.name
	}
	return fmt.Sprintf("anim %016x", a.id)
}

// Clip returns what the anim is made of; its frames must not be changed. It reports false when that is not known: of
// the zero value, and of one whose file has not been loaded.
func (a Anim) Clip() (Clip, bool) {
	if r := known.find(a); r != nil {
		if c := r.clip.Load(); c != nil {
			return *c, true
		}
	}
	return Clip{}, false
}

// Length returns how long a round takes, seconds; of PingPong there and back. It is 0 of what is not known.
func (a Anim) Length() float64 {
	if t := known.find(a).ready(); t != nil {
		return t.length
	}
	return 0
}

// Sprite returns the picture that is shown some seconds after the anim's start, as a sprite at a place: what needs no
// Player, such as coins that all turn at once with Canvas.Time. Before the start it is the first one.
func (a Anim) Sprite(sec float64, pos geom.Vec) render.Sprite {
	r := known.find(a)
	t := r.ready()
	if t == nil {
		return render.Sprite{Image: r.first(), Pos: pos}
	}
	s := &t.steps[t.at(sec)]
	return render.Sprite{Image: s.image, Frame: s.cell, Pos: pos}
}

// row is what is known of an anim.
type row struct {
	id    uint64
	name  string
	image render.Image
	how   string // to load it; empty: it is of Make
	clip  atomic.Pointer[Clip]
	track atomic.Pointer[track]
}

// ready returns the track; nil: there is none.
func (r *row) ready() *track {
	if r == nil {
		return nil
	}
	return r.track.Load()
}

// first returns the image that stands for the anim while it has no track.
func (r *row) first() render.Image {
	if r == nil {
		return render.Image{}
	}
	return r.image
}

// known is the table from id to anim. Rows are only added, and what a row holds changes only when a file is loaded.
var known = table{rows: map[uint64]*row{}}

type table struct {
	near [256]atomic.Pointer[row] // by the low bits of the id: the map is too slow for ten thousand players
	mu   sync.RWMutex
	rows map[uint64]*row
}

// find returns an anim's row, or nil.
func (t *table) find(a Anim) *row {
	near := &t.near[a.id%uint64(len(t.near))]
	if r := near.Load(); r != nil && r.id == a.id {
		return r
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	r := t.rows[a.id]
	if r != nil {
		near.Store(r)
	}
	return r
}

// enter returns the row of a name, a new one at first.
func (t *table) enter(name string, image render.Image, how string) (Anim, *row) {
	a := Anim{hash(name)}
	t.mu.Lock()
	defer t.mu.Unlock()
	r := t.rows[a.id]
	if r == nil {
		r = &row{id: a.id, name: name, image: image, how: how}
		t.rows[a.id] = r
	}
	switch {
	case r.name != name:
		panic(fmt.Sprintf("anim: name %q: its number is that of %q; rename one of them", name, r.name))
	case (r.how == "") != (how == ""):
		panic(fmt.Sprintf("anim: name %q: one anim of that name is made in code and one comes with a file; rename one of them", name))
	}
	return a, r
}

// hash is FNV-1a with 64 bits, and never 0.
func hash(name string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 0x100000001b3
	}
	return max(h, 1)
}
