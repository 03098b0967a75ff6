package overlay

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/ui"
)

// tree is the values of the game, as far as they are open.
type tree struct {
	nodes  map[string][]protocol.Node // what is in a value, by its path
	opened []string                   // that were shown open in this tick
	more   map[string]int
	edits  edits
}

// ask asks for what is open.
func (r *tree) ask(d *desk) {
	for _, path := range append([]string{""}, r.opened...) {
		about := "tree " + path
		if d.busy(about) {
			continue
		}
		d.newest(about, protocol.New(protocol.Inspect, protocol.InspectArgs{Tree: path, Depth: 1}), func(a protocol.Answer) {
			var got protocol.InspectResult
			if a.Read(&got) == nil && got.Tree != nil {
				r.nodes[path] = got.Tree.Children
				if r.more == nil {
					r.more = map[string]int{}
				}
				r.more[path] = got.Tree.More
			}
		})
	}
}

// show shows the values as a tree with editors.
func (r *tree) show(d *desk, u *ui.UI) {
	w := min(d.area.W-8, 240)
	if !u.Closable("State", geom.R(d.area.X+d.area.W-w-4, d.area.Y+4, w, max(d.area.H-12, 60)), &d.open[stateWindow]) {
		return
	}
	if r.edits == nil {
		r.edits = edits{}
	}
	r.opened = r.opened[:0]
	r.children(d, u, "")
	u.End()
}

const deepest = 12 // levels that are shown below each other

func (r *tree) children(d *desk, u *ui.UI, path string) {
	list, known := r.nodes[path]
	if !known {
		u.Faint("…")
		return
	}
	for i := range list {
		n := &list[i]
		if n.Edit == "" && (len(n.Children) > 0 || n.More > 0) {
			r.branch(d, u, n)
			continue
		}
		if value, changed := r.edits.show(d, u, n); changed {
			r.set(d, n, value)
		}
		if n.Type != "" {
			u.Tooltip(n.Path + "  " + n.Type)
		}
	}
	if more := r.more[path]; more > 0 && len(list) > 0 {
		rest := protocol.Node{Name: fmt.Sprintf("%d more", more), Path: after(path, len(list)), More: more}
		r.branch(d, u, &rest)
	}
}

// after is the path of what lies in a list behind the first so many of those that a path shows.
func after(path string, n int) string {
	if i := strings.LastIndexByte(path, '['); i >= 0 && strings.HasSuffix(path, ":]") {
		from, err := strconv.Atoi(path[i+1 : len(path)-2])
		if err == nil {
			path, n = path[:i], n+from
		}
	}
	return path + "[" + strconv.Itoa(n) + ":]"
}

func (r *tree) branch(d *desk, u *ui.UI, n *protocol.Node) {
	label := n.Name
	if n.Value != "" {
		label += "  " + n.Value
	}
	u.Key(n.Path)
	if !u.Tree(label) {
		return
	}
	if len(r.opened) < 4*deepest {
		r.opened = append(r.opened, n.Path)
	}
	r.children(d, u, n.Path)
	u.End()
}

// set changes a value of the game, as a line of the console does.
func (r *tree) set(d *desk, n *protocol.Node, value string) {
	lines := []string{value}
	switch n.Edit {
	case "text":
		lines[0] = strconv.Quote(value)
	case "choice": // of texts, or names of the numbers from 0 on
		lines = []string{strconv.Quote(value), strconv.Itoa(slices.Index(n.Choices, value))}
	}
	r.try(d, n.Path, lines)
}

// try sets a value to the first of some that it can be.
func (r *tree) try(d *desk, path string, values []string) {
	line := "set " + path + " = " + values[0]
	d.newest("set "+path, protocol.New(protocol.Run, protocol.RunArgs{Text: line}), func(a protocol.Answer) {
		switch err := a.Read(nil); {
		case err != nil && len(values) > 1:
			r.try(d, path, values[1:])
		default:
			d.noteErr("set", err)
		}
	})
}
