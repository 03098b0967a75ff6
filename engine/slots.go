package engine

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/krill2d/krill/engine/replay"
)

// Slot is what a menu shows of a saved game. It is plain data, and may be kept in the game's state.
type Slot struct {
	Key     string  // of the store; Store.Get with it loads the game
	Used    bool    // there is a saved game; set by Slots
	Summary string  // what its player knows it by, such as "Cave, 12 coins"
	Played  float64 // seconds that it was played for, as the game counts them
	Saved   int64   // when, seconds since 1970 began in UTC; zero: not known. PutSlot sets it
	Picture []byte  // what it looked like, as the game likes to keep that; small, for it is read for the menu. nil: none
	Problem string  // why it cannot be loaded, for the player; empty: it can, as far as is known without doing so
}

// Time returns when the slot was saved, in the zone of the player's clock: for Draw alone, since a tick must be the same
// wherever its replay plays.
func (s Slot) Time() time.Time { return time.Unix(s.Saved, 0) }

// String returns the slot as a line of a menu: slot1: Cave, 12 coins, played 1:04:10, saved 30 Nov 2026 18:20. It is for
// Draw alone, as Time is.
func (s Slot) String() string {
	switch {
	case !s.Used:
		return s.Key + ": empty"
	case s.Problem != "":
		return s.Key + ": " + s.Problem
	}
	line := s.Key + ": " + s.Summary
	if s.Played > 0 {
		n := int64(min(s.Played, 1e9))
		line += fmt.Sprintf(", played %d:%02d:%02d", n/3600, n/60%60, n%60)
	}
	if s.Saved != 0 {
		line += s.Time().Format(", saved 2 Jan 2006 15:04")
	}
	return line
}

// slotHead is what lies before the value of a slot, as JSON between an s and the end of the line.
type slotHead struct {
	Summary string  `json:",omitempty"`
	Played  float64 `json:",omitempty"`
	Saved   int64   `json:",omitempty"`
	Picture []byte  `json:",omitempty"`
}

// maxHead is the length of a slot's head at most, bytes: a picture belongs on a button, and not on a wall.
const maxHead = 256 << 10

// PutSlot saves a value under s.Key, as Store.Put does, with what a menu shows of it before it: Summary, Played, Picture
// and the time that it is. The time is the one of the player's clock; in a test or a run of a bot it is that of the run, from the
// year 2000 on. It panics when the three are longer than 256 KB.
func PutSlot(t *Tick, s Slot, v any) {
	l := t.loop
	if l.outside.silent() {
		return
	}
	data, err := encodeSlot(s, l.now(), v)
	l.store.put(s.Key, data, err)
	l.offerExport()
}

func encodeSlot(s Slot, now time.Time, v any) ([]byte, error) {
	head, err := json.Marshal(slotHead{s.Summary, s.Played, now.Unix(), s.Picture})
	if err != nil {
		return nil, err
	}
	if len(head) > maxHead {
		panic(fmt.Sprintf("engine: PutSlot: Summary and Picture of %q have %d bytes; use at most %d", s.Key, len(head), maxHead))
	}
	value, err := encode(v)
	return append(append(append([]byte("s"), head...), '\n'), value...), err
}

// now is the time for a save.
func (l *Loop) now() time.Time {
	if l.clock != nil {
		return l.clock()
	}
	return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(l.tick.Time * float64(time.Second)))
}

// Slots returns what the store knows of the saved games under some keys, in their order: one that is not Used when there
// is none. Without keys it returns all that PutSlot has saved and that can be read, by their keys. The games themselves
// are not decoded; their files are read, so ask when a menu opens and when something changed, and not in every tick. What
// it returns is noted in a replay.
func Slots(t *Tick, keys ...string) (slots []Slot) {
	l := t.loop
	l.offerExport()
	data, _ := l.outside.saved("slots of "+strings.Join(keys, " "), func(string) ([]byte, error) {
		return json.Marshal(l.readSlots(keys))
	})
	_ = json.Unmarshal(data, &slots) // what was marshalled above
	for i := len(slots); i < len(keys); i++ {
		slots = append(slots, Slot{Key: keys[i]}) // a replay of another run of events tells nothing
	}
	return slots
}

func (l *Loop) readSlots(keys []string) (slots []Slot) {
	all := len(keys) == 0
	if all {
		var err error
		if keys, err = l.store.names(); err != nil {
			l.store.fail(err)
		}
	}
	for _, key := range keys {
		s, head := l.readSlot(key)
		if !all || head && !strings.HasSuffix(key, undoSuffix) && !strings.HasSuffix(key, unreadSuffix) {
			slots = append(slots, s)
		}
	}
	return slots
}

// readSlot returns what is known of one key, and whether there is a head.
func (l *Loop) readSlot(key string) (s Slot, head bool) {
	s.Key = key
	data, err := l.store.read(key)
	if errors.Is(err, fs.ErrNotExist) {
		return s, false
	}
	s.Used = true
	if err != nil {
		s.Problem = forPlayer(err).Error()
		return s, false
	}
	h, _, err := cutHead(data)
	if err != nil {
		s.Problem = "it is damaged; try an older copy of it"
	}
	s.Summary, s.Played, s.Saved, s.Picture = h.Summary, h.Played, h.Saved, h.Picture
	return s, data[0] == headMark
}

// headMark begins what has a head: no JSON does, and no version.
const headMark = 's'

// cutHead returns the head of saved data, if it has one, and the value behind it.
func cutHead(data []byte) (h slotHead, value []byte, err error) {
	value = withoutHead(data)
	if len(value) == len(data) {
		return h, value, nil
	}
	head := data[1 : len(data)-len(value)]
	if len(head) > maxHead+1 {
		return h, value, errors.New("its head is too long")
	}
	err = json.Unmarshal(head, &h)
	return h, value, err
}

// withoutHead returns the value of saved data.
func withoutHead(data []byte) []byte {
	if len(data) > 0 && data[0] == headMark {
		if i := bytes.IndexByte(data, '\n'); i >= 0 {
			return data[i+1:]
		}
	}
	return data
}

// The names beside a key.
const (
	undoSuffix   = "-undo"   // what was there before it was deleted or replaced
	unreadSuffix = "-unread" // what was there and not understood
)

// DeleteSlot empties a key. UndoSlot brings back what was there.
func DeleteSlot(t *Tick, key string) { t.loop.replace(key, nil) }

// CopySlot puts what is saved under one key under another, too, and reports whether there was something. UndoSlot of
// the second one brings back what was there before.
func CopySlot(t *Tick, from, to string) bool {
	l := t.loop
	var data []byte
	_, err := l.outside.saved("copy of "+from, func(string) (_ []byte, err error) {
		data, err = l.store.read(from)
		return nil, err
	})
	if err != nil {
		return false
	}
	l.replace(to, data)
	return true
}

// UndoSlot puts back what was under a key before it was last deleted, copied to or imported, and reports whether there
// was such a thing. A second UndoSlot undoes the first.
func UndoSlot(t *Tick, key string) bool {
	l := t.loop
	var data []byte
	_, err := l.outside.saved("undo of "+key, func(string) (_ []byte, err error) {
		data, err = l.store.queue.Read(key + undoSuffix)
		return nil, err
	})
	if err != nil {
		return false
	}
	l.replace(key, data)
	return true
}

// replace puts data under a key and what was there beside it. When that cannot be stored, it is in memory and is tried
// again, as all that is put.
func (l *Loop) replace(key string, data []byte) {
	if l.outside.silent() {
		return
	}
	l.offerExport()
	l.store.disk.choose(key, true)
	l.store.disk.choose(key+undoSuffix, true)
	old, err := l.store.read(key)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.store.fail(err) // damaged, with no backup, or of a newer version: that stays, and the write is refused
	} else if err := l.store.queue.Write(key+undoSuffix, old); err != nil {
		l.store.fail(err)
		return // the key is too long for the name beside it
	}
	delete(l.store.unread, key)
	if err := l.store.queue.Write(key, data); err != nil {
		l.store.fail(err)
	}
}

// imported notes in the replay what became of a file, in the tick in which it came, and returns what the replay says.
func (o *outside) imported(tick int64, arrived func() (data []byte, some bool)) []byte {
	if o.playing && !o.quiet {
		if len(o.told) > 0 && o.told[0].Kind == replay.Imported && o.told[0].Hash == uint64(tick) {
			a := o.told[0]
			o.told = o.told[1:]
			o.skip()
			return a.Data
		}
		return nil
	}
	data, some := arrived()
	if some {
		o.note(replay.Outside{Kind: replay.Imported, Found: true, Hash: uint64(tick), Data: data})
	}
	return data
}
