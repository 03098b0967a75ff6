package engine

import (
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

func TestATestIsTheSameGame(t *testing.T) {
	c := New(newProbe("a"), Config{}, nil).Config()
	if path, _ := build(); path != "github.com/krill2d/krill/engine" || c.ID != path {
		t.Errorf("got the package %q and the game %q; want both to be that of the engine, without .test", path, c.ID)
	}
	if c.Width != 640 || c.TPS != 60 {
		t.Errorf("got %+v; want the defaults in place", c)
	}
}

func TestMissingAssetsAreKeptAndLogged(t *testing.T) {
	p := newProbe("a")
	p.update = func(tk *Tick) error {
		tk.Audio.Play(audio.File("lost.ogg"))
		return nil
	}
	p.draw = func(c *render.Canvas) { c.Draw(render.Sprite{Image: render.File("lost.png")}) }
	l := New(p, Config{}, nil)
	var log strings.Builder
	l.LogTo(slog.New(slog.NewTextHandler(&log, nil)))
	for range 3 {
		l.Tick(screen())
		l.Draw(0)
	}
	got := l.Missing()
	if len(got) != 2 || !strings.Contains(got[0].Error(), "lost.ogg") || !strings.Contains(got[1].Error(), "lost.png") {
		t.Errorf("got %v; want the sound and the image, once each", got)
	}
	if n := strings.Count(log.String(), "lost."); n < 2 {
		t.Errorf("got the log %s; want both", &log)
	}
	p.update = func(*Tick) error { panic("boom") }
	if l.Tick(screen()); !strings.Contains(log.String(), "level=ERROR") {
		t.Errorf("got the log %s; want the failure in it", &log)
	}
}

func TestWatchSeesWhatIsAsked(t *testing.T) {
	l := New(&still{}, Config{}, nil)
	var asked input.Interest
	l.Watch(&asked)
	l.Tick(screen())
	if !slices.Contains(asked.Sticks, input.Move) {
		t.Errorf("got %v; want the stick that the game asks about", asked.Sticks)
	}
}

func TestSameLooksAtTheGameAlone(t *testing.T) {
	p := &counter{}
	l := New(p, Config{}, nil)
	l.Tick(screen())
	before, err := l.Snapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	render.File("a name that is new in TestSameLooksAtTheGameAlone")
	after, err := l.Snapshot(nil)
	if err != nil || string(before) == string(after) || !Same(before, after) {
		t.Errorf("a new name: got %v, the same %v; want another snapshot of the same game", err, Same(before, after))
	}
	p.X++
	if after, err = l.Snapshot(nil); err != nil || Same(before, after) {
		t.Errorf("a new value: got %v, the same %v; want another game", err, Same(before, after))
	}
	if Same(before, nil) {
		t.Error("no snapshot: got the same game; want another")
	}
}

func TestSavesFromOutside(t *testing.T) {
	c := &counter{}
	l := New(c, Config{}, nil)
	if err := l.Save("best", 41); err != nil {
		t.Fatal(err)
	}
	l.Tick(screen())
	best := 0
	if found, err := l.Saved("best", &best); !found || err != nil || c.Best != 41 || best != 1 {
		t.Errorf("got %v, %v: the game read %d and saved %d; want 41 and 1", found, err, c.Best, best)
	}
	if found, err := l.Saved("none", &best); found || err != nil {
		t.Errorf("what was never saved: got %v, %v; want nothing", found, err)
	}
	if err := l.Save("a bad key", 1); err == nil {
		t.Error("a bad key: got no error; want one")
	}
}

func TestRestartIsANewGame(t *testing.T) {
	c := &counter{}
	l := New(c, Config{}, nil)
	l.Tick(screen())
	l.Tick(screen())
	l.Restart()
	l.Tick(screen())
	again, ok := l.Top().(*counter)
	if scenes := l.Scenes(); !ok || again == c || again.X != 1 || l.Ticks() != 1 || len(scenes) != 1 || scenes[0] != l.Top() {
		t.Errorf("got %+v after %d ticks, scenes %v; want a fresh one after 1", again, l.Ticks(), scenes)
	}
}
