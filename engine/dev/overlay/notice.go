package overlay

import (
	"slices"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/ui"
	"github.com/krill2d/krill/render"
)

// notice is lines at the upper edge.
type notice struct {
	about, text string
	kind        string
	until       int64 // tick of the overlay; zero: it stays
}

const mostNotices = 4

// say shows lines, or takes those about the same thing away.
func (d *desk) say(a protocol.SayArgs) {
	d.notices = slices.DeleteFunc(d.notices, func(n notice) bool { return n.about == a.About })
	if a.Kind == "error" && a.Title != "" {
		d.trouble(a)
		return
	}
	d.trouble(protocol.SayArgs{About: a.About}) // what went wrong with it is over
	if len(a.Lines) == 0 {
		return
	}
	n := notice{about: a.About, text: strings.Join(a.Lines, "\n"), kind: a.Kind}
	if a.Secs > 0 {
		n.until = d.ticks + int64(a.Secs*60)
	}
	if len(d.notices) == mostNotices {
		d.notices = append(d.notices[:0], d.notices[1:]...)
	}
	d.notices = append(d.notices, n)
}

// note is say for the overlay itself.
func (d *desk) note(about, text string, kind string) {
	d.say(protocol.SayArgs{About: "overlay " + about, Lines: []string{text}, Kind: kind, Secs: 4})
}

// noteErr says why an ask was refused, and reports whether it was.
func (d *desk) noteErr(about string, err error) bool {
	if err != nil {
		d.note(about, err.Error(), "warning")
	}
	return err != nil
}

var kindColors = map[string]render.Color{"info": render.Blue, "warning": render.Orange, "error": render.Red}

func colorOf(kind string) render.Color {
	if c, ok := kindColors[kind]; ok {
		return c
	}
	return render.Blue
}

// showNotices shows them below each other.
func (d *desk) showNotices(u *ui.UI) {
	d.notices = slices.DeleteFunc(d.notices, func(n notice) bool { return n.until > 0 && n.until <= d.ticks })
	y := d.area.Y + 2
	for _, n := range d.notices {
		size := u.TextSize(n.text, min(d.area.W-24, 420))
		box := geom.R(d.area.X+2, y, size.X+11, size.Y+11)
		u.Panel("notice "+n.about, box)
		u.Colored(n.text, render.White)
		u.Paint(geom.R(-4, -4, 2, size.Y+9), colorOf(n.kind))
		u.End()
		y += box.H + 2
	}
}
