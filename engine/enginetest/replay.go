package enginetest

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/replay"
)

// Replay plays a recorded run to its end, and ends the test at the first tick after which the game is not what it was
// then, with the field that differs. g and c are what New takes; the seed is the replay's. What it returns stands at the end
// of the run, for Golden and State; it cannot be played on. In a build whose numbers cannot be compared it ends the test.
func Replay(t testing.TB, g engine.Game, c engine.Config, path string) *Game {
	t.Helper()
	mustCompare(t, "replay "+path)
	p := open(t, g, c, path)
	r := play(t, p.Loop(), p)
	r.kept = "krill replay " + path
	for p.At() < p.Ticks() {
		r.tick()
		if err := p.Diverged(); err != nil {
			t.Fatalf("enginetest: replay %q: got another run; want the recorded one\n\t%v", path, err)
		}
	}
	return r
}

// open makes a playback of a file.
func open(t testing.TB, g engine.Game, c engine.Config, path string) *engine.Playback {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("enginetest: replay: %v; try Game.WriteReplay, or KRILL_RECORD=FILE krill run", err)
	}
	f, err := replay.Read(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("enginetest: replay %q: %v", path, err)
	}
	p, err := engine.NewPlayback(g, c, f)
	if err != nil {
		t.Fatalf("enginetest: replay %q: %v", path, err)
	}
	return p
}

// WriteReplay writes what was played so far to a file that Replay and krill replay take.
func (g *Game) WriteReplay(path string) *Game {
	g.t.Helper()
	data, err := g.recorded()
	if err == nil {
		err = writeFile(path, data)
	}
	if err != nil {
		g.t.Fatalf("enginetest: write replay %q: %v", path, err)
	}
	return g
}

func (g *Game) recorded() ([]byte, error) {
	f, err := g.loop.Replay()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = f.Write(&b)
	return b.Bytes(), err
}

// keepRun leaves the run of a failed test behind, once, and returns how to see it.
func (g *Game) keepRun() string {
	if g.kept != "" {
		return g.kept
	}
	data, err := g.recorded()
	if err != nil {
		g.kept = "(" + err.Error() + ")"
		return g.kept
	}
	g.kept = "krill replay " + leave(g.t, runName(g.t), data)
	return g.kept
}

// runName is the name of the replay that a failed test leaves.
func runName(t testing.TB) string { return strings.ReplaceAll(t.Name(), "/", "-") + ".krill" }
