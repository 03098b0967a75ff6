package engine

import (
	"slices"

	"github.com/krill2d/krill/engine/geom"
)

// Autosaver is a game or a scene that says what of it is worth keeping.
type Autosaver interface {
	// Autosave returns what PutSlot is given: a Key that is empty means "autosave", so that no slot that the player
	// chose is written over unless the game says so. It only reads the game, as Draw does, and its cost is that of a
	// tick in which it is asked: see [Autosave].
	Autosave() (Slot, any)
}

// autosaveKey is where an autosave goes unless the game says where.
const autosaveKey = "autosave"

// autosave is who saves by himself.
type autosave struct {
	g     Autosaver
	scene Game   // that plays when it is asked; another one may be over it
	ticks int64  // of play since the last one
	last  uint64 // hash of the value that was saved last
}

// Autosave saves g from now on: once in `every` seconds of play, at least 1, and when the player leaves the window, the page
// or the run, but not after a failure. Call it in each Update of the scene that is played; while another one is over it, a pause,
// time stands still and leaving still saves. What has not changed since the last time is not written again.
//
// In a tick it encodes the value, which is bounded by its size and nothing else: some 1 ms for 100 KB natively and 6 ms
// in a browser. All that takes longer, the checksum and the disk, comes after the tick.
func Autosave(t *Tick, every float64, g Autosaver) {
	l := t.loop
	if l.auto == nil {
		l.auto = &autosave{}
		l.autosave = l.autosaveNow
	}
	a := l.auto
	if top := l.scenes.top(); a.g != g || a.scene != top {
		*a = autosave{g: g, scene: top}
	}
	if a.ticks++; a.ticks >= int64(geom.Round(max(every, 1)*float64(l.config.TPS))) {
		l.autosaveNow()
	}
}

// autosaveNow saves who asked for it, if its scene is still there.
func (l *Loop) autosaveNow() {
	a := l.auto
	if l.failed != nil || l.outside.silent() || !slices.Contains(l.scenes.stack, a.scene) {
		return
	}
	a.ticks = 0
	s, v := a.g.Autosave()
	if s.Key == "" {
		s.Key = autosaveKey
	}
	data, err := encodeSlot(s, l.now(), v)
	if hash := hashOf(withoutHead(data)); err != nil || hash != a.last {
		a.last = hash
		l.store.put(s.Key, data, err)
	}
}
