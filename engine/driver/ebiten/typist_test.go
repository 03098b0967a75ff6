package ebiten

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// TestKeysOfAnInputMethodAreItsOwn plays a method that composes a word and takes a letter: what it does with keys the game
// does not see, and what it leaves it does.
func TestKeysOfAnInputMethodAreItsOwn(t *testing.T) {
	var told driver.TextSession
	var events []driver.TextEvent
	composing := false
	SetTypist(Typist{
		Tell: func(s *driver.TextSession, _ float64) { told = *s },
		Hear: func(list []driver.TextEvent) ([]driver.TextEvent, bool) { return append(list, events...), composing },
	})
	defer SetTypist(Typist{})
	var y typing
	y.tell(&driver.TextSession{}, 1)
	if y.swallows(driver.KeyA) || y.active {
		t.Error("without a session: got a key swallowed; want none")
	}
	y.tell(&driver.TextSession{Active: true, Text: "x"}, 2)
	if told.Text != "x" || len(y.hear(nil)) != 0 || y.swallows(driver.KeyA) {
		t.Errorf("an idle session %+v: got a key swallowed; want none", told)
	}
	events = []driver.TextEvent{{Kind: driver.TextCommit, Text: "a"}}
	if got := y.hear(nil); len(got) != 1 || !y.swallows(driver.KeyA) || !y.swallows(driver.KeyBackspace) || y.swallows(driver.KeyEnter) || y.swallows(driver.KeyLeft) {
		t.Errorf("a letter: got %v; want letters swallowed, and Enter and arrows not", got)
	}
	events, composing = nil, true
	y.hear(nil)
	if !y.swallows(driver.KeyEnter) || !y.swallows(driver.KeyEscape) || y.swallows(driver.KeyShiftLeft) || y.swallows(driver.KeyMetaRight) {
		t.Error("composing: want all keys swallowed but modifiers")
	}
	if y.tell(&driver.TextSession{}, 1); y != (typing{}) || told.Active {
		t.Errorf("the end: got %+v; want nothing left", y)
	}
}

// TestASwallowedKeyComesBackUp holds a key that the method took: it is not pressed later, and its release does no harm.
func TestASwallowedKeyComesBackUp(t *testing.T) {
	var n input
	n.typing = typing{active: true, eats: true}
	i := 20
	n.key(i, true)
	n.key(i, false)
	if got := n.in.Keys; len(got) != 1 || got[0].Down {
		t.Errorf("got %+v; want a release alone", got)
	}
}

// TestAKeyIsLearntFromWhatItTypes types letters where the system tells no layout.
func TestAKeyIsLearntFromWhatItTypes(t *testing.T) {
	n := input{layout: layout{labels: make([]string, driver.KeyIntlBackslash+1), told: true, deaf: true}}
	at := func(k driver.Key) int {
		for i := range keys {
			if keys[i].key == k {
				return i
			}
		}
		return -1
	}
	typed := func(runes string, down ...driver.Key) {
		n.layout.pressed, n.layout.several = driver.KeyNone, false
		for _, k := range down {
			n.key(at(k), true)
		}
		n.runes = []rune(runes)
		n.learn()
	}
	typed("QW", driver.KeyA, driver.KeyZ)
	if n.layout.labels[driver.KeyA] != "" || !n.layout.told {
		t.Error("two keys at once: got one learnt; want none")
	}
	typed("É", driver.Key2)
	if got := n.layout.labels[driver.Key2]; got != "é" || n.layout.told {
		t.Errorf("got %q, told %v; want é, which the game has still to be told", got, n.layout.told)
	}
	n.layout.told = true
	typed("", driver.KeyShiftLeft)
	typed("A", driver.KeyQ)
	if n.layout.labels[driver.KeyQ] != "" {
		t.Error("with Shift: got a key learnt; want none")
	}
}
