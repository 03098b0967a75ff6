package save

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestDirFallsBackOnRealFiles(t *testing.T) {
	path := folder(t)
	d := Dir(path)
	write(t, d, "a", []byte("one"))
	write(t, d, "a", []byte("two"))
	file := filepath.Join(path, "save-a")
	sealed, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 10, len(sealed) - 1} {
		if err := os.WriteFile(file, sealed[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := d.Read("a"); string(got) != "one" || !errors.Is(err, ErrBackup) {
			t.Errorf("first %d bytes: got %q, %v; want one and ErrBackup", n, got, err)
		}
	}
	write(t, d, "a", []byte("three"))
	expect(t, d, "a", "three")
	names, err := filepath.Glob(path + "/save-*")
	if err != nil || len(names) != 2 {
		t.Errorf("files: got %v, %v; want the save and its backup", names, err)
	}
}

func TestDirThatCannotBeMade(t *testing.T) {
	file := filepath.Join(folder(t), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Dir(file).Write("a", nil); err == nil {
		t.Errorf("write below a file: got no error")
	}
	if temp, err := (osSystem{}).writeTemp(file+"/x", nil); err == nil || temp != "" {
		t.Errorf("temporary file below a file: got %q, %v; want an error", temp, err)
	}
}

func TestLeftoversAreSwept(t *testing.T) {
	path := folder(t)
	for name, age := range map[string]time.Duration{
		"save-a.1.tmp": 2 * tempLife, "save-a.2.tmp": 0, "save-ab.1.tmp": 2 * tempLife, "save-a.note": 2 * tempLife,
	} {
		file := filepath.Join(path, name)
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-age)
		if err := os.Chtimes(file, then, then); err != nil {
			t.Fatal(err)
		}
	}
	write(t, Dir(path), "a", nil)
	got, _ := filepath.Glob(path + "/save-*")
	for i := range got {
		got[i] = filepath.Base(got[i])
	}
	if want := "[save-a save-a.2.tmp save-a.note save-ab.1.tmp]"; fmt.Sprint(got) != want {
		t.Errorf("files: got %v; want %v", got, want)
	}
}

func TestPatience(t *testing.T) {
	inTheWay, gone := errors.New("in the way"), errors.New("gone")
	heldUp := func(err error) bool { return err == inTheWay }
	for _, c := range []struct {
		what     string
		patience time.Duration
		answers  []error // the last one again and again
		want     error
		tries    int // zero: many
	}{
		{"at once", time.Second, []error{nil}, nil, 1},
		{"another error", time.Second, []error{gone}, gone, 1},
		{"soon", time.Minute, []error{inTheWay, inTheWay, nil}, nil, 3},
		{"soon, another error", time.Minute, []error{inTheWay, gone}, gone, 2},
		{"never", 5 * time.Millisecond, []error{inTheWay}, inTheWay, 0},
		{"never, and no patience", 0, []error{inTheWay}, inTheWay, 1},
	} {
		tries := 0
		err := patiently(c.patience, heldUp, func() error {
			tries++
			return c.answers[min(tries, len(c.answers))-1]
		})
		if err != c.want || c.tries != 0 && tries != c.tries {
			t.Errorf("%s: got %v after %d tries; want %v after %d", c.what, err, tries, c.want, c.tries)
		}
	}
}
