package engine

import (
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/save"
	"github.com/krill2d/krill/render"
)

type counter struct{ X, Best int }

func (c *counter) Update(t *Tick) error {
	t.Store.Get("best", &c.Best)
	c.X++
	t.Store.Put("best", c.X)
	return nil
}
func (c *counter) Draw(*render.Canvas) {}

func TestStoreRemembers(t *testing.T) {
	c := &counter{}
	l := New(c, Config{}, nil)
	l.Tick(screen())
	l.Tick(screen())
	if c.Best != 1 {
		t.Errorf("the second tick read %d; want what the first one put", c.Best)
	}
	l.Close()
}

func TestStoreTellsWhatItCannotKeep(t *testing.T) {
	s := newStore(save.Memory(), &outside{})
	for key, v := range map[string]any{"a bad key": 1, "good": func() {}} {
		s.err = nil
		if s.Put(key, v); s.Err() == nil || !strings.Contains(s.Err().Error(), key) {
			t.Errorf("Put(%q): error is %v; want one that names the key", key, s.Err())
		}
	}
	s.queue.Write("torn", []byte("{"))
	best := 7
	if s.Get("torn", &best) || best != 7 {
		t.Errorf("a torn save was read as %d; want it left alone", best)
	}
	s.close()
}

// full is a disk on which nothing can be written.
type full struct{ save.Disk }

func (full) Write(string, []byte) error { return errors.New("the disk is full") }

func TestAFailedSaveIsLoggedOnce(t *testing.T) {
	var log strings.Builder
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	defer slog.SetDefault(before)
	l := New(&counter{}, Config{}, full{save.Memory()})
	l.Tick(screen())
	l.store.queue.Flush()
	l.report()
	l.report()
	if n := strings.Count(log.String(), "the disk is full"); n != 1 {
		t.Errorf("the failure was logged %d times; want once:\n%s", n, &log)
	}
}

func TestStoreSpeaksToThePlayer(t *testing.T) {
	path := t.TempDir()
	file := filepath.Join(path, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := newStore(save.Dir(file), &outside{}) // no folder can be made there
	s.Put("slot1", 1)
	_ = s.queue.Flush()
	want := `could not save "slot1": not a directory; try again`
	if err := s.Err(); err == nil || err.Error() != want {
		t.Errorf("Err: got %v; want %s", err, want)
	}
	if e := new(save.Error); !errors.As(s.Err(), &e) || !strings.Contains(e.Error(), file) {
		t.Errorf("Err: got %v below it; want the save.Error that names the file", e)
	}
}

func TestStoreTellsThatItTookTheBackup(t *testing.T) {
	path := t.TempDir()
	s := newStore(save.Dir(path), &outside{})
	s.Put("slot1", 1)
	_ = s.queue.Flush()
	s.Put("slot1", 2)
	s.close()
	if err := os.Truncate(filepath.Join(path, "save-slot1"), 10); err != nil {
		t.Fatal(err)
	}
	s = newStore(save.Dir(path), &outside{})
	got := 0
	if !s.Get("slot1", &got) || got != 1 {
		t.Errorf("Get of a torn save: got %d; want 1, the one before", got)
	}
	if err := s.Err(); !errors.Is(err, save.ErrBackup) || !strings.Contains(err.Error(), "the one before it was loaded") {
		t.Errorf("Err: got %v; want that it is told", err)
	}
}

// These are one saved value, as a game has changed it from release to release.
type (
	progress0 struct{ Stage, Coins int }
	progress1 struct{ Level, Coins int } // a stage 0 is level 1
	progress2 struct {                   // coins became money
		Level int
		Money float64
		Best  map[string]int
	}
)

func (progress1) SaveVersion() int { return 1 }

func (p *progress1) MigrateSave(_ int, old []byte) error {
	var was progress0
	err := json.Unmarshal(old, &was)
	*p = progress1{was.Stage + 1, was.Coins}
	return err
}

func (*progress2) SaveVersion() int { return 2 }

func (p *progress2) MigrateSave(from int, old []byte) error {
	var was progress1
	if from == 0 {
		if err := was.MigrateSave(from, old); err != nil {
			return err
		}
	} else if err := json.Unmarshal(old, &was); err != nil {
		return err
	}
	p.Level, p.Money = was.Level, float64(was.Coins)
	if was.Coins < 0 {
		return errors.New("no game had debts")
	}
	return nil
}

// TestStoreMigrates reads saves of each version with games of each, and saves over them.
func TestStoreMigrates(t *testing.T) {
	for _, c := range []struct {
		saved string
		level [3]int // that the game of each version reads; zero: it refuses
	}{
		{`{"Stage":6,"Coins":30}`, [3]int{7, 7, 7}},
		{`v1 {"Level":7,"Coins":30}`, [3]int{0, 7, 7}},
		{`v2 {"Level":7,"Money":30}`, [3]int{0, 0, 7}},
		{`v3 {"Depth":700}`, [3]int{0, 0, 0}},
	} {
		for version, want := range c.level {
			disk := save.Memory()
			_ = disk.Write("slot1", []byte(c.saved))
			s := newStore(disk, &outside{})
			p0, p1, p2 := progress0{Stage: -1}, progress1{Level: 0}, progress2{Level: 0}
			into := []any{&p0, &p1, &p2}[version]
			ok := s.Get("slot1", into)
			if got := []int{p0.Stage + 1, p1.Level, p2.Level}[version]; ok != (want > 0) || got != want {
				t.Errorf("Get of %s by version %d: got level %d, %v; want %d", c.saved, version, got, ok, want)
			}
			s.Put("slot1", []any{p0, p1, p2}[version])
			_ = s.queue.Flush()
			after, _ := disk.Read("slot1")
			if refused := string(after) == c.saved && s.Err() != nil; refused != (want == 0) {
				t.Errorf("Put over %s by version %d: got %s, %v; want a refusal: %v", c.saved, version, after, s.Err(), want == 0)
			}
			if saved, _ := savedVersion(after); want > 0 && saved != version {
				t.Errorf("Put over %s by version %d: got %s; want its own version", c.saved, version, after)
			}
		}
	}
}

func TestMigrationLeavesOtherFields(t *testing.T) {
	disk := save.Memory()
	_ = disk.Write("slot1", []byte(`v1 {"Level":7,"Coins":30}`))
	p := progress2{Best: map[string]int{"ann": 3}}
	if s := newStore(disk, &outside{}); !s.Get("slot1", &p) || p.Level != 7 || p.Best["ann"] != 3 {
		t.Errorf("Get: got %+v, %v; want level 7, and the best as they were", p, s.Err())
	}
}

func TestWhatIsNotUnderstoodIsKept(t *testing.T) {
	disk := save.Memory()
	_ = disk.Write("slot1", []byte(`{"Stage":"six"}`))
	s := newStore(disk, &outside{})
	var p progress0
	s.Get("slot1", &p)
	for n := range 3 {
		s.Put("slot1", progress0{Stage: n})
		_ = s.queue.Flush()
	}
	if got, err := disk.Read("slot1-unread"); err != nil || string(got) != `{"Stage":"six"}` {
		t.Errorf("kept: got %s, %v; want what was there before", got, err)
	}
	if !s.Get("slot1", &p) || p.Stage != 2 {
		t.Errorf("Get after Put: got %+v; want stage 2", p)
	}
}

func TestNewerBackupIsNotReplaced(t *testing.T) {
	path := t.TempDir()
	newer := save.Dir(path)
	for range 2 {
		if err := newer.Write("slot1", []byte(`v3 {"Depth":700}`)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Truncate(filepath.Join(path, "save-slot1"), 10); err != nil {
		t.Fatal(err)
	}
	s := newStore(save.Dir(path), &outside{})
	s.Put("slot1", progress2{Level: 1})
	_ = s.queue.Flush()
	if got, _ := newer.Read("slot1"); s.Err() == nil || string(got) != `v3 {"Depth":700}` {
		t.Errorf("Put over a damaged save whose backup is newer: got %s, %v; want it refused", got, s.Err())
	}
}

func TestStoreRefusesNewerInWords(t *testing.T) {
	disk := save.Memory()
	_ = disk.Write("slot1", []byte("v3 {}"))
	s := newStore(disk, &outside{})
	p := progress2{Level: 5}
	if s.Get("slot1", &p) || p.Level != 5 {
		t.Errorf("Get of a newer save: got %+v; want it refused", p)
	}
	if err, want := s.Err(), `could not load "slot1": a newer version of the game wrote it; try that version`; err == nil || err.Error() != want {
		t.Errorf("Err after Get: got %v; want %s", err, want)
	}
	s.Put("slot1", p)
	_ = s.queue.Flush()
	if err, want := s.Err(), `could not save "slot1": a newer version of the game wrote it; try that version`; err == nil || err.Error() != want {
		t.Errorf("Err after Put: got %v; want %s", err, want)
	}
}

func TestFailedGetChangesNothing(t *testing.T) {
	s := newStore(save.Memory(), &outside{})
	for what, saved := range map[string]string{
		"a migration that fails":     `v1 {"Level":7,"Coins":-1}`,
		"another type in the middle": `v2 {"Level":7,"Best":{"ann":3},"Money":"much"}`,
		"no JSON":                    `v2 {"Level":7,`,
		"a version and no value":     "v2 ",
		"no version":                 "v{}",
		"version 0, which is unsaid": "v0 {}",
	} {
		_ = s.queue.Write("slot1", []byte(saved))
		p := progress2{Level: 5, Best: map[string]int{"bob": 1}}
		s.err = nil
		if s.Get("slot1", &p) || p.Level != 5 || p.Money != 0 || len(p.Best) != 1 || s.Err() == nil {
			t.Errorf("Get of %s: got %+v, %v; want it refused, and nothing changed", what, p, s.Err())
		}
	}
	if s.Get("slot1", nil) || s.Get("slot1", progress2{}) {
		t.Errorf("Get into no pointer: got true")
	}
	s.close()
}

type half struct{}

func (half) SaveVersion() int { return 1 }

type unborn struct{ progress1 }

func (unborn) SaveVersion() int { return 0 }

func TestBrokenVersionsPanic(t *testing.T) {
	for want, v := range map[string]any{
		"engine: Store: *engine.half has SaveVersion and no MigrateSave(from int, old []byte) error; add it": half{},
		"engine: Store: SaveVersion of *engine.unborn is 0; it begins at 1":                                  unborn{},
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("got %v; want %s", got, want)
				}
			}()
			newStore(save.Memory(), &outside{}).Put("slot1", v)
		}()
	}
}

// TestReleasedSavesLoad reads files that released versions wrote. A new version of the format gets files of its own,
// and these stay: plain and versioned are of version 1, with a value without a version and one with version 2.
func TestReleasedSavesLoad(t *testing.T) {
	s := newStore(save.Dir("testdata/saves"), &outside{})
	for key, want := range map[string]progress2{
		"v1-plain":     {Level: 7, Money: 30},
		"v1-versioned": {Level: 7, Money: 30.5, Best: map[string]int{"ann": 3}},
	} {
		var p progress2
		if !s.Get(key, &p) || p.Level != want.Level || p.Money != want.Money || p.Best["ann"] != want.Best["ann"] {
			t.Errorf("%s: got %+v, %v; want %+v", key, p, s.Err(), want)
		}
	}
	s.close()
}
