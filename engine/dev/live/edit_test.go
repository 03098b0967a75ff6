//go:build screen && linux

package live

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// fresh returns a colour that was not there before. Neighbours differ clearly.
func (r *run) fresh() int {
	r.colors++
	n := r.colors
	return (40+n*37%211)<<16 | (40+n*91%199)<<8 | (40 + n*53%197)
}

// edit is one edit: its number, its own chance, and where the game was before.
type edit struct {
	*run
	n      int
	rand   *rand.Rand
	before [2]int // Count and Way
}

// kind is a kind of edit.
type kind struct {
	name string
	do   func(e *edit)
}

// kinds are the edits there are. Each saves something, and waits for what the terminal says about it.
var kinds = []kind{
	{"a constant", (*edit).constant},
	{"a new field", (*edit).newField},
	{"a renamed field", (*edit).renamedField},
	{"a retyped field", (*edit).retypedField},
	{"a field that goes", (*edit).goneField},
	{"a field that is back", (*edit).fieldIsBack},
	{"a component", (*edit).component},
	{"a system", (*edit).system},
	{"a scene", (*edit).scene},
	{"a syntax error", func(e *edit) { e.broken("\nfunc {\n", "play.go:") }},
	{"a type error", func(e *edit) { e.broken("\nvar wrong int = \"text\"\n", "play.go:") }},
	{"a panic in Update", func(e *edit) { e.fails("", `panic("ouch")`, "", "panics in play.Update (play.go:") }},
	{"a panic in Draw", func(e *edit) { e.fails("", "", `panic("ouch")`, "panics in play.Draw (play.go:") }},
	{"an index out of range in Update", func(e *edit) { e.fails("", "_ = make([]int, p.Count)[p.Count]", "", "panics in play.Update (play.go:") }},
	{"a panic in Start", func(e *edit) { e.fails(`panic("ouch")`, "", "", "panic in Start of *main.play: ouch") }},
	{"a loop without end in Update", func(e *edit) { e.fails("", "for {}", "", "endless loop") }},
	{"a loop without end in Draw", func(e *edit) { e.fails("", "", "for {}", "endless loop") }},
	{"an end of the process", func(e *edit) {
		e.fails("", "go func() { panic(\"elsewhere\") }()\n\tselect {}", "", "but the game's process has ended: exit status 2")
	}},
	{"a panic a moment later", (*edit).soon},
	{"a panic long after", (*edit).late},
	{"a deleted file", (*edit).deleted},
	{"two saves", (*edit).twice},
	{"a picture", (*edit).picture},
	{"a broken picture", (*edit).brokenPicture},
	{"a shader", (*edit).shader},
	{"a broken shader", (*edit).brokenShader},
	{"a tuned value", (*edit).tuned},
	{"a broken tune.toml", (*edit).brokenTune},
}

// good saves the game's code in a colour of its own and waits until it is said and seen.
func (e *edit) good(says string) {
	e.t.Helper()
	from := len(e.said())
	e.game.code = e.fresh()
	e.save()
	e.until("the swap", func() string {
		for line := range strings.Lines(e.said()[from:]) {
			if seconds, rest, ok := strings.Cut(line, " s"); ok && number(seconds) && strings.Contains(rest, says) {
				return ""
			}
		}
		return fmt.Sprintf("want the terminal to say how long it took, and %q", says)
	})
	e.until("the picture", e.looks)
}

func number(s string) bool { _, err := strconv.ParseFloat(s, 64); return err == nil }

// bad saves other code for once, and goes on to expect what was.
func (e *edit) bad(change func(m *meadow)) {
	m := e.game.clone()
	m.code = e.fresh()
	change(m)
	e.put("play.go", m.source())
}

// broken saves code that does not build, and then code that does.
func (e *edit) broken(tail, says string) {
	e.bad(func(m *meadow) { m.tail = tail })
	e.says(says)
	e.goesOn()
	e.good("")
}

// fails saves code that fails at once, and then code that does not.
func (e *edit) fails(start, update, draw, says string) {
	e.bad(func(m *meadow) { m.start, m.update, m.draw = start, update, draw })
	e.says(says)
	e.says("build before")
	e.goesOn()
	e.good("")
}

// goesOn waits until the last good build plays on.
func (e *edit) goesOn() {
	e.t.Helper()
	e.until("the build before", e.looks)
	e.moves()
}

// moves checks that the game is not behind where it was, and goes on.
func (e *edit) moves() {
	e.t.Helper()
	now := [2]int{e.whole("play.Count"), e.whole("play.Way")}
	if now[0] < e.before[0] || now[1] < e.before[1] {
		e.fatalf("got Count and Way %v after %v; want no way back", now, e.before)
	}
	e.until("the game", func() string {
		if e.whole("play.Count") > now[0] {
			return ""
		}
		return fmt.Sprintf("want it to go on from %d; it is at %+v", now[0], e.status())
	})
	e.before = now
}

func (e *edit) constant() {
	e.game.fuel = 100 + e.n
	e.good("1 new default applied")
}

func (e *edit) newField() {
	f := field{name: fmt.Sprintf("Own%d", 10+e.n), kind: "int"}
	e.game.fields = append(e.game.fields, f)
	e.good("1 field added")
	e.give(&e.game.fields[len(e.game.fields)-1], e.n)
	if len(e.game.fields) > 8 { // or the source grows without end
		e.game.fields = e.game.fields[1:]
	}
}

func (e *edit) any() *field { return &e.game.fields[e.rand.IntN(len(e.game.fields))] }

func (e *edit) renamedField() {
	f := e.any()
	f.was, f.name = f.name, fmt.Sprintf("Own%d", 10+e.n)
	e.good("1 field renamed")
	f.was = ""
}

// retypedField changes a number to another kind, which keeps it, or to a text, which cannot: the number waits until there is a
// number of that name again.
func (e *edit) retypedField() {
	f := e.any()
	to := []string{"int", "float64", "int32", "uint16", "string"}
	to = slices.DeleteFunc(to, func(k string) bool { return k == f.kind })
	was := f.kind
	f.kind = to[e.rand.IntN(len(to))]
	switch "string" {
	case f.kind:
		e.good("play." + f.name + " anew, for what it was does not fit its type now")
	case was:
		e.good("1 field is back")
	default:
		e.good("1 field of another type")
	}
}

func (e *edit) goneField() {
	if len(e.game.fields) == 1 {
		e.newField()
	}
	i := e.rand.IntN(len(e.game.fields))
	e.game.gone = append(e.game.gone, e.game.fields[i])
	e.game.fields = slices.Delete(e.game.fields, i, i+1)
	e.good("1 field gone, kept until it is back")
}

func (e *edit) fieldIsBack() {
	if len(e.game.gone) == 0 {
		e.goneField()
	}
	f := e.game.gone[0]
	e.game.gone = e.game.gone[1:]
	e.game.fields = append(e.game.fields, f)
	e.good("1 field is back")
}

func (e *edit) component() {
	e.game.components = append(e.game.components, e.n)
	if len(e.game.components) > 3 {
		e.game.components = e.game.components[1:]
	}
	e.good("")
}

func (e *edit) system() {
	e.game.systems = append(e.game.systems, e.n)
	if len(e.game.systems) > 3 {
		e.game.systems = e.game.systems[1:]
	}
	e.good("1 field added")
}

func (e *edit) scene() {
	e.game.scene = e.n
	e.good("")
	e.until("the scene", func() string {
		if e.whole("play.Scenes") == e.n {
			return ""
		}
		return "want it to have been shown"
	})
}

const later = "if p.Later > 0 {\n\t\tp.Later--\n\t\tif p.Later == 1 {\n\t\t\tpanic(\"later\")\n\t\t}\n\t}"

// soon lets a new build fail in its first seconds.
func (e *edit) soon() {
	was, c := e.game.code, e.fresh()
	e.bad(func(m *meadow) { m.code, m.update = c, later })
	e.line("set play.Later = 0")
	e.game.code = c
	e.until("the picture", e.looks)
	e.line("set play.Later = 20")
	e.game.code = was
	e.says("but it panics in play.Update (play.go:")
	e.goesOn()
	e.good("")
}

// late lets a build fail that has played for a while: it stands still before the fault until somebody lets it go on.
func (e *edit) late() {
	e.game.update = later
	e.good("")
	e.game.update = ""
	time.Sleep(4 * time.Second)
	e.line("set play.Later = 20")
	e.says("the game panics in play.Update (play.go:")
	e.says(", and paused")
	if s := e.status(); !s.Clock.Paused {
		e.fatalf("got %+v; want it to be paused", s)
	}
	e.good("") // which lets it go on: who saves has mended it
	e.line("set play.Later = 0")
}

func (e *edit) deleted() {
	if err := os.Remove(filepath.Join(e.dir, "play.go")); err != nil {
		e.t.Fatal(err)
	}
	e.says("undefined: play")
	e.goesOn()
	e.good("")
}

// twice saves two times within 50 ms. The first one may be no Go at all.
func (e *edit) twice() {
	e.bad(func(m *meadow) {
		if e.rand.IntN(2) == 0 {
			m.tail = "\nfunc {\n"
		}
	})
	time.Sleep(time.Duration(e.rand.IntN(50)) * time.Millisecond)
	e.good("")
}

func (e *edit) picture() {
	e.game.picture = e.fresh()
	e.put("assets/mark.png", e.game.markPNG())
}

func (e *edit) brokenPicture() {
	whole := e.game.markPNG()
	e.put("assets/mark.png", whole[:e.rand.IntN(len(whole))])
	e.rests()
	e.picture()
}

func (e *edit) shader() {
	e.game.shader = e.fresh()
	e.put("assets/shade.kage", e.game.shadeKage())
}

func (e *edit) brokenShader() {
	e.put("assets/shade.kage", strings.Replace(e.game.shadeKage(), "return", "nonsense", 1))
	e.rests()
	e.shader()
}

func (e *edit) tuned() {
	e.game.tune = e.fresh()
	e.put("assets/tune.toml", e.game.tuneTOML())
}

func (e *edit) brokenTune() {
	e.put("assets/tune.toml", "[meadow\nGlow = 3")
	e.rests()
	e.tuned()
}

// rests waits for half a second in which the game should look as it did, and keeps a picture.
func (e *edit) rests() {
	time.Sleep(500 * time.Millisecond)
	if wrong := e.looks(); wrong != "" {
		e.fatalf("%s", wrong)
	}
	e.moves()
	e.view().SavePNG(strings.NewReplacer(" ", "-", ",", "").Replace(e.story))
}

// check compares the running game with what it should be.
func (e *edit) check() {
	e.t.Helper()
	e.until("the picture", e.looks)
	e.until("the window of what went wrong", e.untroubled)
	e.moves()
	m := e.game
	if got := e.whole("play.Fuel"); got != m.fuel {
		e.fatalf("got Fuel %d; want %d", got, m.fuel)
	}
	for _, f := range m.fields {
		if got := strings.TrimSpace(e.line("play." + f.name).Text); got != f.shows() {
			e.fatalf("got %s %s; want %s", f.name, got, f.shows())
		}
	}
	e.checkWorld()
	e.until("the music", e.plays)
	s := e.status()
	if !s.Alive || s.Clock.Paused || s.Late > 1 {
		e.fatalf("got %+v; want a game that plays", s)
	}
	e.stays()
	said, err := exec.Command(e.tool, "q", "--game", e.dir, "play.Count > 0").CombinedOutput()
	if err != nil || strings.TrimSpace(string(said)) != "true" {
		e.fatalf("krill q: got %q, %v; want true", said, err)
	}
	e.once()
}

// stays checks that the window, or the page and its canvas, is the one that it was.
func (e *edit) stays() {
	if e.page != nil {
		if e.page.Eval(marked) != true {
			e.fatalf("got another page or canvas; want the first one still")
		}
		return
	}
	if got := e.windowPid(); got != e.pids.window {
		e.fatalf("got process %d for a window; want %d still", got, e.pids.window)
	}
}

// plays reports whether the music goes on.
func (e *edit) plays() string {
	var r protocol.InspectResult
	if err := e.ask(protocol.Inspect, protocol.InspectArgs{Sound: true}, &r); err != nil {
		return err.Error()
	}
	if !slices.ContainsFunc(r.Voices, func(v protocol.Voice) bool { return strings.Contains(v.Sound, "air") }) {
		return fmt.Sprintf("want the tune, got %+v", r.Voices)
	}
	return ""
}

// untroubled reports whether a window of what went wrong stands over the game.
func (e *edit) untroubled() string {
	if r, g, b, _ := e.view().Shot().At(320, 80).RGBA(); r|g|b != 0 {
		return "want it closed, for all is well"
	}
	return ""
}

// checkWorld compares the world.
func (e *edit) checkWorld() {
	e.t.Helper()
	rows := func(query string, want int) {
		e.t.Helper()
		if r := e.line(query); r.Table == nil || len(r.Table.Rows) != want {
			e.fatalf("%s: got %+v %+v; want %d rows", query, r, r.Table, want)
		}
	}
	rows("place e p, speed e s | p.X > 0 && s.X > 0", 8)
	for _, n := range e.game.components {
		rows(fmt.Sprintf("part%d e c | c.N > 0", n), 8)
	}
	for _, n := range e.game.systems {
		path := fmt.Sprintf("play.Steps%d", n)
		from := e.whole(path)
		e.until("the new system", func() string {
			if e.whole(path) > from {
				return ""
			}
			return "want it to step"
		})
	}
}

// TestEdits edits a running game again and again. Each kind comes once before any comes again.
func TestEdits(t *testing.T) {
	edits, seed := setting("KRILL_EDITS", 30), uint64(setting("KRILL_SEED", 1))
	r := begin(t)
	r.edited(edits, seed, kinds)
	r.window.SavePNG("last")
}

// edited edits the game so many times.
func (r *run) edited(edits int, seed uint64, kinds []kind) {
	chance := rand.New(rand.NewPCG(seed, 0))
	var deck []int
	for n := 1; n <= edits; n++ {
		if len(deck) == 0 {
			deck = chance.Perm(len(kinds))
		}
		k := kinds[deck[0]]
		deck = deck[1:]
		r.story, r.mark = fmt.Sprintf("edit %d of %d with seed %d, %s", n, edits, seed, k.name), len(r.said())
		e := &edit{run: r, n: n, rand: chance}
		e.before = [2]int{r.whole("play.Count"), r.whole("play.Way")}
		begin := time.Now()
		k.do(e)
		e.check()
		r.t.Logf("%s: %.1f s", r.story, time.Since(begin).Seconds())
	}
}

// setting reads a number from the environment.
func setting(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil && n > 0 {
		return n
	}
	return otherwise
}
