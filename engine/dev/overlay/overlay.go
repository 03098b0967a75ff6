package overlay

import (
	"log/slog"
	"slices"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/host"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Overlay is the layer over the game. All methods are for the goroutine of the driver.
type Overlay struct {
	loop *engine.Loop
	desk *desk
	view render.Viewport
}

var _ host.Layer = (*Overlay)(nil)

// side is the shorter side of the canvas, in canvas units. The windows are drawn in pixels of the font of package ui, of which
// there are as many as are readable.
const side = 440

// New returns an overlay that is hidden. ask asks the game, the window and the tool; it is called from other goroutines, and
// may wait.
func New(ask func(protocol.Ask) protocol.Answer) *Overlay {
	o := &Overlay{desk: newDesk(ask)}
	o.begin()
	return o
}

// begin begins with no window open.
func (o *Overlay) begin() {
	o.loop = engine.New(&game{desk: o.desk}, engine.Config{
		Title: "krill dev", Width: side, Height: side, Scaling: render.Expand, Background: nothing, NoNotices: true,
	}, nil)
	o.view = render.NewViewport(render.Expand, side, side, side, side)
}

// nothing is the background: nothing of the game is hidden by it.
var nothing = render.Color{R: 1}

// game is the overlay as the engine runs it. It is no state: nobody takes it back in time.
type game struct {
	*desk `state:"-"`
}

// Tick lets the overlay see what the player does.
func (o *Overlay) Tick(in *driver.Input) *driver.Output {
	o.view = render.NewViewport(render.Expand, side, side, in.Width, in.Height)
	o.desk.insets = geom.R(in.Safe.Left, in.Safe.Top, in.Safe.Right, in.Safe.Bottom)
	out := o.loop.Tick(in)
	if f := o.loop.Failed(); f != nil { // the game goes on, and so does the developer
		slog.Error("overlay: it failed and begins anew", "err", f)
		o.desk = o.desk.anew()
		o.begin()
		out = o.loop.Tick(in)
	}
	return out
}

// Draw returns what is drawn over the game.
func (o *Overlay) Draw(alpha float64) *driver.Frame {
	f := o.loop.Draw(alpha)
	if len(f.Commands) > f.Kept && f.Commands[f.Kept].Blend == render.Replace { // the background
		f.Commands = slices.Delete(f.Commands, f.Kept, f.Kept+1)
	}
	return f
}

// TakesKeys reports whether a field is written into, or a widget has the focus.
func (o *Overlay) TakesKeys() bool { return o.desk.ui.TakesKeys() }

// TakesPointer reports whether a window or a notice lies at a place, device pixels.
func (o *Overlay) TakesPointer(x, y float64) bool { return o.desk.ui.Covers(o.view.ToCanvas(x, y)) }

// Toggle shows or hides all but notices and what went wrong.
func (o *Overlay) Toggle() { o.desk.toggle() }

// Shown reports whether it is shown.
func (o *Overlay) Shown() bool { return o.desk.shown }

// ShowFailure shows what went wrong last again, or hides it when it is there.
func (o *Overlay) ShowFailure() { o.desk.showTrouble() }

// Say shows lines. Errors get a window that the developer closes; the others stand at the upper edge.
func (o *Overlay) Say(a protocol.SayArgs) { o.desk.say(a) }

// Told hears an event.
func (o *Overlay) Told(e protocol.Event) { o.desk.told(e) }
