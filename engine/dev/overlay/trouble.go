package overlay

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/ui"
	"github.com/krill2d/krill/render"
)

// trouble is a window of what went wrong.
type trouble struct {
	about, title string
	lines        []string
	open         bool
	over         bool // it is mended: F9 still shows it
}

// trouble opens a window, or closes it when there are no lines.
func (d *desk) trouble(a protocol.SayArgs) {
	i := slices.IndexFunc(d.troubles, func(t trouble) bool { return t.about == a.About })
	if len(a.Lines) == 0 {
		if i >= 0 {
			d.troubles[i].open, d.troubles[i].over = false, true
		}
		return
	}
	if i >= 0 {
		d.troubles = slices.Delete(d.troubles, i, i+1)
	}
	const most = 8
	if len(d.troubles) == most {
		d.troubles = slices.Delete(d.troubles, 0, 1)
	}
	d.troubles = append(d.troubles, trouble{about: a.About, title: a.Title, lines: a.Lines, open: true})
}

// failed shows how the game that plays failed, unless the host has said it.
func (d *desk) failed(e protocol.Event) {
	var f protocol.FailureEvent
	if e.Read(&f) != nil || f.Text == "" {
		return
	}
	if f.GaveWay {
		return // the build before goes on, and whoever brought that back says why
	}
	d.clock.Paused = true
	if slices.ContainsFunc(d.troubles, func(t trouble) bool { return t.about == "failure" && t.open }) {
		return
	}
	next := fmt.Sprintf("It failed in tick %d of build %d, and stands at tick %d again. F6 goes on.", f.Tick, f.Build, f.Back)
	d.trouble(protocol.SayArgs{About: "failure", Title: "The game failed", Lines: append([]string{f.Text, next}, f.Stack...)})
}

// stopped shows at which breakpoint the game stands.
func (d *desk) stopped(e protocol.Event) {
	var s protocol.StoppedEvent
	if e.Read(&s) != nil {
		return
	}
	d.clock.Paused = true
	text := fmt.Sprintf("Breakpoint %d at tick %d: %s", s.Break, s.Tick, s.Text)
	d.say(protocol.SayArgs{About: "break", Lines: []string{text}, Kind: "warning", Secs: 8})
	d.console.add(entry{result: protocol.RunResult{Text: text, Table: s.Rows, Ticks: s.Tick}})
}

// showTrouble shows the last window again, or closes it.
func (d *desk) showTrouble() {
	if n := len(d.troubles); n > 0 {
		d.troubles[n-1].open = !d.troubles[n-1].open
		return
	}
	d.note("trouble", "Nothing went wrong so far.", "info")
}

// place is where a line of source is named.
var place = regexp.MustCompile(`[\w./-]+\.(go|kage):\d+(:\d+)?`)

// showTroubles shows the open ones in the middle.
func (d *desk) showTroubles(u *ui.UI) {
	for i := range d.troubles {
		t := &d.troubles[i]
		w := min(d.area.W-16, 440)
		at := geom.R(d.area.X+(d.area.W-w)/2, d.area.Y+d.area.H/5, w, 0)
		if !u.Closable(t.title+"##trouble "+t.about, at, &t.open) {
			continue
		}
		for n, line := range t.lines {
			c := render.Gray
			switch {
			case place.MatchString(line):
				c = render.Yellow
			case n == 0:
				c = render.White
			}
			u.Colored(line, c)
		}
		u.End()
	}
}
