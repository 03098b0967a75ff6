package ebiten

import (
	"math"
	"sync/atomic"
	"time"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// game is the loop, as Ebitengine calls it: Update once before each picture, with ticks by our own clock.
type game struct {
	app       driver.App
	lockstep  bool
	clock     driver.Clock
	last      time.Time // of the last Update
	alpha     float64   // of the next picture
	ticked    bool      // there was a tick
	drawn     bool      // and a picture since the last one
	input     input
	painter   *painter
	sound     *sound
	window    driver.Window // the last wishes
	titled    string        // the page's title
	scale     float64       // device pixels per logical pixel
	w, h      int           // of the window's inside, device pixels
	wasHidden atomic.Bool   // the page was, since the last tick: there are none then, so the game has to be told afterwards
	clipboard string        // what the game copied, for where the system's cannot be read
	copied    []string      // answers for the next tick
	answers   answers       // to what the game asked for, for the next tick
	pixels    []driver.Pixels
}

func newGame(app driver.App, s driver.Setup) *game {
	return &game{
		app: app, lockstep: s.Lockstep, clock: driver.Clock{TPS: s.TPS},
		painter: newPainter(), sound: newSound(), answers: answers{copy: copyText},
	}
}

// Layout is asked for by Ebitengine's interface; LayoutF is what it calls.
func (g *game) Layout(w, h int) (int, int) { return w, h }

// LayoutF makes the screen's image as large as the window in device pixels.
func (g *game) LayoutF(w, h float64) (float64, float64) {
	g.scale = 1
	if m := eb.Monitor(); m != nil {
		g.scale = m.DeviceScaleFactor()
	}
	// The window has whole pixels; what the division by the scale lost is rounded back.
	g.w, g.h = max(int(math.Round(w*g.scale)), 1), max(int(math.Round(h*g.scale)), 1)
	return float64(g.w), float64(g.h)
}

// Update runs the ticks that are due.
func (g *game) Update() error {
	now, first := time.Now(), g.last.IsZero()
	passed := g.passed(now)
	g.input.gather(g.w, g.h, g.scale)
	g.look()
	g.answers.look()
	for range g.due(passed) {
		if g.tick() {
			return eb.Termination
		}
	}
	if !first {
		g.afterPicture(now, passed)
	}
	return nil
}

// afterPicture does what the first picture need not wait for. In a browser it comes a fifth of a second sooner so: the
// browser makes a canvas drawable late when the page's title has just changed, and a sound device is slow to open.
func (g *game) afterPicture(now time.Time, passed time.Duration) {
	if title := g.window.Title; title != g.titled {
		titlePage(title)
		g.titled = title
	}
	g.sound.update(now, passed)
}

// look notes what the player did with the window or the page.
func (g *game) look() {
	in := &g.input.in
	in.Fullscreen = eb.IsFullscreen()
	minimised := eb.IsWindowMinimized()
	g.sound.quiet.set(minimised)
	hidden := g.wasHidden.Load()
	if hidden {
		g.input.release() // the keys went up elsewhere
	}
	in.Suspended = in.Suspended || minimised || hidden
}

// page is called when the page that the game runs in is hidden or shown again.
func (g *game) page(hidden bool) {
	if hidden {
		g.wasHidden.Store(true)
	}
	g.sound.page(hidden)
}

// passed returns the time since the last Update.
func (g *game) passed(now time.Time) time.Duration {
	last := g.last
	g.last = now
	if last.IsZero() {
		return 0
	}
	return now.Sub(last)
}

// due returns how many ticks to run. The first Update has at least one, since a picture needs a tick before it.
func (g *game) due(passed time.Duration) int {
	if g.lockstep {
		return count(!g.ticked || g.drawn) // Ebitengine may leave a picture out; a film must not
	}
	ticks, alpha := g.clock.Advance(passed)
	g.alpha = alpha
	if !g.ticked {
		return max(ticks, 1)
	}
	return ticks
}

// tick runs one tick and does what it asks for; it returns whether the run is over.
func (g *game) tick() (over bool) {
	in := &g.input.in
	in.Pixels, g.pixels = append(in.Pixels, g.pixels...), g.pixels[:0]
	in.Clipboard, g.copied = append(in.Clipboard, g.copied...), g.copied[:0]
	if typist.Pasted != nil {
		in.Clipboard = typist.Pasted(in.Clipboard)
	}
	in.Done = g.answers.take(in.Done)
	in.SoundAt = g.sound.heard()
	closing := in.Quit
	out := g.app.Tick(in)
	g.ticked, g.drawn = true, false
	in.Done = nil // a file of the player's may be large
	g.wasHidden.Store(false)
	g.input.next()
	g.sound.do(out)
	setWindow(&g.window, &out.Window)
	g.window = out.Window
	g.input.typing.tell(&out.Window.Text, g.scale)
	g.input.capture(out.Window.Cursor == driver.CursorCaptured)
	for i := range out.Actions {
		g.act(&out.Actions[i])
		closing = closing && out.Actions[i].Kind != driver.ActionKeepOpen
	}
	return out.Exit || closing
}

// Draw records a picture and paints it.
func (g *game) Draw(screen *eb.Image) {
	if !g.ticked || g.lockstep && g.drawn {
		return
	}
	f := g.app.Draw(g.alpha)
	drawBeside(beside.under, screen)
	g.pixels = g.painter.paint(screen, f, g.pixels)
	drawBeside(beside.over, screen)
	g.drawn = true
}
