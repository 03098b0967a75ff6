package particle

import (
	"fmt"
	"sync"
)

// Effect names what Make made: 64 bits of plain data, the hash of the name, the same in every build and process, so
// that an Emitter in a game's state stays small and goes on with the curves as they are edited. The zero value is no
// effect.
type Effect struct{ id uint64 }

// Make returns the effect of a name, made of one or more kinds of particles that are drawn in their order: what Fire
// and its neighbours return, what Parse has read, or your own. A second Make of the name replaces the first one, and
// emitters at work go on with it: that is how a file that has changed comes in. Each name is for one effect, so
// two packages should not use the same. It panics on a Spec that cannot be, with the reason; Parse returns it as
// an error. It is safe for concurrent use, and keeps the slices of the specs: do not change them.
func Make(name string, kinds ...Spec) Effect {
	if err := check(kinds); err != nil {
		panic(fmt.Sprintf("particle: make %q: %v", name, err))
	}
	e := Effect{hash(name)}
	known.Lock()
	defer known.Unlock()
	if old := known.rows[e.id]; old != nil && old.name != name {
		panic(fmt.Sprintf("particle: make %q: its number is that of %q; rename one of them", name, old.name))
	}
	known.rows[e.id] = bake(name, kinds)
	return e
}

// String returns the effect's name, "none" for the zero value, and the number of one that this process has not made.
func (e Effect) String() string {
	if e == (Effect{}) {
		return "none"
	}
	if b := e.baked(); b != nil {
		return b.name
	}
	return fmt.Sprintf("effect %016x", e.id)
}

// Specs returns what an effect is made of, or nil. Do not change it.
func (e Effect) Specs() []Spec {
	b := e.baked()
	if b == nil {
		return nil
	}
	specs := make([]Spec, len(b.kinds))
	for i := range b.kinds {
		specs[i] = b.kinds[i].Spec
	}
	return specs
}

// known is the table from id to what was made. It holds what the code or a file says, and nothing of a game's state.
var known = struct {
	sync.RWMutex
	rows map[uint64]*baked
}{rows: map[uint64]*baked{}}

func (e Effect) baked() *baked {
	known.RLock()
	defer known.RUnlock()
	return known.rows[e.id]
}

// hash is FNV-1a; 0 is left for no effect.
func hash(name string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	return max(h, 1)
}
