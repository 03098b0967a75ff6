package enginetest

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/input"
)

// law is what must hold after each tick.
type law struct {
	name  string
	check func() error
}

// Always makes every tick from here on end the test when check returns an error; name says what must hold. What must hold in
// every run of a game belongs into an [engine.Invariant] of it.
func (g *Game) Always(name string, check func() error) *Game {
	g.laws = append(g.laws, law{name, check})
	return g
}

// mustHold checks what must hold.
func (g *Game) mustHold() {
	g.t.Helper()
	for _, l := range g.laws {
		if err := l.check(); err != nil {
			g.fatal("got %v; want always: %s", err, l.name)
		}
	}
}

// Play lets a bot play for so many ticks: it is called before each of them, and then lets go of everything.
// When the game is over before that it ends there.
func (g *Game) Play(bot func(hands *input.Injector), ticks int) *Game {
	g.t.Helper()
	for i := 0; i < ticks && !g.over; i++ {
		bot(&g.hands)
		g.tick()
	}
	g.hands.ReleaseAll()
	return g
}

// Bot lets the game's own [engine.Bot] play, as Play does. It ends the test when no scene is one.
func (g *Game) Bot(ticks int) *Game {
	g.t.Helper()
	if g.ticks == 0 && ticks > 0 {
		g.tick() // there is no scene before
		ticks--
	}
	g.playing = "the game's bot"
	g.Play(g.askBot, ticks)
	g.playing = ""
	return g
}

func (g *Game) askBot(hands *input.Injector) {
	g.t.Helper()
	scenes := g.loop.Scenes()
	for i := len(scenes) - 1; i >= 0; i-- {
		if b, ok := scenes[i].(engine.Bot); ok {
			b.Bot(hands)
			return
		}
	}
	g.fatal("Bot: got %s without a bot; want a scene that is an engine.Bot, or Play with one", g.Scene())
}
