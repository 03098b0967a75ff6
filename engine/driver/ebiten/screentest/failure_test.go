//go:build screen

package screentest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// recorder takes the failure of a test that should fail.
type recorder struct {
	testing.TB
	said string
}

func (r *recorder) Fatalf(format string, args ...any) {
	r.said = fmt.Sprintf(format, args...)
	runtime.Goexit()
}

func (r *recorder) Skipf(format string, args ...any) { r.Fatalf("skipped: "+format, args...) }

// failure returns how f fails.
func failure(t *testing.T, f func(t testing.TB)) string {
	r := &recorder{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		f(r)
	}()
	<-done
	return r.said
}

func TestGameThatEndsAtOnce(t *testing.T) {
	out := t.TempDir()
	t.Setenv("SCREENTEST_OUT", out)
	bin := filepath.Join(t.TempDir(), "broken")
	if err := os.WriteFile(bin, []byte("#!/bin/sh\necho no GPU today\nexit 3\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	got := failure(t, func(t testing.TB) { NewDisplay(t).Start(bin) })
	for _, want := range []string{`wait for "broken" to open a window`, "the game has ended", "no GPU today"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %q; want %q in it", got, want)
		}
	}
	kept, err := os.ReadFile(filepath.Join(out, t.Name(), "broken.txt"))
	if string(kept) != "no GPU today\n" {
		t.Errorf("kept words: got %q, %v; want what the game said", kept, err)
	}
}

func TestBrokenPage(t *testing.T) {
	p := NewBrowser(t).Open(Serve(t, BuildWeb(t, "./testdata/box")))
	got := failure(t, func(t testing.TB) {
		p.t = t
		p.Eval(`console.log("before"); nothing.there`)
	})
	p.t = t
	for _, want := range []string{"evaluate", "nothing is not defined", "log: before"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %q; want %q in it", got, want)
		}
	}
}

func TestMissingProgram(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for ci, want := range map[string]string{"": "skipped: ", "true": ""} {
		t.Setenv("CI", ci)
		want += `screentest: find "Xvfb": not here; try apt-get install xvfb`
		if got := failure(t, func(t testing.TB) { NewDisplay(t) }); got != want {
			t.Errorf("CI %q: got %q; want %q", ci, got, want)
		}
	}
}

func TestSoundCards(t *testing.T) {
	bin := Build(t, "./testdata/beep")
	for want, env := range map[string][]string{"played": NullSound(t.TempDir()), "no sound": NoSound()} {
		cmd := exec.Command(bin)
		cmd.Env = append(os.Environ(), env...)
		if got, err := cmd.CombinedOutput(); !strings.Contains(string(got), want) {
			t.Errorf("got %q, %v; want %q", got, err, want)
		}
	}
}
