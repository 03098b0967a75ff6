package overlay

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/ui"
	"github.com/krill2d/krill/render"
)

// desk is all that the overlay shows, and what it knows of the game.
type desk struct {
	asker
	ui     ui.UI
	insets geom.Rect // what a notch hides at the left, top, right and bottom, device pixels
	shown  bool
	open   [windows]bool
	ticks  int64
	beat   int64     // ticks since all that is open was asked
	area   geom.Rect // what is left for windows, pixels of the font

	tps      int // of the game
	clock    protocol.ClockResult
	seen     protocol.InspectResult // what was answered last
	notices  []notice
	troubles []trouble
	bar      timeBar
	console  console
	tree     tree
	tuning   tuning
	kept     kept
}

// window is one of those that can be opened.
type window int

const (
	consoleWindow window = iota
	stateWindow
	tuneWindow
	systemsWindow
	frameWindow
	soundWindow
	inputWindow
	watchWindow
	keptWindow
	windows
)

var windowNames = [windows]string{"Console", "State", "Tune", "Systems", "Frame", "Sound", "Input", "Watches", "Kept"}

func newDesk(ask func(protocol.Ask) protocol.Answer) *desk {
	d := &desk{asker: asker{ask: ask, topics: map[string]*topic{}}}
	d.open[consoleWindow], d.tps = true, 60
	d.console.at = -1
	d.tree.nodes = map[string][]protocol.Node{}
	return d
}

// anew returns a desk with nothing on it but what is known.
func (d *desk) anew() *desk {
	n := newDesk(d.ask)
	n.clock = d.clock
	return n
}

func (d *desk) toggle() {
	d.shown, d.beat = !d.shown, 0
	d.console.begins = d.shown
	if d.shown {
		d.hello()
	}
}

// hello asks which game runs.
func (d *desk) hello() {
	d.newest("hello", protocol.New(protocol.Hello, nil), func(a protocol.Answer) {
		var h protocol.HelloResult
		if a.Read(&h) == nil && h.TPS > 0 {
			d.tps = h.TPS
			d.setClock(h.Clock)
		}
	})
}

// askEvery is how often the game is asked for what is open, ticks.
const askEvery = 6

func (g *game) Update(t *engine.Tick) error {
	d := g.desk
	d.ticks++
	d.deliver()
	u := d.ui.Begin(t)
	d.room(u)
	if d.shown {
		if d.beat%askEvery == 0 {
			d.inspect()
		}
		d.beat++
		d.toolbar(u)
		d.showBar(u)
	}
	d.showNotices(u)
	if d.shown {
		d.showWindows(u, t)
	}
	d.showTroubles(u)
	return nil
}

func (g *game) Draw(c *render.Canvas) { g.ui.Draw(c) }

// room finds what of the window is not hidden by a notch.
func (d *desk) room(u *ui.UI) {
	size := u.Size()
	k := 1.0 // pixels of the font per device pixel
	if short := min(size.X, size.Y); short > 0 {
		k = short / max(d.ui.Unit()*short, 1)
	}
	in := d.insets
	l, t := float64(geom.Round(in.X*k)), float64(geom.Round(in.Y*k))
	d.area = geom.R(l, t, size.X-l-float64(geom.Round(in.W*k)), size.Y-t-float64(geom.Round(in.H*k)))
}

// toolbar opens and closes windows.
func (d *desk) toolbar(u *ui.UI) {
	const wide, gap = 47.0, 3.0
	n := max(min(geom.Floor((d.area.W-12+gap)/(wide+gap)), int(windows)), 1)
	w := float64(n)*(wide+gap) - gap + 10
	u.Panel("toolbar", geom.R(d.area.X+(d.area.W-w)/2, d.area.Y, w, 0))
	widths := make([]float64, n)
	for i := range windows {
		if int(i)%n == 0 {
			u.Row(widths...)
		}
		if u.Choice(windowNames[i], d.open[i]) {
			d.open[i] = !d.open[i]
			d.console.begins = i == consoleWindow && d.open[i]
			d.beat = 0 // ask at once
		}
	}
	u.End()
	rows := float64((int(windows) + n - 1) / n)
	high := rows*(u.RowHeight()+gap) - gap + 10
	d.area.Y += high
	d.area.H -= high
}

// inspect asks for what the open windows show.
func (d *desk) inspect() {
	q := protocol.InspectArgs{
		Systems: d.open[systemsWindow], Frame: d.open[frameWindow], Sound: d.open[soundWindow],
		Input: d.open[inputWindow], Watches: d.open[watchWindow],
	}
	if !d.busy("inspect") {
		d.newest("inspect", protocol.New(protocol.Inspect, q), func(a protocol.Answer) {
			var r protocol.InspectResult
			if a.Read(&r) == nil {
				d.seen = r
				d.setClock(r.Clock)
			}
		})
	}
	if d.open[stateWindow] {
		d.tree.ask(d)
	}
	if d.open[tuneWindow] && !d.busy("tune") {
		d.tuning.ask(d, nil)
	}
	if d.open[keptWindow] && !d.busy("kept") && d.beat%(10*askEvery) == 0 {
		d.kept.ask(d)
	}
}

// setClock takes over where the game stands.
func (d *desk) setClock(c protocol.ClockResult) {
	if c != (protocol.ClockResult{}) {
		d.clock = c
	}
}

// told hears an event.
func (d *desk) told(e protocol.Event) {
	switch e.Event {
	case protocol.Ticked:
		var c protocol.ClockResult
		if e.Read(&c) == nil {
			d.setClock(c)
		}
	case protocol.Swapped:
		d.tree.nodes = map[string][]protocol.Node{}
		d.tuning.groups = nil
		d.hello()
	case protocol.Stopped:
		d.stopped(e)
	case protocol.Failed, protocol.Died, protocol.Hung:
		d.failed(e)
	case protocol.Logged:
		var l protocol.LogEvent
		if e.Read(&l) == nil && l.Text != "" {
			d.console.add(entry{result: protocol.RunResult{Text: l.Text}, faint: true})
		}
	}
}
