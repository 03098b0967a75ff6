package engine

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/save"
)

// refusing is a disk that is full until it is not.
type refusing struct {
	save.Disk
	full bool
}

func (r *refusing) Write(name string, data []byte) error {
	if r.full {
		return &save.Error{Verb: "write", Name: name, Err: errors.New("there is no room")}
	}
	return r.Disk.Write(name, data)
}

func (r *refusing) Unwrap() save.Disk { return r.Disk }

func TestWhatCannotBeStoredIsShown(t *testing.T) {
	disk := &refusing{save.Memory(), true}
	l, tick := saving(disk)
	flush := func() { _ = l.store.queue.Flush(); tick(nil) }
	tick(func(tk *Tick) { PutSlot(tk, Slot{Key: "slot1", Summary: "one"}, 1) })
	flush()
	const want = `could not save "slot1": there is no room; try again. F2 or a tap here: your saves as a file`
	if len(l.notices) != 1 || l.notices[0].text != want {
		t.Fatalf("notices: got %+v; want %s", l.notices, want)
	}
	tick(func(tk *Tick) {
		n := 0
		if !tk.Store.Get("slot1", &n) || n != 1 {
			t.Errorf("Get of what could not be stored: got %d; want 1", n)
		}
	})
	press := screen()
	press.Keys = []driver.KeyEvent{{Key: driver.KeyF2, Down: true}}
	tap := screen()
	at := l.noticePlaces()[0]
	tap.Touches = []driver.TouchEvent{{ID: 1, Phase: driver.TouchBegan, X: at.X + 5, Y: at.Y + 5}}
	click := screen()
	click.Buttons = []driver.ButtonEvent{{Down: true, X: at.X + 5, Y: at.Y + 5}}
	for what, in := range map[string]*driver.Input{"F2": press, "a tap": tap, "a click": click} {
		file := exportedBy(t, l.Tick(in))
		if list, err := save.Import("game", file); err != nil || len(list) != 1 || !bytes.HasSuffix(list[0].Data, []byte("\n1")) {
			t.Errorf("file by %s: got %+v, %v; want slot1", what, list, err)
		}
	}
	told := screen()
	told.Done = []driver.Done{{Action: driver.ActionSaveFile, Text: "/home/ann/game.saves"}}
	l.Tick(told)
	if len(l.notices) != 2 || l.notices[1].text != "your saves are in /home/ann/game.saves" {
		t.Errorf("notices: got %+v; want where the file is", l.notices)
	}
	elsewhere := screen()
	elsewhere.Touches = []driver.TouchEvent{{ID: 1, Phase: driver.TouchBegan, X: 5, Y: 300}}
	if out := l.Tick(elsewhere); len(out.Actions) != 0 {
		t.Errorf("a tap beside the line: got %+v; want nothing", out.Actions)
	}
	disk.full = false
	for range retryEvery * 60 {
		tick(nil)
		_ = l.store.queue.Flush()
	}
	if data, err := disk.Read("slot1"); err != nil || !bytes.HasSuffix(data, []byte("\n1")) || len(l.notices) != 0 || l.store.Err() != nil {
		t.Errorf("with room again: got %q, %v, notices %+v, %v; want it stored and nothing said", data, err, l.notices, l.store.Err())
	}
}

func TestNotices(t *testing.T) {
	l, tick := saving(nil)
	l.notify("a", "one", 1)
	l.notify("b", "two", 0)
	l.notify("a", "three", 0.5)
	l.notify("c", "", 0)
	l.notify("d", "four", 0)
	if len(l.notices) != mostNotices || l.notices[0].text != "two" || l.notices[1].text != "three" {
		t.Errorf("got %+v; want two, three and four", l.notices)
	}
	for range 31 {
		tick(nil)
	}
	if len(l.notices) != 2 || l.notices[1].text != "four" {
		t.Errorf("after half a second: got %+v; want three gone", l.notices)
	}
	for i := range mostNotices {
		l.notify(fmt.Sprint("e", i), "five", 0)
	}
	if len(l.notices) != mostNotices || l.notices[0].text != "five" {
		t.Errorf("too many: got %+v; want the last ones", l.notices)
	}
	l.config.NoNotices = true
	l.notify("e1", "six", 0)
	if len(l.notices) != mostNotices-1 {
		t.Errorf("with NoNotices: got %+v; want none of e1", l.notices)
	}
}

// sharing is a disk that somebody else writes to, too.
type sharing struct{ save.Disk }

func (s sharing) Write(name string, data []byte) error {
	return errors.Join(s.Disk.Write(name, data), &save.Error{Verb: "write", Name: name, Err: save.ErrShared})
}

// TestSecondCopyIsTold plays a game that was started twice: its player sees it for a while, and not at each save.
func TestSecondCopyIsTold(t *testing.T) {
	l, tick := saving(sharing{save.Memory()})
	put := func(tk *Tick) { tk.Store.Put("a", tk.N) }
	tick(put)
	_ = l.store.queue.Flush()
	tick(nil)
	if len(l.notices) != 1 || !strings.HasPrefix(l.notices[0].text, "another copy of the game is running") || l.notices[0].offer {
		t.Fatalf("notices: got %+v; want that another copy runs, and no file", l.notices)
	}
	for range brief*60 + 1 {
		tick(put)
		_ = l.store.queue.Flush()
	}
	if len(l.notices) != 0 {
		t.Errorf("notices after a while: got %+v; want none", l.notices)
	}
}

// TestNoPlaceForSaves has a game whose disk cannot be opened.
func TestNoPlaceForSaves(t *testing.T) {
	_, err := save.Open("")
	disk, unsaved := run{}.disk("..")
	if err == nil || unsaved == nil || disk == nil {
		t.Fatalf("a disk for a bad id: got %v, %v; want one that forgets, and why", disk, unsaved)
	}
	if disk, unsaved := (run{bot: true}).disk(".."); disk == nil || unsaved != nil {
		t.Errorf("a bot's disk: got %v, %v; want one that forgets, and no word", disk, unsaved)
	}
	l, tick := saving(disk)
	l.store.err = unsaved
	tick(func(tk *Tick) { PutSlot(tk, Slot{Key: "a"}, 1) })
	tick(nil)
	if len(l.notices) != 1 || l.notices[0].text == "" {
		t.Errorf("notices: got %+v; want why nothing is saved", l.notices)
	}
}
