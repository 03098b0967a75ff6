//go:build !js && !wasip1

package save

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"
	"testing"
)

func TestTwoWritersOfOneFolder(t *testing.T) {
	path := folder(t)
	var all sync.WaitGroup
	for writer := range 4 {
		all.Go(func() {
			d := Dir(path)
			for n := range 20 {
				if err := d.Write("a", bytes.Repeat([]byte{byte(writer)}, 1000+n)); err != nil {
					t.Errorf("writer %d: got %v; want it to save, and nothing told", writer, err)
				}
			}
		})
	}
	all.Wait()
	got, err := Dir(path).Read("a")
	if err != nil || len(got) < 1000 || !bytes.Equal(got, bytes.Repeat(got[:1], len(got))) {
		t.Errorf("save of four writers: got %d bytes, %v; want one of theirs whole", len(got), err)
	}
}

// TestTwoProcesses has two processes save a thousand times each, at once, while this one reads: it must never see
// anything but a whole save, and whoever came second must know it.
func TestTwoProcesses(t *testing.T) {
	path := folder(t)
	if shm, err := os.MkdirTemp("/dev/shm", "save"); err == nil { // fsync costs nothing there
		path = shm
		t.Cleanup(func() { _ = os.RemoveAll(shm) })
	}
	var gates [2]io.WriteCloser
	told := make(chan string)
	for i := range 2 {
		cmd, in := child(t, "1000", path)
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		gates[i] = stdin
		start(t, cmd)
		go func() {
			in.Scan()
			told <- in.Text()
		}()
	}
	for _, g := range gates {
		if _, err := g.Write([]byte("!")); err != nil {
			t.Fatal(err)
		}
	}
	var ends []string
	seen := map[string]int{}
	for d := Dir(path); len(ends) < 2; {
		select {
		case end := <-told:
			ends = append(ends, end)
		default:
			seen[reader(t, d)]++
		}
	}
	for _, g := range gates {
		_ = g.Close()
	}
	shared := 0
	for _, end := range ends {
		n := 0
		if _, err := fmt.Sscanf(end, "shared %d", &n); err != nil {
			t.Errorf("writer: got %q; want 1000 saves without an error", end)
		}
		shared += min(n, 1)
	}
	if shared != 1 {
		t.Errorf("got %d processes that know of the other: %q; want the second one", shared, ends)
	}
	t.Logf("reads by writer: %v; %q", seen, ends)
	if last := reader(t, Dir(path)); last == "" {
		t.Errorf("got no save at the end; want the last one of a writer")
	}
}

// reader reads once and returns whose save it found; empty: none yet.
func reader(t *testing.T, d Disk) (writer string) {
	t.Helper()
	data, err := d.Read("count")
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("read between two writers: got %v; want a whole save", err)
		}
		return ""
	}
	writer, _, err = readNumbered(data)
	if err != nil {
		t.Errorf("read between two writers: %v", err)
	}
	return writer
}
