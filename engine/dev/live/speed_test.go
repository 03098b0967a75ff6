//go:build screen && linux

package live

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/dev/server"
	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// The bars of make bench-live that need a window.
const (
	saveBar  = 0.70 // of go build of the whole game
	startBar = 0.50 // of building the game, starting it and its first picture
	stillBar = 3    // pictures in which the game stands still at a swap
	assetBar = 100  // ms from a saved asset, shader or tuned value to its picture
	askBar   = 20   // ms from the start of krill q to its end
	edits    = 7    // of each side, in turns; the first is not counted

	quiet = 2 * time.Second // before each, in which the disk gets what the build before wrote
)

// TestSpeed measures what a developer waits for.
func TestSpeed(t *testing.T) {
	for _, g := range []editable{
		{"astro", "main.go", regexp.MustCompile(`flashFade = 1\.6\d*`), "flashFade = 1.6"},
		{"cavern", "bat.go", regexp.MustCompile(`batSwoops = 1\.7\d*`), "batSwoops = 1.7"},
	} {
		t.Run(g.name, func(t *testing.T) { g.measure(t) })
	}
	t.Run("assets", measureAssets)
	t.Run("question", measureQuestion)
}

// editable is a game of Krill's with a number to edit.
type editable struct {
	name, file string
	number     *regexp.Regexp
	prefix     string // of it; digits make it another one
}

// measure edits the game under krill dev and, in turns, builds it whole and starts it. There is no sound card: one that takes
// sound as fast as it comes would keep a processor busy that no real one does.
func (g editable) measure(t *testing.T) {
	ours, theirs := checkout(t), checkout(t)
	r := &run{t: t, cache: t.TempDir(), dir: filepath.Join(ours, "games", g.name), story: g.name}
	r.environment()
	r.tool = screentest.Build(t, "github.com/krill2d/krill/cmd/krill")
	whole := filepath.Join(theirs, "games", g.name)
	g.build(t, whole)
	r.warm(false)
	r.display = screentest.NewDisplay(t)
	home := t.TempDir()
	env := append(screentest.NullSound(home), "HOME="+home, "XDG_CACHE_HOME="+r.cache)
	script := filepath.Join(home, "krill-dev")
	if err := os.WriteFile(script, []byte(fmt.Sprintf("#!/bin/sh\nexec '%s' dev '%s'\n", r.tool, r.dir)), 0o755); err != nil {
		t.Fatal(err)
	}
	r.window = r.display.Start(script, env...)
	r.said = r.window.Output
	r.says("built in ")
	swapped := r.swaps()
	var live, built, started, still []float64
	for n := range edits {
		time.Sleep(quiet)
		begun := time.Now()
		g.edit(t, r.dir, n)
		s := <-swapped
		live, still = append(live, time.Since(begun).Seconds()), append(still, float64(s.Frames))
		time.Sleep(quiet)
		begun = time.Now()
		g.edit(t, whole, n)
		program := g.build(t, whole)
		built = append(built, time.Since(begun).Seconds())
		g.firstPicture(t, r.display, program)
		started = append(started, time.Since(begun).Seconds())
	}
	fmt.Printf("FIGURE live/%s-save-s %.2f\nFIGURE live/%s-go-build-s %.2f\nFIGURE live/%s-stop-and-start-s %.2f\n",
		g.name, middle(live), g.name, middle(built), g.name, middle(started))
	row(t, "live/"+g.name+"-save", middle(live)/middle(built), saveBar)
	row(t, "live/"+g.name+"-stop-and-start", middle(live)/middle(started), startBar)
	row(t, "live/"+g.name+"-pictures-still", middle(still), stillBar)
}

// swaps returns what is told of each swap. It comes with the first picture of the new code.
func (r *run) swaps() <-chan protocol.SwapResult {
	c, err := server.Find(r.dir)
	if err != nil {
		r.t.Fatal(err)
	}
	ctx, end := context.WithCancel(context.Background())
	r.t.Cleanup(func() { end(); c.Close() })
	told := make(chan protocol.SwapResult, 1)
	go c.Events(ctx, func(e protocol.Event) {
		var s protocol.SwapResult
		if e.Event == protocol.Swapped && e.Read(&s) == nil {
			told <- s
		}
	})
	time.Sleep(300 * time.Millisecond) // until it listens
	return told
}

// checkout returns a copy of this repository as it lies here.
func checkout(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("git", "ls-files", "-z")
	cmd.Dir = root
	list, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	to := t.TempDir()
	for name := range strings.SplitSeq(strings.Trim(string(list), "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join(root, name))
		if os.IsNotExist(err) {
			continue
		}
		file := filepath.Join(to, name)
		if err = os.MkdirAll(filepath.Dir(file), 0o755); err == nil {
			err = os.WriteFile(file, data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// edit gives the number another last digit.
func (g editable) edit(t *testing.T, dir string, n int) {
	t.Helper()
	name := filepath.Join(dir, g.file)
	text, err := os.ReadFile(name)
	if err != nil || !g.number.Match(text) {
		t.Fatalf("%s: %v; want %v in it", name, err, g.number)
	}
	text = g.number.ReplaceAll(text, fmt.Appendf(nil, "%s%d", g.prefix, n+1))
	if err := os.WriteFile(name, text, 0o644); err != nil {
		t.Fatal(err)
	}
}

// build builds the whole game as somebody without krill dev would, as fast as go does it.
func (g editable) build(t *testing.T, dir string) (program string) {
	t.Helper()
	program = filepath.Join(dir, "whole.out")
	cmd := exec.Command("go", "build", "-ldflags=-w", "-o", program, ".")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "CGO_ENABLED=0")
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, said)
	}
	return program
}

// firstPicture starts a game in a window, which it leaves after its first picture.
func (g editable) firstPicture(t *testing.T, d *screentest.Display, program string) {
	t.Helper()
	home := t.TempDir()
	cmd := exec.Command(program)
	cmd.Env = append(append(d.Env(home), screentest.NoSound()...), "KRILL_TICKS=2", "KRILL_BOT=1")
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("start: %v\n%s", err, said)
	}
}

// measureAssets saves a picture, a shader and a tuned value of the meadow until each is seen.
func measureAssets(t *testing.T) {
	r := begin(t)
	took := map[string][]float64{}
	for range edits {
		for _, kind := range []string{"picture", "shader", "tuned-value"} {
			color := r.fresh()
			begun := time.Now()
			switch kind {
			case "picture":
				r.game.picture = color
				r.put("assets/mark.png", r.game.markPNG())
			case "shader":
				r.game.shader = color
				r.put("assets/shade.kage", r.game.shadeKage())
			case "tuned-value":
				r.game.tune = color
				r.put("assets/tune.toml", r.game.tuneTOML())
			}
			for end := begun.Add(patience); r.looks() != "" && time.Now().Before(end); {
				time.Sleep(time.Millisecond)
			}
			took[kind] = append(took[kind], float64(time.Since(begun).Milliseconds()))
		}
	}
	for _, kind := range []string{"picture", "shader", "tuned-value"} {
		row(t, "live/"+kind+"-ms", middle(took[kind]), assetBar)
	}
}

// measureQuestion asks a game of 100,000 entities that plays in its window. Mesa leaves the pixels out: where a graphics card
// paints them they take no processor's time.
func measureQuestion(t *testing.T) {
	r := meadowIn(t)
	r.game.start = "for i := range 100_000 {\n\t\tp.herd.Spawn(place{float64(i), 40}, speed{})\n\t}"
	r.save()
	r.warm(false)
	r.playUnpainted(screentest.NewDisplay(t))
	var took []float64
	for range 6 * edits {
		begun := time.Now()
		said, err := exec.Command(r.tool, "q", "--game", r.dir, "place e p | p.X > 99990").CombinedOutput()
		took = append(took, time.Since(begun).Seconds()*1000)
		if err != nil || strings.Count(string(said), "40") != 9 {
			t.Fatalf("krill q: %v: %s; want nine rows", err, said)
		}
	}
	row(t, "live/q-of-a-window-ms", middle(took), askBar)
}

// playUnpainted starts krill dev, and waits until the game plays.
func (r *run) playUnpainted(d *screentest.Display) {
	r.t.Helper()
	cmd := exec.Command(r.tool, "dev", r.dir)
	cmd.Env = append(append(d.Env(r.t.TempDir()), screentest.NoSound()...), "GALLIUM_NOOP=1", "XDG_CACHE_HOME="+r.cache)
	if err := cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() {
		cmd.Process.Signal(os.Interrupt)
		cmd.Wait()
	})
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		var s protocol.StatusResult
		if r.ask(protocol.Status, nil, &s) == nil && s.Alive && s.Clock.Tick > 120 {
			return
		}
	}
	r.t.Fatal("the game does not play")
}

// row prints a line of make bench-live.
func row(t *testing.T, name string, value, bar float64) {
	t.Helper()
	verdict := "ok"
	if value > bar {
		verdict = "MISS"
		t.Errorf("%s: got %.2f; want at most %g", name, value, bar)
	}
	fmt.Printf("RATIO %s %.2f %g %s\n", name, value, bar, verdict)
}

// middle returns the median of all but the first, which has caches to fill.
func middle(list []float64) float64 {
	list = slices.Sorted(slices.Values(list[1:]))
	return list[len(list)/2]
}
