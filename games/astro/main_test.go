package main

import (
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/save"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const (
	testSeed  = 1
	testTicks = 10000
)

// asInCode are the tuned values of the code.
var asInCode = func() tuned {
	nobody := render.NewCanvas(render.NewAtlas(nil))
	return tuned{shipOf.DrawOf(nobody), fieldOf.DrawOf(nobody)}
}()

// newTick returns what a game gets in a step, with nobody at the keys and no store.
func newTick() *engine.Tick {
	rnd := engine.NewRand(testSeed)
	m := audio.NewPlayer(func(string) (audio.PCM, error) { return audio.PCM{}, nil })
	m.Begin(0, 60)
	return &engine.Tick{Dt: 1.0 / 60, Input: &input.State{}, Audio: m, Rand: &rnd}
}

// newPlay returns a game in an empty field: one rock is far away, so that the wave is not cleared.
func newPlay(t *engine.Tick) *game {
	g := &game{table: firstTable(), tuned: asInCode}
	g.newGame(t)
	g.rocks = [maxRocks]rock{}
	far := newRock(t.Rand, g.ship.at, 1, 1)
	far.at.X, far.at.Y, far.vel.X, far.vel.Y = 5, 5, 0, 0
	g.addRock(far)
	g.ship.safe.Set(0)
	return g
}

// newLoop returns a game that the engine runs, with its canvas in a window of the same size.
func newLoop(g *game, disk save.Disk) *engine.Loop {
	c := config()
	c.Seed = testSeed
	return engine.New(g, c, disk)
}

func step(l *engine.Loop, in *driver.Input, ticks int) {
	for range ticks {
		l.Tick(in)
		l.Draw(0)
		in.Keys, in.Text = nil, nil
	}
}

func window() *driver.Input { return &driver.Input{Width: width, Height: height} }

// picture returns a number for what the game shows.
func picture(l *engine.Loop) uint64 {
	var d driver.Digest
	d.Frame(l.Draw(0))
	return d.Sum()
}

// tap presses a key and lets it go in the next tick.
func tap(l *engine.Loop, in *driver.Input, k driver.Key) {
	in.Keys = []driver.KeyEvent{{Key: k, Down: true}}
	step(l, in, 1)
	in.Keys = []driver.KeyEvent{{Key: k}}
	step(l, in, 1)
}

func TestTitleStartsAndLeaves(t *testing.T) {
	g := &game{}
	l := newLoop(g, nil)
	in := window()
	step(l, in, 30)
	if rocks, _ := g.rocksLeft(); g.mode != title || rocks != titleRocks {
		t.Fatalf("at first: got mode %d with %d rocks; want the title with %d", g.mode, rocks, titleRocks)
	}
	tap(l, in, driver.KeyEnter)
	if g.mode != playing || g.wave.n != 1 || g.score.lives != firstLives {
		t.Fatalf("after Enter: got mode %d, wave %d, %d lives; want play, wave 1, %d", g.mode, g.wave.n, g.score.lives, firstLives)
	}
	tap(l, in, driver.KeyEscape)
	tap(l, in, driver.KeyEscape)
	if g.mode != title {
		t.Fatalf("after Escape twice: got mode %d; want the title", g.mode)
	}
	in.Keys = []driver.KeyEvent{{Key: driver.KeyEscape, Down: true}}
	if out := l.Tick(in); !out.Exit {
		t.Error("after Escape on the title: got a run that goes on; want its end")
	}
}

func TestPauseStandsStill(t *testing.T) {
	g := &game{}
	l := newLoop(g, nil)
	in := window()
	tap(l, in, driver.KeyEnter)
	step(l, in, 10)
	tap(l, in, driver.KeyP)
	rocks, dust, age := g.rocks, g.dust, g.wave.age
	step(l, in, 60)
	still := picture(l)
	step(l, in, 60)
	if picture(l) != still {
		t.Error("while paused: the picture changed; want it to stand still")
	}
	if g.rocks != rocks || g.dust != dust || g.wave.age != age {
		t.Error("while paused: something moved; want all to stand still")
	}
	tap(l, in, driver.KeyP)
	if step(l, in, 1); g.rocks == rocks {
		t.Error("after the pause: nothing moves; want the game to go on")
	}
}

func TestDrawReads(t *testing.T) {
	g := &game{}
	l := newLoop(g, nil)
	l.PlayBot()
	for range 40 {
		for range 25 {
			l.Tick(window())
		}
		before := *g
		l.Draw(0)
		l.Draw(0.5)
		if *g != before {
			t.Fatalf("tick %d: Draw changed the game", l.Ticks())
		}
	}
}

func TestSteadyTicksAllocateNothing(t *testing.T) {
	g := &game{}
	l := newLoop(g, nil)
	l.PlayBot()
	in := window()
	step(l, in, 900) // pools of the engine grow to what this game needs
	if allocs := testing.AllocsPerRun(600, func() { l.Tick(in); l.Draw(0) }); allocs != 0 {
		t.Errorf("allocations a tick with its picture: got %v; want 0", allocs)
	}
	if g.mode != playing {
		t.Errorf("what was measured: got mode %d; want play", g.mode)
	}
}
