package engine

import (
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// Game is what a program gives to [Main], and a scene is one too. Further powers are the small interfaces below,
// found by assertion on each scene.
type Game interface {
	// Update runs one fixed step: by default 60 times a second, however fast pictures are drawn.
	// An error stops the game and is shown; it does not close the window.
	Update(t *Tick) error
	// Draw records the picture. It reads the game and never changes it: it may run twice for one tick, or not at all.
	Draw(c *render.Canvas)
}

// Starter is a Game that must do something before its first Update: after Main, Push and Replace, and when the
// player starts again after an error. What is not plain data is made here.
type Starter interface {
	Start(t *Tick) error
}

// Overlay is a scene that does not hide the one below it: a pause menu, a dialogue.
type Overlay interface {
	Overlay() bool
}

// Quitter is a scene that wants to be asked before the player closes the window. False keeps it open.
type Quitter interface {
	CanQuit(t *Tick) bool
}

// Closer is a Game that is told once when the run is over, the top scene first.
type Closer interface {
	Close()
}

// ScreenPadder is a scene that wants a stick and buttons on the screen of a player who has no others. It is asked
// before each Update, and may return another pad in each, or the zero value for none. The engine draws it over the
// game, bars included, while the player plays by touch.
type ScreenPadder interface {
	ScreenPad() input.ScreenPad
}

// Contexter is a scene whose actions are those of a context of Config.Bindings: "menu" for the lines under [menu]. It is
// asked before each Update, and may return another one in each, or "" for all. A scene without the method leaves it to
// the one below. What is held when the context changes counts again after it was let go of.
type Contexter interface {
	Context() string
}

// Bot is a scene that can play itself. It is called before each tick of a bot's run and only writes input,
// as a player would: what it reads of the game, a player can see. What it keeps in mind between ticks is no part of the
// game: tag the field `state:"-"`, since no bot is asked while a replay plays.
type Bot interface {
	Bot(hands *input.Injector)
}

// Summarizer is a Game that can say in one line how a run went.
type Summarizer interface {
	Summary() string
}
