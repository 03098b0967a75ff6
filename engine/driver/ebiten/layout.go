package ebiten

import (
	"strings"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// layout is what the keys print. The system tells it when it is asked, in Chromium too; other browsers and phones do not,
// and there each key is learnt when it is pressed.
type layout struct {
	labels  []string   // by key; empty: not known
	told    bool       // the labels are as the player's keyboard is, and the game knows them
	pressed driver.Key // in this gathering; the last of several
	several bool
	deaf    bool // the system is not asked: in tests
}

// printing reports whether what a key prints depends on the layout.
func printing(k driver.Key) bool {
	return k >= driver.KeyA && k <= driver.Key9 || k >= driver.KeyMinus && k <= driver.KeyIntlBackslash
}

// gatherLayout finds out what the keys print when the player comes, and what the lock keys do.
func (n *input) gatherLayout() {
	in, l := &n.in, &n.layout
	in.CapsLock, in.NumLock = eb.IsCapsLockOn(), eb.IsNumLockOn()
	l.pressed, l.several = driver.KeyNone, false
	if in.Unfocused || l.told {
		l.told = l.told && !in.Unfocused
		return
	}
	if l.labels == nil {
		l.labels = make([]string, driver.KeyIntlBackslash+1)
	}
	in.Layout = ""
	for _, k := range keys {
		if printing(k.key) {
			l.ask(k)
			in.Layout = driver.AppendKeyLabel(in.Layout, k.key, l.labels[k.key])
		}
	}
	l.told = true
}

// ask asks the system for the label of a key.
//
//go:noinline
func (l *layout) ask(k keyPair) {
	if l.deaf {
		return
	}
	if label := eb.KeyName(k.eb); label != "" {
		l.know(k.key, label)
	}
}

//go:noinline
func (l *layout) know(k driver.Key, label string) {
	if label = strings.ToLower(label); l.labels[k] != label {
		l.labels[k], l.told = label, false
	}
}

// label returns what a key prints; empty: nobody knows.
func (l *layout) label(k keyPair, down bool) string {
	if !printing(k.key) || l.labels == nil {
		return ""
	}
	if down {
		l.ask(k)
		l.several = l.several || l.pressed != driver.KeyNone
		l.pressed = k.key
	}
	return l.labels[k.key]
}

// learn takes the one letter that was typed as that of the one key that was pressed, unless a modifier was held.
func (n *input) learn() {
	l := &n.layout
	if l.pressed == driver.KeyNone || l.several || len(n.runes) != 1 {
		return
	}
	for i := range keys[:8] {
		if n.keys[i] {
			return
		}
	}
	l.know(l.pressed, string(n.runes))
}
