package ui

import (
	"slices"

	"github.com/krill2d/krill/engine/geom"
)

// area is a window, a panel, or a box that scrolls: what of it lasts.
type area struct {
	id      uint64
	rect    geom.Rect // as the game or the player has put it
	lies    geom.Rect // as it lies on the canvas
	scroll  float64
	content float64 // height of what is in it
	view    float64 // height that shows
	kind    areaKind
	folded  bool
	moved   bool    // by the player, or made larger or smaller
	tall    float64 // height of one that is as high as what is in it
	seen    int64   // frame in which it was there
}

type areaKind uint8

const (
	bare areaKind = iota
	panel
	window
	box
)

const mostAreas = 128 // that are remembered while they are not there

// forget lets go of areas that have not been there for long, when there are many.
func (u *UI) forget() {
	old := func(a area) bool { return a.seen < u.frame-3600 }
	if len(u.wins) > mostAreas {
		u.wins = slices.DeleteFunc(u.wins, old)
	}
	if len(u.boxes) > mostAreas {
		u.boxes = slices.DeleteFunc(u.boxes, old)
	}
}

// find returns the place of an area; a new one lies at rect.
func (u *UI) find(in *[]area, id uint64, k areaKind, rect geom.Rect) (at int) {
	for i := range *in {
		if (*in)[i].id == id {
			return i
		}
	}
	at = len(*in)
	if k == bare || k == panel { // below all windows
		for at = 0; at < len(*in) && (*in)[at].kind != window; at++ {
			continue
		}
	}
	*in = slices.Insert(*in, at, area{id: id, kind: k, rect: rect})
	if k != box {
		for i := range u.stack {
			if u.stack[i].win >= at {
				u.stack[i].win++
			}
		}
	}
	return at
}

// scrolling returns what keeps the scroll of a region, or nil.
func (u *UI) scrolling(r *region) *area {
	switch {
	case r.box >= 0:
		return &u.boxes[r.box]
	case r.win >= 0:
		return &u.wins[r.win]
	}
	return nil
}

// windowID returns in which window, panel or area a region lies.
func (u *UI) windowID(r *region) uint64 {
	if r.win < 0 {
		return rootID
	}
	return u.wins[r.win].id
}
