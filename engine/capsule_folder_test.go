//go:build !js && !android && !ios

package engine

import (
	"bytes"
	"fmt"
	"log"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/engine/save"
)

// crashing returns a game in a folder of saves that fails in its tick-th tick, and keeps capsules.
func crashing(t *testing.T, folder string, tick int64) *Loop {
	t.Helper()
	was := log.Writer()
	log.SetOutput(&bytes.Buffer{})
	t.Cleanup(func() { log.SetOutput(was) })
	p := newProbe("a")
	p.update = func(k *Tick) error {
		if k.N == tick {
			panic(fmt.Sprintf("tick %d broke", tick))
		}
		return nil
	}
	disk := save.Dir(folder)
	l := New(p, Config{Title: "Crashing", ID: "test/crashing", Seed: 5}, disk)
	l.KeepHistory()
	keepCapsules(l, disk)
	return l
}

func capsulesIn(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "crash-*.krill"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func readCapsule(t *testing.T, path string) *replay.File {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := replay.Read(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestACrashWritesACapsule(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "save")
	l := crashing(t, folder, 100)
	slog.Info("the door is open", "door", 3)
	for range 103 {
		l.Tick(screen())
		l.Draw(0)
	}
	found := capsulesIn(t, folder)
	if len(found) != 1 {
		t.Fatalf("got %q; want one capsule", found)
	}
	if want := "A capsule was written: "; !strings.HasPrefix(l.failing.status, want) || l.failing.bad {
		t.Errorf("the screen says %q; want %q", l.failing.status, want)
	}
	f := readCapsule(t, found[0])
	if got, want := f.Head.Failed, "engine: panic in Update of *engine.probe: tick 100 broke"; got != want {
		t.Errorf("failure: got %q; want %q", got, want)
	}
	if len(f.Head.Stack) == 0 || !strings.Contains(f.Head.Stack[0], "crashing") {
		t.Errorf("stack: got %q; want the game's own call", f.Head.Stack)
	}
	if said := strings.Join(f.Head.Log, "\n"); !strings.Contains(said, "the door is open door=3") || !strings.Contains(said, "tick 100 broke") {
		t.Errorf("log: got %q; want what was logged", said)
	}
	if f.Ticks() != 101 {
		t.Errorf("got %d ticks; want 101, with the one that failed", f.Ticks())
	}

	l.Close() // as at the end of the process
	l.restart()
	for range 103 {
		l.Tick(screen())
	}
	if got := capsulesIn(t, folder); len(got) != 1 {
		t.Errorf("after the same failure again: got %q; want one capsule", got)
	}
}

func TestFewCapsulesAreKept(t *testing.T) {
	folder := t.TempDir()
	mine := filepath.Join(folder, "crash-report.txt")
	if err := os.WriteFile(mine, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range mostCapsules + 3 {
		l := crashing(t, folder, int64(i))
		for range i + 2 {
			l.Tick(screen())
		}
	}
	found := capsulesIn(t, folder)
	if len(found) != mostCapsules {
		t.Fatalf("got %d capsules; want %d", len(found), mostCapsules)
	}
	if data, err := os.ReadFile(mine); err != nil || string(data) != "mine" {
		t.Errorf("got %q, %v; want the file of somebody else as it was", data, err)
	}
}

func TestCapsulesHaveRoomInAll(t *testing.T) {
	folder := t.TempDir()
	for i := range 3 {
		name := filepath.Join(folder, fmt.Sprintf("crash-2020-01-0%d-000000.krill", i+1))
		if err := os.WriteFile(name, make([]byte, mostCapsuleBytes/2), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l := crashing(t, folder, 1)
	for range 3 {
		l.Tick(screen())
	}
	found := capsulesIn(t, folder)
	if len(found) != 2 || filepath.Base(found[0]) != "crash-2020-01-03-000000.krill" {
		t.Errorf("got %q; want the last of the old ones and the new one", found)
	}
}

func TestACapsuleThatCannotBeWrittenIsTold(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "save")
	if err := os.WriteFile(folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	l := crashing(t, folder, 1)
	for range 3 {
		l.Tick(screen())
	}
	if !strings.HasPrefix(l.failing.status, "No capsule was written: ") || !l.failing.bad {
		t.Errorf("the screen says %q; want why there is no capsule", l.failing.status)
	}
}

func TestNoCapsuleOfWhatPlaysAgain(t *testing.T) {
	folder := t.TempDir()
	l := crashing(t, folder, 1)
	l.outside.playing = true
	for range 3 {
		l.Tick(&driver.Input{Width: 640, Height: 360})
	}
	if found := capsulesIn(t, folder); len(found) > 0 {
		t.Errorf("got %q; want nothing written while a replay plays", found)
	}
}
