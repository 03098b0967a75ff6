//go:build screen

package engine_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
	"github.com/krill2d/krill/engine/save"
)

// best returns the best score that a game has left on the disk.
func best(t *testing.T, w *screentest.Window) (n int) {
	t.Helper()
	data, err := save.Dir(filepath.Join(w.Home, "saves")).Read("best")
	if err == nil {
		err = json.Unmarshal(data, &n)
	}
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestSignalsToAWindow ends twenty games that save all the time: by signals, and some by their window.
func TestSignalsToAWindow(t *testing.T) {
	d := screentest.NewDesktop(t)
	bin := screentest.Build(t, "./testdata/failing")
	ends := []func(w *screentest.Window){
		func(w *screentest.Window) { w.Signal(syscall.SIGTERM) },
		func(w *screentest.Window) { w.Signal(syscall.SIGINT) },
		func(w *screentest.Window) { w.Signal(syscall.SIGTERM) },
		func(w *screentest.Window) { w.Close() },
	}
	for i := range 20 {
		w := d.Start(bin, append(screentest.NoSound(), "FAILING_IN=save")...)
		w.Until(func() bool { return w.Said(fmt.Sprint("put ", 1+i)) }, "save")
		ends[i%len(ends)](w)
		if code := w.Wait(); code != 0 || !w.Said("closed") {
			t.Errorf("end %d: got status %d; want 0, and Close:\n%s", i, code, w.Output())
		}
		want := strings.Count(w.Output(), "put ")
		if got := best(t, w); got != want {
			t.Errorf("end %d: got save %d; want %d", i, got, want)
		}
	}
}

func TestASignalToAWindowThatHangs(t *testing.T) {
	d := screentest.NewDesktop(t)
	w := d.Start(screentest.Build(t, "./testdata/failing"), append(screentest.NoSound(), "FAILING_IN=hang")...)
	w.Until(func() bool { return w.Said("hangs") }, "hang")
	w.Signal(syscall.SIGTERM)
	if code := w.Wait(); code != 128+int(syscall.SIGTERM) || !w.Said("does not answer") {
		t.Errorf("got status %d; want 143, and why:\n%s", code, w.Output())
	}
	if got := best(t, w); got != 8 {
		t.Errorf("got save %d; want 8", got)
	}
}

// TestAPageThatIsLeftKeepsItsSave leaves a page in the middle of the tick that saves.
func TestAPageThatIsLeftKeepsItsSave(t *testing.T) {
	b := screentest.NewBrowser(t)
	url := screentest.Serve(t, screentest.BuildWeb(t, "./testdata/failing"))
	p := b.Blank(screentest.Screen{Width: 640, Height: 360, Script: `
		globalThis.KRILL_ENV = {FAILING_IN: sessionStorage.left ? "" : "save"};
		const log = console.log;
		console.log = (...words) => {
			log(...words);
			if (String(words[0]).includes("put 5") && !sessionStorage.left) {
				sessionStorage.left = 1;
				location.reload();
			}
		}`}, url)
	p.Load()
	p.Until(func() bool {
		return said(p, "put 5") && strings.Count(strings.Join(p.Console(), "\n"), "start, best") == 2
	}, "begin again")
	put, kept := 0, 0
	for _, line := range p.Console() {
		fmt.Sscanf(line, "log: put %d", &put)
		fmt.Sscanf(line, "log: start, best %d", &kept)
	}
	if kept < put { // what a page says while it is left may be lost, so there may be more
		t.Errorf("got save %d; want %d:\n%s", kept, put, strings.Join(p.Console(), "\n"))
	}
}
