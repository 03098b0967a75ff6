package enginetest

import (
	"image"
	"image/color"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/input"
)

// updating makes golden files be written in this test.
func updating(t *testing.T, yes bool) {
	t.Helper()
	value := ""
	if yes {
		value = "1"
	}
	t.Setenv("KRILL_UPDATE", value)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func TestGoldenPicture(t *testing.T) {
	t.Chdir(t.TempDir())
	updating(t, false)
	show := func(ticks int) func(t testing.TB) {
		return func(t testing.TB) { New(t, newBox(), boxConfig()).Hold(input.KeyD, ticks).Golden("box") }
	}
	if said, failed := tryHere(t, show(10)); !failed || !strings.Contains(said, "testdata/golden/box.png, which is not there yet") || !strings.Contains(said, "-update") {
		t.Errorf("without a golden file: got %q; want a failure that says how to make one", said)
	}
	updating(t, true)
	mustPass(t, show(10))
	updating(t, false)
	mustPass(t, show(10))
	if exists("testdata/failed") {
		t.Error("after a success: got testdata/failed; want nothing left of the failure")
	}
	said, failed := tryHere(t, show(20))
	if !failed {
		t.Error("another picture: got a test that passed; want it to fail")
	}
	for _, text := range []string{
		`golden picture "box": got `, "pixels that differ, by up to ", "want testdata/golden/box.png",
		"testdata/failed/box.actual.png", "testdata/failed/box.difference.png", "go test -run '^TestTrial$' . -update",
		"what was played: krill replay testdata/failed/TestTrial.krill",
	} {
		if !strings.Contains(said, text) {
			t.Errorf("got %s\nwant it to say %q", said, text)
		}
	}
	for _, name := range []string{"box.expected.png", "box.actual.png", "box.difference.png", "TestTrial.krill"} {
		if !exists("testdata/failed/" + name) {
			t.Errorf("got no testdata/failed/%s; want it left behind", name)
		}
	}
	keep(t, "testdata/failed")
	mustPass(t, show(10))
	if exists("testdata/failed") {
		t.Error("after the next success: got testdata/failed; want it gone")
	}
}

// keep copies a folder to where somebody wants to look at it.
func keep(t *testing.T, dir string) {
	t.Helper()
	if to := os.Getenv("KRILL_TEST_KEEP"); to != "" {
		if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
			t.Log(err)
		}
	}
}

func TestGoldenTolerance(t *testing.T) {
	t.Chdir(t.TempDir())
	picture := func(change func(p *image.RGBA)) *image.RGBA {
		p := image.NewRGBA(image.Rect(0, 0, 10, 10))
		for i := range p.Pix {
			p.Pix[i] = 255
		}
		change(p)
		return p
	}
	updating(t, true)
	GoldenImage(t, "small/white", picture(func(*image.RGBA) {}), Tolerance{})
	updating(t, false)
	nearly := picture(func(p *image.RGBA) { p.SetRGBA(3, 4, color.RGBA{253, 255, 255, 255}) })
	dot := picture(func(p *image.RGBA) { p.SetRGBA(3, 4, color.RGBA{0, 0, 0, 255}) })
	for _, c := range []struct {
		name string
		p    image.Image
		tol  Tolerance
		says string // empty: it passes
	}{
		{"itself", picture(func(*image.RGBA) {}), Tolerance{}, ""},
		{"nearly", nearly, Tolerance{}, "got 1 of 100 pixels that differ, by up to 2 of 255, between 3, 4 and 3, 4"},
		{"nearly, within", nearly, Tolerance{Channel: 2}, ""},
		{"a dot", dot, Tolerance{Channel: 2}, "by up to 255 of 255"},
		{"a dot, within", dot, Tolerance{Share: 0.01}, ""},
		{"another size", image.NewRGBA(image.Rect(0, 0, 10, 9)), Tolerance{Share: 1}, "got a picture of 10×9 instead of 10×10"},
		{"moved", picture(func(*image.RGBA) {}).SubImage(image.Rect(2, 2, 9, 9)), Tolerance{}, "got a picture of 7×7"},
	} {
		said, failed := tryHere(t, func(t testing.TB) { GoldenImage(t, "small/white", c.p, c.tol) })
		if failed != (c.says != "") || !strings.Contains(said, c.says) {
			t.Errorf("%s: got %v, %q; want %q", c.name, failed, said, c.says)
		}
	}
	mustFail(t, func(t testing.TB) { GoldenImage(t, "../out", dot, Tolerance{}) }, "a name that leads elsewhere")
	mustFail(t, func(t testing.TB) { GoldenImage(t, `a\b`, dot, Tolerance{}) }, "a name that leads elsewhere")
}

func TestGoldenSound(t *testing.T) {
	t.Chdir(t.TempDir())
	play := func(at ...int) func(t testing.TB) {
		return func(t testing.TB) {
			g := New(t, newBox(), boxConfig())
			for _, n := range at {
				g.Step(n).Press(jump)
			}
			g.Step(60).GoldenSound("jumps")
		}
	}
	updating(t, true)
	mustPass(t, play(5, 70))
	updating(t, false)
	mustPass(t, play(5, 70))
	said, failed := tryHere(t, play(5, 71))
	if !failed || !strings.Contains(said, "got another sound in second 2") || !strings.Contains(said, "testdata/failed/jumps.actual.wav") {
		t.Errorf("another sound: got %v, %q; want the second in which it differs, and a file", failed, said)
	}
	if !exists("testdata/failed/jumps.actual.wav") {
		t.Error("got no file of what was heard; want one")
	}
}

func TestHearing(t *testing.T) {
	t.Parallel()
	g := New(t, newBox(), boxConfig()).Step(60)
	if got := g.Loudness(); got != 0 {
		t.Errorf("before any sound: got a loudness of %v; want silence", got)
	}
	if got, want := len(g.Heard()), 2*48000; got != want {
		t.Errorf("samples of a second: got %d; want %d", got, want)
	}
	g.Listen().Press(jump).Step(11)
	if loud := g.Loudness(); loud < 0.01 || loud > 0.5 || g.Plays(coin) != 1 {
		t.Errorf("a coin: got a loudness of %v, %d plays; want it heard once", loud, g.Plays(coin))
	}
	if g.Listen(); g.Plays(coin) != 0 || len(g.Heard()) != 0 {
		t.Errorf("after Listen: got %d plays, %d samples; want none", g.Plays(coin), len(g.Heard()))
	}
}

func TestDeafHearsNothing(t *testing.T) {
	mustFail(t, func(t testing.TB) {
		g := New(t, newBox(), boxConfig())
		g.Deaf = true
		g.Step(5).GoldenSound("none")
	}, "the game was Deaf")
}

// TestThroughTheWire plays the same with all that passes between game and driver encoded.
func TestThroughTheWire(t *testing.T) {
	play := func(wire string) (hash uint64, picture *image.RGBA, heard []float32) {
		t.Setenv("KRILL_WIRE", wire)
		g := New(t, newBox(), boxConfig()).Hold(input.KeyD, 9).Press(jump).Type("x").Step(5)
		return g.Hash(), g.Image(), g.Heard()
	}
	hash, picture, heard := play("")
	wireHash, wirePicture, wireHeard := play("1")
	if hash != wireHash || !slices.Equal(picture.Pix, wirePicture.Pix) || !slices.Equal(heard, wireHeard) {
		t.Error("through the wire: got another run; want the same state, picture and sound")
	}
}
