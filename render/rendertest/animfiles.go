package rendertest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"strings"
	"testing/fstest"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
	"github.com/krill2d/krill/render/ase"
	"github.com/krill2d/krill/render/ase/asetest"
	rendergif "github.com/krill2d/krill/render/gif"
	"github.com/krill2d/krill/render/sheet"
)

// paint makes pixels, RGBA with straight alpha.
func paint(w, h int, at func(p geom.Vec) render.Color) []byte {
	pix := make([]byte, 0, w*h*4)
	for y := range h {
		for x := range w {
			c := at(geom.V(float64(x)+0.5, float64(y)+0.5))
			pix = append(pix, c.R, c.G, c.B, c.A)
		}
	}
	return pix
}

// puffer is a fish of 32×32 pixels; k is how far its fin is up.
func puffer(k float64) func(geom.Vec) render.Color {
	return func(p geom.Vec) render.Color {
		d := p.Dist(geom.V(17, 18))
		fin := p.Sub(geom.V(14, 20))
		switch tail := p.Sub(geom.V(5, 18)); {
		case p.Dist(geom.V(22, 15)) < 1.6:
			return deep
		case p.Dist(geom.V(22, 15)) < 3.2:
			return render.White
		case fin.X > -6 && fin.X < 0 && fin.Y > fin.X*k-1.6 && fin.Y < fin.X*k*0.4+1.8:
			return render.Hex(0xd9733a)
		case d < 10 && p.Y > 21:
			return render.Hex(0xfff0d0)
		case d < 10 && int(p.X+p.Y)%6 == 0 && p.Y < 17:
			return render.Hex(0xc98a2b)
		case d < 10:
			return render.Hex(0xf2b63d)
		case tail.X > -5 && tail.X < 4 && max(tail.Y, -tail.Y) < 4-tail.X*0.7-1:
			return render.Hex(0xd9733a)
		case d < 11:
			return render.Hex(0x8a5a1f)
		}
		return render.Color{}
	}
}

func hat(p geom.Vec) render.Color {
	switch {
	case p.Y > 9 && p.Y < 11.2 && p.X > 9 && p.X < 27:
		return deep
	case p.Y > 2 && p.Y < 9 && p.X > 11+p.Y*0.2 && p.X < 23:
		return render.White
	case p.Y >= 9 && p.Y <= 9.5:
		return render.Color{}
	}
	return render.Color{}
}

func monocle(p geom.Vec) render.Color {
	switch d := p.Dist(geom.V(22, 15)); {
	case d < 3.6:
		return render.Hex(0x7fd8ff).Fade(0.45)
	case d < 4.8:
		return render.Hex(0x5a3d7a)
	case p.X > 17.5 && p.X < 18.6 && p.Y > 17 && p.Y < 27 && int(p.Y)%2 == 0:
		return render.Hex(0xd9c6f0)
	}
	return render.Color{}
}

// fish is a file of four frames whose hat and monocle are layers, with a frame for nine-slices beside it.
func fish() []byte {
	f := asetest.File{
		W: 48, H: 32,
		Layers: []asetest.Layer{
			{Name: "body"},
			{Name: "clothes", Kind: 1},
			{Name: "hat", Level: 1},
			{Name: "monocle", Level: 1, Hidden: true},
			{Name: "panel", Hidden: true},
			{Name: "shade", Blend: 1, Opacity: 120},
		},
		Tags:   []asetest.Tag{{Name: "swim", To: 3, Way: 2}},
		Slices: []asetest.Slice{{Name: "fish", W: 32, H: 32}, {Name: "panel", X: 32, Y: 0, W: 15, H: 15, Nine: true, CX: 5, CY: 5, CW: 5, CH: 5}},
	}
	shade := paint(32, 32, func(p geom.Vec) render.Color {
		if p.Dist(geom.V(17, 18)) > 10 || p.Y < 22-p.X*0.2 {
			return render.Color{}
		}
		return render.Hex(0x7b4b9c)
	})
	border := paint(15, 15, func(p geom.Vec) render.Color {
		edge := min(p.X, p.Y, 15-p.X, 15-p.Y)
		switch corner := geom.V(max(4.5-p.X, p.X-10.5, 0), max(4.5-p.Y, p.Y-10.5, 0)).Len(); {
		case corner > 4.4:
			return render.Color{}
		case edge < 1.6 || corner > 3:
			return render.Hex(0xf2b63d)
		}
		return deep
	})
	for i := range 4 {
		cels := []asetest.Cel{{Layer: 0, W: 32, H: 32, Pix: paint(32, 32, puffer(float64(i)*0.5-0.6))}}
		if i == 0 {
			cels = append(cels,
				asetest.Cel{Layer: 2, W: 32, H: 32, Pix: paint(32, 32, hat)}, asetest.Cel{Layer: 3, W: 32, H: 32, Pix: paint(32, 32, monocle)},
				asetest.Cel{Layer: 4, X: 32, W: 15, H: 15, Pix: border}, asetest.Cel{Layer: 5, W: 32, H: 32, Pix: shade})
		} else {
			for _, layer := range []int{2, 3, 4, 5} {
				cels = append(cels, asetest.Cel{Layer: layer, Linked: true})
			}
		}
		f.Frames = append(f.Frames, asetest.Frame{Ms: 100, Cels: cels})
	}
	return f.Bytes()
}

// asepriteLayers shows a fish in several clothes, its animation and the nine-slice of the same file.
func asepriteLayers() Scene {
	files := fstest.MapFS{"fish.ase": {Data: fish()}}
	art := ase.File("fish.ase")
	swim := art.Tag("swim")
	if err := art.Load(files.ReadFile); err != nil {
		panic(err)
	}
	return Scene{Name: "aseprite", Files: files, Draw: func(c *render.Canvas) {
		c.Rect(geom.R(0, 0, Width, Height), water)
		for i, s := range []ase.Sheet{art, art.Hide("hat"), art.Show("monocle"), art.Only("monocle")} {
			at := geom.V(45+float64(i)*77, 44)
			c.Draw(render.Sprite{Image: s.Slice("fish").Image(), Frame: i, Pos: at, Scale: geom.V(2, 2)})
			name := strings.TrimPrefix(s.String()+" as it is saved", "fish.ase ")
			if i > 0 {
				name = strings.TrimSuffix(name, " as it is saved")
			}
			c.Text(render.Text{S: name, Pos: at.Add(geom.V(0, 34)), Align: render.Center, Color: foam})
		}
		clip, _ := swim.Clip()
		for i := range 6 {
			s := swim.Sprite(float64(i)*0.1, geom.V(32+float64(i)*52, 112))
			c.Draw(s)
			c.Text(render.Text{S: fmt.Sprint(s.Frame, " ", clip.Frames[s.Frame].Sec, " s"), Pos: s.Pos.Add(geom.V(-8, 18)), Align: render.Center, Color: foam.Fade(0.6)})
		}
		panel := art.Only("panel").Slice("panel")
		render.NineSlice{Image: panel.Image(), Rect: geom.R(110, 146, 100, 28), Border: panel.Border(0)}.Draw(c)
		c.Text(render.Text{S: "swim, swim!", Pos: geom.V(160, 156), Align: render.Center, Color: foam})
	}}
}

// asepriteBlends shows all blend modes of Aseprite, a spectrum over a gradient.
func asepriteBlends() Scene {
	names := strings.Fields("normal multiply screen overlay darken lighten dodge burn hard soft difference exclusion hue saturation colour luminosity addition subtract divide")
	const side = 36
	f := asetest.File{W: side, H: side, Layers: []asetest.Layer{{Name: "back"}}}
	back := paint(side, side, func(p geom.Vec) render.Color {
		c := render.Mix(render.Hex(0x243b8a), render.Hex(0xffd27a), p.X/side)
		if p.Dist(geom.V(18, 18)) < 9 {
			c = render.Mix(c, render.Hex(0x35a06a), 0.8)
		}
		return c
	})
	top := paint(side, side, func(p geom.Vec) render.Color {
		if p.Y < 6 || p.Y > 30 {
			return render.Color{}
		}
		third := geom.Polar((p.Y-6)/24*6.2832, 1)
		light := func(x, y float64) uint8 { return uint8(128 + 120*(third.X*x+third.Y*y)) }
		return render.Color{R: light(1, 0), G: light(-0.5, 0.866), B: light(-0.5, -0.866), A: 230}
	})
	for i := range names {
		f.Layers = append(f.Layers, asetest.Layer{Name: names[i], Blend: i})
		cels := []asetest.Cel{{Layer: 0, W: side, H: side, Pix: back}, {Layer: i + 1, W: side, H: side, Pix: top}}
		f.Frames = append(f.Frames, asetest.Frame{Cels: cels})
	}
	files := fstest.MapFS{"blends.ase": {Data: f.Bytes()}}
	return Scene{Name: "aseprite blends", Files: files, Draw: func(c *render.Canvas) {
		c.Rect(geom.R(0, 0, Width, Height), deep)
		for i, name := range names {
			at := geom.V(28+float64(i%7)*44, 26+float64(i/7)*58)
			c.Draw(render.Sprite{Image: ase.File("blends.ase").Image(), Frame: i, Pos: at})
			c.Text(render.Text{S: name, Pos: at.Add(geom.V(0, 21)), Align: render.Center, Color: foam})
		}
	}}
}

// packedSheet shows a sheet as it lies in its file, trimmed and turned, and its frames as they are drawn.
func packedSheet() Scene {
	type entry struct{ x, y, w, h, atX, atY, wholeW, wholeH, turned int }
	entries := []entry{{0, 0, 29, 23, 0, 7, 32, 32, 0}, {30, 0, 29, 23, 0, 7, 32, 32, 1}, {0, 24, 29, 23, 0, 7, 32, 32, 0}, {30, 30, 29, 23, 0, 7, 32, 32, 1}}
	img := image.NewNRGBA(image.Rect(0, 0, 54, 60))
	var frames []string
	for i, e := range entries {
		fishes := puffer(float64(i)*0.5 - 0.6)
		for y := range e.h {
			for x := range e.w {
				c := color.NRGBA(fishes(geom.V(float64(e.atX+x)+0.5, float64(e.atY+y)+0.5)))
				if e.turned == 1 {
					img.SetNRGBA(e.x+e.h-1-y, e.y+x, c)
				} else {
					img.SetNRGBA(e.x+x, e.y+y, c)
				}
			}
		}
		frames = append(frames, fmt.Sprintf(`"puff_%d.png": {"frame": {"x": %d, "y": %d, "w": %d, "h": %d}, "rotated": %t, "trimmed": true,
			"spriteSourceSize": {"x": %d, "y": %d, "w": %d, "h": %d}, "sourceSize": {"w": %d, "h": %d}}`,
			i, e.x, e.y, e.w, e.h, e.turned == 1, e.atX, e.atY, e.w, e.h, e.wholeW, e.wholeH))
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	files := fstest.MapFS{
		"puff.png":  {Data: b.Bytes()},
		"puff.json": {Data: []byte(`{"frames": {` + strings.Join(frames, ",") + `}, "meta": {"image": "puff.png"}}`)},
	}
	puffs := sheet.File("puff.json").Every(0.1)
	all := puffs.Anim("puff")
	if err := puffs.Load(files.ReadFile); err != nil {
		panic(err)
	}
	return Scene{Name: "sheet", Files: files, Draw: func(c *render.Canvas) {
		c.Rect(geom.R(0, 0, Width, Height), water)
		c.Rect(geom.R(32, 12, 108, 120), deep)
		c.Draw(render.Sprite{Image: render.File("puff.png"), Pos: geom.V(86, 72), Scale: geom.V(2, 2)})
		c.Text(render.Text{S: "as it is packed", Pos: geom.V(86, 137), Align: render.Center, Color: foam})
		for i := range 4 {
			s := all.Sprite(float64(i)*0.1, geom.V(200+float64(i%2)*72, 44+float64(i/2)*72))
			s.Scale = geom.V(2, 2)
			c.RectLine(geom.Around(s.Pos, 64, 64), 1, foam.Fade(0.5))
			c.Draw(s)
		}
		c.Text(render.Text{S: "as it is drawn", Pos: geom.V(236, 156), Align: render.Center, Color: foam})
		c.Draw(render.Sprite{Image: puffs.Image("puff_3"), Pos: geom.V(86, 160)})
	}}
}

// animatedGIF shows the frames of a file in which each frame holds only what changes.
func animatedGIF() Scene {
	colors := color.Palette{color.Transparent, color.NRGBA(deep), color.NRGBA(pale), color.NRGBA(carapace), color.NRGBA(foam)}
	g := &gif.GIF{Config: image.Config{ColorModel: colors, Width: 60, Height: 60}}
	for i := range 8 {
		r := image.Rect(0, 0, 60, 60)
		if i > 0 {
			at := geom.Polar(float64(i)*0.7854, 20).Add(geom.V(30, 30))
			r = image.Rect(int(at.X)-9, int(at.Y)-9, int(at.X)+9, int(at.Y)+9)
		}
		p := image.NewPaletted(r, colors)
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				q := geom.V(float64(x)+0.5, float64(y)+0.5)
				switch middle := geom.Polar(float64(i)*0.7854, 20).Add(geom.V(30, 30)); {
				case q.Dist(middle) < 5:
					p.SetColorIndex(x, y, uint8(2+i%3))
				case i == 0 && q.Dist(geom.V(30, 30)) < 29:
					p.SetColorIndex(x, y, 1)
				}
			}
		}
		g.Image, g.Delay = append(g.Image, p), append(g.Delay, 10)
		g.Disposal = append(g.Disposal, []byte{gif.DisposalNone, gif.DisposalPrevious}[i/5])
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		panic(err)
	}
	files := fstest.MapFS{"dots.gif": {Data: b.Bytes()}}
	var dots anim.Anim
	clip := rendergif.File("dots.gif")
	if err := clip.Load(files.ReadFile); err != nil {
		panic(err)
	}
	dots = clip.Anim()
	return Scene{Name: "gif", Files: files, Draw: func(c *render.Canvas) {
		c.Rect(geom.R(0, 0, Width, Height), water)
		for i := range 8 {
			s := dots.Sprite(float64(i)*0.1, geom.V(46+float64(i%4)*76, 46+float64(i/4)*80))
			c.Draw(s)
			c.Text(render.Text{S: fmt.Sprintf("%.1f s", float64(i)*0.1), Pos: s.Pos.Add(geom.V(0, 33)), Align: render.Center, Color: foam})
		}
	}}
}
