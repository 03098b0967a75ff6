package engine

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/save"
	"github.com/krill2d/krill/render"
)

// script is a game whose ticks a test writes, and which keeps what it heard.
type script struct {
	Heard []string
	Next  func(t *Tick) `state:"-"`
}

func (s *script) Update(t *Tick) error {
	if s.Next != nil {
		s.Next(t)
	}
	return nil
}
func (s *script) Draw(c *render.Canvas) { c.Clear(render.Navy) }

// saving returns a game on a disk, and what runs one tick of it.
func saving(disk save.Disk) (l *Loop, tick func(do func(t *Tick), done ...driver.Done) *driver.Output) {
	g := &script{}
	l = New(g, Config{ID: "game"}, disk)
	return l, func(do func(t *Tick), done ...driver.Done) *driver.Output {
		g = l.scenes.first(g)
		g.Next = do
		in := screen()
		in.Done = done
		return l.Tick(in)
	}
}

func (s *scenes) first(before *script) *script {
	if len(s.stack) > 0 {
		return s.stack[0].(*script)
	}
	return before
}

func slotsOf(t *Tick, keys ...string) string {
	var all []string
	for _, s := range Slots(t, keys...) {
		all = append(all, s.String())
	}
	return strings.Join(all, "; ")
}

func TestSlots(t *testing.T) {
	time.Local = time.UTC
	for kind, disk := range map[string]save.Disk{"memory": save.Memory(), "dir": save.Dir(t.TempDir())} {
		l, tick := saving(disk)
		expect := func(what, want string, keys ...string) {
			t.Helper()
			tick(func(tk *Tick) {
				if got := slotsOf(tk, keys...); got != want {
					t.Errorf("%s, %s: got %q; want %q", kind, what, got, want)
				}
			})
		}
		expect("nothing saved", "")
		expect("nothing saved under keys", "a: empty; b: empty", "a", "b")
		tick(func(tk *Tick) {
			PutSlot(tk, Slot{Key: "b", Summary: "Cave", Played: 3725.9}, progress2{Level: 4})
			PutSlot(tk, Slot{Key: "a", Summary: "Two\nlines", Picture: []byte{1, 2}}, 7)
			tk.Store.Put("settings", 1)
		})
		const a, b = "a: Two\nlines, saved 1 Jan 2000 00:00", "b: Cave, played 1:02:05, saved 1 Jan 2000 00:00"
		expect("all", a+"; "+b)
		expect("by keys", b+"; c: empty", "b", "c")
		tick(func(tk *Tick) {
			var p progress2
			if !tk.Store.Get("b", &p) || p.Level != 4 {
				t.Errorf("%s: Get of a slot: got %+v, %v; want level 4", kind, p, tk.Store.Err())
			}
			if !CopySlot(tk, "b", "c") || CopySlot(tk, "none", "c") {
				t.Errorf("%s: CopySlot: want true of b and false of nothing", kind)
			}
			DeleteSlot(tk, "b")
		})
		expect("copied and deleted", a+"; c"+b[1:])
		tick(func(tk *Tick) {
			if !UndoSlot(tk, "b") || UndoSlot(tk, "settings") {
				t.Errorf("%s: UndoSlot: want true of b and false of what was never replaced", kind)
			}
			CopySlot(tk, "a", "b")
		})
		expect("undone, and copied over", a+"; b"+a[1:]+"; c"+b[1:])
		tick(func(tk *Tick) { UndoSlot(tk, "b") })
		expect("undone", a+"; "+b+"; c"+b[1:])
		tick(func(tk *Tick) { UndoSlot(tk, "b") })
		expect("undone twice", a+"; b"+a[1:]+"; c"+b[1:])
		if err := l.store.Err(); err != nil {
			t.Errorf("%s: got %v; want no error", kind, err)
		}
		l.Close()
	}
}

func TestSlotsThatCannotBeLoaded(t *testing.T) {
	path := t.TempDir()
	disk := save.Dir(path)
	for name, data := range map[string]string{
		"newer": `s{"Summary":"Deep"}` + "\nv3 {}", "torn": "1", "head": "s{\"Summary\":", "nohead": "s{]\n1", "old": `{"Level":1}`,
	} {
		if err := disk.Write(name, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Truncate(filepath.Join(path, "save-torn"), 30); err != nil {
		t.Fatal(err)
	}
	l, tick := saving(disk)
	tick(func(tk *Tick) {
		want := "newer: Deep; torn: could not load \"torn\": it is damaged, and there is no whole one before it; try an older copy of it; " +
			"nohead: it is damaged; try an older copy of it; old: "
		if got := slotsOf(tk, "newer", "torn", "nohead", "old"); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		var p progress2
		for _, key := range []string{"newer", "torn", "head"} {
			if tk.Store.Get(key, &p) {
				t.Errorf("Get of %s: got %+v; want it refused", key, p)
			}
		}
		if !tk.Store.Get("old", &p) || p.Level != 0 && p.Level != 1 {
			t.Errorf("Get of what has no head: got %+v, %v", p, tk.Store.Err())
		}
		PutSlot(tk, Slot{Key: "newer", Summary: "mine"}, progress2{Level: 1})
		DeleteSlot(tk, "torn")
	})
	_ = l.store.queue.Flush()
	if data, _ := disk.Read("newer"); !strings.Contains(string(data), "Deep") {
		t.Errorf("PutSlot over a newer one: got %s; want it kept", data)
	}
	tick(func(tk *Tick) { DeleteSlot(tk, "newer") }) // that is the player's own wish
	_ = l.store.queue.Flush()
	if data, _ := disk.Read("newer-undo"); !strings.Contains(string(data), "Deep") {
		t.Errorf("DeleteSlot of a newer one: got %s beside it; want it", data)
	}
	tick(func(tk *Tick) { UndoSlot(tk, "newer") })
	_ = l.store.queue.Flush()
	if data, _ := disk.Read("newer"); !strings.Contains(string(data), "Deep") {
		t.Errorf("UndoSlot of a newer one: got %s; want it back", data)
	}
	if data, err := disk.Read("torn"); err != nil || len(data) != 0 {
		t.Errorf("DeleteSlot of a torn one: got %q, %v; want it empty", data, err)
	}
}

func TestPutSlotPanicsOnAWall(t *testing.T) {
	_, tick := saving(save.Memory())
	tick(func(tk *Tick) {
		defer func() {
			if got := fmt.Sprint(recover()); !strings.Contains(got, "use at most 262144") {
				t.Errorf("got %q; want a panic that says the limit", got)
			}
		}()
		PutSlot(tk, Slot{Key: "a", Picture: make([]byte, maxHead)}, 1)
	})
}

// exportedBy returns the file that a tick gives to the player.
func exportedBy(t *testing.T, out *driver.Output) []byte {
	t.Helper()
	for _, a := range out.Actions {
		if a.Kind == driver.ActionSaveFile {
			if !strings.HasPrefix(a.Text, "krill-") || !strings.HasSuffix(a.Text, ".saves") {
				t.Errorf("name of the file: got %q", a.Text)
			}
			return a.Bytes
		}
	}
	t.Fatal("got no file; want one")
	return nil
}

func opened(file []byte) driver.Done {
	return driver.Done{Action: driver.ActionOpenFile, Text: "a.saves", Bytes: file}
}

func TestExportAndImport(t *testing.T) {
	time.Local = time.UTC
	_, tick := saving(save.Memory())
	tick(func(tk *Tick) {
		PutSlot(tk, Slot{Key: "slot1", Summary: "one"}, 1)
		PutSlot(tk, Slot{Key: "slot2", Summary: "two"}, 2)
		tk.Store.Put("settings", 3)
		DeleteSlot(tk, "slot2")
		UndoSlot(tk, "slot2")
	})
	all := exportedBy(t, tick(func(tk *Tick) { Export(tk) }))
	one := exportedBy(t, tick(func(tk *Tick) { Export(tk, "slot1") }))

	other, there := saving(save.Memory())
	there(func(tk *Tick) { PutSlot(tk, Slot{Key: "slot2", Summary: "mine"}, 9) })
	asked := there(func(tk *Tick) { Import(tk, "") })
	if n := len(asked.Actions); n != 2 || asked.Actions[1].Kind != driver.ActionOpenFile || asked.Actions[1].Text == "" {
		t.Errorf("Import: got %+v; want that a chooser is asked for", asked.Actions)
	}
	said := func(done ...driver.Done) (got string) {
		there(func(tk *Tick) {
			keys, err := Imported(tk)
			got = fmt.Sprint(keys, err)
		}, done...)
		return got
	}
	if got := said(); got != "[] <nil>" {
		t.Errorf("Imported while nothing came: got %s", got)
	}
	if got := said(opened(all)); got != "[settings slot1 slot2] <nil>" {
		t.Errorf("Imported: got %s; want the three keys", got)
	}
	there(func(tk *Tick) {
		n := 0
		if !tk.Store.Get("settings", &n) || n != 3 {
			t.Errorf("settings: got %d; want 3", n)
		}
		if got := slotsOf(tk); !strings.Contains(got, "slot1: one") || !strings.Contains(got, "slot2: two") {
			t.Errorf("slots after an import: got %s", got)
		}
		UndoSlot(tk, "slot2")
		if got := slotsOf(tk, "slot2"); !strings.Contains(got, "mine") {
			t.Errorf("undone import: got %s; want what was there", got)
		}
		Import(tk, "slot3")
	})
	if got := said(opened(one)); got != "[slot3] <nil>" {
		t.Errorf("import of one slot into another: got %s", got)
	}
	if got := said(opened(one)); got != "[slot1] <nil>" {
		t.Errorf("a file that is dropped: got %s; want its own key", got)
	}
	for want, d := range map[string]driver.Done{
		"no hands":             {Action: driver.ActionOpenFile, Failed: "no hands"},
		"the file is damaged":  opened(all[:len(all)-1]),
		"holds no saves":       opened([]byte("?")),
		"at most 67108864":     opened(make([]byte, save.MaxExport+1)),
		"the file is of \"o\"": opened(must(save.Export("o", nil))),
	} {
		if got := said(d); !strings.HasPrefix(got, "[] ") || !strings.Contains(got, want) {
			t.Errorf("got %q; want a refusal: %s", got, want)
		}
	}
	if other.store.Err() != nil {
		t.Errorf("got %v; want no error of the store", other.store.Err())
	}
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return b
}

// TestSavesInAReplay plays a run with slots, copies, undos and imports again, on another disk: the game hears the same, and
// nothing is saved.
func TestSavesInAReplay(t *testing.T) {
	file := must(save.Export("game", []save.Entry{{Name: "slot2", Data: []byte("s{\"Summary\":\"far\"}\n5")}}))
	plays := func(s *script) {
		s.Next = func(tk *Tick) {
			switch tk.N {
			case 2:
				PutSlot(tk, Slot{Key: "slot1", Summary: "mine"}, tk.N)
			case 4:
				CopySlot(tk, "slot1", "slot3")
			case 5:
				s.Heard = append(s.Heard, fmt.Sprint(UndoSlot(tk, "slot3"), UndoSlot(tk, "slot9"), CopySlot(tk, "slot9", "slot8")))
			case 7:
				Import(tk, "")
			}
			if keys, err := Imported(tk); keys != nil || err != nil {
				s.Heard = append(s.Heard, fmt.Sprint(tk.N, keys, err))
			}
			if tk.N%3 == 0 {
				s.Heard = append(s.Heard, slotsOf(tk, "slot1", "slot2", "slot3"))
			}
		}
	}
	g := &script{}
	plays(g)
	l := New(g, Config{ID: "game", Seed: 1}, nil)
	l.clock = func() time.Time { return time.Date(2031, 5, 6, 7, 8, 9, 0, time.UTC) }
	l.Record(3)
	for n := range 20 {
		in := screen()
		if n == 9 || n == 14 {
			in.Done = []driver.Done{opened(file[:len(file)-n+9])}
		}
		l.Tick(in)
	}
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	again := &script{}
	plays(again)
	p, err := NewPlayback(again, Config{ID: "game"}, f)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		p.Tick(screen())
	}
	if err := p.Diverged(); err != nil {
		t.Errorf("the replay: %v", err)
	}
	if got, want := fmt.Sprint(again.Heard), fmt.Sprint(g.Heard); got != want || !strings.Contains(want, "2031") || !strings.Contains(want, "damaged") {
		t.Errorf("heard in the replay:\ngot  %s\nwant %s", got, want)
	}
	if names, _ := save.Names(p.loop.store.queue); len(names) != 0 {
		t.Errorf("saved in the replay: got %v; want nothing", names)
	}
}

// TestReleasedSlotsLoad reads a slot of each released version.
func TestReleasedSlotsLoad(t *testing.T) {
	time.Local = time.UTC
	l, tick := saving(save.Dir("testdata/saves"))
	tick(func(tk *Tick) {
		if got, want := slotsOf(tk, "v1-slot"), "v1-slot: Cave, played 0:01:05, saved 6 May 2031 07:08"; got != want {
			t.Errorf("got %s; want %s", got, want)
		}
		var p progress2
		if !tk.Store.Get("v1-slot", &p) || p.Level != 4 {
			t.Errorf("got %+v, %v; want level 4", p, tk.Store.Err())
		}
	})
	l.Close()
}

// FuzzSaved reads what a disk may hold: a Get leaves the value alone or fills it, and a list of slots says one thing of each.
func FuzzSaved(f *testing.F) {
	for _, data := range savedForms {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readSaved(t, data) })
}

var savedForms = []string{
	`{"Level":7,"Money":30}`, `v2 {"Level":7}`, `v1 {"Coins":3}`, "s{\"Summary\":\"x\",\"Played\":1e9,\"Saved\":-5}\nv2 {\"Level\":1}", "s{}", "s", "",
}

func readSaved(t *testing.T, data []byte) {
	disk := save.Memory()
	if err := disk.Write("slot1", data); err != nil {
		t.Fatal(err)
	}
	l, tick := saving(disk)
	l.LogTo(slog.New(slog.DiscardHandler))
	tick(func(tk *Tick) {
		p := progress2{Level: -77}
		if ok := tk.Store.Get("slot1", &p); !ok && p.Level != -77 {
			t.Errorf("Get of %q failed: got %+v; want it as it was", data, p)
		}
		if s := Slots(tk, "slot1"); len(s) != 1 || s[0].Used != (len(data) > 0) || s[0].String() == "" {
			t.Errorf("Slots of %q: got %+v", data, s)
		}
	})
}

// TestBrokenValues mutates what is saved behind the checksum: what a disk with a good checksum may still hold.
func TestBrokenValues(t *testing.T) {
	n := 1000
	if more, err := strconv.Atoi(os.Getenv("KRILL_BROKEN_FILES")); err == nil && more > 0 {
		n = more
	}
	for i := range n {
		rnd := rand.New(rand.NewPCG(uint64(i), 9))
		data := []byte(savedForms[i%4])
		for range 1 + rnd.IntN(4) {
			data[rnd.IntN(len(data))] = []byte("\x00\n{}[]\":,0129sv-eE.\xff ")[rnd.IntN(21)]
		}
		readSaved(t, data[:1+rnd.IntN(len(data))])
	}
}
