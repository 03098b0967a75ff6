package engine

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	_ "github.com/krill2d/krill/assets/json"
	_ "github.com/krill2d/krill/assets/toml"
	"github.com/krill2d/krill/render"
)

type monster struct {
	HP    int
	Speed float64
}

var (
	monsters = DataFile[map[string]monster]("monsters.toml")
	rooms    = DataFile[[]monster]("rooms.json")
)

// zoo asks for data in each tick, and now and then twice.
type zoo struct {
	HP  int
	Sum float64
}

func (r *zoo) Update(t *Tick) error {
	if t.N > 2 {
		r.HP += monsters.Of(t)["slime"].HP
	}
	if t.N%3 == 0 {
		for _, m := range rooms.Of(t) {
			r.Sum += m.Speed
		}
	}
	return nil
}

func (r *zoo) Draw(*render.Canvas) {}

func dataFiles() fstest.MapFS {
	return fstest.MapFS{
		"monsters.toml": {Data: []byte("[slime]\nhp = 3\nspeed = 2.5\n")}, "rooms.json": {Data: []byte(`[{"hp": 1, "speed": 0.5}, {"speed": 4}]`)},
	}
}

func TestDataIsReadOnceAndKept(t *testing.T) {
	r := &zoo{}
	l := New(r, Config{Assets: dataFiles()}, nil)
	for range 10 {
		l.Tick(screen())
	}
	if r.HP != 21 || r.Sum != 18 {
		t.Errorf("got %+v; want 7 times 3 and 4 times 4.5", r)
	}
	if n := testing.AllocsPerRun(100, func() { monsters.Of(&l.tick) }); n > 0 {
		t.Errorf("got %v allocations for data that is there; want none", n)
	}
}

// What is missing or wrong is the zero value, said once.
func TestDataThatCannotBeHad(t *testing.T) {
	files := dataFiles()
	files["monsters.toml"] = &fstest.MapFile{Data: []byte("[slime]\nhpp = 3\n")}
	delete(files, "rooms.json")
	l := New(&zoo{}, Config{Assets: files}, nil)
	for range 10 {
		l.Tick(screen())
	}
	missing := l.Missing()
	if len(missing) != 2 || !errors.Is(missing[0], fs.ErrNotExist) || missing[1].Error() != `engine: load "monsters.toml": 2:1: there is no "slime.hpp" to set; did you mean "hp"?` {
		t.Errorf("got %v; want one error for each", missing)
	}
	if v, err := monsters.Read(&l.tick); v != nil || err == nil {
		t.Errorf("Read: got %v, %v; want an error", v, err)
	}
	var zero Data[int]
	if v, err := zero.Read(&l.tick); v != 0 || err == nil || !strings.Contains(err.Error(), "try engine.DataFile") {
		t.Errorf("the zero Data: got %v, %v", v, err)
	}
}

// A replay compares the files of data with those of then, also when it begins in the middle or was slimmed.
func TestDataIsPartOfAReplay(t *testing.T) {
	config := Config{Assets: dataFiles(), Seed: 1}
	l := New(&zoo{}, config, nil)
	l.Record(20)
	for range 100 {
		l.Tick(screen())
	}
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	play := func(files fstest.MapFS, slim bool) error {
		config.Assets = files
		file := f
		if slim {
			file = f.Slim()
		}
		p, err := NewPlayback(&zoo{}, config, file)
		if err != nil {
			t.Fatal(err)
		}
		for p.At() < p.Ticks() {
			p.Tick(screen())
		}
		if !slim {
			for _, at := range []int64{50, 21, 99, 3} {
				if err := p.SeekTo(at); err != nil {
					t.Fatal(err)
				}
			}
		}
		return p.Diverged()
	}
	for _, slim := range []bool{false, true} {
		if err := play(dataFiles(), slim); err != nil {
			t.Errorf("slim %t: got %v; want the same run", slim, err)
		}
		changed := dataFiles()
		changed["monsters.toml"] = &fstest.MapFile{Data: []byte("[slime]\nhp = 3\nspeed = 2.75\n")} // nothing that shows in the state
		if err := play(changed, slim); err == nil || !strings.Contains(err.Error(), `the asset "monsters.toml" is another one now`) {
			t.Errorf("slim %t: got %v; want it said that the file changed", slim, err)
		}
	}
	if n := len(f.Chunks[2].Outside); n != 2 {
		t.Errorf("got %d notes in a chunk; want one for each file", n)
	}
}

// Data of several files is made anew when one of them changes: the hash is of all.
func TestDataOfSeveralFiles(t *testing.T) {
	both := DataBy("a.txt", func(name string, file func(string) ([]byte, error)) (string, error) {
		a, err := file(name)
		if err != nil {
			return "", err
		}
		b, err := file(string(a))
		return string(b), err
	})
	hash := func(b string) uint64 {
		l := New(&zoo{}, Config{Assets: fstest.MapFS{"a.txt": {Data: []byte("b.txt")}, "b.txt": {Data: []byte(b)}}}, nil)
		if got := both.Of(&l.tick); got != b {
			t.Errorf("got %q; want %q", got, b)
		}
		return both.in(l).hash
	}
	if hash("x") == hash("y") {
		t.Error("got one hash for two contents of the second file")
	}
}
