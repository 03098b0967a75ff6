package engine_test

import (
	"fmt"
	"testing/fstest"

	_ "github.com/krill2d/krill/assets/toml"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/render"
)

type enemy struct{ HP int }

var (
	enemies = engine.DataFile[map[string]enemy]("enemies.toml")
	level   = engine.Group{Name: "level", Data: []engine.AnyData{enemies}, Files: []string{"level.txt"}}
)

// opening loads a level and says how far it is.
type opening struct{}

func (o *opening) Update(t *engine.Tick) error {
	p := level.Load(t, engine.Waiting)
	fmt.Printf("%d of %d files, %.0f %%\n", p.Done, p.Total, 100*p.Part())
	if p.Over() {
		fmt.Println("a slime has", enemies.Of(t)["slime"].HP, "points")
		t.Quit()
	}
	return nil
}

func (o *opening) Draw(*render.Canvas) {}

// A group is loaded beside the game; without a window that is a file a tick.
func ExampleGroup() {
	files := fstest.MapFS{"enemies.toml": {Data: []byte("[slime]\nhp = 3\n")}, "level.txt": {Data: []byte("#...#")}}
	l := engine.New(&opening{}, engine.Config{Assets: files}, nil)
	for !l.Tick(&driver.Input{Width: 640, Height: 360}).Exit {
	}
	// Output:
	// 0 of 2 files, 0 %
	// 1 of 2 files, 75 %
	// 2 of 2 files, 100 %
	// a slime has 3 points
}
