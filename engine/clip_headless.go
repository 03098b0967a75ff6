//go:build (js && krill_headless) || android || ios

package engine

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
)

func (r run) filmed(_ *Loop, a driver.App, o headless.Options) (said string, err error) {
	if len(r.clips) > 0 {
		return "", errNoFilms
	}
	headless.Run(a, o)
	return "", nil
}
