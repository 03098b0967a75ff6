// Camera follows a fox over hills, with a map and hills that move more slowly: arrows or WASD walk, space stamps, P takes a
// picture.
package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const (
	w, h     = 640.0, 360.0
	speed    = 180.0  // of the fox, logical pixels a second
	halfLife = 0.15   // in which the camera halves its distance, seconds
	worldW   = 3000.0 // logical pixels
	ground   = 300.0  // logical pixels from the top of the world to the grass
	mapScale = 0.045  // of the map in the corner
)

var (
	stamp   = input.Action{Name: "stamp", On: input.Any{input.KeySpace, input.PadA, input.TouchTap}}
	picture = input.Action{Name: "picture", On: input.Any{input.KeyP}}
	thud    = audio.Hit(4)
)

type walk struct {
	fox    geom.Vec
	left   bool
	camera render.Camera
}

func (k *walk) Start(*engine.Tick) error {
	k.fox = geom.V(200, ground)
	k.camera = render.Camera{Pos: k.fox, Bounds: geom.R(0, 0, worldW, h), DeadZone: geom.V(160, 80)}
	return nil
}

func (k *walk) Update(t *engine.Tick) error {
	step := t.Input.Vec(input.Move).X * speed * t.Dt
	if step != 0 {
		k.left = step < 0
	}
	k.fox.X = geom.Clamp(k.fox.X+step, 20, worldW-20)
	if t.Input.Pressed(stamp) {
		k.camera.Shake(10, 0.4) // those who ask for less motion see none
		t.Audio.Play(thud)
	}
	if t.Input.Pressed(picture) {
		engine.Screenshot(t)
	}
	k.camera.Follow(k.fox, halfLife, t.Dt)
	return nil
}

func (k *walk) Draw(c *render.Canvas) {
	for i, depth := range [...]float64{0, 0.15, 0.35, 0.6} {
		c.World(k.camera.Parallax(depth, 1))
		hills(c, i, depth)
	}
	c.World(k.camera)
	k.world(c)

	c.Screen()
	view := geom.R(w-worldW*mapScale-12, 12, worldW*mapScale, h*mapScale*2)
	c.Rect(view.Inset(-2), render.White)
	c.World(render.Camera{Pos: geom.V(worldW/2, ground-20), Zoom: mapScale, View: view})
	c.Rect(geom.R(0, -500, worldW, 1500), render.Hex(0x9ad4e6))
	k.world(c)
	c.Circle(k.fox, 60, render.Red)
	c.Screen()
	c.Print("← → walk   space stamp   P picture", 12, h-16)
}

// hills draws a layer of the background around (0, 0), where the camera is in the middle: the far ones first.
func hills(c *render.Canvas, layer int, depth float64) {
	if depth == 0 {
		c.Circle(geom.V(180, 60), 34, render.Hex(0xfff3d6))
		return
	}
	col := render.Mix(render.Hex(0xb8cfe8), render.Hex(0x4f8a6b), float64(layer-1)/2)
	for n := range 20 {
		at := geom.V(float64(n)*170-300+float64(layer)*60, ground+10)
		tall := 190 - float64(layer)*45 + 22*geom.Sin(float64(n*layer)*1.7)
		c.Polygon([]geom.Vec{at.Sub(geom.V(190, 0)), at.Sub(geom.V(30, tall)), at.Sub(geom.V(-40, tall*0.9)), at.Add(geom.V(200, 0))}, col)
	}
}

// world draws the grass, the trees and the fox.
func (k *walk) world(c *render.Canvas) {
	c.Rect(geom.R(0, ground, worldW, 400), render.Hex(0x3f7d3a))
	for n := range 40 {
		x, tall := 40+float64(n)*75, 46+16*geom.Sin(float64(n)*2.3)
		c.Rect(geom.R(x-3, ground-tall, 6, tall), render.Brown)
		c.Circle(geom.V(x, ground-tall), 20, render.DarkGreen)
		c.Circle(geom.V(x-5, ground-tall-5), 11, render.Hex(0x2fae5f))
	}
	side := 1.0
	if k.left {
		side = -1
	}
	c.Push(geom.Stretch(geom.V(side, 1)).Then(geom.Move(k.fox)))
	c.Polygon([]geom.Vec{{X: -14, Y: -9}, {X: -34, Y: -22}, {X: -28, Y: -6}}, render.Orange)
	c.Polygon([]geom.Vec{{X: -16, Y: -14}, {X: 12, Y: -14}, {X: 14, Y: 0}, {X: -16, Y: 0}}, render.Orange)
	c.Polygon([]geom.Vec{{X: 8, Y: -22}, {X: 14, Y: -28}, {X: 16, Y: -22}, {X: 30, Y: -14}, {X: 12, Y: -8}}, render.Orange)
	c.Circle(geom.V(18, -17), 2, render.Black)
	c.Pop()
}

func config() engine.Config {
	return engine.Config{Title: "Camera", Width: w, Height: h, Background: render.Hex(0x9ad4e6)}
}

func main() { engine.Main(&walk{}, config()) }
