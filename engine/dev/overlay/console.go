package overlay

import (
	"fmt"
	"strings"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/ui"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// console is what was asked and answered.
type console struct {
	entries []entry
	line    string
	history []string
	at      int  // place in the history; -1: in none
	begins  bool // the line is written into, also after Enter, until the developer leaves it
	news    bool
}

// entry is a question with its answer.
type entry struct {
	asked  string // empty: nobody asked
	waits  bool
	result protocol.RunResult
	err    string
	faint  bool
}

const mostEntries = 100

func (k *console) add(e entry) {
	if len(k.entries) == mostEntries {
		k.entries = append(k.entries[:0], k.entries[1:]...)
	}
	k.entries = append(k.entries, e)
	k.news = true
}

var (
	keyUp   = input.Action{On: input.Any{input.KeyUp}}
	keyDown = input.Action{On: input.Any{input.KeyDown}}
	keyTab  = input.Action{On: input.Any{input.KeyTab}}
)

// show shows the console: answers, and below them a line to ask.
func (k *console) show(d *desk, u *ui.UI, t *engine.Tick) {
	w := min(d.area.W-8, 300)
	if !u.Closable("Console", geom.R(d.area.X+4, d.area.Y+max(d.area.H-176, 4), w, 170), &d.open[consoleWindow]) {
		return
	}
	u.Box("answers", -u.RowHeight()-5)
	for i := range k.entries {
		k.entries[i].show(u, i)
	}
	if k.news {
		u.Bottom()
		k.news = false
	}
	u.End()
	if k.begins {
		u.Focus()
	}
	u.KeepTab()
	if u.Field("##ask", &k.line) && strings.TrimSpace(k.line) != "" {
		k.run(d, k.line)
	}
	if k.begins = k.begins && u.TakesKeys(); u.TakesKeys() {
		k.walk(t)
		k.complete(d, t)
	}
	u.End()
}

// run asks the game for a line.
func (k *console) run(d *desk, line string) {
	if n := len(k.history); n == 0 || k.history[n-1] != line {
		k.history = append(k.history, line)
	}
	k.line, k.at, k.begins = "", -1, true
	k.add(entry{asked: line, waits: true})
	d.inOrder("run", protocol.New(protocol.Run, protocol.RunArgs{Text: line}), func(a protocol.Answer) {
		for i := range k.entries {
			if e := &k.entries[i]; e.waits {
				e.waits, k.news = false, true
				if err := a.Read(&e.result); err != nil {
					e.err = err.Error()
				}
				return
			}
		}
	})
}

// walk goes through the history.
func (k *console) walk(t *engine.Tick) {
	n := len(k.history)
	switch {
	case n == 0:
	case t.Input.Repeated(keyUp):
		if k.at < 0 {
			k.at = n
		}
		k.at = max(k.at-1, 0)
		k.line = k.history[k.at]
	case t.Input.Repeated(keyDown) && k.at >= 0:
		if k.at++; k.at >= n {
			k.at, k.line = -1, ""
			return
		}
		k.line = k.history[k.at]
	}
}

// show shows an entry.
func (e *entry) show(u *ui.UI, n int) {
	if e.asked != "" {
		u.Colored("> "+e.asked, render.Blue)
	}
	switch {
	case e.waits:
		u.Faint("…")
	case e.err != "":
		u.Colored(e.err, render.Pink)
	default:
		showResult(u, fmt.Sprintf("answer %d", n), &e.result, e.faint)
	}
}

// showResult shows a text, a table and a diff.
func showResult(u *ui.UI, key string, r *protocol.RunResult, faint bool) {
	if text := strings.TrimRight(r.Text, "\n"); text != "" {
		c := render.White
		if faint {
			c = render.Lavender
		}
		u.Colored(text, c)
	}
	if r.Table != nil {
		showTable(u, key, r.Table)
	}
	for _, c := range r.Diff {
		u.Row(ui.Fit, ui.Fit, ui.Fit, ui.Fit)
		u.Label(c.Path)
		u.Faint(c.Old)
		u.Faint("→")
		u.Colored(c.New, render.Green)
	}
}

// showTable shows the rows of a query.
func showTable(u *ui.UI, key string, t *protocol.Table) {
	columns := make([]ui.Column, len(t.Columns))
	for i, name := range t.Columns {
		columns[i] = ui.Column{Name: name}
	}
	u.Table(key, nil, ui.Table{
		Columns: columns, Rows: len(t.Rows), Lines: max(min(len(t.Rows), 6), 1),
		Cell: func(row, column int) string {
			if column < len(t.Rows[row]) {
				return t.Rows[row][column]
			}
			return ""
		},
	})
	if t.Total > len(t.Rows) {
		u.Faint(fmt.Sprintf("%d of %d rows", len(t.Rows), t.Total))
	}
}
