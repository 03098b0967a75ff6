package engine

import (
	"reflect"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/tune"
	"github.com/krill2d/krill/render"
)

func TestSetTune(t *testing.T) {
	l := New(&pilot{}, tuneConfig("ship.Thrust = 100"), nil)
	for path, text := range map[string]string{
		"ship.Thrust": "900", "ship.Turn": " 2.5 ", "ship.Lives": "5", "ship.Mask": "0xff", "ship.Shield": "true", "ship.Name": "blue",
		"ship.Nose.Y": "-3", "ship.Glow": "#00ff00", "ship.Gun.Rate": "1e-3", "ship.Gun.Deep.Heat": "-5",
	} {
		if err := SetTune(l, path, text); err != nil {
			t.Error(err)
		}
	}
	want := shipTune{Thrust: 400, Turn: 2.5, Lives: 5, Mask: 255, Shield: true, Name: "blue", Nose: geom.V(10, -3), Glow: render.Color{G: 255, A: 255}}
	want.Gun.Rate, want.Gun.Deep.Heat = 0.001, -5
	if got := shipValues.Of(&l.tick); got != want {
		t.Errorf("got %+v; want %+v", got, want)
	}
	for text, want := range map[string]geom.Vec{"1, 2": geom.V(1, 2), "[3, 4]": geom.V(3, 4), "99, -99": geom.V(20, -20)} {
		if err := SetTune(l, "ship.Nose", text); err != nil || shipValues.Of(&l.tick).Nose != want {
			t.Errorf("%s: got %v, %v; want %v", text, shipValues.Of(&l.tick).Nose, err, want)
		}
	}
	if other := New(&pilot{}, Config{}, nil); shipValues.Of(&other.tick) != shipDefaults {
		t.Error("got another run's values; want the code's")
	}
}

func TestSetTuneRefuses(t *testing.T) {
	l := New(&pilot{}, tuneConfig("ship.Thrust = 100"), nil)
	for _, c := range [][3]string{
		{"shp.Thrust", "1", `engine: tune "shp.Thrust": there is no such group; did you mean "ship"?`},
		{"ship.Thrus", "1", `engine: tune "ship.Thrus": there is no "Thrus" in "ship"; did you mean "Thrust"?`},
		{"ship.Thrust", "fast", `engine: tune "ship.Thrust": "fast" is no value; try a number, true, false or "text"`},
		{"ship.Thrust", "true", `engine: tune "ship.Thrust": it is true or false; want a number`},
		{"ship.Thrust", "1\ny = 2", `engine: tune "ship.Thrust": it is more than one value`},
		{"ship.Nose.X", "true", `engine: tune "ship.Nose.X": it is true or false; want a number`},
		{"ship.Name", "green", `engine: tune "ship.Name": "green" is none of red, blue`},
	} {
		if err := SetTune(l, c[0], c[1]); err == nil || err.Error() != c[2] {
			t.Errorf("%s = %s: got %v; want %s", c[0], c[1], err, c[2])
		}
	}
	if got := shipValues.Of(&l.tick).Thrust; got != 100 {
		t.Errorf("got %v; want it as it was", got)
	}
}

func TestTuneTextHoldsWhatDiffers(t *testing.T) {
	old := `# mine
[ship]
thrust = 100 # fast
Thrust = 110
Turn = 5
Old = 3 # nothing has it
`
	l := New(&pilot{}, tuneConfig(old), nil)
	for path, text := range map[string]string{"ship.Thrust": "250", "ship.Turn": "4.5", "ship.Gun.Rate": "2", "sky.Stars": "7"} {
		if err := SetTune(l, path, text); err != nil {
			t.Fatal(err)
		}
	}
	got, err := TuneText(l, []byte(old))
	want := `# mine
[ship]
thrust = 250 # fast
Old = 3 # nothing has it
Gun.Rate = 2

[sky]
Stars = 7
`
	if err != nil || string(got) != want {
		t.Errorf("got %v\n%s\nwant\n%s", err, got, want)
	}
	again := New(&pilot{}, tuneConfig(string(got)), nil)
	if a, b := shipValues.Of(&again.tick), shipValues.Of(&l.tick); a != b {
		t.Errorf("got %+v of the text; want %+v", a, b)
	}
	if _, err := TuneText(l, []byte("[ship")); err == nil || !strings.Contains(err.Error(), "1:6") {
		t.Errorf("got %v; want a broken text refused", err)
	}
}

func TestTuneGroups(t *testing.T) {
	l := New(&pilot{}, tuneConfig("ship.Thrust = 100"), nil)
	groups := TuneGroups(l)
	if len(groups) < 2 || groups[0].Name != "ship" || groups[1].Name != "sky" {
		t.Fatalf("got %v; want ship and sky", groups)
	}
	want := TuneValue{"Thrust", "float64", tune.Number(100), tune.Number(220), tune.Limits{Min: 50, Max: 400, Bounded: true, Step: 5}}
	if got := groups[0].Values[0]; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v; want %+v", got, want)
	}
	if got := groups[0].Values[9].Path; got != "Gun.Deep.Heat" {
		t.Errorf("got %q; want the fields of structs in structs", got)
	}
}
