//go:build !js

package engine

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// tuneBench is a game whose source lies in a folder.
type tuneBench struct {
	t    *testing.T
	file string
	loop *Loop
	log  bytes.Buffer
}

func newTuneBench(t *testing.T, embedded string) *tuneBench {
	t.Helper()
	dir := t.TempDir()
	b := &tuneBench{t: t, file: filepath.Join(dir, "assets", "tune.toml")}
	c := Config{}
	if embedded != "" {
		c.Assets = fstest.MapFS{"assets/tune.toml": {Data: []byte(embedded)}}
	}
	b.loop = New(&pilot{}, c, nil)
	b.loop.LogTo(slog.New(slog.NewTextHandler(&b.log, nil)))
	if err := Develop(b.loop, dir); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.loop.Close)
	for range 5 {
		b.loop.Tick(screen())
	}
	return b
}

func (b *tuneBench) write(text string) {
	b.t.Helper()
	if err := os.MkdirAll(filepath.Dir(b.file), 0o755); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(b.file, []byte(text), 0o600); err != nil {
		b.t.Fatal(err)
	}
}

// until ticks at 60 a second until what holds, and returns how long that took.
func (b *tuneBench) until(what func() bool) time.Duration {
	b.t.Helper()
	start := time.Now()
	for time.Since(start) < 5*time.Second {
		if what() {
			return time.Since(start)
		}
		time.Sleep(time.Second / 60)
		b.loop.Tick(screen())
	}
	b.t.Fatalf("got nothing in 5 s; the log says %s", b.log.String())
	return 0
}

func (b *tuneBench) thrust() float64 { return shipValues.Of(&b.loop.tick).Thrust }

func (b *tuneBench) notice(text string) bool {
	for _, n := range b.loop.notices {
		if strings.Contains(n.text, text) {
			return true
		}
	}
	return false
}

func TestChangedTuneFileCountsAtOnce(t *testing.T) {
	b := newTuneBench(t, "ship.Thrust = 60")
	if b.thrust() != 220 {
		t.Errorf("got %v; want the code's, since the source has no file", b.thrust())
	}
	best := time.Hour
	for x := 300.0; x <= 340; x += 10 {
		b.write(fmt.Sprintf("[ship]\nThrust = %g", x))
		best = min(best, b.until(func() bool { return b.thrust() == x }))
	}
	t.Logf("a changed file was there after %v", best)
	if best > 100*time.Millisecond {
		t.Errorf("got %v until a changed file counts; want at most 100 ms", best)
	}
	b.write("[ship]\nThrust = 350\nThrust = 1")
	b.until(func() bool {
		return b.notice(`engine: load "assets/tune.toml": 3:1: ship.Thrust is set for the second time`)
	})
	if b.thrust() != 340 {
		t.Errorf("got %v; want what was while the file is broken", b.thrust())
	}
	b.write("[ship]\nThrust = 500\n")
	b.until(func() bool { return b.notice("ship.Thrust: 500 is outside of 50..400, and 400 is taken") })
	if b.thrust() != 400 {
		t.Errorf("got %v; want it held", b.thrust())
	}
	b.write("[ship]\nTurn = 2\n")
	b.until(func() bool { return !b.notice("tune.toml") })
	if b.thrust() != 220 {
		t.Errorf("got %v; want the code's for what the file does not name", b.thrust())
	}
	b.write("[ship]\nThrust = 70\n")
	b.until(func() bool { return b.thrust() == 70 })
	if err := os.Remove(b.file); err != nil {
		t.Fatal(err)
	}
	b.until(func() bool { return b.thrust() == 220 })
	if len(b.loop.Missing()) > 0 {
		t.Errorf("got %v; want nothing of it among the assets", b.loop.Missing())
	}
}

// Going back in time does not undo what a developer has set, and a new default in code counts where the file is silent.
func TestRewindingKeepsTunedValues(t *testing.T) {
	b := newTuneBench(t, "")
	was, err := b.loop.Snapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	b.write("[ship]\nThrust = 300")
	b.until(func() bool { return b.thrust() == 300 })
	if _, err := b.loop.Restore(was); err != nil {
		t.Fatal(err)
	}
	if b.thrust() != 300 {
		t.Errorf("got %v after going back; want 300", b.thrust())
	}
}

func TestATuneFileThatIsBrokenFromTheBeginning(t *testing.T) {
	b := newTuneBench(t, "")
	b.write("[ship]\nThrust = x")
	b.until(func() bool { return b.notice("2:10") })
	c := New(&pilot{}, Config{}, nil)
	c.LogTo(slog.New(slog.NewTextHandler(&b.log, nil)))
	if err := Develop(c, filepath.Dir(filepath.Dir(b.file))); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	b.loop = c
	b.until(func() bool { return b.notice("2:10") })
	if b.thrust() != 220 {
		t.Errorf("got %v; want the code's", b.thrust())
	}
}
