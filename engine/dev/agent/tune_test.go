//go:build !js

package agent

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

type boatTune struct {
	Speed  float64 `tune:"0..10,step=0.5"`
	Name   string  `tune:"red|blue"`
	Sail   bool
	At     geom.Vec
	Color  render.Color
	Cannon struct{ Rate, Range int }
}

var boat = engine.Tune("boat", boatTune{Speed: 2, Name: "red", At: geom.V(1, 2), Color: render.White})

// sea is a game with tuned values.
type sea struct{ Speed float64 }

func (s *sea) Update(t *engine.Tick) error { s.Speed = boat.Of(t).Speed; return nil }
func (s *sea) Draw(*render.Canvas)         {}

// tuneAgent returns an agent of a sea whose source lies in a folder, and the place of its file.
func tuneAgent(t *testing.T) (a *Agent, file string) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("KRILL_DEV", dir)
	l := engine.New(&sea{}, engine.Config{}, nil)
	if err := engine.Develop(l, dir); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.Close)
	return New(l), filepath.Join(dir, "assets", "tune.toml")
}

func tuneAsk(t *testing.T, a *Agent, set map[string]string) (protocol.TuneResult, error) {
	t.Helper()
	var result protocol.TuneResult
	err := a.Do(protocol.New(protocol.Tune, protocol.TuneArgs{Set: set})).Read(&result)
	return result, err
}

func TestTuneListsAllWithTheirRanges(t *testing.T) {
	a, _ := tuneAgent(t)
	result, err := tuneAsk(t, a, nil)
	if err != nil || len(result.Groups) != 1 {
		t.Fatalf("got %+v, %v; want one group", result, err)
	}
	var got []string
	var list func(n protocol.Node)
	list = func(n protocol.Node) {
		got = append(got, strings.TrimSpace(strings.Join([]string{n.Path, n.Type, n.Value, n.Edit, strings.Join(n.Choices, "|")}, " ")))
		for _, c := range n.Children {
			list(c)
		}
	}
	list(result.Groups[0])
	want := []string{
		"boat engine.Tune", "boat.Speed float64 2 number", "boat.Name string red choice red|blue", "boat.Sail bool false bool",
		"boat.At geom.Vec [1, 2]", "boat.At.X float64 1 number", "boat.At.Y float64 2 number", "boat.Color render.Color #ffffff text",
		"boat.Cannon struct", "boat.Cannon.Rate int 0 number", "boat.Cannon.Range int 0 number",
	}
	for i, line := range want {
		want[i] = strings.TrimSpace(line)
		if i >= len(got) || strings.Join(strings.Fields(got[i]), " ") != want[i] {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if n := result.Groups[0].Children[0]; n.Min != 0 || n.Max != 10 || n.Step != 0.5 {
		t.Errorf("got %+v; want the range of the tag", n)
	}
}

func TestTuneSetsAndWrites(t *testing.T) {
	a, file := tuneAgent(t)
	result, err := tuneAsk(t, a, map[string]string{"boat.Speed": "3.5", "boat.Cannon.Rate": "4", "boat.At.Y": "7", "boat.Name": "blue"})
	want := "[boat]\nSpeed = 3.5\nName = \"blue\"\nAt = [1, 7]\nCannon.Rate = 4\n"
	if err != nil || result.File != want || result.Place != file || result.Groups[0].Children[0].Default != "2" {
		t.Fatalf("got %+v, %v; want %s", result, err, want)
	}
	if data, err := os.ReadFile(file); err != nil || string(data) != want {
		t.Errorf("got %q, %v in the file; want %q", data, err, want)
	}
	if k := boatNow(a); k.Speed != 3.5 || k.At != geom.V(1, 7) {
		t.Errorf("got %+v; want what was set", k)
	}
	// What somebody has just written there is not lost, and what is as in the code goes.
	if err := os.WriteFile(file, []byte("# mine\n[boat]\nSpeed = 5 # knots\nSail = true\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if result, err = tuneAsk(t, a, map[string]string{"boat.Sail": "false"}); err != nil || result.File != "# mine\n[boat]\nSpeed = 5 # knots\n" {
		t.Errorf("got %+v, %v; want the edit kept", result, err)
	}
	if err := os.WriteFile(file, []byte("[boat]\nSpeed = \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err = tuneAsk(t, a, map[string]string{"boat.Sail": "true"}); err == nil || !strings.Contains(err.Error(), "2:9: the value is missing") {
		t.Errorf("got %v; want nothing laid over a broken file", err)
	}
	if err := os.WriteFile(file, []byte("[boat]\nSpeed = 5\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err = tuneAsk(t, a, map[string]string{"boat.Speed": "2"}); err != nil {
		t.Error(err)
	}
	entries, _ := os.ReadDir(filepath.Dir(file))
	if len(entries) > 0 {
		t.Errorf("got %v; want no file when all is as in the code", entries)
	}
	if _, err = tuneAsk(t, a, map[string]string{"boat.Sped": "2"}); err == nil || !strings.Contains(err.Error(), `did you mean "Speed"?`) {
		t.Errorf("got %v; want the name that is near", err)
	}
}

// In a page there is no folder: values count, and the text is for who can write it.
func TestTuneWithoutAFolder(t *testing.T) {
	t.Setenv("KRILL_DEV", "1")
	a := New(engine.New(&sea{}, engine.Config{}, nil))
	for _, set := range []map[string]string{{"boat.Speed": "4"}, {"boat.Sail": "true"}} {
		if result, err := tuneAsk(t, a, set); err != nil || result.Place != "" || !strings.HasPrefix(result.File, "[boat]\nSpeed = 4\n") {
			t.Errorf("got %+v, %v; want the text, written nowhere", result, err)
		}
	}
	if k := boatNow(a); k.Speed != 4 || !k.Sail {
		t.Errorf("got %+v; want what was set", k)
	}
}

func boatNow(a *Agent) boatTune {
	c := render.NewCanvas(render.NewAtlas(nil))
	c.Owner = a.loop
	return boat.DrawOf(c)
}
