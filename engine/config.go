package engine

import (
	"io/fs"

	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// Config is what a game sets once. The zero value is a window of 640×360 that any game can start with.
type Config struct {
	Title string // of the window; zero: "Krill"
	ID    string // names the folder of the saves, such as "studio/astro"; zero: the path of the main package
	Icon  string // name of an image in Assets; zero: Krill's own

	Width, Height int            // of the canvas, logical pixels; zero: 640, 360
	Scaling       render.Scaling // how the canvas fills the window; zero: as large as fits, with bars
	Background    render.Color   // of the canvas; zero: black

	TPS        int  // ticks a second, at most 1000; zero: 60
	FixedSize  bool // the player cannot resize the window
	Fullscreen bool // at the start; F11 and Alt+Enter change it
	NoVsync    bool // pictures do not wait for the screen; they may tear
	NoNotices  bool // the game says itself what Store.Err tells; zero: the engine shows it as a line over the game

	// Bindings let a text in Assets and the player say what actions are done with; see input.Bind. Zero: what the code says.
	Bindings *input.Bindings

	// Finish is called after all scenes have drawn, to draw over or to change the whole picture: post.Vision. Zero: nothing.
	Finish func(c *render.Canvas)

	Assets fs.FS  // where names of files are looked up: an embed.FS, or mods.Over of one, for a game with mods; zero: none
	Scenes []Game // one empty value of each type that is ever pushed; the first game need not be here
	Seed   uint64 // of Tick.Rand; zero: another one in each run
	Film   string // name of a replay in Assets that shows the game where there is no display; zero: its bot plays
}

// filled returns the config with its defaults in place.
func (c Config) filled() Config {
	if c.Title == "" {
		c.Title = "Krill"
	}
	if c.ID == "" {
		c.ID = mainPath()
	}
	if c.Width <= 0 || c.Height <= 0 {
		c.Width, c.Height = 640, 360
	}
	if c.TPS <= 0 {
		c.TPS = 60
	}
	c.TPS = min(c.TPS, 1000)
	if c.Background == (render.Color{}) {
		c.Background = render.Black
	}
	return c
}
