//go:build js || android || ios

package mods

import "github.com/krill2d/krill/assets"

// Folder returns "": players have no folder here.
func Folder(string) string { return "" }

func places(string) []place { return nil }

func (*Mods) open(place) []assets.Mount { return nil }
