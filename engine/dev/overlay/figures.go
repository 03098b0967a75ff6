package overlay

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/ui"
	"github.com/krill2d/krill/render"
)

// showWindows shows those that are open.
func (d *desk) showWindows(u *ui.UI, t *engine.Tick) {
	d.tuning.show(d, u)
	d.tree.show(d, u)
	d.showSystems(u)
	d.showFrame(u)
	d.showSound(u)
	d.showInput(u)
	d.showWatches(u)
	d.kept.show(d, u)
	d.console.show(d, u, t)
}

// at returns where a window lies at first: the n-th of a cascade.
func (d *desk) at(n, w, h float64) geom.Rect {
	return geom.R(d.area.X+4+24*n, d.area.Y+4+15*n, min(w, d.area.W-8), h)
}

// showSystems shows what the systems of the schedules take, the slowest first.
func (d *desk) showSystems(u *ui.UI) {
	if !u.Closable("Systems", d.at(1, 230, 0), &d.open[systemsWindow]) {
		return
	}
	list := slices.Clone(d.seen.Systems)
	slices.SortStableFunc(list, func(a, b protocol.System) int { return compare(b.Micros, a.Micros) })
	sum := 0.0
	for _, s := range list {
		sum += s.Micros
	}
	if len(list) == 0 {
		u.Text("No schedule of package ecs has run.")
	} else {
		u.Table("systems", nil, ui.Table{
			Columns: []ui.Column{{Name: "system"}, {Name: "stage", Width: 54}, {Name: "µs", Width: 40, Align: render.Right}},
			Rows:    len(list), Lines: min(len(list), 12),
			Cell: func(row, column int) string {
				s := &list[row]
				return [...]string{s.Name, s.Stage, fmt.Sprintf("%.1f", s.Micros)}[column]
			},
		})
		u.Faint(fmt.Sprintf("%.2f ms in all", sum/1000))
	}
	u.End()
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// showFrame shows how long ticks and pictures take, and what the last picture held.
func (d *desk) showFrame(u *ui.UI) {
	if !u.Closable("Frame", d.at(2, 200, 0), &d.open[frameWindow]) {
		return
	}
	f := d.seen.Frame
	if f == nil {
		u.Faint("…")
		u.End()
		return
	}
	const frame = 1e6 / 60.0
	for _, g := range [...]struct {
		name string
		of   []float64
	}{{"Update", f.UpdateMicros}, {"Draw", f.DrawMicros}, {"snapshot", f.SnapshotMicros}} {
		if len(g.of) > 0 {
			u.Graph(ui.Graph{Values: g.of, Top: frame, Mark: frame * 0.9, Height: 28, Text: fmt.Sprintf("%s %.2f ms", g.name, mean(g.of)/1000)})
		}
	}
	u.Label(fmt.Sprintf("%d draw calls of %d commands", f.DrawCalls, f.Commands))
	u.Label(fmt.Sprintf("%d quads, %d vertices", f.Quads, f.Vertices))
	for i, p := range f.Pages {
		u.Progress(fmt.Sprintf("page %d: %d×%d, %.0f %%", i+1, p.W, p.H, 100*p.Used), p.Used)
	}
	u.End()
}

func mean(list []float64) float64 {
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum / float64(max(len(list), 1))
}

// showSound shows the buses of the mixer and what plays.
func (d *desk) showSound(u *ui.UI) {
	if !u.Closable("Sound", d.at(3, 230, 0), &d.open[soundWindow]) {
		return
	}
	for _, b := range d.seen.Buses {
		u.Row(70, 0)
		u.Label(b.Name)
		u.Progress(fmt.Sprintf("%.0f %%, %s", 100*b.Gain, count(b.Plays, "voice")), b.Gain)
	}
	v := d.seen.Voices
	u.Table("voices", nil, ui.Table{
		Columns: []ui.Column{{Name: "plays"}, {Name: "bus", Width: 44}, {Name: "gain", Width: 34, Align: render.Right}, {Name: "s", Width: 62, Align: render.Right}},
		Rows:    len(v), Lines: max(min(len(v), 8), 2),
		Cell: func(row, column int) string {
			x := &v[row]
			return [...]string{x.Sound, x.Bus, fmt.Sprintf("%.2f", x.Gain), fmt.Sprintf("%.1f of %.1f", x.At, x.Length)}[column]
		},
	})
	u.End()
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}

// showInput shows what is held.
func (d *desk) showInput(u *ui.UI) {
	if !u.Closable("Input", d.at(4, 160, 0), &d.open[inputWindow]) {
		return
	}
	if len(d.seen.Input) == 0 {
		u.Faint("nothing is held")
	}
	for _, line := range d.seen.Input {
		u.Text(line)
	}
	u.End()
}

// showWatches shows the tables that the console watches.
func (d *desk) showWatches(u *ui.UI) {
	if !u.Closable("Watches", d.at(5, 260, 0), &d.open[watchWindow]) {
		return
	}
	if len(d.seen.Watches) == 0 {
		u.Text("Nothing is watched. In the console: watch and a query.")
	}
	for i := range d.seen.Watches {
		w := d.seen.Watches[i]
		u.Row(0, 60)
		u.Faint(fmt.Sprintf("%d: %s", w.Watch, w.Asked))
		if u.Button(fmt.Sprintf("Unwatch##%d", w.Watch)) {
			d.inOrder("run", protocol.New(protocol.Run, protocol.RunArgs{Text: fmt.Sprintf("unwatch %d", w.Watch)}), nil)
		}
		w.Text = ""
		showResult(u, fmt.Sprintf("watch %d", w.Watch), &w, false)
	}
	u.End()
}
