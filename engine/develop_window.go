//go:build !js && !android && !ios && !krill_headless

package engine

import "github.com/krill2d/krill/engine/driver/ebiten"

// develop lets files change while the game runs.
func (r run) develop(l *Loop) {
	if err := develop(l, r.source, ebiten.CheckShader); err != nil {
		logger(l.log).Warn(err.Error())
	}
}
