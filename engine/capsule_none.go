//go:build js || android || ios

package engine

import "github.com/krill2d/krill/engine/save"

// keepCapsules does nothing where a player could not find the file: the screen of a failure gives him one.
func keepCapsules(*Loop, save.Disk) {}
