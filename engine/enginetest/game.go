package enginetest

import (
	"fmt"
	"os"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
	"github.com/krill2d/krill/engine/save"
	"github.com/krill2d/krill/input"
)

// Game is a game that a test plays. Its methods end the test when the game fails, and return the Game, so that calls can
// be chained. What is begun (Down, Point, Touch, Resize, …) takes no time and counts from the next tick on; what is over
// when it returns (Press, Hold, Click, Tap, Type, …) takes ticks. Places are in canvas units. Only the goroutine of the
// test may use it.
type Game struct {
	// Blind leaves out the pictures of the ticks, for long runs: Draw is called where the test looks at one.
	// False: Draw is called twice in each tick, must leave the game as it was, and must draw the same twice.
	Blind bool
	// Deaf forgets the sound of the ticks. False: it is kept until Listen, 23 MB a minute.
	Deaf bool

	t       testing.TB
	loop    *engine.Loop
	app     driver.App
	disk    save.Disk // nil: a replay, which saves nothing
	hands   input.Injector
	asked   input.Interest
	in      driver.Input
	ticks   int64
	missing int  // assets that were told
	over    bool // the game ended
	closed  bool // and was told so
	laws    []law
	ear     ear
	eye     eye
	notes   notes
	kept    string // where the run of a failed test was written
	playing string // who plays beside the test, for a failure
}

// New returns a game before its first tick: in a window of the size of its canvas, with an empty store, and with the seed
// 1 when c has none. It uses the value g as it is, so that a test in the game's own package can look into it.
// At the end of the test it is closed.
func New(t testing.TB, g engine.Game, c engine.Config) *Game {
	t.Helper()
	return start(t, g, c, save.Memory())
}

func start(t testing.TB, g engine.Game, c engine.Config, disk save.Disk) *Game {
	t.Helper()
	if c.Seed == 0 {
		c.Seed = 1
	}
	l := engine.New(g, c, disk)
	l.Record(0)
	app := driver.App(l)
	if os.Getenv("KRILL_WIRE") != "" {
		app = driver.ThroughWire(l)
	}
	p := play(t, l, app)
	p.disk = disk
	return p
}

// play returns a Game around an app that is l or plays it.
func play(t testing.TB, l *engine.Loop, app driver.App) *Game {
	t.Helper()
	c := l.Config()
	g := &Game{t: t, loop: l, app: app, eye: eye{painter: headless.NewPainter()}, ear: ear{mixer: audio.NewMixer()}}
	g.in = driver.Input{Width: c.Width, Height: c.Height, Scale: 1, MaxImage: headless.MaxImage}
	l.LogTo(g.notes.logger())
	engine.CheckInvariants(l)
	l.Watch(&g.asked)
	g.hands.Plays = l.Input()
	t.Cleanup(g.end)
	return g
}

// end closes the game, and leaves what may help behind when the test failed.
func (g *Game) end() {
	g.t.Helper()
	g.close()
	if !g.t.Failed() {
		forget(runName(g.t))
		return
	}
	if said := g.notes.warnings(); said != "" {
		g.t.Logf("enginetest: the engine's log:\n%s", said)
	}
	if g.kept == "" {
		g.t.Logf("enginetest: what was played: %s", g.keepRun())
	}
}

// close ends the run, once: the game is told, and its saves are written.
func (g *Game) close() {
	g.t.Helper()
	if g.closed {
		return
	}
	g.closed = true
	failed := g.loop.Failed()
	g.loop.Close()
	if f := g.loop.Failed(); f != failed {
		g.t.Errorf("enginetest: tick %d: got %s", g.ticks, failure(f))
	}
}

// Hands returns what presses and moves for the test, for whatever has no method here.
func (g *Game) Hands() *input.Injector { return &g.hands }

// Input returns what the next tick gets, for whatever has no method here: the scale of the screen, a notch. Events
// happen once; the rest stays.
func (g *Game) Input() *driver.Input { return &g.in }

// Loop returns the game as the engine runs it.
func (g *Game) Loop() *engine.Loop { return g.loop }

// Ticks returns how many ticks were played.
func (g *Game) Ticks() int64 { return g.ticks }

// Over reports whether the run has ended: by the game, or by Quit.
func (g *Game) Over() bool { return g.over }

// Top returns the scene that is updated, and nil before the first tick.
func (g *Game) Top() engine.Game { return g.loop.Top() }

// Scene returns the type of the scene that is updated, such as "*main.menu", and "none" when there is none.
func (g *Game) Scene() string {
	if g.loop.Top() == nil {
		return "none"
	}
	return fmt.Sprintf("%T", g.loop.Top())
}

// fatal ends the test with what went wrong at this tick.
func (g *Game) fatal(format string, args ...any) {
	g.t.Helper()
	text := fmt.Sprintf(format, args...)
	if g.playing != "" {
		text += "\n\tplayed by " + g.playing
	}
	g.t.Fatalf("enginetest: tick %d: %s\n\tagain: %s\n\tto see it: %s", g.ticks, text, again(g.t, ""), g.keepRun())
}
