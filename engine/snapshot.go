package engine

import (
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/state"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// Snapshotter is a game, or a value somewhere in one, that copies itself. One that is not is copied by package
// engine/state, which follows its fields.
type Snapshotter = state.Snapshotter

// kept is all that a run is between two ticks: the game, and what the engine knows of it. What comes from outside,
// such as saves and assets, is not in it.
type kept struct {
	Ticks  *int64
	Rand   *Rand
	Scenes []Game
	Coming []change // before the first tick: the game that is about to start
	Input  *input.State
	Events *driver.Input
	Sound  *audio.State
	Heard  *int64
	Pace   *pace
	Window *Window
	Access *Access
	Alt    *bool
}

// keep returns what the loop is now. It shares its memory.
func (l *Loop) keep() *kept {
	l.kept = kept{
		Ticks: &l.tick.N, Rand: &l.rand, Scenes: l.scenes.stack, Coming: l.scenes.pending,
		Input: &l.input, Events: &l.events, Sound: l.audio.Peek(), Heard: &l.heard,
		Pace: &l.pace, Window: &l.window, Access: &l.access, Alt: &l.keys.alt,
	}
	return &l.kept
}

// names are the handles that a snapshot may hold.
type names struct {
	Images []render.Name
	Sounds []audio.Name
}

// Codec returns what copies the game: it knows the types of Config.Scenes, and of the first game.
func (l *Loop) Codec() *state.Codec { return l.codec }

// Check returns what of the game cannot be copied, with its path and what to do, or nil when all can.
func (l *Loop) Check() error { return l.codec.Check(l.keep()) }

// Snapshot appends all that the run is between two ticks: the game, and what the engine knows of it. It is of no use
// while the game has failed, since it may be in the middle of something. An error says what cannot be copied, and what
// to do. It allocates nothing when dst has the room. O(size of the game).
func (l *Loop) Snapshot(dst []byte) ([]byte, error) {
	if l.failed != nil {
		return dst, errors.New("engine: snapshot: the game has failed in the middle of a tick; take it back with LastGood first")
	}
	known, err := l.namesNow()
	if err != nil {
		return dst, err
	}
	b := append(dst, snapshotMagic...)
	b = appendBytes(b, known)
	b = appendTypes(b, len(l.scenes.stack), func(i int) Game { return l.scenes.stack[i] })
	b = appendTypes(b, len(l.scenes.pending), func(i int) Game { return l.scenes.pending[i].scene })
	if b, err = l.codec.Append(b, l.keep()); err != nil {
		return dst, fmt.Errorf("engine: snapshot: %w", err)
	}
	return b, nil
}

// snapshotMagic begins a snapshot, with the version of what is around the coded game.
const snapshotMagic = "ks1"

// namesNow returns the coded names of this process. They only become more, so they are coded once for each number.
func (l *Loop) namesNow() ([]byte, error) {
	if n := render.Known() + audio.Known(); n != l.named {
		b, err := l.codec.Append(l.names[:0], &names{render.Names(), audio.Names()})
		if err != nil {
			return nil, fmt.Errorf("engine: snapshot the names of images and sounds: %w", err)
		}
		l.names, l.named = b, n
	}
	return l.names, nil
}

func appendBytes(b, data []byte) []byte {
	return append(binary.AppendUvarint(b, uint64(len(data))), data...)
}

func appendTypes(b []byte, n int, scene func(int) Game) []byte {
	b = binary.AppendUvarint(b, uint64(n))
	for i := range n {
		name := typeName(scene(i))
		b = append(binary.AppendUvarint(b, uint64(len(name))), name...)
	}
	return b
}

func typeName(g Game) string {
	if g == nil {
		return "" // a Pop
	}
	return reflect.TypeOf(g).String()
}

// Hash returns one number for all that the run is: two runs with the same number are the same, on every processor.
// O(size of the game).
func (l *Loop) Hash() (uint64, error) { return l.codec.Hash(l.keep()) }

// parcel is a snapshot, taken apart.
type parcel struct {
	names         []byte
	stack, coming []string
	game          []byte
}

func openSnapshot(b []byte) (p parcel, err error) {
	r := reader{b: b}
	if string(r.take(len(snapshotMagic))) != snapshotMagic {
		return p, errors.New("it is no snapshot of a run")
	}
	p.names = r.bytes()
	p.stack = r.strings()
	p.coming = r.strings()
	p.game = r.b
	if r.broken {
		return p, errors.New("it is cut short")
	}
	return p, nil
}

// reader takes a snapshot apart.
type reader struct {
	b      []byte
	broken bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.broken, r.b = true, nil
		return nil
	}
	head := r.b[:n]
	r.b = r.b[n:]
	return head
}

func (r *reader) count() int {
	n, size := binary.Uvarint(r.b)
	if size <= 0 || n > uint64(len(r.b)) {
		r.broken, r.b = true, nil
		return 0
	}
	r.b = r.b[size:]
	return int(n)
}

func (r *reader) bytes() []byte { return r.take(r.count()) }

func (r *reader) strings() []string {
	var list []string
	for range r.count() {
		if r.broken {
			break
		}
		list = append(list, string(r.bytes()))
	}
	return list
}
