package engine

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// cinema walks about by chance until somebody presses OK; then it shows a replay of that.
type cinema struct {
	at    geom.Vec
	ticks int
	demo  Demo
}

// cinemaUpdates counts those of all cinemas, also in replays.
var cinemaUpdates int

func (g *cinema) Update(t *Tick) error {
	cinemaUpdates++
	if t.Input.Pressed(input.OK) {
		return g.demo.Play(t, "walk.krill")
	}
	if g.demo.Playing() {
		return g.demo.Update(t)
	}
	g.ticks++
	g.at = g.at.Add(geom.V(t.Rand.Range(-1, 1), t.Rand.Range(-1, 1)))
	return nil
}

func (g *cinema) Draw(c *render.Canvas) { c.Rect(geom.Around(g.at, 4, 4), render.White) }

// shown is the game that the replay plays.
func (g *cinema) shown() *cinema { return g.demo.play.loop.scenes.stack[0].(*cinema) }

// openCinema returns one that has shown a replay of 900 ticks for so many.
func openCinema(t *testing.T, ticks int) (*Loop, *cinema) {
	t.Helper()
	walk := New(&cinema{}, Config{Seed: 5}, nil)
	walk.Record(900)
	for range 900 {
		walk.Tick(&driver.Input{})
	}
	f, err := walk.Replay()
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := f.Slim().Write(&file); err != nil {
		t.Fatal(err)
	}
	g := &cinema{}
	l := New(g, Config{Assets: fstest.MapFS{"walk.krill": &fstest.MapFile{Data: file.Bytes()}}}, nil)
	l.Tick(&driver.Input{Keys: []driver.KeyEvent{{Key: driver.KeyEnter, Down: true}}})
	for range ticks {
		l.Tick(&driver.Input{})
	}
	return l, g
}

// A restore goes on in the middle of a demo at the cost of a second of it, in another process and back in time.
func TestDemoGoesOnAfterARestore(t *testing.T) {
	l, g := openCinema(t, 0)
	var early []byte
	for n := range 800 {
		if l.Tick(&driver.Input{}); n == 130 {
			early, _ = l.Snapshot(nil)
		}
	}
	late, err := l.Snapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	l.Tick(&driver.Input{})
	want := *g.shown()
	if want.ticks != 801 {
		t.Fatalf("after 801 ticks: the demo stands at %d", want.ticks)
	}
	goOn := func(l *Loop, state []byte, ticks int) *cinema {
		t.Helper()
		if _, err := l.Restore(state); err != nil {
			t.Fatal(err)
		}
		before := cinemaUpdates
		l.Tick(&driver.Input{})
		if n := cinemaUpdates - before; n > 62 {
			t.Errorf("the tick after a restore to %d took %d updates; want a second's at most", ticks, n)
		}
		shown := l.scenes.stack[0].(*cinema).shown()
		if shown.ticks != ticks {
			t.Errorf("after a restore the demo stands at %d; want %d", shown.ticks, ticks)
		}
		return shown
	}
	fresh, _ := openCinema(t, 0)
	goOn(l, early, 132)
	for name, loop := range map[string]*Loop{"another process": fresh, "forwards again": l} {
		if got := goOn(loop, late, 801); got.at != want.at {
			t.Errorf("%s: got %v; want %v", name, got.at, want.at)
		}
	}
}

// A key that does not fit the replay, as after an edit of the asset, is no harm.
func TestDemoWithAnotherReplay(t *testing.T) {
	l, g := openCinema(t, 300)
	want := g.shown().at
	for name, spoil := range map[string]func(k *demoKey){
		"no such chunk": func(k *demoKey) { k.Chunk = 7 }, "a chunk before all": func(k *demoKey) { k.Chunk = -1 },
		"behind the demo": func(k *demoKey) { k.At = 301 }, "behind its chunk": func(k *demoKey) { k.At = 1 << 40 }, "before it": func(k *demoKey) { k.At = -1 },
		"more is told": func(k *demoKey) { k.Told = 9 }, "less than nothing": func(k *demoKey) { k.Told = -1 },
		"rubbish": func(k *demoKey) { k.State = []byte("rubbish") }, "nothing": func(k *demoKey) { *k = demoKey{} },
	} {
		state, _ := l.Snapshot(nil)
		spoil(g.demo.key)
		g.demo.play = nil
		if err := g.demo.follow(); err != nil || g.shown().at != want || g.demo.play.at != 300 {
			t.Errorf("%s: got %v, tick %d at %v; want tick 300 at %v", name, err, g.demo.play.at, g.shown().at, want)
		}
		if _, err := l.Restore(state); err != nil {
			t.Fatal(err)
		}
	}
}
