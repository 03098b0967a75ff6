// Pong. W/S and arrows, two pads, or a thumb on each half; the computer plays right until somebody does.
package main

import (
	"strconv"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const (
	w, h             = 640.0, 360.0   // field, logical pixels; its middle is (0, 0)
	padW, padH, size = 8.0, 56.0, 8.0 // paddle and ball, logical pixels
	padSpeed, bot    = 300.0, 190.0   // logical pixels per second; a faster bot is harder
	serve, faster    = 240.0, 1.05    // logical pixels per second; factor at each hit
	pause            = 0.8            // seconds before a serve
)

var wall, paddle, goal = audio.Blip(1), audio.Hit(2), audio.Coin(3)

type pong struct {
	ball, vel geom.Vec
	pad       [2]float64 // y
	score     [2]int
	human     bool // somebody took the right paddle
	wait      engine.Timer
}

func (p *pong) serve(t *engine.Tick, side float64) {
	p.ball, p.vel = geom.Vec{}, geom.V(side*serve, t.Rand.Range(-0.6, 0.6)*serve)
	p.wait.Set(pause)
}

func (p *pong) Update(t *engine.Tick) error {
	if p.vel.X == 0 {
		p.serve(t, t.Rand.Sign())
	}
	for i, stick := range [2]input.Stick{input.P1, input.P2} {
		by := t.Input.Vec(stick).Y * padSpeed * t.Dt
		p.human = p.human || i == 1 && by != 0
		if i == 1 && !p.human {
			by = geom.Clamp(p.ball.Y-p.pad[1], -bot*t.Dt, bot*t.Dt)
		}
		p.pad[i] = geom.Clamp(p.pad[i]+by, (padH-h)/2, (h-padH)/2)
	}
	if p.wait.Running(t.Dt) {
		return nil
	}
	p.ball = p.ball.Add(p.vel.Mul(t.Dt))
	if max(p.ball.Y, -p.ball.Y) > (h-size)/2 && p.ball.Y*p.vel.Y > 0 {
		p.vel.Y = -p.vel.Y
		t.Audio.Play(wall)
	}
	for i, side := range [2]float64{-1, 1} {
		if p.vel.X*side > 0 && p.rect(i).Overlaps(geom.Around(p.ball, size, size)) {
			p.vel = geom.V(-p.vel.X*faster, (p.ball.Y-p.pad[i])/(padH/2)*serve)
			t.Audio.PlayWith(paddle, audio.Play{Pan: side * 0.6})
		}
		if p.ball.X*side > w/2+size {
			p.score[1-i]++
			t.Audio.Play(goal)
			p.serve(t, side)
		}
	}
	return nil
}

func (p *pong) rect(i int) geom.Rect {
	return geom.Around(geom.V((float64(i)-0.5)*(w-40), p.pad[i]), padW, padH)
}

func (p *pong) Draw(c *render.Canvas) {
	c.World(render.Camera{})
	c.Rect(geom.Around(p.ball, size, size), render.White)
	for i, n := range p.score {
		c.Rect(p.rect(i), render.White)
		c.Text(render.Text{S: strconv.Itoa(n), Pos: geom.V((float64(i)-0.5)*w/2, -140), Size: 32, Align: render.Center})
	}
}

func main() { engine.Main(&pong{}, engine.Config{Title: "Pong", Width: w, Height: h}) }
