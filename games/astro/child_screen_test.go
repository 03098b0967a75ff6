//go:build screen

package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine"
	devbuild "github.com/krill2d/krill/engine/dev/build"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/child"
	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
	"github.com/krill2d/krill/engine/save"
)

const longRun = 10000 // ticks

// TestSameRunInKrillDev plays what the bot did in ten thousand ticks in the program that krill dev builds, at a stretch and with
// two swaps in it: the state is that of the bot's own run in one program, which TestSameRunEverywhere finds in js/wasm, on arm64
// and elsewhere.
func TestSameRunInKrillDev(t *testing.T) {
	inputs, want := longBotRun(t)
	if one := digest(t, exec.Command(screentest.Build(t, ".")), "KRILL_HEADLESS=1"); !strings.Contains(one, fmt.Sprintf("state %016x", want)) {
		t.Fatalf("one program: got %s; want state %016x", one, want)
	}
	b := &devbuild.Builder{Dir: ".", Out: t.TempDir()}
	r, err := b.Build(t.Context())
	if err != nil || len(r.Errors) > 0 {
		t.Fatal(err, r.Errors)
	}
	for name, swaps := range map[string][]int{"at a stretch": nil, "with a swap in the middle": {longRun / 2}, "with swaps": {1, 3333, 9999}} {
		t.Run(name, func(t *testing.T) {
			if got := throughChildren(t, r.Program, inputs, swaps); got != want {
				t.Errorf("got state %016x; want %016x", got, want)
			}
		})
	}
}

// longBotRun returns what the bot does in a long run, and the hash of the state at its end.
func longBotRun(t *testing.T) (inputs []*driver.Input, hash uint64) {
	t.Helper()
	c := config()
	c.Seed = 1
	l := engine.New(newGame(), c, save.Memory())
	defer l.Close()
	l.PlayBot()
	l.Record(longRun)
	for range longRun {
		l.Tick(&driver.Input{})
	}
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	for _, chunk := range f.Chunks {
		for n := range chunk.Ticks {
			var in driver.Input
			in.Add(chunk.Step(n))
			inputs = append(inputs, &in)
		}
	}
	if hash, err = l.Hash(); err != nil {
		t.Fatal(err)
	}
	return inputs, hash
}

// throughChildren plays inputs in a program of krill dev's, and goes on in a new process of it before the ticks of swaps.
func throughChildren(t *testing.T, program string, inputs []*driver.Input, swaps []int) (hash uint64) {
	t.Helper()
	plays := started(t, program)
	for n, in := range inputs {
		if slices.Contains(swaps, n) {
			state, begun := asked(t, plays, protocol.New(protocol.Snapshot, nil)), asked(t, plays, protocol.New(protocol.Begun, nil))
			plays.Close()
			plays = started(t, program)
			asked(t, plays, protocol.New(protocol.Restore, protocol.RestoreArgs{GoesOn: true}, state.Blobs[0], begun.Blobs[0]))
		}
		plays.Tick(in)
		for end := time.Now().Add(10 * time.Second); plays.Late() > 0 && time.Now().Before(end); { // a busy machine
			time.Sleep(10 * time.Millisecond)
			plays.Ask(protocol.AppendAsk(nil, protocol.New(protocol.Time, protocol.TimeArgs{})), time.Second) // finds the answer when it has come
		}
	}
	state := asked(t, plays, protocol.New(protocol.Snapshot, nil))
	plays.Close()
	c := config()
	c.Seed = 1
	l := engine.New(newGame(), c, save.Memory())
	defer l.Close()
	if _, err := l.Restore(state.Blobs[0]); err != nil {
		t.Fatal(err)
	}
	hash, err := l.Hash()
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

func started(t *testing.T, program string) *child.Process {
	t.Helper()
	p, err := child.Start(child.Program{Path: program, Env: []string{"KRILL_SEED=1", "KRILL_SAVE_DIR=" + t.TempDir()}, Stderr: os.Stderr})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

func asked(t *testing.T, p *child.Process, q protocol.Ask) protocol.Answer {
	t.Helper()
	payload, err := p.Ask(protocol.AppendAsk(nil, q), 10*time.Second)
	if err != nil {
		t.Fatalf("%s: %v", q.Do, err)
	}
	a, err := protocol.DecodeAnswer(payload)
	if err != nil || a.Err != "" {
		t.Fatalf("%s: %v %s", q.Do, err, a.Err)
	}
	return a
}
