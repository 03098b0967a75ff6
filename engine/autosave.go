package engine

import (
	"slices"
	"time"

	"github.com/krill2d/krill/engine/geom"
)

// Autosaver is a game or a scene that says what of it is worth keeping.
type Autosaver interface {
	// Autosave returns what PutSlot is given: a Key that is empty means "autosave", so that no slot that the player
	// chose is written over unless the game says so. It only reads the game, as Draw does.
	Autosave() (Slot, any)
}

// autosaveKey is where an autosave goes unless the game says where.
const autosaveKey = "autosave"

// autosave is who saves by himself.
type autosave struct {
	g     Autosaver
	scene Game         // that plays when it is asked; another one may be over it
	ticks int64        // of play since the last one
	last  uint64       // hash of the value that was saved last
	busy  bool         // a goroutine encodes
	ready chan encoded // what it has made
}

// encoded is a slot that is ready to be stored.
type encoded struct {
	key  string
	data []byte
	err  error
	hash uint64 // of the value
}

// Autosave saves g from now on: once in `every` seconds of play, at least 1, and when the player leaves the window, the page
// or the run, but not after a failure. Call it in each Update of the scene that is played; while another one is over it, a pause,
// time stands still and leaving still saves. What has not changed since the last time is not written again.
//
// In the tick the value is copied, which costs a few hundredths of encoding it; a goroutine encodes it, and the disk
// comes after that. Values that cannot be copied so, since they have a MarshalJSON of their own or fields of an embedded type
// that is not exported, are encoded in the tick. In a browser, which has one thread, a picture waits while it is encoded.
func Autosave(t *Tick, every float64, g Autosaver) {
	l := t.loop
	if l.auto == nil {
		l.auto = &autosave{ready: make(chan encoded, 1)}
		l.autosave = func() {
			l.settleAutosave()
			l.fail(guard("Autosave", l.auto.scene, func() error { l.autosaveNow(); return nil }))
		}
		l.store.settle = l.settleAutosave
	}
	a := l.auto
	if top := l.scenes.top(); a.g != g || a.scene != top {
		a.g, a.scene, a.ticks = g, top, 0
	}
	select {
	case e := <-a.ready:
		a.busy = false
		l.keepAutosave(e)
	default:
	}
	if a.ticks++; a.ticks >= int64(geom.Round(max(every, 1)*float64(l.config.TPS))) {
		l.settleAutosave() // it has had a second at least
		l.autosaveSoon()
	}
}

// autosaveSoon lets a goroutine encode a copy of the value.
func (l *Loop) autosaveSoon() {
	a := l.auto
	a.ticks = 0
	if l.outside.silent() {
		return
	}
	s, v := a.g.Autosave()
	v, copied := copyOfValue(v)
	if !copied || len(s.Summary)+2*len(s.Picture) > maxHead { // which panics where it is caught
		l.keepAutosave(encodeAutosave(s, v, l.now()))
		return
	}
	a.busy = true
	go func(now time.Time) { a.ready <- encodeAutosave(s, v, now) }(l.now())
}

func encodeAutosave(s Slot, v any, now time.Time) encoded {
	if s.Key == "" {
		s.Key = autosaveKey
	}
	data, err := encodeSlot(s, now, v)
	return encoded{s.Key, data, err, hashOf(withoutHead(data))}
}

// keepAutosave stores what has changed.
func (l *Loop) keepAutosave(e encoded) {
	if a := l.auto; e.err != nil || e.hash != a.last {
		a.last = e.hash
		l.store.put(e.key, e.data, e.err)
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
	l.keepAutosave(encodeAutosave(s, v, l.now()))
}

// settleAutosave waits for the one that is being encoded, so that whoever reads finds it, as fast as the machine may be,
// and one whose scene has gone meanwhile is not forgotten.
func (l *Loop) settleAutosave() {
	if a := l.auto; a.busy {
		a.busy = false
		l.keepAutosave(<-a.ready)
	}
}
