package ase_test

import (
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
	"github.com/krill2d/krill/render/ase"
	"github.com/krill2d/krill/render/ase/asetest"
)

var (
	art  = ase.File("walker.ase")
	idle = art.Tag("idle")
	walk = art.Tag("walk")
)

// walker is the game of the package's manual.
type walker struct {
	pos   geom.Vec
	look  anim.Player
	steps int
}

func (w *walker) Start(t *engine.Tick) error { return art.Load(t.File) }

func (w *walker) Update(t *engine.Tick) error {
	move := t.Input.Vec(input.Move)
	w.pos = w.pos.Add(move.Mul(90 * t.Dt))
	w.look.Play(idle)
	if move != (geom.Vec{}) {
		w.look.Play(walk)
	}
	w.look.Step(t.Dt)
	if w.look.Fired("step") {
		w.steps++
	}
	return nil
}

func (w *walker) Draw(c *render.Canvas) { c.Draw(w.look.Sprite(w.pos)) }

// walkerFile has two frames of standing and four of walking, with a step on two of them.
func walkerFile() fstest.MapFS {
	f := asetest.File{
		W: 2, H: 2, Layers: []asetest.Layer{{Name: "body"}},
		Tags: []asetest.Tag{{Name: "idle", To: 1}, {Name: "walk", From: 2, To: 5}},
	}
	for i := range byte(6) {
		cel := asetest.Cel{W: 2, H: 2, Pix: []byte{i, 0, 0, 255, i, 0, 0, 255, i, 0, 0, 255, i, 0, 0, 255}}
		if i == 3 || i == 5 {
			cel.Text = "step"
		}
		f.Frames = append(f.Frames, asetest.Frame{Ms: 50, Cels: []asetest.Cel{cel}})
	}
	return fstest.MapFS{"walker.ase": {Data: f.Bytes()}}
}

// TestInAGame plays the file, and then what was played again from its replay.
func TestInAGame(t *testing.T) {
	w := &walker{}
	g := enginetest.New(t, w, engine.Config{Assets: walkerFile()})
	g.Step(10).Down(input.KeyRight).Step(30)
	if w.steps != 5 {
		t.Errorf("half a second of walking: got %d steps; want 5, one in 0.1 s", w.steps)
	}
	if got := w.look.Sprite(geom.Vec{}); got.Image != art.Image() || got.Frame < 2 {
		t.Errorf("got %+v; want a frame of the walk", got)
	}
	replay := filepath.Join(t.TempDir(), "walk.krill")
	g.WriteReplay(replay)
	again := &walker{}
	if got := enginetest.Replay(t, again, engine.Config{Assets: walkerFile()}, replay).Hash(); got != g.Hash() || again.steps != 5 {
		t.Errorf("played again: got %#x, %d steps; want %#x, 5 steps", got, again.steps, g.Hash())
	}
}
