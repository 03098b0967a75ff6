//go:build screen && linux

package speed

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

const (
	webRounds = 3
	webWarmup = 3 * time.Second // until the browser has compiled what runs often
	webTime   = 3 * time.Second
)

// noDraws makes a page's draw calls do nothing, since what draws here is a program and no GPU.
const noDraws = `for (const Context of [WebGLRenderingContext, WebGL2RenderingContext])
	for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced', 'drawRangeElements'])
		if (Context.prototype[name]) Context.prototype[name] = () => {}`

// web compares pages of moving sprites: Krill's, Ebitengine's alone and pixi.js's.
func web(t *testing.T) {
	pages := []string{"go.html?bulk", "pixi.html", "go.html?naive", "go.html?percall", "go.html?filled"}
	rows := []row{
		{name: "web/bulk/naive", bar: 0.2, way: "go.html?bulk", against: "go.html?naive"},
		{name: "web/bulk/pixi", bar: 1.7, way: "go.html?bulk", against: "pixi.html"},
		{name: "web/percall/naive", way: "go.html?percall", against: "go.html?naive"},
		{name: "web/percall/pixi", way: "go.html?percall", against: "pixi.html"},
		{name: "web/filled/pixi", way: "go.html?filled", against: "pixi.html"},
	}
	url := screentest.Serve(t, site(t))
	var took map[string]float64
	for range attempts {
		took = visits(t, url, pages)
		if !missed(rows, took) {
			break
		}
	}
	for _, r := range rows {
		report(t, r.name, took[r.way]/took[r.against], r.bar)
	}
	for _, page := range pages {
		fmt.Printf("%-20s %7.2f ms a frame\n", page, took[page]*1e3)
	}
}

func missed(rows []row, took map[string]float64) bool {
	for _, r := range rows {
		if r.bar > 0 && took[r.way] > r.bar*took[r.against] {
			return true
		}
	}
	return false
}

// visits opens all pages in turn, several times, and returns the median of each, seconds of the main thread for a frame.
func visits(t *testing.T, url string, pages []string) map[string]float64 {
	t.Helper()
	all, took := map[string][]float64{}, map[string]float64{}
	for range webRounds {
		for _, page := range pages {
			all[page] = append(all[page], visit(t, url+"/"+page))
		}
	}
	for page, times := range all {
		took[page] = median(times)
	}
	return took
}

// visit opens a page in a browser of its own.
func visit(t *testing.T, url string) (seconds float64) {
	t.Helper()
	opened := t.Run("visit", func(t *testing.T) {
		p := screentest.NewBrowser(t).Blank(screentest.Screen{Width: width, Height: height, Script: noDraws}, url)
		// The time that the thread had a processor, so that other work on the machine counts little.
		p.Protocol("Performance.enable", map[string]any{"timeDomain": "threadTicks"})
		p.Load()
		time.Sleep(webWarmup)
		n, s := framesDrawn(t, p), busy(t, p)
		time.Sleep(webTime)
		n, s = framesDrawn(t, p)-n, busy(t, p)-s
		if n < 5 {
			t.Fatalf("%s drew %v frames in %v; want more\n%s", url, n, webTime, strings.Join(p.Console(), "\n"))
		}
		seconds = s / n
	})
	if !opened {
		t.FailNow()
	}
	return seconds
}

func framesDrawn(t *testing.T, p *screentest.Page) float64 {
	t.Helper()
	n, ok := p.Eval("globalThis.drawn ?? 0").(float64)
	if !ok {
		t.Fatal("drawn is no number")
	}
	return n
}

// busy returns how long the page's main thread has worked, seconds.
func busy(t *testing.T, p *screentest.Page) float64 {
	t.Helper()
	answer, _ := p.Protocol("Performance.getMetrics", map[string]any{}).(map[string]any)
	metrics, _ := answer["metrics"].([]any)
	for _, m := range metrics {
		if m, _ := m.(map[string]any); m["name"] == "TaskDuration" {
			return m["value"].(float64)
		}
	}
	t.Fatalf("Performance.getMetrics: got %v; want TaskDuration", answer)
	return 0
}

// site makes the folder that the browser is served.
func site(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	root := strings.TrimSpace(output(t, exec.Command("go", "list", "-m", "-f", "{{.Dir}}")))
	sdk := strings.TrimSpace(output(t, exec.Command("go", "env", "GOROOT")))
	pixi := filepath.Join(root, ".ci/node_modules/pixi.js/dist/pixi.min.mjs")
	if _, err := os.Stat(pixi); err != nil {
		t.Fatalf("find pixi.js: %v; try .ci/setup", err)
	}
	for _, file := range []string{
		"testdata/web/go.html", "testdata/web/pixi.html", pixi, filepath.Join(sdk, "lib/wasm/wasm_exec.js"),
	} {
		data, err := os.ReadFile(file)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, filepath.Base(file)), data, 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	build := exec.Command("go", "build", "-gcflags=all=-d=fmahash=qn", "-o", filepath.Join(dir, "web.wasm"), "./testdata/web")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	output(t, build)
	return dir
}

func output(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	out, err := cmd.Output()
	if err != nil {
		if failed, ok := err.(*exec.ExitError); ok {
			err = fmt.Errorf("%w\n%s", err, failed.Stderr)
		}
		t.Fatalf("go %s: %v", strings.Join(cmd.Args[1:], " "), err)
	}
	return string(out)
}
