//go:build !js && !windows

package assets

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestFaultsOfFolders has what a folder on a disk may hold in place of a file.
func TestFaultsOfFolders(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "game")
	for _, err := range []error{
		os.MkdirAll(dir+"/folder.png", 0o700),
		os.WriteFile(top+"/outside.png", []byte("secret"), 0o600),
		os.WriteFile(dir+"/locked.png", []byte("x"), 0),
		os.MkdirAll(dir+"/closed", 0o700),
		os.WriteFile(dir+"/closed/a.png", []byte("x"), 0o600),
		os.Chmod(dir+"/closed", 0),
		os.WriteFile(dir+"/Hero.png", []byte("x"), 0o600),
		os.Symlink("../outside.png", dir+"/out.png"),
		os.Symlink("Hero.png", dir+"/in.png"),
		os.Symlink("loop.png", dir+"/loop.png"),
		os.Symlink("gone", dir+"/dangling.png"),
		syscall.Mkfifo(dir+"/pipe.png", 0o600),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(dir+"/closed", 0o700) })
	m, err := Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	f := New(m)
	for name, c := range map[string]struct {
		want string
		is   error
	}{
		"missing.png":  {"not found; looked in folder ", fs.ErrNotExist},
		"hero.png":     {`exists as "Hero.png"`, fs.ErrNotExist},
		"folder.png":   {"it is a folder; try a file in it", nil},
		"pipe.png":     {"it is no plain file; try a copy of it", nil},
		"out.png":      {"path escapes from parent", nil},
		"loop.png":     {"too many levels of symbolic links", nil},
		"dangling.png": {"not found", fs.ErrNotExist},
		"locked.png":   {"permission denied", fs.ErrPermission},
		"closed/a.png": {"permission denied", fs.ErrPermission},
	} {
		if c.is == fs.ErrPermission && os.Getuid() == 0 {
			continue // root may read all; the test of a reader that refuses is below
		}
		start := time.Now()
		data, err := f.Bytes(name)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), `assets: open "`+name+`"`) || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%s: got %q, %v; want %s", name, data, err, c.want)
		}
		if time.Since(start) > time.Second {
			t.Errorf("%s: took %v; want no waiting", name, time.Since(start))
		}
	}
	if data, err := f.Bytes("in.png"); err != nil || string(data) != "x" {
		t.Errorf("a link to a file of the folder: got %q, %v; want it", data, err)
	}
}

// denying is a file system that lets nobody read, as a folder does that is another user's: root may read everything.
type denying struct{ fs.FS }

func (d denying) Open(name string) (fs.File, error) {
	if name == "a.txt" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.FS.Open(name)
}

// A file that may not be read is an error, and not looked for in the places below: it would be another one.
func TestPermissionDenied(t *testing.T) {
	f := New(Mount{"locked", denying{mapped("a.txt")}}, Mount{"below", mapped("a.txt")})
	if got, err := f.Bytes("a.txt"); !errors.Is(err, fs.ErrPermission) || !strings.HasPrefix(err.Error(), `assets: open "a.txt" in locked: `) {
		t.Errorf("got %q, %v; want fs.ErrPermission with the place", got, err)
	}
}

// TestAFileThatGrowsWhileItIsRead appends to a file on the disk all the time. What is read is a beginning of it.
func TestAFileThatGrowsWhileItIsRead(t *testing.T) {
	dir := t.TempDir()
	file, err := os.Create(dir + "/log.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	stop, over := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(over)
		for {
			select {
			case <-stop:
				return
			default:
				_, _ = file.WriteString("0123456789")
				time.Sleep(20 * time.Microsecond)
			}
		}
	}()
	m, err := Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		data, err := New(m).Bytes("log.txt")
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range data {
			if int(c-'0') != i%10 {
				t.Fatalf("byte %d: got %q; want what was written", i, c)
			}
		}
	}
	close(stop)
	<-over
}

// TestWatcher changes files of a folder in the ways in which editors do.
func TestWatcher(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "1")
	write("b.txt", "1")
	m, err := Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	f := New(m)
	w := Watch(f)
	defer w.Stop()
	next := func(what, want string) {
		t.Helper()
		for start := time.Now(); time.Since(start) < 3*time.Second; time.Sleep(5 * time.Millisecond) {
			if got := strings.Join(w.Changed(), " "); got != "" {
				if got != want {
					t.Errorf("%s: got %q; want %q", what, got, want)
				}
				return
			}
		}
		t.Errorf("%s: got nothing in 3 s; want %q", what, want)
	}
	for _, name := range []string{"a.txt", "later.txt"} {
		_, _ = f.Bytes(name)
	}
	write("b.txt", "22") // nobody asked for it
	write("a.txt", "22")
	next("written", "a.txt")
	write("a.tmp", "33") // the same size
	if err := os.Rename(dir+"/a.tmp", dir+"/a.txt"); err != nil {
		t.Fatal(err)
	}
	next("renamed", "a.txt")
	write("later.txt", "1")
	next("made", "later.txt")
	os.Remove(dir + "/a.txt")
	next("deleted", "a.txt")
	time.Sleep(100 * time.Millisecond)
	if got := w.Changed(); len(got) > 0 {
		t.Errorf("got %q while nothing changes", got)
	}
}
