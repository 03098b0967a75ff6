package particle

import (
	"bytes"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

func TestParse(t *testing.T) {
	got, err := Parse("all.fx", []byte(`// Everything once.
[flame] // the name
rate 60
life 0.4..0.9
shape box 20 10
angle -90
spread 0.25rad
gravity 0 -20.5
size-over 0 1 0
color white 
alpha-over 0:0 0.2:1 1:0.5
blend add
loop
duration 2
image "leaf 1.png" 16x8
max 500

[ember]
color #ff8000 #102030 #00000000
parent flame death
burst 1..3
image star
trail 0.5
`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Spec{
		{
			Name: "flame", Rate: 60, Life: Between(0.4, 0.9), Shape: Box(20, 10), Angle: -math.Pi / 2, Spread: 0.25,
			Gravity: geom.V(0, -20.5), SizeOver: Curve{{0, 0}, {0.5, 1}, {1, 0}}, Color: Colors(render.White),
			AlphaOver: Curve{{0, 0}, {0.2, 1}, {1, 0.5}}, Blend: render.Add, Loop: true, Duration: 2,
			Image: render.File("leaf 1.png").Grid(16, 8), Max: 500,
		},
		{
			Name: "ember", Color: Colors(render.Hex(0xff8000), render.Hex(0x102030), render.Black.Fade(0)), Parent: "flame",
			When: Death, Burst: Between(1, 3), Image: Star(), Trail: 0.5,
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v; want\n%+v", got, want)
	}
}

func TestParseErrors(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", `0 kinds of particles; try one to 32`},
		{"rate 3", `line 1: "rate" before the first kind of particles; try [spark] in a line of its own above`},
		{"[a b]", `line 1: "[a b]" is no name of particles; try [spark], of letters, digits, - and _`},
		{"[a]\nrat 3", `line 2: no field is called "rat"; did you mean "rate"?`},
		{"[a]\nrate", `line 2: rate: no value; try rate 40`},
		{"[a]\nrate x", `line 2: rate: "x" is no number; try rate 40`},
		{"[a]\nrate 1e9", `line 2: rate: "1e9" is no number; try rate 40`},
		{"[a]\nrate 1 2", `line 2: rate: 2 values where 1 belong; try rate 40`},
		{"[a]\n\nrate -1", `line 3: [a] rate: got -1; try 0 to 100000`},
		{"[a]\nrate 1\nrate 2", `line 3: rate again, after line 2; try one of them`},
		{"[a]\nloop yes", `line 2: loop: 1 values where 0 belong; try loop`},
		{"[a]\nlife 3..x", `line 2: life: "x" is no number; try life 0.5..1`},
		{"[a]\nshape cube 3", `line 2: shape: "cube" is not point, circle, ring, box, line, cone; try shape circle 10`},
		{"[a]\nsize-over 0:1 2", `line 2: size-over: some values have a place and some have none; try size-over 0 1 0`},
		{"[a]\nsize-over 1:1 0:2", `line 2: [a] size-over: a point at 0 after one at 1; try 0 to 1, in order`},
		{"[a]\nblend glow", `line 2: blend: "glow" is not one of over, add, subtract, multiply, screen, lighten, darken, invert, replace, erase; try blend add`},
		{"[a]\nimage leaf.png", `line 2: image: leaf.png is not the name of a file in quotes, nor one of dot, disc, halo, square, puff, star, flake; try image "leaf.png" 16x16`},
		{"[a]\nimage \"leaf", `line 2: quotes that do not end; try "leaf.png"`},
		{"[a]\nparent b", `line 2: [a] parent: there is no "b"; try the name of another kind in this effect`},
		{"[a]\nparent b\n[b]\nparent a", `kinds of particles that are born of themselves; try another parent`},
		{"[a]\n[a]", `line 2: [a] : two kinds of particles have this name; rename one`},
		{"[a]\nloop", `line 2: [a] loop: without a duration, or with less than 0.01 s; try duration 1`},
		{"[a]\n[b]\nparent a death\nrate 3", `line 4: [b] rate: particles of a birth or a death come in a burst; try burst 3, or the parent's time alive`},
		{strings.Repeat("[a]\n", maxFile/4+1), `1048580 bytes are more than 1048576; try fewer kinds of particles`},
	} {
		_, err := Parse("x.fx", []byte(test.text))
		if want := `particle: parse "x.fx": ` + test.want; err == nil || err.Error() != want {
			t.Errorf("%.40q: got %v; want %s", test.text, err, want)
		}
	}
}

func TestPresetsRoundTrip(t *testing.T) {
	for name, kinds := range presets() {
		text, err := Format(kinds)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		back, err := Parse(name, text)
		if err != nil || !reflect.DeepEqual(back, kinds) {
			t.Errorf("%s: got %v\n%+v; want\n%+v", name, err, back, kinds)
		}
	}
}

// Any numbers come back to the bit, and angles in the fewest digits of degrees.
func TestNumbersRoundTrip(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		s := []Spec{{Name: "a", Angle: rnd.NormFloat64() * 10, Rate: rnd.Float64(), Spin: Between(rnd.Float64(), -rnd.Float64())}}
		text, err := Format(s)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := Parse("x", text); err != nil || !reflect.DeepEqual(back, s) {
			t.Fatalf("%s: got %v, %+v; want %+v", text, err, back, s)
		}
	}
	text, _ := Format([]Spec{{Angle: -math.Pi / 2, Rot: Between(0, 2*math.Pi), Spread: math.Pi / 180 * 12.5}})
	if got, want := string(text), "[1]\nangle        -90\nspread       12.5\nrot          0..360\n"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestFormatRefusesWhatHasNoWord(t *testing.T) {
	made := render.Make("particle test", 2, 2, func(int, int) render.Color { return render.Red })
	for want, s := range map[string]Spec{
		`particle: format: [1] image: image "particle test" is made in code; try a file, or one of dot, disc, halo, square, puff, star, flake`: {Image: made},
		`particle: format: [1] rate: got NaN; try a number between −1,000,000 and 1,000,000`:                                                   {Rate: math.NaN()},
	} {
		if _, err := Format([]Spec{s}); err == nil || err.Error() != want {
			t.Errorf("got %v; want %s", err, want)
		}
	}
}

func TestMakeRefuses(t *testing.T) {
	defer func() {
		want := `particle: make "bad": [2] odds: got 2; try 0 to 1`
		if got := recover(); got != want {
			t.Errorf("got %v; want %s", got, want)
		}
	}()
	Make("bad", Spec{}, Spec{Odds: 2})
}

func TestRewriteKeepsComments(t *testing.T) {
	text, err := os.ReadFile("testdata/torch.fx")
	if err != nil {
		t.Fatal(err)
	}
	kinds, err := Parse("torch.fx", text)
	if err != nil {
		t.Fatal(err)
	}
	if same, err := Rewrite(text, kinds); err != nil || !bytes.Equal(same, text) {
		t.Errorf("nothing changed: got %v\n%s; want the text as it was", err, same)
	}
	kinds[0].Rate, kinds[0].Drag, kinds[1].Flash = 75, Just(2), true
	kinds[1].Life = Range{}
	changed, err := Rewrite(text, append(kinds, Spec{Name: "more", Rate: 1}))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer(
		"rate        50              // more is thicker\n", "rate         75 // more is thicker\n",
		"blend       add\n", "blend       add\ndrag         2\n",
		"life        0.5..1\n", "",
	).Replace(string(text)) + "flash\n\n[more]\nrate         1\n"
	if string(changed) != want {
		t.Errorf("got\n%s\nwant\n%s", changed, want)
	}
}

// mutate changes a text in a few places.
func mutate(rnd *rand.Rand, text []byte) []byte {
	out := bytes.Clone(text)
	for range 1 + rnd.IntN(4) {
		i, j := rnd.IntN(len(out)), rnd.IntN(len(out))
		switch rnd.IntN(5) {
		case 0:
			out[i] = byte(rnd.IntN(256))
		case 1:
			out = append(out[:min(i, j)], out[max(i, j):]...)
		case 2:
			out = append(out[:i:i], append([]byte(" -9e5 "), out[i:]...)...)
		case 3:
			out = append(out[:i:i], out[min(i, j):]...)
		case 4:
			copy(out[i:], out[j:])
		}
		if len(out) == 0 {
			return text
		}
	}
	return out
}

// TestBrokenEffects changes files at random, 10000 of them in make fuzz: each is an error, or works and comes back as it is.
func TestBrokenEffects(t *testing.T) {
	n := 2000
	if more, err := strconv.Atoi(os.Getenv("KRILL_BROKEN_FILES")); err == nil && more > 0 {
		n = more
	}
	rnd := rand.New(rand.NewPCG(5, 6))
	var seeds [][]byte
	for _, kinds := range presets() {
		text, err := Format(kinds)
		if err != nil {
			t.Fatal(err)
		}
		seeds = append(seeds, text)
	}
	read := 0
	for i := range n {
		if works(t, mutate(rnd, seeds[i%len(seeds)])) {
			read++
		}
	}
	if read < n/40 {
		t.Errorf("of %d mutated files: got %d read; want some, or the test says little", n, read)
	}
}

// works reports whether a text is read, and holds what is read against what is written of it; it steps it for a moment.
func works(t *testing.T, text []byte) bool {
	kinds, err := Parse("fuzz", text)
	if err != nil {
		return false
	}
	again, err := Format(kinds)
	if err != nil {
		t.Fatalf("%q is read and not written: %v", text, err)
	}
	if back, err := Parse("again", again); err != nil || !reflect.DeepEqual(back, kinds) {
		t.Fatalf("%q\nis written as\n%s\nand read as %v\n%+v; want\n%+v", text, again, err, back, kinds)
	}
	if same, err := Rewrite(text, kinds); err != nil {
		t.Fatalf("%q: rewriting: got %v", text, err)
	} else if back, err := Parse("same", same); err != nil || !reflect.DeepEqual(back, kinds) {
		t.Fatalf("%q\nis rewritten as\n%s\nand read as %v\n%+v; want\n%+v", text, same, err, back, kinds)
	}
	for i := range kinds {
		kinds[i].Max, kinds[i].Warm = 200, 0
	}
	e := Emitter{Effect: Make("fuzz", kinds...)}
	for range 5 {
		e.Step(tick)
	}
	return true
}

func FuzzParse(f *testing.F) {
	for _, kinds := range presets() {
		text, err := Format(kinds)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) { works(t, text) })
}
