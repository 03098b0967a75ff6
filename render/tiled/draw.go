package tiled

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Draw draws the layers that are not hidden, the lowest first, as a camera sees them, each with its parallax, offset,
// tint and opacity. Of objects it draws those with a tile and texts, in the built-in font. Afterwards the canvas has the
// coordinates of the world. Tile layers cost what Tilemaps do: the same however large the map is.
func (m *Map) Draw(c *render.Canvas, k render.Camera) {
	d := drawing{m: m, c: c, camera: k}
	d.layers(m.Layers, look{opacity: 1, parallax: geom.V(1, 1), tint: render.White})
	c.World(k)
}

// DrawLayer draws one layer of the map, or a group, whether it is hidden or not, as Draw does: for games that draw
// something of their own between layers. What a group gives its layers is left out.
func (m *Map) DrawLayer(c *render.Canvas, k render.Camera, l *Layer) {
	d := drawing{m: m, c: c, camera: k}
	d.layer(l, look{opacity: 1, parallax: geom.V(1, 1), tint: render.White})
	c.World(k)
}

type drawing struct {
	m      *Map
	c      *render.Canvas
	camera render.Camera
}

// look is what groups give to their layers.
type look struct {
	opacity  float64
	tint     render.Color
	offset   geom.Vec
	parallax geom.Vec
}

func (d *drawing) layers(layers []*Layer, on look) {
	for _, l := range layers {
		if !l.Hidden {
			d.layer(l, on)
		}
	}
}

func (d *drawing) layer(l *Layer, on look) {
	on.opacity = float64(on.opacity * l.Opacity)
	on.tint = multiply(on.tint, l.Tint)
	on.offset = on.offset.Add(l.Offset)
	on.parallax = on.parallax.Scale(l.Parallax)
	if l.Kind == Group {
		d.layers(l.Layers, on)
		return
	}
	d.c.World(d.camera.Parallax(on.parallax.X, on.parallax.Y))
	held := geom.V(1-on.parallax.X, 1-on.parallax.Y)
	shift := d.m.parallaxAt.Scale(held).Mul(-1)
	if l.Kind != ObjectLayer { // the positions of objects have it already
		shift = shift.Add(on.offset)
	}
	tint := on.tint.Fade(on.opacity)
	d.c.Push(geom.Move(shift))
	switch l.Kind {
	case TileLayer:
		render.Tilemap{Grid: &l.Grid, Sets: d.m.sets, Tint: tint}.Draw(d.c)
	case ObjectLayer:
		for i := range l.Objects {
			d.object(&l.Objects[i], tint, on.opacity)
		}
	case ImageLayer:
		d.image(l, on.parallax, shift, tint)
	}
	d.c.Pop()
}

// multiply returns the product of two tints, of which the second may be the zero Color.
func multiply(a, b render.Color) render.Color {
	if b == (render.Color{}) {
		return a
	}
	times := func(x, y uint8) uint8 { return uint8((int(x)*int(y) + 127) / 255) }
	return render.Color{R: times(a.R, b.R), G: times(a.G, b.G), B: times(a.B, b.B), A: times(a.A, b.A)}
}

func (d *drawing) object(o *Object, tint render.Color, opacity float64) {
	switch {
	case o.Hidden:
	case o.Shape == TileObject:
		d.tile(o, tint)
	case o.Shape == Text:
		t := render.Text{S: o.Label.Text, Size: o.Label.Size, Color: o.Label.Color.Fade(opacity), Align: o.Label.Align}
		if o.Label.Wrap {
			t.Wrap = o.Size.X
		}
		switch o.Label.Align {
		case render.Center:
			t.Pos.X = o.Size.X / 2
		case render.Right:
			t.Pos.X = o.Size.X
		}
		d.c.Push(geom.Turn(o.Rot).Then(geom.Move(o.Pos)))
		d.c.Text(t)
		d.c.Pop()
	}
}

// tile draws an object's tile, stretched to its size.
func (d *drawing) tile(o *Object, tint render.Color) {
	i, frame, natural, set := d.m.pictureOf(o.Tile)
	if set == nil || i == (render.Image{}) || natural.X == 0 || natural.Y == 0 {
		return
	}
	if t := set.Tile(int(o.Tile) - set.First); len(t.Frames) > 0 {
		a := render.TileAnim{Tile: uint16(t.ID), Frames: t.Frames}
		i, frame, natural = set.picture(int(a.At(d.c.Time())))
	}
	size := o.Size
	if size == (geom.Vec{}) {
		size = natural
	}
	scale := geom.V(size.X/natural.X, size.Y/natural.Y)
	if o.Flip&geom.FlipX != 0 {
		scale.X = -scale.X
	}
	if o.Flip&geom.FlipY != 0 {
		scale.Y = -scale.Y
	}
	centre := d.m.anchor(set).Scale(size)
	d.c.Draw(render.Sprite{Image: i, Frame: frame, Pos: o.Pos.Add(centre.Rotate(o.Rot)), Rot: o.Rot, Scale: scale, Tint: tint})
}

// anchor returns where the middle of a tile object lies from its position, in sizes of it.
func (m *Map) anchor(s *Tileset) geom.Vec {
	align := s.align
	if align == "" || align == "unspecified" {
		align = "bottomleft"
		if m.Tiling.Kind == geom.Diamond {
			align = "bottom"
		}
	}
	at := geom.Vec{}
	switch align {
	case "topleft", "left", "bottomleft":
		at.X = 0.5
	case "topright", "right", "bottomright":
		at.X = -0.5
	}
	switch align {
	case "topleft", "top", "topright":
		at.Y = 0.5
	case "bottomleft", "bottom", "bottomright":
		at.Y = -0.5
	}
	return at
}

// maxRepeats is how often an image layer is repeated in one direction, at most.
const maxRepeats = 256

// image draws an image layer, as often as it is in sight.
func (d *drawing) image(l *Layer, parallax, shift geom.Vec, tint render.Color) {
	pixels := render.ImageSize(d.c, l.Image)
	if pixels == (geom.Vec{}) {
		return
	}
	x0, x1, y0, y1 := 0, 1, 0, 1
	if l.RepeatX || l.RepeatY {
		k, size := d.camera.Parallax(parallax.X, parallax.Y), d.c.Size()
		lo := k.ToWorld(geom.Vec{}, size).Sub(shift)
		hi := lo
		for _, p := range [3]geom.Vec{{X: size.X}, {Y: size.Y}, size} {
			p = k.ToWorld(p, size).Sub(shift)
			lo, hi = geom.V(min(lo.X, p.X), min(lo.Y, p.Y)), geom.V(max(hi.X, p.X), max(hi.Y, p.Y))
		}
		if l.RepeatX {
			x0, x1 = repeats(lo.X, hi.X, pixels.X)
		}
		if l.RepeatY {
			y0, y1 = repeats(lo.Y, hi.Y, pixels.Y)
		}
	}
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			at := geom.V((float64(x)+0.5)*pixels.X, (float64(y)+0.5)*pixels.Y)
			d.c.Draw(render.Sprite{Image: l.Image, Pos: at, Tint: tint})
		}
	}
}

// repeats returns which copies of a picture of a size lie between two places.
func repeats(lo, hi, size float64) (from, to int) {
	from, to = geom.Floor(lo/size), geom.Int(math.Ceil(hi/size))
	return from, min(to, from+maxRepeats)
}
