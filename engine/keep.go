//go:build krill_keep

package engine

import (
	"errors"
	"io/fs"
	"os"

	"github.com/krill2d/krill/engine/driver"
)

// keepsPerSecond is how often a game's state is kept.
const keepsPerSecond = 8

// keeping returns the game as one that goes on where its last build was, and keeps where it is: in the file that KRILL_KEEP
// names; with KRILL_KEEP_ANEW it begins anew. It is for krill dev, where a game runs whole because it draws with Ebitengine itself.
func (r run) keeping(l *Loop) driver.App {
	file := os.Getenv("KRILL_KEEP")
	if file == "" {
		return l
	}
	return &keeping{Loop: l, file: file, begun: os.Getenv("KRILL_KEEP_ANEW") != ""}
}

type keeping struct {
	*Loop
	file  string
	state []byte
	due   int // ticks until the state is kept again
	begun bool
	stop  error // why nothing is kept any more
}

func (k *keeping) Tick(in *driver.Input) *driver.Output {
	if !k.begun {
		k.begun = true
		k.goOn(in)
	}
	out := k.Loop.Tick(in)
	if k.due--; k.due < 0 && k.stop == nil && k.failed == nil {
		k.due = k.config.TPS / keepsPerSecond
		if k.stop = k.keep(); k.stop != nil {
			logger(k.log).Warn("engine: the next build begins anew: " + k.stop.Error())
		}
	}
	return out
}

// goOn begins the game in the state that is kept, if there is one.
func (k *keeping) goOn(in *driver.Input) {
	state, err := os.ReadFile(k.file)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err == nil {
		Begin(k.Loop, in, true)
		_, err = k.Restore(state)
	}
	if err != nil {
		logger(k.log).Warn("engine: begun anew: " + err.Error())
	}
}

// keep writes the state beside the file and then gives it the name: whoever reads finds a whole one.
func (k *keeping) keep() (err error) {
	if k.state, err = k.Snapshot(k.state[:0]); err != nil {
		return err
	}
	if err = os.WriteFile(k.file+".new", k.state, 0o600); err != nil {
		return err
	}
	return os.Rename(k.file+".new", k.file)
}
