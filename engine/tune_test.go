package engine

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/render"
)

type shipTune struct {
	Thrust float64 `tune:"50..400,step=5"` // pixels per s²
	Turn   float32 `tune:"1..10"`
	Lives  int     `tune:"1..9"`
	Mask   uint8
	Shield bool
	Name   string   `tune:"red|blue"`
	Nose   geom.Vec `tune:"-20..20"`
	Glow   render.Color
	Gun    struct {
		Rate float64
		Deep struct{ Heat int16 }
	}
}

var (
	shipDefaults = shipTune{Thrust: 220, Turn: 4.5, Lives: 3, Name: "red", Nose: geom.V(10, 0), Glow: render.Red}
	shipValues   = Tune("ship", shipDefaults)
	skyValues    = Tune("sky", struct{ Stars int }{100})
)

// pilot adds up what it is told.
type pilot struct {
	Sum   float64
	stars int // drawn
}

func (p *pilot) Update(t *Tick) error {
	p.Sum += shipValues.Of(t).Thrust
	return nil
}

func (p *pilot) Draw(c *render.Canvas) { p.stars = skyValues.DrawOf(c).Stars }

func tuneConfig(text string) Config {
	return Config{Seed: 1, Assets: fstest.MapFS{"assets/tune.toml": {Data: []byte(text)}}}
}

func TestTuneFileCountsOverTheCode(t *testing.T) {
	p := &pilot{}
	l := New(p, tuneConfig(`
[ship]
Thrust = 240
turn = 5        # any case
Lives = 4.0
Mask = 255
Shield = true
Name = "blue"
Nose = [3, -4]
Glow = "#ff880080"
Gun.Rate = 0.5
[ship.Gun.Deep]
Heat = -7
[sky]
Stars = 7
`), nil)
	l.Tick(screen())
	l.Draw(0)
	want := shipTune{Thrust: 240, Turn: 5, Lives: 4, Mask: 255, Shield: true, Name: "blue", Nose: geom.V(3, -4), Glow: render.Color{R: 255, G: 136, A: 128}}
	want.Gun.Rate, want.Gun.Deep.Heat = 0.5, -7
	if got := shipValues.Of(&l.tick); got != want {
		t.Errorf("got %+v; want %+v", got, want)
	}
	if p.Sum != 240 || p.stars != 7 || len(l.Missing()) > 0 {
		t.Errorf("got %v, %d stars, %v; want what the file says", p.Sum, p.stars, l.Missing())
	}
	if got := shipValues.DrawOf(render.NewCanvas(render.NewAtlas(nil))); got != shipDefaults {
		t.Errorf("a canvas of nobody: got %+v; want the code's", got)
	}
}

func TestTuneFileMayLieAtTheTopOrNowhere(t *testing.T) {
	for name, want := range map[string]float64{"tune.toml": 300, "other.toml": 220} {
		l := New(&pilot{}, Config{Assets: fstest.MapFS{name: {Data: []byte("ship.Thrust = 300")}}}, nil)
		if got := shipValues.Of(&l.tick).Thrust; got != want || len(l.Missing()) > 0 {
			t.Errorf("%s: got %v, %v; want %v", name, got, l.Missing(), want)
		}
	}
	l := New(&pilot{}, Config{}, nil)
	if got := shipValues.Of(&l.tick); got != shipDefaults || len(l.Missing()) > 0 {
		t.Errorf("no assets: got %+v, %v; want the code's", got, l.Missing())
	}
}

func TestTuneSaysWhatIsWrongWithTheFile(t *testing.T) {
	for text, want := range map[string]string{
		"[ship]\nThrst = 240\nTurn = 2": `2:1: there is no "Thrst" in [ship]; did you mean "Thrust"?`,
		"[shp]\nThrust = 240":           `2:1: no engine.Tune is named "shp"; did you mean "ship"?`,
		"Thrust = 240":                  `1:1: no engine.Tune is named "Thrust"; there are ship, sky`,
		"[ship]\nThrust = 900":          `2:1: ship.Thrust: 900 is outside of 50..400, and 400 is taken`,
		"[ship]\nNose = [1, 99]\nx = 1": `3:1: there is no "x" in [ship]; there are Thrust, Turn, Lives, Mask, Shield, Name, Nose, Glow, Gun.Rate, Gun.Deep.Heat (and 1 more)`,
		"[ship]\nThrust = true":         `2:1: ship.Thrust: it is true or false; want a number`,
		"[ship]\nThrust = ":             `2:10: the value is missing; try a number, true, false or "text"`,
		"[ship]\nLives = 2.5":           `2:1: ship.Lives: 2.5 is no whole number, and it is a int`,
		"[ship]\nMask = 256":            `2:1: ship.Mask: 256 does not fit a uint8`,
		"[ship]\nMask = -1":             `2:1: ship.Mask: -1 does not fit a uint8`,
		"[ship]\nGun.Deep.Heat = 70000": `2:1: ship.Gun.Deep.Heat: 70000 does not fit a int16`,
		"[ship]\nTurn = 1e300":          `2:1: ship.Turn: 1e+300 is outside of 1..10, and 10 is taken`,
		"[ship]\nShield = 1":            `2:1: ship.Shield: it is a whole number; want true or false`,
		"[ship]\nName = \"green\"":      `2:1: ship.Name: "green" is none of red, blue`,
		"[ship]\nName = 3":              `2:1: ship.Name: it is a whole number; want text in quotes`,
		"[ship]\nNose = [1]":            `2:1: ship.Nose: it is a list of numbers; want two, such as [3, 4]`,
		"[ship]\nGlow = \"red\"":        `2:1: ship.Glow: "red" is no colour; try one such as "#ff8800"`,
		"[ship]\nGlow = 3":              `2:1: ship.Glow: it is a whole number; want a colour such as "#ff8800"`,
	} {
		l := New(&pilot{}, tuneConfig(text), nil)
		shipValues.Of(&l.tick)
		shipValues.Of(&l.tick)
		want = `engine: load "assets/tune.toml": ` + want
		if m := l.Missing(); len(m) != 1 || m[0].Error() != want {
			t.Errorf("%q:\ngot  %v\nwant %s, once", text, m, want)
		}
	}
	l := New(&pilot{}, tuneConfig("[ship]\nThrst = 240\nTurn = 2\nThrust = 900"), nil)
	if k := shipValues.Of(&l.tick); k.Turn != 2 || k.Thrust != 400 {
		t.Errorf("got %+v; want the rest of the file to count", k)
	}
}

func TestTuneRefusesWhatCannotBeTuned(t *testing.T) {
	for want, do := range map[string]func(){
		`engine: Tune "a b": the name is to be of letters`:                        func() { Tune("a b", shipDefaults) },
		`engine: Tune "n": a int has no fields; give it a struct`:                 func() { Tune("n", 3) },
		`engine: Tune "ship": there is another one of that name`:                  func() { Tune("ship", struct{ X int }{}) },
		`engine: Tune "s": field speed cannot be set from outside of its package`: func() { Tune("s", struct{ speed int }{}) },
		`engine: Tune "s": field List: a []int cannot be tuned; try a number`:     func() { Tune("s", struct{ List []int }{}) },
		`engine: Tune "s": field X: tag tune:"5..1": "5..1" is not from less to more`: func() {
			Tune("s", struct {
				X int `tune:"5..1"`
			}{})
		},
		`engine: Tune "s": field B: a bool has no range; try it without the tag`: func() {
			Tune("s", struct {
				B bool `tune:"0..1"`
			}{})
		},
		`engine: Tune "s": field N: a int has no choices; try it without the tag`: func() {
			Tune("s", struct {
				N int `tune:"a|b"`
			}{})
		},
		`engine: the zero Tuned has no values; make it with engine.Tune`: func() { _ = Tuned[shipTune]{}.String() },
	} {
		func() {
			defer func() {
				if got, _ := recover().(string); !strings.HasPrefix(got, want) {
					t.Errorf("got %q; want %q", got, want)
				}
			}()
			do()
		}()
	}
	if again := Tune("ship", shipDefaults); again != shipValues {
		t.Error("got another group for the same Tune; want the same")
	}
}

// A replay tells the values of then, whatever the file says now, also when it begins in the middle or was slimmed.
func TestTunedValuesArePartOfAReplay(t *testing.T) {
	p := &pilot{}
	l := New(p, tuneConfig("ship.Thrust = 100"), nil)
	l.Record(20)
	var sums []float64
	for i := range 100 {
		switch i {
		case 33:
			l.setForTest(t, "ship.Thrust = 200")
		case 60:
			l.setForTest(t, "ship.Thrust = 300")
		}
		l.Tick(screen())
		sums = append(sums, p.Sum)
	}
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]*replay.File{"whole": f, "slim": f.Slim(), "from the middle": f.From(2), "slim from the middle": f.From(1).Slim()} {
		q := &pilot{}
		play, err := NewPlayback(q, tuneConfig("ship.Thrust = 51"), file)
		if err != nil {
			t.Fatal(err)
		}
		off := int64(100) - play.Ticks()
		for play.At() < play.Ticks() {
			play.Tick(screen())
			if got, want := play.Loop().Scenes()[0].(*pilot).Sum, sums[off+play.At()-1]; got != want {
				t.Fatalf("%s, tick %d: got %v; want %v", name, play.At(), got, want)
			}
		}
		for _, at := range []int64{34, 33, 10, 40, 20} {
			if err := play.SeekTo(at); err != nil {
				t.Fatal(err)
			}
			if got, want := play.Loop().Scenes()[0].(*pilot).Sum, sums[off+at-1]; got != want {
				t.Errorf("%s, back at tick %d: got %v; want %v", name, at, got, want)
			}
		}
		if err := play.Diverged(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := len(f.Slim().Chunks[0].Outside); n != 1+5+1 {
		t.Errorf("got %d notes in the slim replay; want one of access, one for each chunk, and one for a change in the middle of one", n)
	}
}

// setForTest is what a changed file does.
func (l *Loop) setForTest(t *testing.T, text string) {
	t.Helper()
	l.config.Assets.(fstest.MapFS)["assets/tune.toml"] = &fstest.MapFile{Data: []byte(text)}
	if err := l.hooks.retune(); err != nil {
		t.Fatal(err)
	}
}

// A replay from before there were such values tells the code's, and one of another build what fits.
func TestAReplayWithoutTheValues(t *testing.T) {
	l := New(&pilot{}, tuneConfig(""), nil)
	l.Record(0)
	for range 10 {
		l.Tick(screen())
	}
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	for says, want := range map[string]float64{"": 2200, "Thrust = 1000\nGone = 3\nTurn = \"x\"\n": 10_000} {
		f.Chunks[0].Outside = nil
		if says != "" {
			f.Chunks[0].Outside = []replay.Outside{{Kind: replay.Tuned, Name: "ship", Data: []byte(says)}}
		}
		q := &pilot{}
		play, err := NewPlayback(q, tuneConfig("ship.Thrust = 51"), f)
		if err != nil {
			t.Fatal(err)
		}
		for play.At() < play.Ticks() {
			play.Tick(screen())
		}
		if q.Sum != want {
			t.Errorf("%q: got %v; want %v", says, q.Sum, want)
		}
	}
}

func TestTunedValuesCostNoAllocation(t *testing.T) {
	l := New(&pilot{}, tuneConfig("ship.Thrust = 100"), nil)
	l.Record(0)
	l.Tick(screen())
	l.outside.noted = l.recorder.chunks[0]
	shipValues.Of(&l.tick)
	if n := testing.AllocsPerRun(100, func() { shipValues.Of(&l.tick); shipValues.DrawOf(l.canvas) }); n > 0 {
		t.Errorf("got %v allocations; want none", n)
	}
	want := []replay.Outside{{Kind: replay.Tuned, Name: "ship", Found: true, Data: []byte(l.tuned().value(shipValues.group).text)}}
	if got := l.recorder.chunks[0].Outside[1:]; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v; want one note", got)
	}
}

func BenchmarkTuned(b *testing.B) {
	l := New(&pilot{}, tuneConfig("ship.Thrust = 100"), nil)
	sum := 0.0
	for b.Loop() {
		sum += shipValues.Of(&l.tick).Thrust
	}
}
