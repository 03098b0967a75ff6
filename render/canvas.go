package render

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Canvas is what a game draws on: each call adds to a list, and call order is drawing order. Coordinates are logical
// pixels of the canvas, y down, until World or Push change them. Drawing never changes the game, and what cannot be
// drawn, such as a NaN, is left out and counted. A Canvas is for one goroutine, during the call that it is given to.
type Canvas struct {
	// ReduceMotion takes the shake out of cameras, and the motion out of text. The engine sets it from the player's settings.
	ReduceMotion bool
	// TextScale multiplies the sizes of all Text, not the widths that it is wrapped to; zero: 1. The engine sets it
	// from the player's settings.
	TextScale float64
	// Vision is how the player sees colours, for post.Vision and for games that choose colours by it.
	Vision Vision
	// Owner is whose picture it is, for functions of package engine that a Draw calls; nil: nobody's.
	Owner any

	atlas       *Atlas
	f           *driver.Frame
	port        Viewport
	time, alpha float64
	stats, done Stats // of this frame, and of the last finished one
	pushed      []geom.Transform
	floor       int            // of pushed: what lies below belongs to whoever drew before Into
	packers     any            // map[reflect.Type]*packer: a field of that type would link all of reflect.Value
	main        driver.ImageID // what the canvas itself is drawn on

	asks                    asks
	captured, firstCaptured int // how many there were, and when this frame began

	batch
	pen     pen        // of the text being drawn
	words   Text       // being laid out letter by letter
	set     any        // its letters, a *setting; with its type a page would link what lays them out
	points  []geom.Vec // of the shape being drawn, pixels of the target
	normals []geom.Vec // of the edges of a stroke: the i-th edge begins at the i-th point
	shapes  any        // memory for paths; not of its own type, so that a page without paths is without their code
}

// Stats counts what a frame holds.
type Stats struct {
	DrawCalls int // draw calls that the driver makes of it
	Quads     int
	Vertices  int // of shapes
	Culled    int // things out of sight, left out
	Skipped   int // things with a NaN, an infinity or a size beyond all sense, left out
	Images    int // in the atlas, and grids
	Pages     int // images on the driver's side: pages of the atlas, with many on each, and what is drawn on
	Bytes     int // of those
	Uploads   int // bytes sent with this frame
}

// NewCanvas returns a canvas that takes its images from an atlas. It is used from Begin on.
func NewCanvas(a *Atlas) *Canvas {
	c := &Canvas{atlas: a}
	c.m = geom.Identity
	return c
}

// Begin empties a frame and draws into it until End. The background fills the canvas and leaves the bars black;
// zero: black. time is in seconds of game time, alpha the fraction between the last two ticks.
func (c *Canvas) Begin(f *driver.Frame, v Viewport, background Color, time, alpha float64) {
	f.Reset()
	f.Width, f.Height = v.deviceW, v.deviceH
	c.f, c.port, c.time, c.alpha, c.stats = f, v, time, alpha, Stats{}
	c.pushed, c.floor = c.pushed[:0], 0
	c.batch.begin()
	c.atlas.toKeep.begin()
	c.atlas.now++
	if c.atlas.leave != nil {
		c.atlas.leave(c.atlas)
	}
	c.clip, c.size, c.base = v.clip, v.Size(), v.Transform()
	if v.mode == PixelPerfect {
		w, h := geom.Int(v.w), geom.Int(v.h)
		c.target, c.snap = c.atlas.canvas(w, h), true
		c.clip, c.base = driver.Box{W: w, H: h}, geom.Identity
	}
	c.main, c.firstCaptured = c.target, c.captured+1
	c.atlas.fit(c.clip.W, c.clip.H, c.size, c.base.A)
	c.Screen()
	c.fillBackground(background.or(Black))
}

// fillBackground comes below all layers.
func (c *Canvas) fillBackground(col Color) {
	c.layer = math.MinInt32
	if col.A < 255 {
		c.Clear(col) // what PixelPerfect draws into still holds the last picture
	} else {
		c.fillSight(col)
	}
	c.layer = 0
	c.closeRun()
}

// Clear fills what is in sight with a colour, whose alpha takes the place of what is there; zero: transparent.
func (c *Canvas) Clear(col Color) {
	blend := c.blend
	c.Blend(Replace)
	c.fillSight(col)
	c.Blend(blend)
}

func (c *Canvas) fillSight(col Color) {
	s := c.sight
	c.box(s.X, s.Y, s.X+s.W, s.Y+s.H, col.premultiplied())
}

// End finishes the frame: it sorts layers, adds what PixelPerfect needs and the uploads of new images.
func (c *Canvas) End() {
	c.finish()
	if len(c.atlas.toKeep.commands) > 0 {
		c.atlas.toKeep.putInto(c.f)
	}
	c.f.Images = append(c.f.Images, c.atlas.ops...)
	clear(c.atlas.ops) // lets the pixels go with the frame
	c.atlas.ops = c.atlas.ops[:0]
	if m := c.atlas.shaders; m != nil {
		c.f.Shaders = append(c.f.Shaders, m.ops...)
		m.ops = m.ops[:0]
	}
	c.stats.addAtlas(c.atlas)
	c.stats.Culled = max(c.stats.Culled, 0) // a Bulk may have had more than it said
	c.stats.DrawCalls = c.f.DrawCalls()
	c.stats.Quads, c.stats.Vertices = len(c.f.Quads), len(c.f.Vertices)
	c.done = c.stats
}

// Window draws what follows in device pixels of the window, over everything so far, whatever its layer, and over the
// bars too, until the end of the frame: the engine's own signs. Layers have no effect there.
func (c *Canvas) Window() {
	c.finish()
	c.finished = true
	w, h := c.port.deviceW, c.port.deviceH
	c.state = state{clip: driver.Box{W: w, H: h}, size: geom.V(float64(w), float64(h)), base: geom.Identity, filter: driver.FilterLinear}
	c.Screen()
}

// finish puts the commands in their order and, with PixelPerfect, on the screen: once for each frame.
func (c *Canvas) finish() {
	c.closeRun()
	if c.finished {
		return
	}
	c.endPass()
	if c.port.mode == PixelPerfect {
		c.enlarge()
	}
}

// enlarge draws what PixelPerfect has drawn into onto the screen.
func (c *Canvas) enlarge() {
	source := c.target
	size := c.clip
	filter := driver.FilterNearest
	if c.port.scale < 1 {
		filter = driver.FilterLinear
	}
	c.target, c.blend, c.layer, c.order = driver.ImageID{}, Over, math.MinInt32, nil
	c.look(c.port.clip)
	c.setTransform(c.port.Transform())
	c.open(quads, source, filter)
	q := c.newQuad()
	*q = driver.Quad{A: float32(c.m.A * c.port.w), D: float32(c.m.D * c.port.h), X: float32(c.m.X), Y: float32(c.m.Y)}
	q.U1, q.V1 = float32(size.W), float32(size.H)
	q.Color = opaqueWhite
	c.closeRun()
}

// Stats returns what the last finished frame held.
func (c *Canvas) Stats() Stats { return c.done }

// Size returns the size of the canvas in logical pixels; within Into, that of the image.
func (c *Canvas) Size() geom.Vec { return c.size }

// Density returns how many pixels of what is drawn on are in a logical pixel: of the device, or of the image of Into.
func (c *Canvas) Density() float64 { return c.base.A }

// Time returns the seconds of game time.
func (c *Canvas) Time() float64 { return c.time }

// Alpha returns how far the picture lies between the last two ticks, 0 to 1.
func (c *Canvas) Alpha() float64 { return c.alpha }

// World draws what follows in the coordinates of the world that a camera sees, until Screen or another World. A camera
// with a View shows it only there.
func (c *Canvas) World(k Camera) {
	t := k.transform(c.size)
	if !c.ReduceMotion {
		t = t.Then(geom.Move(k.shake()))
	}
	c.setTransform(t.Then(c.base))
	c.setView(k.View)
}

// Screen goes back to the coordinates of the canvas: (0, 0) at the top left, Size at the bottom right.
func (c *Canvas) Screen() {
	c.setTransform(c.base)
	c.setView(geom.Rect{})
}

// Push draws what follows through t, in front of the current coordinates, until the matching Pop.
func (c *Canvas) Push(t geom.Transform) {
	c.pushed = append(c.pushed, c.m)
	c.setTransform(t.Then(c.m))
}

// Pop goes back to the coordinates before the last Push, also past a World or Screen in between.
// It panics without one. What is still pushed at the end of the frame is dropped.
func (c *Canvas) Pop() {
	if len(c.pushed) == c.floor {
		panic("render: pop coordinates: nothing was pushed; call Push before, once for each Pop")
	}
	c.setTransform(c.pushed[len(c.pushed)-1])
	c.pushed = c.pushed[:len(c.pushed)-1]
}

func (c *Canvas) setTransform(m geom.Transform) {
	c.m = m
	c.px = math.Sqrt(math.Abs(float64(m.A*m.D) - float64(m.B*m.C)))
	c.upright = m.B == 0 && m.C == 0
}
