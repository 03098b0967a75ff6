package overlay

import (
	"fmt"
	"maps"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/ui"
)

// tuning is the tuned values of the game.
type tuning struct {
	groups []protocol.Node
	file   string
	edits  edits
	set    map[string]string // what is not told to the game yet
}

// ask asks for all values, and tells the changed ones.
func (g *tuning) ask(d *desk, set map[string]string) {
	d.newest("tune", protocol.New(protocol.Tune, protocol.TuneArgs{Set: set}), func(a protocol.Answer) {
		var r protocol.TuneResult
		if err := a.Read(&r); err != nil {
			if len(set) > 0 {
				d.noteErr("tune", err)
			}
			return
		}
		g.groups, g.file = r.Groups, r.File
	})
}

// show shows a section for each group.
func (g *tuning) show(d *desk, u *ui.UI) {
	w := min(d.area.W-8, 220)
	if !u.Closable("Tune", geom.R(d.area.X+4, d.area.Y+4, w, 0), &d.open[tuneWindow]) {
		return
	}
	if g.edits == nil {
		g.edits, g.set = edits{}, map[string]string{}
	}
	if len(g.groups) == 0 {
		u.Text("The game tunes nothing. Give a struct of numbers to engine.Tune, and they are here.")
	}
	for i := range g.groups {
		g.group(d, u, &g.groups[i])
	}
	if len(g.set) > 0 && !d.busy("tune") {
		g.ask(d, maps.Clone(g.set))
		g.set = map[string]string{}
	}
	u.Row(0, 0)
	if u.Button("Bake into the code") {
		g.bake(d)
	}
	u.Tooltip("Writes the values into the Go source, as krill bake does.")
	u.Faint("else: assets/tune.toml")
	u.End()
}

func (g *tuning) group(d *desk, u *ui.UI, n *protocol.Node) {
	u.Key(n.Path + n.Name)
	if !u.Section(n.Name) {
		return
	}
	for i := range n.Children {
		c := &n.Children[i]
		if value, changed := g.edits.show(d, u, c); changed {
			g.set[c.Path] = value
		}
	}
	u.End()
}

// bake writes the values into the source.
func (g *tuning) bake(d *desk) {
	d.newest("bake", protocol.New(protocol.Bake, nil), func(a protocol.Answer) {
		var r protocol.BakeResult
		if d.noteErr("bake", a.Read(&r)) {
			return
		}
		d.note("bake", fmt.Sprintf("%d values are in the code now.", len(r.Changes)), "info")
	})
}
