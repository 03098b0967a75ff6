package save

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// disks are all kinds of Disk that there are here.
func disks(t *testing.T) map[string]Disk {
	return map[string]Disk{"memory": Memory(), "dir": Dir(folder(t) + "/made/by/write"), "queue": NewQueue(Memory())}
}

func TestDiskGivesBackWhatWasWritten(t *testing.T) {
	for kind, d := range disks(t) {
		t.Run(kind, func(t *testing.T) {
			if _, err := d.Read("slot1"); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("read before any write: got %v; want fs.ErrNotExist", err)
			}
			data := []byte("first")
			write(t, d, "slot1", data)
			data[0] = 'X'
			write(t, d, "slot2", []byte{})
			expect(t, d, "slot1", "first")
			expect(t, d, "slot2", "")
			write(t, d, "slot1", []byte("second, longer"))
			write(t, d, "slot1", []byte("3"))
			got := expect(t, d, "slot1", "3")
			got[0] = 'X'
			expect(t, d, "slot1", "3")
			big := bytes.Repeat([]byte("0123456789"), 100_000)
			write(t, d, "big", big)
			expect(t, d, "big", string(big))
		})
	}
}

// folder returns one that is removed when the test ends, as t.TempDir does; but that fails under Wine 8.
func folder(t *testing.T) string {
	t.Helper()
	if runtime.GOOS != "windows" {
		return t.TempDir()
	}
	path, err := os.MkdirTemp("", "save")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		names, _ := filepath.Glob(path + `\*`)
		for _, name := range append(names, path) {
			_ = os.Remove(name) // what a test's own Open has locked stays
		}
	})
	return path
}

func write(t *testing.T, d Disk, name string, data []byte) {
	t.Helper()
	if err := d.Write(name, data); err != nil {
		t.Fatalf("write %q: got %v; want no error", name, err)
	}
}

func expect(t *testing.T, d Disk, name, want string) []byte {
	t.Helper()
	got, err := d.Read(name)
	if err != nil || string(got) != want {
		t.Fatalf("read %q: got %.40q, %v; want %.40q", name, got, err, want)
	}
	return got
}

func TestNames(t *testing.T) {
	good := []string{"a", "slot1", "auto-save_2", strings.Repeat("a", 64), "-", "con"}
	bad := []string{"", "A", "a b", "a.b", "../a", "a/b", `a\b`, "c:a", "ä", "a\x00", strings.Repeat("a", 65)}
	for kind, d := range disks(t) {
		for _, name := range good {
			if err := d.Write(name, nil); err != nil {
				t.Errorf("%s: write %q: got %v; want no error", kind, name, err)
			}
		}
		for _, name := range bad {
			_, readErr := d.Read(name)
			for verb, err := range map[string]error{"read": readErr, "write": d.Write(name, nil)} {
				if err == nil || errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), fmt.Sprintf("save: use name %q: ", name)) {
					t.Errorf("%s: %s %q: got %v; want an error with the name", kind, verb, name, err)
				}
			}
		}
	}
}

func TestIDs(t *testing.T) {
	for _, id := range []string{"game", "My.Game_2-x", "example.com/me/game", strings.Repeat("a", 200)} {
		if err := checkID(id); err != nil {
			t.Errorf("id %q: got %v; want no error", id, err)
		}
	}
	for _, id := range []string{
		"", "/", "/a", "a/", "a//b", "..", "a/../b", ".", "a/./b", "...", `a\b`, "c:/a", "a b", "é", "a\x00", strings.Repeat("a", 201),
	} {
		if err := checkID(id); err == nil || !strings.HasPrefix(err.Error(), "save: open id ") {
			t.Errorf("id %q: got %v; want an error", id, err)
		}
	}
}

func TestUnsealTakesOnlyWhatWasSealed(t *testing.T) {
	sealed := seal([]byte("hello"))
	if got, err := unseal(sealed); err != nil || string(got) != "hello" {
		t.Fatalf("unseal: got %q, %v; want hello", got, err)
	}
	for n := range sealed {
		if _, err := unseal(sealed[:n]); err == nil {
			t.Errorf("first %d bytes of %d: got no error", n, len(sealed))
		}
		for bit := range 8 {
			changed := bytes.Clone(sealed)
			changed[n] ^= 1 << bit
			if _, err := unseal(changed); err == nil {
				t.Errorf("bit %d of byte %d changed: got no error", bit, n)
			}
		}
	}
	if _, err := unseal(append(sealed, 0)); err == nil {
		t.Errorf("a byte more: got no error")
	}
}

func FuzzUnseal(f *testing.F) {
	f.Add([]byte(nil))
	f.Add(seal(nil))
	f.Add(seal([]byte("hello")))
	f.Add(seal([]byte("hello"))[:30])
	f.Fuzz(func(t *testing.T, file []byte) {
		if data, err := unseal(file); err == nil && !bytes.Equal(seal(data), file) {
			t.Errorf("unseal of %x: got %x, which seals to something else", file, data)
		}
	})
}

func TestOpen(t *testing.T) {
	home := folder(t)
	t.Setenv(dirVariable, home+"/own")
	d, err := Open("example.com/me/game")
	if err != nil {
		t.Fatal(err)
	}
	write(t, d, "a", []byte("1"))
	expect(t, Dir(home+"/own"), "a", "1")
	t.Setenv(dirVariable, "")
	t.Setenv("XDG_CONFIG_HOME", home)
	t.Setenv("HOME", home)
	d, err = Open("example.com/me/game")
	if err != nil {
		t.Fatal(err)
	}
	write(t, d, "a", []byte("2"))
	config, err := configDir()
	if err != nil {
		t.Fatal(err)
	}
	expect(t, Dir(config+"/example.com/me/game/save"), "a", "2")
	if _, err := Open("../a"); err == nil {
		t.Errorf(`Open("../a"): got no error`)
	}
}

func TestAppDir(t *testing.T) {
	for line, want := range map[string]string{
		"com.example.game\x00\x00": "/data/user/10/com.example.game/files",
		"com.example.game:audio":   "/data/user/10/com.example.game/files",
		"/bin/sh\x00-c":            "",
		"":                         "",
		"..":                       "",
	} {
		if got, err := appDir(line, 1010057); got != want || (err == nil) != (want != "") {
			t.Errorf("app folder of %q: got %q, %v; want %q", line, got, err, want)
		}
	}
}

// TestReleasedFormatsLoad reads files that released versions of this package wrote. A new version of the format gets a
// folder of its own, and these stay.
func TestReleasedFormatsLoad(t *testing.T) {
	expect(t, Dir("testdata/version1"), "golden", "a save of version 1\n\x00\xff")
	if folders, err := filepath.Glob("testdata/version*"); err != nil || len(folders) != version {
		t.Errorf("folders of released formats: got %v, %v; want one for each of %d", folders, err, version)
	}
}

func TestNamesOfSaves(t *testing.T) {
	for kind, d := range disks(t) {
		if names, err := Names(d); err != nil || len(names) != 0 {
			t.Errorf("%s: names before any write: got %v, %v; want none", kind, names, err)
		}
		for _, name := range []string{"b", "a-undo", "a", "b", "empty"} {
			write(t, d, name, []byte(strings.TrimPrefix(name, "empty")))
		}
		if names, err := Names(d); err != nil || fmt.Sprint(names) != "[a a-undo b empty]" {
			t.Errorf("%s: names: got %v, %v; want each once, sorted", kind, names, err)
		}
	}
}

type unlisted struct{ Disk }

type wrapped struct{ Disk }

func (w wrapped) Unwrap() Disk { return w.Disk }

func TestNamesOfOtherDisks(t *testing.T) {
	d := Memory()
	write(t, d, "a", nil)
	if names, err := Names(NewQueue(wrapped{d})); err != nil || len(names) != 1 {
		t.Errorf("names of a disk before another: got %v, %v; want a", names, err)
	}
	if names, err := Names(unlisted{d}); err == nil || !strings.Contains(err.Error(), "save.unlisted cannot be listed") {
		t.Errorf("names of a disk that has none: got %v, %v; want an error", names, err)
	}
}

// swift stores what waits in front of it while it is being listed, has looked before, and stores nothing until then.
type swift struct {
	Disk
	queue *Queue
	asked chan bool
}

func (s *swift) Write(name string, data []byte) error {
	<-s.asked
	return s.Disk.Write(name, data)
}

func (s *swift) Names() ([]string, error) {
	names, err := Names(s.Disk)
	close(s.asked)
	return names, errors.Join(err, s.queue.Flush())
}

func TestNamesOfWhatIsBeingStored(t *testing.T) {
	d := &swift{Disk: Memory(), asked: make(chan bool)}
	d.queue = NewQueue(d)
	write(t, d.queue, "a", []byte{1})
	if names, err := Names(d.queue); err != nil || fmt.Sprint(names) != "[a]" {
		t.Errorf("names: got %v, %v; want a", names, err)
	}
}

func TestNamesOfFiles(t *testing.T) {
	path := folder(t)
	for _, file := range []string{"save-a", "save-a.bak", "save-only.bak", "save-b.12.tmp", "save-B", "save-", "other", "writing.lock"} {
		if err := os.WriteFile(filepath.Join(path, file), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if names, err := Names(Dir(path)); err != nil || fmt.Sprint(names) != "[a only]" {
		t.Errorf("names: got %v, %v; want a, and the one of which only the backup is left", names, err)
	}
	if names, err := Names(Dir(filepath.Join(path, "other"))); err == nil {
		t.Errorf("names of a folder that is a file: got %v; want an error", names)
	}
}
