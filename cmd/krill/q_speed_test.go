package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/console"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/render"
)

const (
	crowd    = 100_000 // entities
	question = "Enemy e, Position e p | p.X > 99990"
	qBar     = 20.0 // milliseconds, from the start of krill q to its end
)

type (
	// Enemy and Position are what the crowd consists of.
	Enemy    struct{ Speed float64 }
	Position struct{ X, Y float64 }

	// play is a game that is only its crowd.
	play struct{ world ecs.World }
)

func (g *play) Update(*engine.Tick) error { return nil }
func (g *play) Draw(*render.Canvas)       {}

// answerFrom returns what the console says of a crowd, and keeps the time that it took.
func answerFrom(asked *time.Duration) func(line string) (protocol.RunResult, error) {
	g := &play{}
	for i := range crowd {
		g.world.Spawn(Enemy{float64(i % 7)}, Position{float64(i), 7})
	}
	l := engine.New(g, engine.Config{}, nil)
	l.Tick(&driver.Input{})
	c := console.New(l, nil)
	return func(line string) (protocol.RunResult, error) {
		defer func(begun time.Time) { *asked = time.Since(begun) }(time.Now())
		return c.Run(line)
	}
}

// TestSpeed measures one krill q, from the start of the tool to its end, on a world of 100,000 entities. The other side of each
// pair is the tool alone, which finds nothing that runs.
func TestSpeed(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures")
	}
	program := filepath.Join(t.TempDir(), "krill")
	if out, err := exec.Command("go", "build", "-gcflags=all=-d=fmahash=qn", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("build the tool: %v: %s", err, out)
	}
	asked := time.Duration(0)
	running(t, answerFrom(&asked))
	var full, alone []float64
	for range 41 {
		full = append(full, took(t, 0, "e99999", program, "q", question))
		alone = append(alone, took(t, 2, "none runs", program, "q", "--game", t.TempDir(), question))
	}
	slices.Sort(full)
	slices.Sort(alone)
	median := full[len(full)/2]
	verdict := "ok"
	if median > qBar {
		verdict = "MISS"
		t.Errorf("got %.1f ms for a krill q; want %v", median, qBar)
	}
	fmt.Printf("RATIO live/q-100k-ms %.2f %g %s\n", median, qBar, verdict)
	fmt.Printf("FIGURE live/q-alone-ms %.2f\n", alone[len(alone)/2])
	fmt.Printf("FIGURE live/q-query-ms %.2f\n", asked.Seconds()*1000)
}

// took runs a program and returns for how many milliseconds.
func took(t *testing.T, status int, says string, args ...string) float64 {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = os.Environ()
	begun := time.Now()
	out, _ := cmd.CombinedOutput()
	d := time.Since(begun)
	if got := cmd.ProcessState.ExitCode(); got != status || !strings.Contains(string(out), says) {
		t.Fatalf("got status %d, %s; want %d and %q", got, out, status, says)
	}
	return d.Seconds() * 1000
}
