package main

import (
	"errors"

	"github.com/krill2d/krill/engine/dev/host"
)

// stage is nothing in a page, where no program runs whole.
type stage struct{}

func newStage() stage { return stage{} }

func (w *window) startWhole(string) (host.Game, error) {
	return nil, errors.New("window: start a game: it draws with Ebitengine itself, and runs in a window alone; try krill dev without --web")
}
