//go:build !js && !android && !ios

package engine

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// notices are what is said over the game while it is made: files that are broken.
type notices struct {
	list []notice // sorted by file
}

type notice struct {
	file  string
	text  string
	since time.Time
	told  bool // in the log
}

// patience is how long a file may be broken before it is said: an editor may not have finished.
const patience = 200 * time.Millisecond

// set says what is wrong with a file; nil: nothing any more.
func (n *notices) set(file string, err error, now time.Time) {
	i, found := slices.BinarySearchFunc(n.list, file, func(x notice, file string) int { return cmp.Compare(x.file, file) })
	switch {
	case err == nil && found:
		n.list = slices.Delete(n.list, i, i+1)
	case err == nil:
	case found:
		n.list[i].told = n.list[i].told && n.list[i].text == err.Error()
		n.list[i].text = err.Error()
	default:
		n.list = slices.Insert(n.list, i, notice{file: file, text: err.Error(), since: now})
	}
}

// due returns the notices that are to be seen, and gives each once to tell.
func (n *notices) due(now time.Time, tell func(string)) (list []notice) {
	for i := range n.list {
		x := &n.list[i]
		if now.Sub(x.since) < patience {
			continue
		}
		if !x.told {
			x.told = true
			tell(x.text)
		}
		list = append(list, *x)
	}
	return list
}

// drawNotices writes them along the bottom of the window, in letters of whole device pixels.
func drawNotices(c *render.Canvas, w shape, list []notice) {
	c.Window()
	u := w.unit()
	r := w.inner(0)
	const most = 4 // lines of each
	var lines []string
	measure := func(s string) float64 { return c.TextSize(render.Text{S: s, Size: 8 * u}).X }
	for _, n := range list {
		text := plain(strings.ReplaceAll(n.text, "\n", " "))
		some := wrap(text, r.W-14*u, measure)
		if len(some) > most {
			some = some[:most]
			some[most-1] = shorten(some[most-1]+" …", r.W-14*u, measure)
		}
		lines = append(lines, some...)
	}
	lines = lines[:min(len(lines), int(r.H/2/(10*u)))]
	high := float64(len(lines))*10*u + 6*u
	top := r.Y + r.H - high
	c.Rect(geom.R(r.X, top, r.W, high), failureBack)
	c.Rect(geom.R(r.X, top, 2*u, high), failureMark)
	for i, line := range lines {
		c.Text(render.Text{S: line, Pos: geom.V(r.X+7*u, top+4*u+float64(i)*10*u), Size: 8 * u, Color: failureLight})
	}
}
