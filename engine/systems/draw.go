package systems

import (
	"math"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Sprite is the picture of an entity with a Transform. The zero value of everything but Image is right.
type Sprite struct {
	Image  render.Image
	Frame  int          // cell of a Grid, row by row from the top left; wraps around
	Origin geom.Vec     // the point of the picture that lies at the entity's Pos, from its centre, logical pixels; zero: the centre
	Z      float64      // its place in a layer that Canvas.LayerOrder has sorted by Z or by Y; of no meaning in others
	Layer  int          // above all lower ones, as Canvas.Layer
	Tint   render.Color // multiplies the picture; zero: white. Fade(0) is invisible
	Flip   bool         // mirrors the picture, left to right; Origin stays
}

var (
	stills = ecs.Query2[Transform, Sprite](ecs.Without[Last]())
	smooth = ecs.Query3[Transform, Sprite, Last]()
)

// Draw draws all sprites, each in its layer, in the current coordinates: call it within Canvas.World. It reads the world
// alone, and leaves the canvas's layer and all else as it was. Those that are out of sight are left out. In a layer they
// lie in no order that means something, though in each run the same, those with a Last on top: where they overlap, use
// Layer, or say before how a layer is sorted:
//
//	c.LayerOrder(0, render.ByY) // as seen from the front and above: by where they stand, which is Pos, wherever their Origin is
//	systems.Draw(w, c)
//
// Neighbours in a table that share a picture go through a render.Bulk, as the most of a crowd does: all but those that are
// flipped, are scaled and not turned, or have an Origin and are turned. It allocates nothing.
func Draw(w *ecs.World, c *render.Canvas) {
	p := painter{c: c, alpha: c.Alpha()}
	render.Preserve(c, func() { p.all(w) })
}

// painter is a Draw under way.
type painter struct {
	c     *render.Canvas
	alpha float64
	layer int

	sorted, byY bool // the layer is, by anything, and by Y
}

func (p *painter) all(w *ecs.World) {
	p.turnTo(0)
	for at, s := range stills.Tables(w) {
		p.stills(at, s[:len(at)])
	}
	for t := range smooth.Tables(w) {
		p.smooth(t.A, t.B[:len(t.A)], t.C[:len(t.A)])
	}
}

// fewest is how many neighbours a Bulk is made for: fewer are drawn sooner one by one.
const fewest = 4

// most is how many are looked at ahead of drawing them: what a processor keeps at hand.
const most = 256

func (p *painter) stills(at []Transform, s []Sprite) {
	for i := 0; i < len(s); {
		if n := upright(at[i:], s[i:]); n >= fewest {
			p.row(at[i:i+n], s[i:i+n])
			i += n
			continue
		}
		n := crowd(at[i:], s[i:])
		if n < fewest {
			p.one(&at[i], &s[i])
			i++
			continue
		}
		b := render.NewBulk(p.c, s[i].Image, n)
		for end := i + n; i < end; i++ {
			p.put(&b, &at[i], &s[i])
		}
	}
}

// upright returns how many from the first one on, up to most, share its picture and are upright and as large as it is.
func upright(at []Transform, s []Sprite) int {
	image := s[0].Image
	s = s[:min(len(s), most)]
	at = at[:len(s)]
	for i := range s {
		t := &at[i]
		turned := math.Float64bits(t.Rot) | math.Float64bits(t.Scale.X) | math.Float64bits(t.Scale.Y) // one test is quicker than three
		if s[i].Image != image || s[i].Flip || turned != 0 {
			return i
		}
	}
	return len(s)
}

// row draws what is upright and shares a picture.
func (p *painter) row(at []Transform, s []Sprite) {
	b := render.NewBulk(p.c, s[0].Image, len(s))
	at = at[:len(s)]
	layer, sorted := p.layer, p.sorted
	for i := range s {
		one := &s[i]
		if one.Layer != layer {
			p.turnTo(one.Layer)
			layer, sorted = p.layer, p.sorted
		}
		b.Frame, b.Tint = one.Frame, one.Tint
		if sorted {
			b.Z = p.depth(one)
		}
		b.Draw(at[i].Pos.X-one.Origin.X, at[i].Pos.Y-one.Origin.Y)
	}
}

// crowd returns how many from the first one on, up to most, share its picture and are plain.
func crowd(at []Transform, s []Sprite) int {
	image := s[0].Image
	s = s[:min(len(s), most)]
	at = at[:len(s)]
	for i := range s {
		if s[i].Image != image || s[i].Flip || !at[i].plain(&s[i]) {
			return i
		}
	}
	return len(s)
}

func (p *painter) smooth(at []Transform, s []Sprite, last []Last) {
	for i := 0; i < len(s); {
		n := crowd(at[i:], s[i:])
		n = steady(last[i:i+n], s[i:i+n])
		if n < fewest {
			t := last[i].shown(&at[i], p.alpha)
			p.one(&t, &s[i])
			i++
			continue
		}
		b := render.NewBulk(p.c, s[i].Image, n)
		for end := i + n; i < end; i++ {
			t := last[i].shown(&at[i], p.alpha)
			p.put(&b, &t, &s[i])
		}
	}
}

// steady returns how many from the first one on were plain a tick ago, too.
func steady(last []Last, s []Sprite) int {
	for i := range last {
		if !last[i].plain(&s[i]) {
			return i
		}
	}
	return len(last)
}

// plain reports whether a Bulk can draw a picture at the transform.
func (t *Transform) plain(s *Sprite) bool {
	if t.Rot == 0 {
		return t.Scale == geom.Vec{}
	}
	return t.Scale.X == t.Scale.Y && s.Origin == geom.Vec{}
}

// put draws a sprite that is plain.
func (p *painter) put(b *render.Bulk, t *Transform, s *Sprite) {
	if s.Layer != p.layer {
		p.turnTo(s.Layer)
	}
	b.Frame, b.Tint, b.Z = s.Frame, s.Tint, p.depth(s)
	switch {
	case t.Rot == 0 && t.Scale == geom.Vec{}:
		b.Draw(t.Pos.X-s.Origin.X, t.Pos.Y-s.Origin.Y)
	case t.Scale == geom.Vec{}:
		b.DrawTurned(t.Pos.X, t.Pos.Y, t.Rot, 1)
	default:
		b.DrawTurned(t.Pos.X, t.Pos.Y, t.Rot, t.Scale.X)
	}
}

// one draws any sprite.
func (p *painter) one(t *Transform, s *Sprite) {
	if s.Layer != p.layer {
		p.turnTo(s.Layer)
	}
	p.c.Draw(s.at(t, p.depth(s)))
}

// at is the sprite as a canvas draws it.
func (s *Sprite) at(t *Transform, z float64) render.Sprite {
	return render.Sprite{
		Image: s.Image, Frame: s.Frame, Pos: t.Pos.Sub(s.Origin), Pivot: s.Origin, Rot: t.Rot, Scale: t.Scale, Flip: s.Flip, Tint: s.Tint, Z: z,
	}
}

// depth is the Z with which the canvas sorts by where the entity is, and not by the middle of its picture.
func (p *painter) depth(s *Sprite) float64 {
	if p.byY {
		return s.Z + s.Origin.Y
	}
	return s.Z
}

func (p *painter) turnTo(layer int) {
	p.layer = layer
	p.c.Layer(layer)
	order := render.CurrentOrder(p.c)
	p.sorted, p.byY = order != render.Order{}, order == render.ByY
}
