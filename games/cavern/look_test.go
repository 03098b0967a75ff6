package main

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// tour shows the world without rules, so that pictures of it do not change with them.
type tour struct {
	l    *level `state:"-"`
	cam  render.Camera
	hero geom.Vec
	pose string
	time float64
}

func (w *tour) Start(t *engine.Tick) (err error) {
	w.l, err = readLevel(t)
	return err
}

func (w *tour) Update(t *engine.Tick) error {
	w.time += t.Dt
	return nil
}

func (w *tour) Draw(c *render.Canvas) {
	drawRoom(c, w.l, w.cam, w.time)
	c.World(w.cam)
	for i := range w.l.Things {
		t := &w.l.Things[i]
		state := "on"
		if t.Kind == "door" || t.Kind == "spring" || t.Kind == "bat" {
			state = ""
		}
		drawThing(c, t.Kind, t.At.Center(), state, float64(t.Facing), w.time)
	}
	drawHero(c, w.hero, w.pose, 1, w.time)
	drawFront(c, w.l, w.cam, w.time)
	drawLights(c, w.l, w.cam, w.hero, 1, nil, w.time)
}

func newTour(t testing.TB) (*tour, *enginetest.Game) {
	w := &tour{pose: "stand"}
	g := enginetest.New(t, w, engine.Config{Width: width, Height: height, Assets: files, Background: render.Hex(0x0b0a14)})
	return w, g.Step(1)
}

// look moves the camera to a place, as far as the room lets it, and the hero to the ground below it.
func (w *tour) look(at geom.Vec) {
	r := w.l.Rooms[max(0, w.l.roomAt(at))].At
	at = geom.V(geom.Clamp(at.X, r.X+width/2, r.X+r.W-width/2), geom.Clamp(at.Y, r.Y+height/2, r.Y+r.H-height/2))
	w.cam.Pos, w.hero = at, at
	for range 200 {
		x, y := w.l.Tiles.Cell(w.hero.Add(geom.V(0, heroFoot+1)))
		if k := w.l.Kinds[w.l.Tiles.At(x, y)]; k.Left > 0 || k.Right > 0 {
			return
		}
		w.hero.Y++
	}
}

// TestRooms draws each room where it is at its best.
func TestRooms(t *testing.T) {
	w, g := newTour(t)
	for name, at := range map[string]geom.Vec{
		"The Mouth": {X: 160, Y: 150}, "The Gallery": {X: 950, Y: 120}, "The Shaft": {X: 1400, Y: 330}, "The Lake": {X: 800, Y: 400},
		"The Crystals": {X: 1700, Y: 400}, "The Embers": {X: 1900, Y: 600}, "The Nest": {X: 1230, Y: 600}, "The Hall": {X: 700, Y: 600},
	} {
		if w.look(at); w.l.Rooms[w.l.roomAt(w.cam.Pos)].Name != name {
			t.Errorf("got the room %q at %v; want %q", w.l.Rooms[w.l.roomAt(w.cam.Pos)].Name, at, name)
		}
		w.time = 2
		g.Step(1).Golden(strings.ToLower(strings.TrimPrefix(name, "The ")))
	}
}
