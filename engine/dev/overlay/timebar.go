package overlay

import (
	"fmt"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/ui"
	"github.com/krill2d/krill/render"
)

// timeBar is what the developer does to time.
type timeBar struct {
	to   int   // where he drags to
	from int64 // of the loop that he marks; zero: of none
}

// showBar shows where the game stands between what can be gone back to, and takes it elsewhere.
func (d *desk) showBar(u *ui.UI) {
	c, b := &d.clock, &d.bar
	narrow := d.area.W < 400
	rows := 2.0
	if narrow {
		rows = 3
	}
	high := rows*(u.RowHeight()+3) + 7
	u.Panel("time", geom.R(d.area.X, d.area.Y+d.area.H-high, d.area.W, high))
	d.showButtons(u, narrow)
	d.scrub(u)
	wide := u.Last().X
	x := func(tick int64) float64 { return float64(geom.Round(wide * part(tick, c))) }
	from, to := b.from, max(c.Tick, b.from)
	if c.Looping {
		from, to = c.From, c.To
		u.Paint(geom.R(x(to), 0, 1, u.Last().Y), render.Green)
	}
	if from > 0 {
		u.Paint(geom.R(x(from), 0, 1, u.Last().Y), render.Green)
		u.Paint(geom.R(x(from), 0, max(x(to)-x(from), 1), 2), render.Green)
	}
	u.End()
	d.area.H -= high
}

func part(tick int64, c *protocol.ClockResult) float64 {
	return geom.Clamp(float64(tick-c.First)/float64(max(c.Last-c.First, 1)), 0, 1)
}

// scrub is the bar itself.
func (d *desk) scrub(u *ui.UI) {
	c, b := &d.clock, &d.bar
	last := max(c.Last, c.First+1)
	if !d.busy("time") {
		b.to = int(c.Tick)
	}
	if u.Whole("", &b.to, int(c.First), int(last)) {
		to := int64(b.to)
		d.time(protocol.TimeArgs{To: &to})
	}
}

// showButtons are the ways in time other than the bar.
func (d *desk) showButtons(u *ui.UI, narrow bool) {
	c := &d.clock
	state := fmt.Sprintf("%.1f s, tick %d", float64(c.Tick)/float64(d.tps), c.Tick)
	switch {
	case c.Looping:
		state += ", looping"
	case c.Paused:
		state += ", paused"
	}
	if narrow {
		u.Row(0, 96)
		u.Label(state)
		d.showPast(u)
		u.Row(0, 0, 0, 0, 0)
	} else {
		u.Row(46, 26, 26, 46, 60, 0, 76)
	}
	word := "Pause"
	if c.Paused {
		word = "Go on"
	}
	if u.Button(word + "##pause") {
		pause := !c.Paused
		d.time(protocol.TimeArgs{Pause: &pause})
	}
	if u.Button("-1") {
		d.time(protocol.TimeArgs{By: -1})
	}
	if u.Button("+1") {
		d.time(protocol.TimeArgs{By: 1})
	}
	if slow := c.Speed > 0 && c.Speed < 1; u.Choice("Slow", slow) {
		speed := 0.25
		if slow {
			speed = 1
		}
		d.time(protocol.TimeArgs{Speed: &speed})
	}
	d.showLoop(u)
	if !narrow {
		u.Label(state)
		d.showPast(u)
	}
}

// showPast says how much is kept.
func (d *desk) showPast(u *ui.UI) {
	u.Faint(fmt.Sprintf("%d s kept, %.1f MB", (d.clock.Last-d.clock.First)/int64(d.tps), float64(d.clock.Bytes)/1e6))
}

// showLoop marks the loop: its beginning, its end, and off again.
func (d *desk) showLoop(u *ui.UI) {
	c, b := &d.clock, &d.bar
	word := "Loop from"
	switch {
	case c.Looping:
		word = "Loop off"
	case b.from > 0 && c.Tick > b.from:
		word = "Loop to"
	}
	if !u.Button(word + "##loop") {
		return
	}
	args := protocol.LoopArgs{}
	switch word {
	case "Loop from":
		b.from = max(c.Tick, 1)
		return
	case "Loop to":
		args = protocol.LoopArgs{From: b.from, To: c.Tick}
	}
	b.from = 0
	d.newest("loop", protocol.New(protocol.Loop, args), func(a protocol.Answer) {
		if !d.noteErr("loop", a.Read(nil)) {
			d.clock.Looping, d.clock.From, d.clock.To = args.To > 0, args.From, args.To
		}
	})
}

// time asks for a way in time.
func (d *desk) time(args protocol.TimeArgs) {
	put := d.newest
	if args.By != 0 {
		put = d.inOrder
	}
	put("time", protocol.New(protocol.Time, args), func(a protocol.Answer) {
		var c protocol.ClockResult
		if !d.noteErr("time", a.Read(&c)) {
			d.setClock(c)
		}
	})
}
