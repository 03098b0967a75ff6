package ebiten

import (
	"strings"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// printing reports whether what a key prints depends on the layout.
func printing(k driver.Key) bool {
	return k >= driver.KeyA && k <= driver.Key9 || k >= driver.KeyMinus && k <= driver.KeyIntlBackslash
}

// printed makes a layout of what label says of each key.
func printed(label func(k keyPair) string) (layout string) {
	for _, k := range keys {
		if printing(k.key) {
			layout = driver.AppendKeyLabel(layout, k.key, strings.ToLower(label(k)))
		}
	}
	return layout
}

// gatherLayout finds out what the keys print when the player comes, and what the lock keys do.
func (n *input) gatherLayout() {
	in := &n.in
	in.CapsLock, in.NumLock = eb.IsCapsLockOn(), eb.IsNumLockOn()
	if came := !in.Unfocused && !n.here; came || n.layout.changed() {
		in.Layout = n.layout.read()
	}
	n.here = !in.Unfocused
}

// logical returns what a key prints. Where that is news the layout is read again at the next tick.
func (n *input) logical(k keyPair) string {
	label := n.layout.label(k, n.in.Layout)
	if printing(k.key) && label != "" && label != driver.KeyLabel(n.in.Layout, k.key) {
		n.here = false
	}
	return label
}
