package engine

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path"
	"runtime/debug"
	"strings"
	"time"

	"github.com/krill2d/krill/engine/save"
)

// Main runs a game until its player has had enough, and is the last call of a program's main.
// It opens a window, or the canvas of a page. Where there is no display the game's [Bot] plays for a minute of game
// time at full speed, and Main prints how that went. It ends the process with status 1 when it cannot run at all,
// and with 2 when it was asked for what cannot be, such as a replay of another game.
//
// On phones Main only registers the game, which the system's view plays after it has returned; a game that is over
// begins anew, since there the player leaves an app, and an app does not leave the player.
//
// The environment can change how a game runs, for tests and tools: see the package documentation.
func Main(g Game, c Config) {
	played, err := playedByTool(g, c)
	if !played && err == nil {
		var r run
		if r, err = runFromEnv(); err == nil {
			err = r.play(g, c)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		if !onPhone {
			os.Exit(exitStatus(err))
		}
	}
}

// misused is an error of who asked for what cannot be, such as a replay of another game.
type misused struct{ error }

func exitStatus(err error) int {
	if errors.As(err, &misused{}) {
		return 2
	}
	return 1
}

// play runs the game on the driver that fits this place.
func (r run) play(g Game, c Config) (err error) {
	c = c.filled()
	if r.seed != 0 {
		c.Seed = r.seed
	}
	if f, err := r.replayFile(); f != nil || err != nil {
		return r.playReplay(g, c, f, err)
	}
	elsewhere, err := childPipe()
	if err != nil {
		return err
	}
	windowed := hasWindow && !r.headless && !r.pipe && hasDisplay()
	r.bot = r.bot || !windowed && !r.pipe && elsewhere == nil
	if c.Seed == 0 && r.bot {
		c.Seed = 1
	}
	if c.Seed == 0 {
		c.Seed = uint64(time.Now().UnixNano())
	}
	disk, unsaved := r.disk(c.ID)
	l := New(g, c, disk)
	l.store.err = unsaved
	if !r.bot {
		l.clock = time.Now
	}
	if elsewhere == nil {
		defer l.watchSystem()()
	}
	if !onPhone {
		defer func() {
			l.Close()
			if l.failed != nil && err == nil {
				err = l.failed
			}
		}()
	}
	l.keys.developer = r.developer && elsewhere == nil // the keys are the window's there
	if elsewhere != nil {
		r.developElsewhere(l)
	}
	if windowed && !r.bot {
		l.loadPace = windowPace
		if r.developer {
			r.develop(l)
		}
	}
	if r.bot {
		l.PlayBot()
	}
	if r.aloud {
		l.PlayBotAloud(os.Stdout, r.byTouch)
	}
	r.keepRecord(l, windowed)
	if (windowed || elsewhere != nil) && !r.bot {
		keepCapsules(l, disk)
	}
	defer r.writeRecord(l)
	switch {
	case elsewhere != nil:
		return elsewhere(l)
	case r.pipe:
		return r.overPipe(l)
	case windowed:
		return r.inWindow(l, r.keeping(l))
	default:
		return r.withoutDisplay(l)
	}
}

// disk returns where saves go: a bot's are forgotten, so that its run depends on nothing and spoils nothing. Where nothing
// can be saved it returns a disk that forgets, too, and why.
func (r run) disk(id string) (d save.Disk, unsaved error) {
	if r.bot {
		return save.Memory(), nil
	}
	d, err := save.Open(id)
	if err != nil {
		slog.Warn("engine: saves are kept in memory only: " + err.Error())
		return save.Memory(), err
	}
	return d, nil
}

// mainPath returns the path of the main package, which names the saves of a game that gives no name.
func mainPath() string {
	if onPhone {
		return "game" // the main package is what the tool for phones made, and the folder is the app's own
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Path != "" && info.Path != "command-line-arguments" {
		return programPath(info)
	}
	return path.Base(os.Args[0])
}

// programPath returns the path of the main package. A test of it is the same game.
func programPath(info *debug.BuildInfo) string { return strings.TrimSuffix(info.Path, ".test") }
