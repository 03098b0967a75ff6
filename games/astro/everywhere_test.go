//go:build screen

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
	"github.com/krill2d/krill/engine/driver/headless"
)

// botRun is the run that must be the same everywhere: 10,000 ticks of the bot, one picture a tick.
var botRun = []string{"KRILL_BOT=1", "KRILL_SEED=1", "KRILL_TICKS=10000", "KRILL_DIGEST=1"}

// TestSameRunEverywhere plays one run on every driver and processor at hand: each must report the same digest of all
// that it showed and sounded, and the same score. As many play at once as there are processors, the slowest first; the
// browser plays alone, since a run has a minute there.
func TestSameRunEverywhere(t *testing.T) {
	native := screentest.Build(t, ".")
	want := digest(t, exec.Command(native), "KRILL_HEADLESS=1")
	t.Log(want)
	t.Run("js/wasm in Chromium", func(t *testing.T) {
		if got := inChromium(t); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	})
	for _, c := range []struct {
		name string
		run  func(t *testing.T) string
	}{
		{"arm64", func(t *testing.T) string { return digest(t, exec.Command("qemu-aarch64-static", buildARM(t))) }},
		{"-race", func(t *testing.T) string {
			return digest(t, exec.Command(build(t, "CGO_ENABLED=1", "GOFLAGS=-race")), "KRILL_HEADLESS=1")
		}},
		{"window", func(t *testing.T) string {
			// Mesa leaves the pixels out, or 10,000 pictures would take minutes; all else of the driver runs.
			return digest(t, exec.Command("xvfb-run", "-a", native), "GALLIUM_NOOP=1")
		}},
		{"GOAMD64=v3", func(t *testing.T) string { return digest(t, exec.Command(buildV3(t)), "KRILL_HEADLESS=1") }},
		{"js/wasm in node", func(t *testing.T) string { return digest(t, inNode(t, buildWasm(t))) }},
		{"through the wire", func(t *testing.T) string {
			return digest(t, exec.Command(native), "KRILL_HEADLESS=1", "KRILL_WIRE=1")
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.run(t); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
	t.Run("second process", func(t *testing.T) {
		t.Parallel()
		if got := piped(t, native); got != strings.Fields(want)[1] {
			t.Errorf("got %s; want %s", got, want)
		}
	})
}

// inChromium plays the run on the page that players get, but for the program in it, which has the headless driver.
func inChromium(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "page")
	if err := os.CopyFS(dir, os.DirFS(screentest.BuildWeb(t, "."))); err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(buildWasm(t))
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write(program)
	if err := errors.Join(z.Close(), os.WriteFile(filepath.Join(dir, "game.wasm"), program, 0o644),
		os.WriteFile(filepath.Join(dir, "game.wasm.gz"), packed.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"KRILL_HEADLESS": "1"}
	for _, v := range botRun {
		name, value, _ := strings.Cut(v, "=")
		env[name] = value
	}
	told, err := json.Marshal(env)
	if err != nil {
		t.Fatal(err)
	}
	page := screentest.NewBrowser(t).Blank(screentest.Screen{Script: "globalThis.KRILL_ENV = " + string(told)},
		screentest.Serve(t, dir))
	page.Load()
	said := func() string { return strings.ReplaceAll(strings.Join(page.Console(), "\n"), "log: ", "") }
	page.Until(func() bool { return strings.Contains(said(), "digest ") }, "play to the end")
	return digestLine(said())
}

// build builds the game for one place without a window, once for all tests. Its flags are those of the steps that test on
// other processors and for races, without the -trimpath of players' programs, so that what is compiled there serves here.
func build(t *testing.T, env ...string) string {
	t.Helper()
	return screentest.BuildFor(t, env, ".", "-tags=krill_headless")
}

func buildARM(t *testing.T) string  { t.Helper(); return build(t, "GOOS=linux", "GOARCH=arm64") }
func buildV3(t *testing.T) string   { t.Helper(); return build(t, "GOARCH=amd64", "GOAMD64=v3") }
func buildWasm(t *testing.T) string { t.Helper(); return build(t, "GOOS=js", "GOARCH=wasm") }

// inNode is the command that runs a program for js/wasm in Node.js.
func inNode(t *testing.T, wasm string) *exec.Cmd {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	runner := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	return exec.Command("node", "--stack-size=8192", runner, wasm)
}

// digest runs the bot's run and returns the line it reports.
func digest(t *testing.T, cmd *exec.Cmd, env ...string) string {
	t.Helper()
	cmd.Env = append(append(os.Environ(), botRun...), env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", strings.Join(cmd.Args, " "), err, out, &stderr)
	}
	return digestLine(string(out))
}

// piped plays the run with the game in another process, decodes what comes out of it here, and returns its digest.
func piped(t *testing.T, bin string) string {
	t.Helper()
	inRead, inWrite, err1 := os.Pipe()
	outRead, outWrite, err2 := os.Pipe()
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(bin)
	cmd.Env = append(append(os.Environ(), botRun...), "KRILL_PIPE=1")
	cmd.ExtraFiles, cmd.Stderr = []*os.File{inRead, outWrite}, os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	inRead.Close()
	outWrite.Close()
	var d driver.Digest
	app := driver.Remote(outRead, inWrite)
	headless.Run(driver.Digested(app, &d), headless.Options{Ticks: 10000, Width: width, Height: height, Draw: true})
	inWrite.Close()
	if err := errors.Join(app.Err(), cmd.Wait()); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%016x", d.Sum())
}

func digestLine(output string) string {
	for line := range strings.Lines(output) {
		if strings.HasPrefix(line, "digest ") {
			return strings.TrimSpace(line)
		}
	}
	return "no digest in: " + output
}
