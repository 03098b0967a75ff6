package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
)

type clipCommand struct {
	File  string  `arg:"" help:"Replay that a game wrote."`
	Game  string  `arg:"" optional:"" help:"Folder of the game; without it, the current one, or the one that the replay names or lies in."`
	Out   string  `short:"o" placeholder:"NAME" help:"What to write: a film.gif, a picture.png, or a folder for a picture of each moment; without it, a GIF with the replay's name."`
	At    seconds `placeholder:"TIME" help:"Of a PNG: the moment, such as 3.5s; without it, the end."`
	From  seconds `placeholder:"TIME" help:"Begin there; without it, at the start."`
	To    seconds `placeholder:"TIME" help:"End there; without it, at the end. A GIF holds 30 seconds."`
	FPS   float64 `name:"fps" default:"25" help:"Pictures a second. A GIF takes 50, 33.3, 25, 20 and so on, whatever is nearest."`
	Scale float64 `default:"1" help:"Pixels for each one of the game's canvas: a whole number, or less than 1 for a small film."`
}

// clipping is what the game is told in KRILL_CLIP.
type clipping struct {
	Out          string
	At, From, To seconds
	FPS, Scale   float64
	Spare        bool
}

// Run builds the game without a display and lets it film the replay.
func (c *clipCommand) Run(t *terminal) error {
	if err := c.check(); err != nil {
		return err
	}
	f, err := readReplay(c.File)
	if err != nil {
		return err
	}
	game, err := t.gameOf(c.File, c.Game, &f.Head)
	if err != nil {
		return err
	}
	return t.runGame(game, target{flags: []string{"-tags", headlessTag}}, "KRILL_HEADLESS=1", "KRILL_REPLAY="+c.File,
		clips(clipping{Out: c.Out, At: c.At, From: c.From, To: c.To, FPS: c.FPS, Scale: c.Scale}))
}

// clips returns the variable that asks a game for films.
func clips(list ...clipping) string {
	data, err := json.Marshal(list)
	if err != nil {
		panic(err) // a number that is none, which no flag holds
	}
	return "KRILL_CLIP=" + string(data)
}

// check fills in what was not said and refuses what cannot be, before anything is built.
func (c *clipCommand) check() error {
	if c.Out == "" {
		c.Out = strings.TrimSuffix(filepath.Base(c.File), filepath.Ext(c.File)) + ".gif"
		if c.At > 0 {
			c.Out = strings.TrimSuffix(c.Out, ".gif") + ".png"
		}
	}
	end := strings.ToLower(filepath.Ext(c.Out))
	switch {
	case end != ".gif" && end != ".png" && end != "":
		return misuse("krill: write %q: no kind of film; try a name that ends in .gif or .png, or a folder's", c.Out)
	case c.At > 0 && end != ".png":
		return misuse("krill: write %q: --at is for one picture; try --from and --to, or a name that ends in .png", c.Out)
	case (c.From > 0 || c.To > 0) && end == ".png":
		return misuse("krill: write %q: --from and --to are for films; try --at, or a folder for pictures one by one", c.Out)
	case c.To > 0 && c.To <= c.From:
		return misuse("krill: write %q: it would end at %v and begin at %v; try a --to after --from", c.Out, c.To, c.From)
	case !(c.FPS > 0 && c.FPS <= 1000):
		return misuse("krill: write %q: %g pictures a second; try --fps 25", c.Out, c.FPS)
	case !(c.Scale >= 0.01 && c.Scale <= 1 || c.Scale > 1 && c.Scale <= 16 && c.Scale == float64(int(c.Scale))):
		return misuse("krill: write %q: %g is no scale; try 0.01 to 1, or a whole number up to 16", c.Out, c.Scale)
	}
	return nil
}
