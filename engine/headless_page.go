//go:build js && !krill_headless

package engine

import (
	"log/slog"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
)

// runHeadless is not in pages, which always have a display and would be larger for it.
func runHeadless(driver.App, headless.Options) {
	slog.Error("engine: run without a display: this program was built for a page; try the build tag krill_headless")
}
