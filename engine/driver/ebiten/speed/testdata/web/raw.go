//go:build js

package main

import (
	"image/color"

	eb "github.com/hajimehoshi/ebiten/v2"
)

// raw is Ebitengine alone.
type raw struct {
	draw  func(screen *eb.Image, drift float64)
	drift float64
}

func newRaw(way string) *raw {
	m := eb.NewImage(side, side)
	m.Fill(color.White)
	switch way {
	case "naive":
		return &raw{draw: naive(m)}
	case "filled":
		return &raw{draw: filled(m)}
	}
	return &raw{draw: func(*eb.Image, float64) {}}
}

func (g *raw) Layout(int, int) (int, int) { return width, height }

func (g *raw) Update() error {
	g.drift = drifted(g.drift)
	return nil
}

func (g *raw) Draw(screen *eb.Image) {
	g.draw(screen, g.drift)
	count()
}

// naive calls DrawImage for each sprite.
func naive(m *eb.Image) func(*eb.Image, float64) {
	op := &eb.DrawImageOptions{}
	return func(screen *eb.Image, drift float64) {
		for i := range pos {
			op.GeoM.Reset()
			op.GeoM.Translate(pos[i].X-side/2+drift, pos[i].Y-side/2)
			screen.DrawImage(m, op)
		}
	}
}

// filled is one DrawTriangles32 of vertices that are written in place.
func filled(m *eb.Image) func(*eb.Image, float64) {
	vertices, indices := make([]eb.Vertex, 4*many), []uint32{}
	for v := uint32(0); v < 4*many; v += 4 {
		indices = append(indices, v, v+1, v+2, v+1, v+3, v+2)
	}
	op := &eb.DrawTrianglesOptions{
		ColorScaleMode: eb.ColorScaleModePremultipliedAlpha, DisableMipmaps: true, Address: eb.AddressUnsafe,
	}
	return func(screen *eb.Image, drift float64) {
		for i := range pos {
			v := (*[4]eb.Vertex)(vertices[4*i:])
			x0, y0 := float32(pos[i].X-side/2+drift), float32(pos[i].Y-side/2)
			x1, y1 := x0+side, y0+side
			put(&v[0], x0, y0, 0, 0)
			put(&v[1], x1, y0, side, 0)
			put(&v[2], x0, y1, 0, side)
			put(&v[3], x1, y1, side, side)
		}
		screen.DrawTriangles32(vertices, indices, m, op)
	}
}

func put(v *eb.Vertex, x, y, u, w float32) {
	v.DstX, v.DstY, v.SrcX, v.SrcY = x, y, u, w
	v.ColorR, v.ColorG, v.ColorB, v.ColorA = 1, 1, 1, 1
}
