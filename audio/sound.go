package audio

import (
	"errors"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/krill2d/krill/engine/driver"
)

// Sound names a sound: the hash of a file's name or of a recipe. It is plain data, the same in every build and
// process, so it may lie in components and snapshots. The zero value is none: playing it does nothing.
type Sound struct{ id uint64 }

// File returns the sound in a file, by its name in the game's assets: "hit.wav" or "music/dawn.ogg".
// It reads nothing and cannot fail: the file is decoded before its first use, and a missing one is silence
// and an error in [Player.Errs]. An empty name is the zero Sound.
func File(name string) Sound {
	if name == "" {
		return Sound{}
	}
	files.Store(&filesRead)
	return enter(row{kind: kindFile, name: name})
}

// ID returns what names the sound on the driver's side.
func (s Sound) ID() driver.SoundID { return driver.SoundID(s.id) }

// String returns the file's name, the recipe's as in `coin(7)`, or "none" for zero.
func (s Sound) String() string {
	if s.id == 0 {
		return "none"
	}
	if e := lookup(s); e != nil {
		return e.row.String()
	}
	return fmt.Sprintf("sound %016x", s.id)
}

type kind uint8

const (
	kindFile kind = iota
	kindEffect
	kindCoin
	kindBlip
	kindHit
	kindJump
	kindShoot
	kindBoom
	kindTune
	kindBus
	kindMade
)

var kindNames = [...]string{"file", "effect", "coin", "blip", "hit", "jump", "shoot", "boom", "tune", "bus", "effect"}

// row is what a Sound or a Bus stands for. Only kind, name and seed are hashed: an effect or a tune that is edited, or a
// bus that is put elsewhere, keeps its name.
type row struct {
	kind   kind
	name   string
	seed   uint64
	effect Effect // of kindEffect and kindMade
	text   string // of a tune
	parent Bus    // of a bus
}

func (r row) String() string {
	if r.kind == kindFile || r.kind == kindEffect || r.kind == kindTune || r.kind == kindBus {
		return r.name
	}
	name := kindNames[r.kind]
	if r.kind == kindMade {
		name = r.name
	}
	return name + "(" + strconv.FormatUint(r.seed, 10) + ")"
}

// hash is FNV-1a, 64 bits, over the kind, the name and the seed; 0 is kept for none. Of a bus's there are 31 bits, and
// ownBus.
func (r row) hash() uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := (offset ^ uint64(r.kind)) * prime
	for i := range len(r.name) {
		h = (h ^ uint64(r.name[i])) * prime
	}
	for i := range 8 {
		h = (h ^ (r.seed >> (8 * i) & 255)) * prime
	}
	if r.kind == kindBus {
		return (h^h>>32)&(ownBus-1) | ownBus
	}
	return max(h, 1)
}

// entry is a row of the table with its recipe's or tune's samples, made at the first use.
type entry struct {
	row  row
	once sync.Once
	pcm  PCM
	err  error // of a tune
}

func (e *entry) render() PCM {
	e.once.Do(func() {
		from := &effects
		if e.row.kind == kindTune {
			from = &tunes
		}
		if render := from.Load(); render != nil {
			e.pcm, e.err = (*render)(&e.row)
		} else {
			e.err = errNotMade
		}
	})
	return e.pcm
}

// A program that makes an effect or a tune sets what renders it, so that no page holds what its game does not use.
var (
	effects, tunes atomic.Pointer[func(*row) (PCM, error)]

	renderEffect = func(r *row) (PCM, error) { return r.recipe().Render(), nil }
	renderTune   = func(r *row) (PCM, error) { return RenderTune(r.text) }

	errNotMade = errors.New("nothing in this build makes such a sound; try to make it in a variable")
)

// enterEffect does what enter does, for a row that is an effect.
func enterEffect(r row) Sound {
	effects.Store(&renderEffect)
	return enter(r)
}

// table maps handles to what they stand for. Rows are only added, and the same name always gets the same handle,
// so it does not matter who enters it first.
var table = struct {
	sync.RWMutex
	entries map[uint64]*entry
}{entries: map[uint64]*entry{}}

// enter returns the handle of a row and puts it into the table if it is new.
func enter(r row) Sound {
	s := Sound{r.hash()}
	if e := lookup(s); e != nil {
		e.mustBe(r)
		return s
	}
	table.Lock()
	defer table.Unlock()
	if e := table.entries[s.id]; e != nil { // another goroutine was faster
		e.mustBe(r)
		return s
	}
	table.entries[s.id] = &entry{row: r}
	return s
}

func (e *entry) mustBe(r row) {
	switch {
	case e.row == r:
	case e.row.kind == r.kind && e.row.name == r.name && e.row.seed == r.seed:
		panic(fmt.Sprintf("audio: make %s %[2]q: another %[1]s has this name; try one name for each", kindNames[r.kind], r.name))
	default:
		panic(fmt.Sprintf("audio: name sound %q: its hash is that of %q; try another name", r, e.row))
	}
}

func lookup(s Sound) *entry {
	table.RLock()
	defer table.RUnlock()
	return table.entries[s.id]
}
