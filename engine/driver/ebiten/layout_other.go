//go:build !js

package ebiten

import (
	"strings"

	eb "github.com/hajimehoshi/ebiten/v2"
)

// layout asks the system what the keys print.
type layout struct{}

// changed reports that nobody tells of another layout: what a key says tells it.
func (layout) changed() bool { return false }

func (layout) read() string { return printed(func(k keyPair) string { return eb.KeyName(k.eb) }) }

func (layout) label(k keyPair, _ string) string { return strings.ToLower(eb.KeyName(k.eb)) }
