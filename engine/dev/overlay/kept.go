package overlay

import (
	"fmt"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/ui"
	"github.com/krill2d/krill/render"
)

// kept is the states that are kept by name.
type kept struct {
	states []protocol.KeptState
	name   string
	chosen int
}

// ask asks for the list.
func (k *kept) ask(d *desk) {
	d.newest("kept", protocol.New(protocol.Kept, nil), func(a protocol.Answer) {
		var r protocol.KeptResult
		if a.Read(&r) == nil {
			k.states = r.States
		}
	})
}

// show shows the states, and keeps, goes back to and forgets them.
func (k *kept) show(d *desk, u *ui.UI) {
	if !u.Closable("Kept", d.at(6, 230, 0), &d.open[keptWindow]) {
		return
	}
	u.Row(0, 50)
	keep := u.Field("name", &k.name)
	if (u.Button("Keep") || keep) && k.name != "" {
		k.do(d, protocol.Keep, k.name, "Kept "+k.name+".")
		k.name = ""
	}
	u.Table("states", &k.chosen, ui.Table{
		Columns: []ui.Column{{Name: "name"}, {Name: "tick", Width: 50, Align: render.Right}, {Name: "at", Width: 50, Align: render.Right}, {Name: "kB", Width: 36, Align: render.Right}},
		Rows:    len(k.states), Lines: max(min(len(k.states), 8), 3), Cell: k.cell,
	})
	u.Row(0, 0, 0)
	back, forget, try := u.Button("Back"), u.Button("Forget"), u.Button("Try")
	u.Tooltip("Opens the same state on a worktree of its own, as krill try does.")
	if k.chosen >= 0 && k.chosen < len(k.states) {
		name := k.states[k.chosen].Name
		switch {
		case back:
			k.do(d, protocol.Back, name, "Back at "+name+".")
		case forget:
			k.do(d, protocol.Forget, name, "Forgot "+name+".")
		case try:
			k.do(d, protocol.Try, name, "Opened "+name+" on a worktree of its own.")
		}
	}
	u.End()
}

func (k *kept) cell(row, column int) string {
	s := &k.states[row]
	switch column {
	case 1:
		return fmt.Sprint(s.Tick)
	case 2:
		at, err := time.Parse(time.RFC3339, s.Time)
		if err != nil {
			return ""
		}
		return at.Format("15:04:05")
	case 3:
		return fmt.Sprint((s.Size + 999) / 1000)
	}
	return s.Name
}

// do asks the tool for something about a state, and says what came of it.
func (k *kept) do(d *desk, what, name, well string) {
	d.inOrder("keep", protocol.New(what, protocol.NameArgs{Name: name}), func(a protocol.Answer) {
		if !d.noteErr("kept", a.Read(nil)) {
			d.note("kept", well, "info")
		}
		k.ask(d)
	})
}
