package build

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// gameWith writes a game of some files, each name before its content, and returns its folder.
func gameWith(t testing.TB, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, "go.mod", "module example.com/toy\n\ngo 1.26\n")
	for i := 0; i < len(files); i += 2 {
		put(t, dir, files[i], files[i+1])
	}
	return dir
}

func put(t testing.TB, dir, name, content string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// names returns the variables that warnings are about.
func names(list []protocol.Problem) string {
	var all []string
	for _, p := range list {
		_, rest, _ := strings.Cut(p.Text, "package variable ")
		name, _, _ := strings.Cut(rest, " ")
		all = append(all, name)
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func TestGlobals(t *testing.T) {
	for _, c := range []struct{ name, want, source string }{
		{"assigned", "a b c d", `var a, b, c, d int
			func f() { a = 1; b++; c += 2; _, d = 1, 2 }`},
		{"only read", "", `var a = 3; var list = []int{1}
			func f() int { b := a; b++; for _, v := range list { v++ }; return b + list[0] }`},
		{"never again after the start", "", `var a int
			func init() { a = 1 }
			func main() { a = 2; prepare() }
			func prepare() { a = 3; more(1) }
			func more(n int) { if n > 0 { more(n - 1) }; a = 4 }`},
		{"now and again", "a b", `var a, b int
			func main() { both(); value() }
			func both() { a = 1 }
			func value() { b = 1 }
			var again = value
			type game struct{}
			func (game) Update() { both() }`},
		{"fields and elements", "m p q s", `type T struct{ x struct{ y int }; l []int }
			var s []int; var m map[string]int; var p T; var q [3]T
			func f() { s[0] = 1; m["a"]++; p.x.y = 3; q[1].l[2] = 1 }`},
		{"language", "l m n", `var m = map[int]int{}; var l, n []int; var read []int
			func f() { delete(m, 1); clear(l); copy(n, read); _ = append(read, 1) }`},
		{"shadowed", "", `var a, b, c, d, e int; type T struct{ a int }
			func f(a int) (b int) { a = 1; b = 2; c := 3; c++; { var d int; d++ }; for e := range 3 { e++ }; return }
			func (a *T) g() { a.a = 3; t := T{a: 1}; t.a = 2 }
			func h() { if c := 1; c > 0 { c = 2 }; func(d int) { d = 1 }(2) }`},
		{"shadowed after", "a", `var a int
			func f() { a = 1; a := 2; a++ }`},
		{"not shadowed yet", "a", `var a int
			func f() { { a := 2; a++ }; a = 1 }`},
		{"label and field of that name", "", `var a int; type T struct{ a int }
			func f() { a: for { break a }; var t T; t.a = 1; _ = T{a: 2} }`},
		{"pointers", "a b d l", `type T struct{ x int }
			var a *T; var b T; var c *T; var d = &T{}; var l []T
			func f() { *a = T{}; p := &b; p.x = 1; q := c; _ = q.x; q = nil; r := d; r.x++; for i := range l { v := &l[i]; v.x = 1 } }`},
		{"elements that are pointers", "l", `type T struct{ x int }
			var l []*T; var m []T
			func f() { for _, p := range l { p.x = 1 }; for _, v := range m { v.x = 1 } }`},
		{"copies", "", `type T struct{ x int }
			var a T; var l []T; var g [3]T
			func f() { b := a; b.x = 1; c := l[0]; c.x = 2; h := g; h[0].x = 3; p := &a; _ = p.x }`},
		{"own functions", "a c e", `type T struct{ x int }
			var a, b T; var c, d []int; var e map[int]int
			func set(t *T) { deeper(t) }
			func deeper(t *T) { t.x = 1 }
			func get(t *T) int { return t.x }
			func fill(l []int, m map[int]int) { l[0] = 1; m[1] = 2 }
			func sum(l ...int) int { return l[0] }
			func f() { set(&a); get(&b); fill(c, e); sum(d...) }`},
		{"own methods", "a c", `type T struct{ x int; l []int }
			func (t *T) set() { t.more() }
			func (t *T) more() { t.l[0] = 1 }
			func (t *T) get() int { return t.x }
			func (t T) copied() { t.x = 1 }
			type S struct{ T }
			var a, b T; var c S
			func f() { a.set(); b.get(); b.copied(); c.more() }`},
		{"generic", "a", `type L[V any] struct{ l []V }
			func (l *L[V]) put(v V) { l.l = append(l.l, v) }
			func (l *L[V]) n() int { return len(l.l) }
			var a, b L[int]
			func f() { a.put(1); b.n() }`},
		{"in functions without a name", "a b", `var a, b int
			var f = func() { a = 1 }
			func g() { func() { b = 1 }() }`},
		{"foreign pointers", "cfg", `import "encoding/json"
			var cfg, read struct{ X int }
			func f(b []byte) { json.Unmarshal(b, &cfg); json.Marshal(read) }`},
		{"caches", "", `import "sync"
			var once sync.Once; var table []int
			var lazy = sync.OnceValue(func() []int { l := make([]int, 3); l[0] = 1; return l })
			var mu sync.Mutex
			func f() { once.Do(func() { table = make([]int, 3) }); mu.Lock(); _ = lazy() }`},
		{"handles and queries", "", `import ("github.com/krill2d/krill/render"; "github.com/krill2d/krill/ecs"; "github.com/krill2d/krill/input")
			type Pos struct{ x float64 }
			var ship = render.File("ship.png"); var movers = ecs.Query1[Pos]()
			var jump = input.Action{Name: "jump"}
			type game struct { w ecs.World }
			func (g *game) Draw(c *render.Canvas) { c.Draw(render.Sprite{Image: ship}); for p := range movers.Each(&g.w) { p.x = 1 }; ship.Grid(1, 2); _ = jump }`},
		{"worlds and timers", "rng timer world", `import ("github.com/krill2d/krill/engine"; "github.com/krill2d/krill/ecs"; "math/rand/v2")
			var world ecs.World; var timer engine.Timer; var rng = rand.New(rand.NewPCG(1, 2))
			var movers = ecs.Query1[int]()
			func f() { for range movers.Each(&world) {}; timer.Set(1); rng = nil }`},
		{"the game itself", "other", `import "github.com/krill2d/krill/engine"
			type game struct{ n int }
			func (g *game) Update(*engine.Tick) error { g.n++; return nil }
			var it game; var other = &game{}; var made = &game{}
			func reset() { it.n = 0; other.n = 1; made.n = 3 }
			func main() { engine.Main(&it, engine.Config{}); engine.Main(made, engine.Config{}) }`},
	} {
		source := "package main\n" + c.source
		if got := names(Globals(gameWith(t, "main.go", source))); got != c.want {
			t.Errorf("%s: got %q; want %q", c.name, got, c.want)
		}
	}
}

func TestGlobalsOfSeveralPackages(t *testing.T) {
	dir := gameWith(t,
		"go.mod", "module example.com/toy\n\ngo 1.26\n",
		"main.go", "package main\n\nimport (\n\t\"example.com/toy/rules\"\n\tr \"example.com/toy/rules\"\n)\n\nfunc f() { rules.Score++; rules.Add(&bag); r.Lives.N-- }\n",
		"bag.go", "package main\n\nvar bag, box []int\n\nvar never int\n",
		"other_windows.go", "package main\n\nfunc elsewhere() { never = 1 }\n",
		"main_test.go", "package main\n\nfunc tested() { box[0] = 1 }\n",
		"rules/rules.go", "package rules\n\nvar Score int\nvar Lives struct{ N int }\nvar Best int\n\nfunc Add(b *[]int) { *b = append(*b, 1) }\n",
	)
	got := Globals(dir)
	if names(got) != "Lives Score bag" {
		t.Fatalf("got %+v; want Lives, Score and bag", got)
	}
	want := protocol.Problem{
		File: "rules/rules.go", Line: 3, Col: 5,
		Text: "the game changes the package variable Score (main.go:8), and a reload loses that; try moving it into the game's value",
	}
	if got[1] != want {
		t.Errorf("got %+v; want %+v", got[1], want)
	}
}

// What does not build has no warnings, and is no reason to fail.
func TestGlobalsOfBrokenSource(t *testing.T) {
	for _, source := range []string{"", "package", "package main\nfunc {", "package main\nimport \"example.com/toy\"\nvar a = b\nfunc f() { a, c = 1; q.z().y = &3 }"} {
		Globals(gameWith(t, "main.go", source)) // and does not panic
	}
	if got := Globals(filepath.Join(t.TempDir(), "nowhere")); got != nil {
		t.Errorf("got %v; want nothing of a folder that is not there", got)
	}
}

// The games of this repository keep all that changes in their values.
func TestGlobalsOfGames(t *testing.T) {
	learn, err := filepath.Glob("../../../games/learn/*")
	if err != nil || len(learn) < 20 {
		t.Fatalf("got %v, %v; want the games", learn, err)
	}
	for _, game := range append(learn, "../../../games/astro", "../../../games/cavern") {
		dir, err := filepath.Abs(game)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range Globals(dir) {
			t.Errorf("%s/%s:%d: %s", filepath.Base(game), p.File, p.Line, p.Text)
		}
	}
}

func BenchmarkGlobals(b *testing.B) {
	for b.Loop() {
		Globals("../../../games/cavern")
	}
}

func FuzzGlobals(f *testing.F) {
	f.Add("var a int; func f() { a = 1 }")
	f.Add("type T[V any] struct{ V }; func (t *T[V]) g() { t.g(); (*t).V = 1; for t = range t {} }")
	f.Fuzz(func(t *testing.T, source string) {
		dir := t.TempDir()
		put(t, dir, "main.go", "package main\n"+source)
		Globals(dir)
	})
}
