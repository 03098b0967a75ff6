package enginetest

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
)

// Capsule plays a run in which the game failed to its end, and ends the test when the game fails, in this way or in another.
// What it plays is what the player did then: a game that was changed since may be somewhere else at the end, which the
// test's log says. g and c are what New takes; the seed is the capsule's. What it returns stands at the end of the run, for
// State; it cannot be played on. krill test --from writes a test that calls it.
func Capsule(t testing.TB, g engine.Game, c engine.Config, path string) *Game {
	t.Helper()
	mustCompare(t, "capsule "+path)
	p := open(t, g, c, path)
	r := play(t, p.Loop(), p)
	r.Blind, r.Deaf = true, true
	r.kept, r.playing = "krill replay "+path, path
	draws := strings.Contains(p.Failed(), " in Draw of ") || strings.Contains(p.Failed(), " in Overlay of ")
	for p.At() < p.Ticks() {
		p.Tick(&r.in)
		r.ticks++
		r.mustRun()
		if draws || p.At() == p.Ticks() {
			p.Draw(0)
			r.mustRun()
		}
	}
	if err := p.Diverged(); err != nil {
		t.Logf("enginetest: capsule %q: it is not the same run any more, so it may miss what failed\n\t%v", path, err)
	}
	return r
}
