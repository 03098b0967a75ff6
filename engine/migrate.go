package engine

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"sync"

	"github.com/krill2d/krill/engine/save"
)

// Migrator is a saved value whose layout has changed in a way that encoding/json cannot follow, since players have
// saves of it: a field was renamed, or means something else.
//
//	type progress struct{ Level int } // was Stage, which began at 0
//
//	func (*progress) SaveVersion() int { return 1 }
//
//	func (p *progress) MigrateSave(from int, old []byte) error {
//		var was struct{ Stage int }
//		err := json.Unmarshal(old, &was)
//		p.Level = was.Stage + 1
//		return err
//	}
//
// Each Put says the version of its value. A value without the two methods has version 0, and so has all that was saved
// before a type got them. A Get of a lower version migrates, which the next Put makes lasting; one of a higher version
// fails, and no Put of an older game replaces it.
type Migrator interface {
	// SaveVersion returns the version of the layout: always the same number, above 0. A game counts it up.
	SaveVersion() int
	// MigrateSave fills the receiver from the JSON of a lower version. On an error its fields are put back.
	MigrateSave(from int, old []byte) error
}

// encode returns what is saved of a value: its JSON, behind "v2 " when its layout has version 2.
func encode(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if version := layoutVersion(reflect.TypeOf(v)); err == nil && version > 0 {
		data = append([]byte("v"+strconv.Itoa(version)+" "), data...)
	}
	return data, err
}

// savedVersion returns the version of saved data, and its JSON, without what a menu shows of it. What is no version is
// left in the JSON, which has nothing that begins with a v.
func savedVersion(data []byte) (version int, value []byte) {
	data = withoutHead(data)
	rest, versioned := bytes.CutPrefix(data, []byte("v"))
	number, rest, whole := bytes.Cut(rest, []byte(" "))
	n, err := strconv.Atoi(string(number))
	if !versioned || !whole || err != nil || n < 1 {
		return 0, data
	}
	return n, rest
}

// decode reads saved data into what into points to. On an error it leaves that as it was.
func decode(key string, data []byte, into any) error {
	saved, value := savedVersion(data)
	known := layoutVersion(reflect.TypeOf(into))
	if saved > known {
		return tooNew("read", key, saved, known)
	}
	err := errors.New("it is read into nothing; try a pointer")
	if at := reflect.ValueOf(into); at.Kind() == reflect.Pointer && !at.IsNil() {
		err = fill(at, saved, known, value)
	}
	if err != nil {
		return fmt.Errorf("engine: read saved %q: %w", key, err)
	}
	return nil
}

// fill tries on another value what it does to the one at a pointer.
func fill(at reflect.Value, saved, known int, value []byte) error {
	trial := reflect.New(at.Type().Elem())
	if saved == known {
		if err := json.Unmarshal(value, trial.Interface()); err != nil {
			return err
		}
		return json.Unmarshal(value, at.Interface())
	}
	trial.Elem().Set(at.Elem())
	if err := trial.Interface().(Migrator).MigrateSave(saved, value); err != nil {
		return fmt.Errorf("migrate it from version %d to %d: %w", saved, known, err)
	}
	at.Elem().Set(trial.Elem())
	return nil
}

// layoutVersion returns the version of a type of saved values, or of what it points to.
func layoutVersion(t reflect.Type) int {
	if t == nil {
		return 0
	}
	if t.Kind() != reflect.Pointer {
		t = reflect.PointerTo(t)
	}
	v := reflect.New(t.Elem()).Interface() // its methods are those of the pointer and of the value
	if m, ok := v.(Migrator); ok {
		if n := m.SaveVersion(); n > 0 {
			return n
		}
		panic(fmt.Sprintf("engine: Store: SaveVersion of %v is %d; it begins at 1", t, m.SaveVersion()))
	}
	if _, half := v.(interface{ SaveVersion() int }); half {
		panic(fmt.Sprintf("engine: Store: %v has SaveVersion and no MigrateSave(from int, old []byte) error; add it", t))
	}
	return 0
}

func tooNew(verb, key string, saved, known int) error {
	return &save.Error{Verb: verb, Name: key, Err: fmt.Errorf("its version is %d, and this game knows %d: %w", saved, known, save.ErrNewer)}
}

// newest is a disk that keeps what a newer version of the game has written. It is asked behind the game's back.
type newest struct {
	save.Disk
	mu     sync.Mutex
	chosen map[string]bool // what the player replaces himself, with a copy beside it
}

// choose says whether what is written next under a name may replace anything.
func (n *newest) choose(name string, anything bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.chosen[name] = anything
}

func (n *newest) mayReplace(name string) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.chosen[name]
}

func (n *newest) Unwrap() save.Disk { return n.Disk }

func (n *newest) Write(name string, data []byte) error {
	known, _ := savedVersion(data)
	if old, err := n.Read(name); (err == nil || errors.Is(err, save.ErrBackup)) && !n.mayReplace(name) {
		if saved, _ := savedVersion(old); saved > known {
			return tooNew("write", name, saved, known)
		}
	}
	return n.Disk.Write(name, data)
}
