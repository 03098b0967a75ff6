package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
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
	lit  []bool
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
	drawLights(c, w.l, w.cam, w.hero, 1, w.lit, w.time)
}

func newTour(t testing.TB) (*tour, *enginetest.Game) {
	w := &tour{pose: "stand"}
	g := enginetest.New(t, w, engine.Config{Width: width, Height: height, Assets: files, Background: render.Hex(0x0b0a14)})
	return w, g.Step(1)
}

// look moves the camera to a place, as far as the room lets it, and the hero to the ground below another one.
func (w *tour) look(at, hero geom.Vec) {
	r := w.l.Rooms[max(0, w.l.roomAt(at))].At
	w.cam.Pos = geom.V(geom.Clamp(at.X, r.X+width/2, r.X+r.W-width/2), geom.Clamp(at.Y, r.Y+height/2, r.Y+r.H-height/2))
	if y, ok := w.l.floor(hero, 30); ok {
		hero.Y = y - heroFoot
	}
	w.hero = hero
}

// TestRooms draws each room where it is at its best.
func TestRooms(t *testing.T) {
	w, g := newTour(t)
	for _, v := range []struct {
		name, pose string
		at, hero   geom.Vec
	}{
		{"The Mouth", "run", geom.V(200, 150), geom.V(150, 185)},
		{"The Gallery", "jump", geom.V(1000, 120), geom.V(1010, 96)},
		{"The Shaft", "climb", geom.V(1400, 290), geom.V(1432, 230)},
		{"The Lake", "stand", geom.V(820, 400), geom.V(700, 357)},
		{"The Crystals", "run", geom.V(1720, 400), geom.V(1640, 390)},
		{"The Embers", "stand", geom.V(1880, 600), geom.V(1858, 590)},
		{"The Nest", "stand", geom.V(1230, 570), geom.V(1290, 600)},
		{"The Hall", "win", geom.V(640, 570), geom.V(600, 620)},
	} {
		if w.look(v.at, v.hero); w.l.Rooms[w.l.roomAt(w.cam.Pos)].Name != v.name {
			t.Errorf("got the room %q at %v; want %q", w.l.Rooms[w.l.roomAt(w.cam.Pos)].Name, v.at, v.name)
		}
		if v.pose == "jump" || v.pose == "fall" || v.pose == "climb" {
			w.hero = v.hero
		}
		w.pose, w.time = v.pose, 2
		g.Step(1).Golden(strings.ToLower(strings.TrimPrefix(v.name, "The ")))
	}
}

// TestGlide draws the way from one room into another one: the background has the colours of both.
func TestGlide(t *testing.T) {
	w, g := newTour(t)
	w.look(geom.V(1700, 400), geom.V(1500, 390))
	w.cam.Pos.X = 96 * cell
	g.Step(1)
	left, right := g.Pixel(geom.V(4, 4)), g.Pixel(geom.V(width-4, 4))
	if left == right {
		t.Errorf("got %v in rocks of both rooms; want each in its theme", left)
	}
	a, b := w.l.tintsAt(w.l.Rooms[2].At), w.l.tintsAt(w.l.Rooms[4].At)
	if m := w.l.tintsAt(geom.Around(w.cam.Pos, width, height)); m == a || m == b || a == b {
		t.Errorf("got the tints %v between %v and %v; want some of both", m, a, b)
	}
}

// TestLampsLightTheirPlaces looks at a torch that is lit and then not.
func TestLampsLightTheirPlaces(t *testing.T) {
	w, g := newTour(t)
	w.look(geom.V(1230, 570), geom.V(1290, 600))
	at, lamp := geom.Vec{}, 0
	for i := range w.l.Things {
		if th := &w.l.Things[i]; th.Kind == "checkpoint" && w.l.roomAt(th.At.Center()) == 6 {
			at, lamp = w.cam.ToCanvas(th.At.Center().Add(geom.V(26, 6)), geom.V(width, height)), i
		}
	}
	w.lit = make([]bool, len(w.l.Things))
	g.Step(1)
	dark := bright(g.Pixel(at))
	w.lit[lamp] = true
	g.Step(1)
	if lit := bright(g.Pixel(at)); lit < dark+12 {
		t.Errorf("got a brightness of %d beside a fire and %d without it; want 12 more at least", lit, dark)
	}
}

func bright(c color.RGBA) int { return int(c.R) + int(c.G) + int(c.B) }

// TestReducedMotion looks at fires over lava for a while: for those who want less motion they are still.
func TestReducedMotion(t *testing.T) {
	for _, still := range []bool{true, false} {
		w := &tour{pose: "stand"}
		a := render.NewAtlas(func(name string) (image.Image, error) {
			data, err := files.ReadFile(name)
			if err != nil {
				return nil, err
			}
			return png.Decode(bytes.NewReader(data))
		})
		c := render.NewCanvas(a)
		c.ReduceMotion = still
		w.l = mustRead(t)
		w.look(geom.V(1880, 600), geom.V(1858, 590))
		seen := map[uint64]bool{}
		for i := range 5 {
			var f driver.Frame
			c.Begin(&f, render.NewViewport(render.PixelPerfect, width, height, width, height), render.Black, 0, 0)
			drawLights(c, w.l, w.cam, w.hero, 1, nil, float64(i)*0.3)
			c.End()
			var d driver.Digest
			d.Frame(&f)
			seen[d.Sum()] = true
		}
		if got := len(seen); still != (got <= 2) { // the first one has the uploads
			t.Errorf("reduced motion %v: got %d different pictures of 5", still, got)
		}
	}
}

// TestPosesAndStates draws all that others may ask for: nothing is missing, and what has no picture draws nothing.
func TestPosesAndStates(t *testing.T) {
	poses := []string{"stand", "run", "jump", "fall", "climb", "hurt", "dead", "win", "sneeze", ""}
	for _, pose := range poses {
		for i := range 100 {
			if f := heroFrame(pose, float64(i)*0.05-1); f < 0 || f >= len(heroFrames) {
				t.Errorf("%q at %v s: got frame %d of %d", pose, float64(i)*0.05, f, len(heroFrames))
			}
		}
	}
	z := &zoo{}
	g := enginetest.New(t, z, engine.Config{Width: width, Height: height, Assets: files, Background: render.Hex(0x3a3f52)})
	g.Step(1).Golden("zoo")
}

// states are those that each kind has a picture of.
var states = map[string][]string{
	"bat": {"", "wake", "attack", "gone"}, "slug": {"", "gone"}, "spider": {"", "attack", "gone"}, "checkpoint": {"", "on"}, "lamp": {"", "on"},
	"door": {"", "on"}, "spring": {"", "on"}, "coin": {""}, "key": {""}, "crystal": {""}, "exit": {""}, "lift": {""},
}

// zoo shows all things in all their states, and the hero in his poses.
type zoo struct{}

func (z *zoo) Update(*engine.Tick) error { return nil }

func (z *zoo) Draw(c *render.Canvas) {
	x, y, tall := 6.0, 6.0, 0.0
	for _, kind := range names(sizes) {
		for _, state := range states[kind] {
			size := geom.V(max(sizes[kind].X, 16), max(sizes[kind].Y, 16))
			if x+size.X > width-6 {
				x, y, tall = 6, y+tall+4, 0
			}
			drawThing(c, kind, geom.V(x+size.X/2, y+size.Y/2), state, 1, 0.3)
			x, tall = x+size.X+4, max(tall, size.Y)
		}
	}
	for i, pose := range []string{"stand", "run", "jump", "fall", "climb", "hurt", "dead", "win"} {
		drawHero(c, geom.V(220+float64(i%4)*22, 140+float64(i/4)*26), pose, 1-2*float64(i%2), 0.1)
	}
	drawThing(c, "heart", geom.V(170, 168), "", 1, 0)
	drawThing(c, "no heart", geom.V(190, 168), "", 1, 0)
	drawThing(c, "unicorn", geom.V(150, 168), "", 1, 0)
}

// TestDrawingAllocatesNothing draws a room with lights, rays and embers.
func TestDrawingAllocatesNothing(t *testing.T) {
	w := &tour{pose: "run"}
	l := engine.New(w, engine.Config{Width: width, Height: height, Assets: files}, nil)
	defer l.Close()
	in := &driver.Input{Width: width, Height: height}
	l.Tick(in)
	for _, at := range []geom.Vec{{X: 200, Y: 150}, {X: 1880, Y: 600}, {X: 1720, Y: 400}} {
		w.look(at, at)
		for range 30 {
			l.Draw(0)
		}
		if n := testing.AllocsPerRun(50, func() { l.Draw(0) }); n != 0 {
			t.Errorf("got %v allocations in a picture around %v; want none", n, at)
		}
	}
}
