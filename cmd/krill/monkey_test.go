package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// vaultGame is a game with three planted bugs, of which one is chosen: it panics after A, B and A within half a second each, it
// counts presses of B until the count overflows, and it divides by the length of a step that may be none.
const vaultGame = `// Vault has bugs.
package main

import (
	"errors"
	"fmt"
	"math"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const (
	bug    = "BUG"
	mended = false
)

var (
	keyA  = input.Action{Name: "a", On: input.Any{input.KeyA}}
	keyB  = input.Action{Name: "b", On: input.Any{input.KeyB}}
	left  = input.Action{Name: "left", On: input.Any{input.KeyLeft}}
	right = input.Action{Name: "right", On: input.Any{input.KeyRight}}
)

type game struct {
	step int
	last int64
	hits int8
	x    float64
	room [3]int
}

func (g *game) Update(t *engine.Tick) error {
	want := [...]input.Action{keyA, keyB, keyA}[min(g.step, 2)]
	switch {
	case t.Input.Pressed(want):
		g.step, g.last = g.step+1, t.N
	case t.N-g.last > 30:
		g.step = 0
	}
	if g.step == 3 && bug == "panic" && !mended {
		g.open(g.step)
	}
	g.step %= 3
	if t.Input.Pressed(keyB) && !(mended && g.hits == math.MaxInt8) {
		g.hits++
	}
	if bug == "nan" && (t.Input.Down(left) || t.Input.Down(right)) {
		g.move(t)
	}
	return nil
}

func (g *game) open(door int) { g.room[door]++ }

func (g *game) move(t *engine.Tick) {
	dx := 0.0
	if t.Input.Down(left) {
		dx--
	}
	if t.Input.Down(right) {
		dx++
	}
	if dx != 0 || !mended {
		g.x += dx / math.Abs(dx)
	}
}

func (g *game) Invariant() error {
	switch {
	case bug == "overflow" && g.hits < 0:
		return fmt.Errorf("%d hits; want none below 0", g.hits)
	case math.IsNaN(g.x):
		return errors.New("x is NaN")
	}
	return nil
}

func (g *game) Draw(c *render.Canvas) { c.Print("vault", 10, 10) }

func main() { engine.Main(&game{}, engine.Config{Title: "Vault", ID: "vault", Background: render.Navy}) }
`

// TestABugBecomesATest goes the whole way from a bug that nobody knows to a test that passes when it is mended.
func TestABugBecomesATest(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds games")
	}
	newGame(t)
	os.Remove("main_test.go") // of another game
	for _, c := range []struct {
		bug, says, shrinks string
	}{
		{"panic", "index out of range [3] with length 3", "→ 3 ticks and 4 events"},
		{"overflow", "-128 hits; want none below 0", " → "},
		{"nan", "x is NaN", "→ 1 tick and 2 events"},
	} {
		t.Run(c.bug, func(t *testing.T) {
			source := strings.Replace(vaultGame, "BUG", c.bug, 1)
			write(t, "main.go", source)
			whole, small := c.bug+".krill", c.bug+"-small.krill"
			status, stdout, stderr := call("monkey", "--seed", "3", "--jobs", "1", "--ticks", "100000", "--whole", "-o", whole)
			want(t, 1, status, stdout+stderr, c.says, "wrote "+whole, "krill test --from "+whole)
			status, stdout, stderr = call("shrink", whole)
			want(t, 0, status, stdout+stderr, c.says, c.shrinks, "wrote "+small)
			status, stdout, stderr = call("replay", small, "--headless")
			want(t, 0, status, stdout+stderr, "a capsule of Vault", c.says, "then the game failed as it did then")

			status, stdout, stderr = call("test", "--from", small, "--name", "wave "+c.bug)
			want(t, 0, status, stdout+stderr, "wave_"+c.bug+"_test.go", `"testdata/wave_`+c.bug+`.krill"`)
			test := read(t, "wave_"+c.bug+"_test.go")
			if said, err := exec.Command("gofumpt", "-l", "wave_"+c.bug+"_test.go").CombinedOutput(); err == nil && len(said) > 0 {
				t.Errorf("not formatted:\n%s", test)
			}
			mustTest(t, false, c.says)
			write(t, "main.go", strings.Replace(source, "mended = false", "mended = true", 1))
			mustTest(t, true, "ok")
			status, stdout, stderr = call("replay", small, "--headless")
			want(t, 1, status, stdout+stderr, "the game did not fail in ")
			status, _, stderr = call("shrink", small)
			want(t, 1, status, stderr, "the game does not fail any more; try ")
			os.Remove("wave_" + c.bug + "_test.go")
		})
	}
}

// mustTest runs go test, which must pass or not, and say something.
func mustTest(t *testing.T, passes bool, says string) {
	t.Helper()
	said, err := exec.Command("go", "test", "-tags", headlessTag, "-run", "TestWave", ".").CombinedOutput()
	if (err == nil) != passes || !strings.Contains(string(said), says) {
		t.Errorf("go test: got %v and\n%s\nwant it to pass: %v, and to say %q", err, said, passes, says)
	}
}

func TestTestFromNeverOverwrites(t *testing.T) {
	newGame(t)
	t.Setenv("KRILL_HEADLESS", "1")
	t.Setenv("KRILL_TICKS", "120")
	if status, _, stderr := call("run", "--record", "a.krill"); status != 0 {
		t.Fatal(stderr)
	}
	status, stdout, stderr := call("test", "--from", "a.krill", "--name", "swims")
	want(t, 0, status, stdout+stderr, "func TestSwims(", "enginetest.Replay(t, &game{pearl: geom.V(120, 60)}, engine.Config{")
	mine := read(t, "swims_test.go")
	status, _, stderr = call("test", "--from", "a.krill", "--name", "swims")
	want(t, 2, status, stderr, "swims_test.go is there already; try another --name")
	os.Remove("swims_test.go")
	status, _, stderr = call("test", "--from", "a.krill", "--name", "swims")
	want(t, 2, status, stderr, "swims.krill is there already; try another --name")
	os.Remove(filepath.Join("testdata", "swims.krill"))
	write(t, "other_test.go", "package main\n\nimport \"testing\"\n\nfunc TestSwims(t *testing.T) {}\n")
	status, _, stderr = call("test", "--from", "a.krill", "--name", "swims")
	want(t, 2, status, stderr, "other_test.go has a TestSwims already; try another --name")
	os.Remove("other_test.go")
	status, _, stderr = call("test", "--from", "a.krill", "--name", "swims")
	if status != 0 || !bytes.Equal(read(t, "swims_test.go"), mine) {
		t.Errorf("got %d, %s; want the same test again", status, stderr)
	}
	if said, err := exec.Command("go", "test", "-tags", headlessTag, "-run", "TestSwims", ".").CombinedOutput(); err != nil {
		t.Errorf("go test: %v\n%s", err, said)
	}
}

func TestMonkeyRefuses(t *testing.T) {
	module(t, "main.go", toy, "poem.txt", "dear")
	for _, c := range []struct{ args, says string }{
		{"monkey nowhere", "no such folder; try "},
		{"monkey --minutes 0", "it cannot take 0 minutes; try --minutes 1"},
		{"monkey --jobs=-1", "try --jobs 1"},
		{"monkey -o poem.txt", "it is there already, and no replay; try another name"},
		{"shrink none.krill", "no such file; try one that"},
		{"shrink poem.txt", "it does not begin as a replay does; try "},
		{"test --from none.krill", "no such file; try one that"},
		{"test --name x", "nobody said of what; try --from FILE"},
	} {
		status, stdout, stderr := call(strings.Fields(c.args)...)
		want(t, 2, status, stderr, c.says)
		wantOneLine(t, stderr)
		if stdout != "" {
			t.Errorf("krill %s: got %q on standard output; want nothing", c.args, stdout)
		}
	}
}

func TestFindMain(t *testing.T) {
	const head = "package main\n\nimport (\n\t\"fmt\"\n\tk \"github.com/krill2d/krill/engine\"\n\t\"example.com/toy/art/v2\"\n)\n\n"
	for body, says := range map[string]string{
		"func main() { k.Main(&game{}, config()) }":                                       `&game{} config() []`,
		"func main() { k.Main(&game{n: 3}, k.Config{Title: art.Name}) }":                  `&game{n: 3} k.Config{Title: art.Name} [k "github.com/krill2d/krill/engine" "example.com/toy/art/v2"]`,
		"func main() { k.Main(&game{title: title}, config(fmt.Sprint(1))) }":              `&game{title: title} config(fmt.Sprint(1)) ["fmt"]`,
		"func main() { title := 3; k.Main(&game{title: 1}, config()); fmt.Print(title) }": `&game{title: 1} config() []`,
		"func main() { g := newGame(); k.Main(g, config()) }":                             "it takes g, which only main has; try functions newGame and config",
		"func run(c k.Config) { k.Main(&game{}, c) }\nfunc main() {}":                     "it takes c, which only run has; try ",
		"func main() {}": "there is no call engine.Main(game, config); try ",
		"func main() { k.Main(a, b) }\nfunc other() { k.Main(a, b) }": "there are several calls of engine.Main; try ",
	} {
		dir := module(t, "main.go", head+body+"\n")
		got, err := findMain(dir)
		said := fmt.Sprint(got.game, " ", got.config, " ", got.imports)
		if err != nil {
			said = err.Error()
		}
		if !strings.Contains(said, says) {
			t.Errorf("%s\ngot  %s\nwant %s", body, said, says)
		}
	}
}
