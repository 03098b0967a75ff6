package rendertest

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/post"
)

// effects are changes of the whole picture.
func effects() []Scene {
	shaders := map[string]func(c *render.Canvas){}
	names := []string{}
	add := func(name string, draw func(c *render.Canvas)) {
		names, shaders[name] = append(names, name), draw
	}
	add("bloom", func(c *render.Canvas) { post.Bloom{}.Draw(c) })
	add("blur", func(c *render.Canvas) { post.Blur{}.Draw(c) })
	add("crt", func(c *render.Canvas) { post.CRT{}.Draw(c) })
	add("fringe", func(c *render.Canvas) { post.Fringe{Bleed: 6}.Draw(c) })
	add("grade", func(c *render.Canvas) { post.Grade{Tint: render.Hex(0xd9a066).Fade(0.8), Contrast: 0.2}.Draw(c) })
	add("palette", func(c *render.Canvas) { post.Palette{Colors: harbourDusk[:], Dither: 0.25}.Draw(c) })
	add("pixelate", func(c *render.Canvas) { post.Pixelate{Size: 5}.Draw(c) })
	add("shockwave", func(c *render.Canvas) { post.Shockwave{Pos: geom.V(160, 100), Radius: 60, Bend: 14}.Draw(c) })
	add("vignette", func(c *render.Canvas) { post.Vignette{}.Draw(c) })
	add("vision", func(c *render.Canvas) { c.Vision = render.Deuteranopia; post.Vision(c); c.Vision = render.FullColor })
	add("three effects", func(c *render.Canvas) {
		post.Bloom{Strength: 0.7}.Draw(c)
		post.Grade{Saturation: -0.4, Warmth: 0.1}.Draw(c)
		post.CRT{}.Draw(c)
	})
	var all []Scene
	for _, name := range names {
		all = append(all, Scene{Name: "post " + name, Shaded: true, Draw: func(c *render.Canvas) {
			harbour(c)
			shaders[name](c)
			c.Text(render.Text{S: name, Pos: geom.V(316, 169), Align: render.Right})
		}})
	}
	all = append(all, Scene{Name: "post sprites", Shaded: true, Draw: crumbling})
	return append(all, transitions())
}

var harbourDusk = [...]render.Color{
	render.Hex(0x0f1020), render.Hex(0x2b2350), render.Hex(0x5d2e6e), render.Hex(0xb04a6a), render.Hex(0xee8a5a), render.Hex(0xffd98a),
}

// harbour is a picture with dark and light, straight and round: a lighthouse at dusk.
func harbour(c *render.Canvas) {
	for i := range 12 {
		k := float64(i) / 11
		c.Rect(geom.R(0, float64(i)*10, 320, 10), render.Mix(render.Hex(0x1b1340), render.Hex(0xf07848), k*k))
	}
	c.Circle(geom.V(230, 112), 26, render.Hex(0xfff1c0))
	c.Rect(geom.R(0, 120, 320, 60), render.Hex(0x152040))
	for i := range 9 {
		w := 70 - float64(i*6)
		c.Rect(geom.R(230-w/2, 123+float64(i*6), w, 2), render.Hex(0xffc070).Fade(0.8-float64(i)*0.08))
	}
	c.Polygon([]geom.Vec{{X: 0, Y: 150}, {X: 60, Y: 128}, {X: 120, Y: 140}, {X: 140, Y: 180}, {X: 0, Y: 180}}, render.Hex(0x0a0c1a))
	c.Polygon([]geom.Vec{{X: 62, Y: 134}, {X: 68, Y: 60}, {X: 84, Y: 60}, {X: 90, Y: 134}}, render.Hex(0xd8d0d8))
	c.Polygon([]geom.Vec{{X: 65, Y: 100}, {X: 66, Y: 84}, {X: 86, Y: 84}, {X: 87, Y: 100}}, render.Red)
	c.Rect(geom.R(68, 46, 16, 14), render.Hex(0xfffbe0))
	c.Rect(geom.R(65, 42, 22, 5), render.Hex(0x30263a))
	c.Polygon([]geom.Vec{{X: 84, Y: 52}, {X: 320, Y: 20}, {X: 320, Y: 64}, {X: 84, Y: 56}}, render.Hex(0xfff6c0).Fade(0.25))
	c.Rect(geom.R(150, 112, 34, 6), render.Hex(0x29adff))
	c.Rect(geom.R(164, 92, 2, 20), render.White)
	c.Polygon([]geom.Vec{{X: 167, Y: 94}, {X: 182, Y: 110}, {X: 167, Y: 110}}, render.Green)
}

var shell = render.Make("scene: shell", 40, 40, func(x, y int) render.Color {
	at := geom.V(float64(x)-19.5, float64(y)-19.5)
	if at.Len() > 19 {
		return render.Color{}
	}
	ring := int(at.Len()+3*geom.Sin(6*geom.Atan2(at.Y, at.X))) / 4 % 2
	return render.Mix([]render.Color{render.Pink, render.Peach}[ring], render.Plum, at.Len()/26)
})

// crumbling are sprites with shaders of their own.
func crumbling(c *render.Canvas) {
	c.Rect(geom.R(0, 0, 320, 180), render.Hex(0x1b1f3b))
	for i := range 5 {
		k := float64(i) / 4
		post.Dissolve{Progress: k * 0.8}.Shade(c)
		c.Draw(render.Sprite{Image: shell, Pos: geom.V(40+60*float64(i), 55), Scale: geom.V(1.4, 1.4)})
		post.Flash{Strength: 0.01 + k*0.99, Color: render.Yellow}.Shade(c)
		c.Draw(render.Sprite{Image: shell, Pos: geom.V(40+60*float64(i), 130), Scale: geom.V(1.4, 1.4), Rot: k})
		post.End(c)
	}
}

// transitions shows all kinds, half way.
func transitions() Scene {
	kinds := []post.Kind{post.Fade, post.Wipe, post.Iris, post.Blinds, post.Blocks, post.Doors}
	names := []string{"Fade", "Wipe", "Iris", "Blinds", "Blocks", "Doors"}
	return Scene{Name: "post transitions", Draw: func(c *render.Canvas) {
		for i, kind := range kinds {
			c.Into(postcard, func() {
				harbour(c)
				post.Transition{Kind: kind, Progress: 0.55, Color: render.Plum}.Draw(c)
			})
			at := geom.V(float64(i%3)*106+54, float64(i/3)*86+40)
			c.Draw(render.Sprite{Image: postcard, Pos: at, Scale: geom.V(0.3, 0.3)})
			c.Text(render.Text{S: names[i], Pos: at.Add(geom.V(0, 31)), Align: render.Center})
		}
	}}
}

var postcard = render.Offscreen("scene: postcard", Width, Height)
