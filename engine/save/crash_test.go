package save

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// faulty is a system in memory that fails or loses power at a chosen step, and that keeps apart what is on its disk
// and what is only in its cache.
type faulty struct {
	names   map[string]*content // as programs see them
	durable map[string]*content // as they are on the disk
	renames []func(map[string]*content)
	temps   int // made so far
	step    int
	stopAt  int  // 0: never
	crash   bool // lose power there instead of failing
	taken   bool // locks are
}

type content struct {
	data   []byte
	synced bool
}

var errFault = errors.New("fault")

type powerCut struct{}

func newFaulty() *faulty {
	return &faulty{names: map[string]*content{}, durable: map[string]*content{}}
}

// put lays a file on the disk.
func (f *faulty) put(name string, data []byte) {
	c := &content{bytes.Clone(data), true}
	f.names[name], f.durable[name] = c, c
}

func (f *faulty) next() error {
	f.step++
	if f.step != f.stopAt {
		return nil
	}
	if f.crash {
		panic(powerCut{})
	}
	return errFault
}

func (f *faulty) makeDir(string) error { return f.next() }

func (f *faulty) readFile(path string) ([]byte, error) {
	path = filepath.ToSlash(path)
	if err := f.next(); err != nil {
		return nil, err
	}
	c, ok := f.names[path]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
	return bytes.Clone(c.data), nil
}

// writeTemp has the steps of the real one: create, write the first half, the second, sync.
func (f *faulty) writeTemp(path string, data []byte) (string, error) {
	f.temps++
	temp := fmt.Sprint(filepath.ToSlash(path), ".", f.temps, ".tmp")
	c := &content{}
	for n := range 4 {
		if err := f.next(); err != nil {
			delete(f.names, temp)
			return "", err
		}
		switch n {
		case 0:
			f.names[temp] = c
			f.note(func(on map[string]*content) { on[temp] = c })
		case 1:
			c.data = append(c.data, data[:len(data)/2]...)
		case 2:
			c.data = append(c.data, data[len(data)/2:]...)
		case 3:
			c.synced = true
		}
	}
	return temp, nil
}

func (f *faulty) rename(from, to string) error {
	from, to = filepath.ToSlash(from), filepath.ToSlash(to)
	if err := f.next(); err != nil {
		return err
	}
	change := func(on map[string]*content) {
		if c, ok := on[from]; ok {
			on[to] = c
			delete(on, from)
		}
	}
	change(f.names)
	f.note(change)
	return nil
}

func (f *faulty) remove(path string) error {
	if err := f.next(); err != nil {
		return err
	}
	remove := func(on map[string]*content) { delete(on, filepath.ToSlash(path)) }
	remove(f.names)
	f.note(remove)
	return nil
}

// lock fails as locks do: there is none.
func (f *faulty) lock(string, time.Duration) (unlock func(), taken bool) {
	_ = f.next()
	return func() {}, f.taken
}

func (f *faulty) note(change func(map[string]*content)) { f.renames = append(f.renames, change) }

func (f *faulty) syncDir(string) error {
	if err := f.next(); err != nil {
		return err
	}
	f.durable, f.renames = maps.Clone(f.names), nil
	return nil
}

// reboots returns every disk that may be found when the power comes back: with the first few of the changes to names
// that were not synced, and with none, half or all of the data that was not.
func (f *faulty) reboots() []*faulty {
	var found []*faulty
	for n := range len(f.renames) + 1 {
		for _, parts := range []int{0, 1, 2} {
			names := maps.Clone(f.durable)
			for _, change := range f.renames[:n] {
				change(names)
			}
			g := newFaulty()
			for name, c := range names {
				if !c.synced {
					c = &content{c.data[:len(c.data)*parts/2], true}
				}
				g.put(name, c.data)
			}
			found = append(found, g)
		}
	}
	return found
}

// starts are the disks on which a save is tried, with what is read from them.
func starts() map[string]struct {
	lay func(*faulty)
	old string // empty: nothing
} {
	old, older := seal([]byte("old")), seal([]byte("older"))
	type start = struct {
		lay func(*faulty)
		old string
	}
	return map[string]start{
		"nothing":          {func(*faulty) {}, ""},
		"a save":           {func(f *faulty) { f.put("d/save-a", old) }, "old"},
		"and a backup":     {func(f *faulty) { f.put("d/save-a", old); f.put("d/save-a.bak", older) }, "old"},
		"only a backup":    {func(f *faulty) { f.put("d/save-a.bak", older) }, "older"},
		"a torn save":      {func(f *faulty) { f.put("d/save-a", old[:9]); f.put("d/save-a.bak", older) }, "older"},
		"a torn backup":    {func(f *faulty) { f.put("d/save-a", old); f.put("d/save-a.bak", older[:9]) }, "old"},
		"a leftover":       {func(f *faulty) { f.put("d/save-a", old); f.put("d/save-a.left.tmp", older[:9]) }, "old"},
		"an emptied save":  {func(f *faulty) { f.put("d/save-a", nil); f.put("d/save-a.bak", older) }, "older"},
		"a rotted save":    {func(f *faulty) { f.put("d/save-a", rot(old)); f.put("d/save-a.bak", older) }, "older"},
		"somebody's other": {func(f *faulty) { f.put("d/save-b", old) }, ""},
	}
}

func rot(file []byte) []byte {
	file = bytes.Clone(file)
	file[len(file)-1] ^= 1
	return file
}

// save writes "new" with a stop at a step and reports whether it said so, and whether the step was reached.
func (f *faulty) save(stopAt int, crash bool) (err error, reached bool) {
	f.step, f.stopAt, f.crash = 0, stopAt, crash
	defer func() {
		reached = f.step >= stopAt
		f.stopAt = 0
		if p := recover(); p != nil {
			if _, cut := p.(powerCut); !cut {
				panic(p)
			}
			err = errFault
		}
	}()
	return (&dir{path: "d", sys: f, only: true}).Write("a", []byte("new")), false
}

// check reads the save and fails unless it is the old or the new one; after a success only the new.
func (f *faulty) check(t *testing.T, what, old string, saved bool) {
	t.Helper()
	got, err := (&dir{path: "d", sys: f, only: true}).Read("a")
	switch {
	case done(err) && string(got) == "new":
	case saved:
		t.Errorf("%s: got %q, %v; want the new save, for Write said that it is safe", what, got, err)
	case old == "" && errors.Is(err, fs.ErrNotExist):
	case !done(err) || string(got) != old:
		t.Errorf("%s: got %q, %v; want %q or new", what, got, err, old)
	}
}

func TestEveryFaultLeavesTheOldOrTheNew(t *testing.T) {
	for name, start := range starts() {
		for _, crash := range []bool{false, true} {
			steps := 0
			for stopAt := 1; ; stopAt++ {
				f := newFaulty()
				start.lay(f)
				err, reached := f.save(stopAt, crash)
				what := fmt.Sprintf("%s, crash %v, step %d", name, crash, stopAt)
				f.check(t, what, start.old, err == nil)
				for i, g := range f.reboots() {
					g.check(t, fmt.Sprintf("%s, reboot %d", what, i), start.old, err == nil)
				}
				if !crash {
					f.retry(t, what)
				}
				if !reached {
					break
				}
				steps++
			}
			if steps < 11 {
				t.Errorf("%s, crash %v: got %d steps; want each of a save's", name, crash, steps)
			}
		}
	}
}

// retry saves again after a failure, which must heal it and leave no temporary file but one found at the start.
func (f *faulty) retry(t *testing.T, what string) {
	t.Helper()
	if err, _ := f.save(0, false); err != nil {
		t.Errorf("%s, second try: got %v; want no error", what, err)
	}
	f.check(t, what+", second try", "", true)
	for name := range f.names {
		if strings.HasSuffix(name, ".tmp") && name != "d/save-a.left.tmp" {
			t.Errorf("%s: got %s left; want it removed", what, name)
		}
	}
}

func TestFaultSaysWhatFailed(t *testing.T) {
	f := newFaulty()
	err, _ := f.save(5, false) // after the folder, the lock and two reads
	if !errors.Is(err, errFault) || !strings.HasPrefix(err.Error(), `save: write "a": `) {
		t.Errorf(`fault while writing: got %v; want save: write "a": fault`, err)
	}
}

func TestDamageIsTold(t *testing.T) {
	newer := seal([]byte("x"))
	newer[versionAt]++
	for _, c := range []struct {
		what         string
		save, backup []byte
		want, player string
	}{
		{
			"torn and no backup", seal([]byte("x"))[:20], nil,
			`save: read "a": torn: got 20 bytes; want a header of 52, and there is no backup; try an older copy of d/save-a`,
			`could not load "a": it is damaged, and there is no whole one before it; try an older copy of it`,
		},
		{
			"both", rot(seal([]byte("x"))), []byte("?"),
			`save: read "a": corrupt: its checksum does not match, and its backup: torn: got 1 bytes; want a header of 52; try an older copy of d/save-a`,
			`could not load "a": it is damaged, and there is no whole one before it; try an older copy of it`,
		},
		{
			"missing and a torn backup", nil, []byte("?"),
			`save: read "a": file does not exist, and its backup: torn: got 1 bytes; want a header of 52; try an older copy of d/save-a`,
			`could not load "a": it is damaged, and there is no whole one before it; try an older copy of it`,
		},
		{
			"a sound backup", rot(seal([]byte("x"))), seal([]byte("old")),
			`save: read "a": corrupt: its checksum does not match: damaged, so the save before it was taken; try looking after the disk if it happens again`,
			`the last save of "a" is damaged, and the one before it was loaded; try looking after the disk if it happens again`,
		},
		{
			"newer", newer, seal([]byte("old")),
			`save: read "a": written by a newer version; try that version`,
			`could not load "a": a newer version of the game wrote it; try that version`,
		},
	} {
		f := newFaulty()
		if c.save != nil {
			f.put("d/save-a", c.save)
		}
		if c.backup != nil {
			f.put("d/save-a.bak", c.backup)
		}
		_, err := (&dir{path: "d", sys: f, only: true}).Read("a")
		if got := strings.NewReplacer("open d/save-a: ", "", `d\save-a`, "d/save-a").Replace(fmt.Sprint(err)); got != c.want || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s:\ngot  %v\nwant %v", c.what, got, c.want)
		}
		if got := sentence(err); got != c.player {
			t.Errorf("%s, for the player:\ngot  %v\nwant %v", c.what, got, c.player)
		}
	}
}

// sentence returns what a player is told of an error.
func sentence(err error) string {
	if e := new(Error); errors.As(err, &e) {
		return e.Sentence()
	}
	return fmt.Sprintf("%v, which has no sentence", err)
}

func TestNewerSaveIsNotReplaced(t *testing.T) {
	newer := seal([]byte("x"))
	newer[versionAt]++
	f := newFaulty()
	f.put("d/save-a", newer)
	if err, _ := f.save(0, false); !errors.Is(err, ErrNewer) {
		t.Errorf("write over a newer save: got %v; want a refusal", err)
	}
	if got := f.names["d/save-a"].data; !bytes.Equal(got, newer) {
		t.Errorf("newer save: got %q; want it untouched", got)
	}

	f = newFaulty()
	f.put("d/save-a", newer[:9])
	f.put("d/save-a.bak", newer)
	if err, _ := f.save(0, false); !errors.Is(err, ErrNewer) {
		t.Errorf("write where only the backup is newer: got %v; want a refusal", err)
	}
}

func TestTakenLocksHinderNobody(t *testing.T) {
	f := newFaulty()
	f.taken = true
	err, _ := f.save(0, false)
	if !errors.Is(err, ErrShared) {
		t.Errorf("write while another process has the locks: got %v; want ErrShared", err)
	}
	f.check(t, "write while another process has the locks", "", true)
	want := `another copy of the game is running and saves "a" too: what it saves last stays; try playing only one`
	if got := sentence(err); got != want {
		t.Errorf("for the player: got %s; want %s", got, want)
	}
}
