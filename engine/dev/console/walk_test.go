package console

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/render"
)

// pair reaches one world by two paths.
type pair struct {
	world ecs.World
	view  view
}

type view struct{ of *ecs.World }

func (g *pair) Update(*engine.Tick) error { return nil }
func (g *pair) Draw(*render.Canvas)       {}

func TestAWorldByTwoPathsIsOne(t *testing.T) {
	g := &pair{}
	g.view.of = &g.world
	g.world.Spawn(Hull{3})
	l := engine.New(g, engine.Config{}, nil)
	l.Tick(&driver.Input{})
	c := New(l, nil)
	for _, line := range []string{"Hull h | count", "console.pair.world: Hull h | count", "console.pair.view.of: Hull h | count"} {
		if got := run(t, c, line); !strings.Contains(got, "1") {
			t.Errorf("%s: got %q; want 1", line, got)
		}
	}
	if n := len(c.now.found()); n != 1 {
		t.Errorf("got %d worlds; want 1", n)
	}
}
