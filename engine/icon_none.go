//go:build !krill_headless && (js || android || ios)

package engine

import "github.com/krill2d/krill/engine/driver"

// ownIcon draws nothing: a page has its own icon and a phone the app's, and painting one would delay the first picture.
func ownIcon() []driver.Picture { return nil }
