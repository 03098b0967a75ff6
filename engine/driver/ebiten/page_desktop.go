//go:build !js && !android && !ios

package ebiten

// pageHidden reports whether nobody can see the game; a window tells that by its focus.
func pageHidden() bool { return false }

// watchPage does nothing: a window is played on behind others.
func watchPage(func(hidden bool)) {}
