//go:build screen && !js

package dev

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// plainPage is what a page needs to play a program.
const plainPage = `<!doctype html><meta charset=utf-8><script src=wasm_exec.js></script><script>
const go = new Go()
WebAssembly.instantiateStreaming(fetch("game.wasm"), go.importObject).then(r => go.run(r.instance))
</script>`

// TestSpeed edits a game's number and waits until its page plays with it: in krill dev --web, which keeps the state, and in turns
// by go build and a reload, which do not. It prints the ratio of the medians: it is a row of make bench-live.
func TestSpeed(t *testing.T) {
	const bar, rounds = 0.8, 7
	plain := filepath.Join(t.TempDir(), "plain")
	realGame(t, plain)
	l, dir := online(t, false)
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		t.Fatal(err)
	}
	page := t.TempDir()
	put(t, page, "index.html", plainPage)
	put(t, page, "wasm_exec.js", string(script))
	b := screentest.NewBrowser(t)
	ours, theirs := b.Blank(screentest.Screen{}, l.server.Play()), b.Blank(screentest.Screen{}, screentest.Serve(t, page))
	ours.Load()
	l.playsBuild(1)
	var live, reloaded []time.Duration
	for n := range rounds {
		source := slowBar(red+n+1, "Said int", fmt.Sprintf("if b.Said != %d { b.Said = %[1]d; println(\"plays\", %[1]d) }", n+1))
		begun := time.Now()
		put(t, dir, "main.go", source)
		within(t, 3*patient, "the first picture of the build", func() bool { l.mu.Lock(); defer l.mu.Unlock(); return l.swapped.After(begun) })
		live = append(live, time.Since(begun))
		l.playsBuild(n + 2)
		reloaded = append(reloaded, reload(t, theirs, plain, page, source, fmt.Sprint("plays ", n+1)))
	}
	ratio := middle(live[1:]).Seconds() / middle(reloaded[1:]).Seconds() // the first build has the rest to compile as well
	fmt.Printf("FIGURE live/web-save-s %.2f\nFIGURE live/web-reload-s %.2f\n", middle(live[1:]).Seconds(), middle(reloaded[1:]).Seconds())
	verdict := "ok"
	if ratio > bar {
		verdict = "MISS"
		t.Errorf("got %.2f of the time of a build and a reload; want at most %g", ratio, bar)
	}
	fmt.Printf("RATIO live/web-save %.2f %g %s\n", ratio, bar, verdict)
}

// reload builds a game for a page that it is loaded into anew, and returns how long that takes until its first tick.
func reload(t *testing.T, p *screentest.Page, dir, page, source, says string) time.Duration {
	t.Helper()
	begun := time.Now()
	put(t, dir, "main.go", source)
	cmd := exec.Command("go", "build", "-o", filepath.Join(page, "game.wasm"), ".")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	p.Load()
	within(t, 3*patient, says, func() bool { return strings.Contains(strings.Join(p.Console(), "\n"), says) })
	took := time.Since(begun)
	p.Protocol("Page.navigate", map[string]any{"url": "about:blank"}) // it takes no time of the other side's
	return took
}

func middle(list []time.Duration) time.Duration {
	slices.Sort(list)
	return list[len(list)/2]
}
