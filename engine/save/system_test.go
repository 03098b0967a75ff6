package save

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"
)

func TestDirFallsBackOnRealFiles(t *testing.T) {
	path := t.TempDir()
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
		expect(t, d, "a", "one")
	}
	write(t, d, "a", []byte("three"))
	expect(t, d, "a", "three")
	names, err := filepath.Glob(path + "/*")
	if err != nil || len(names) != 2 {
		t.Errorf("files: got %v, %v; want the save and its backup", names, err)
	}
}

func TestDirThatCannotBeMade(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
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
	path := t.TempDir()
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
	got, _ := filepath.Glob(path + "/*")
	for i := range got {
		got[i] = filepath.Base(got[i])
	}
	if want := "[save-a save-a.2.tmp save-a.note save-ab.1.tmp]"; fmt.Sprint(got) != want {
		t.Errorf("files: got %v; want %v", got, want)
	}
}

func TestTwoWritersOfOneFolder(t *testing.T) {
	path := t.TempDir()
	var all sync.WaitGroup
	for writer := range 4 {
		all.Go(func() {
			d := Dir(path)
			for n := range 20 {
				// The other may have moved the file away between two steps: that is an error, and harmless.
				_ = d.Write("a", bytes.Repeat([]byte{byte(writer)}, 1000+n))
			}
		})
	}
	all.Wait()
	got, err := Dir(path).Read("a")
	if err != nil || len(got) < 1000 || !bytes.Equal(got, bytes.Repeat(got[:1], len(got))) {
		t.Errorf("save of four writers: got %d bytes, %v; want one of theirs whole", len(got), err)
	}
}

// TestKilledWhileSaving ends a process that saves as fast as it can, and reads what it left.
func TestKilledWhileSaving(t *testing.T) {
	if path := os.Getenv("SAVE_TEST_CHILD"); path != "" {
		saveForever(path)
	}
	if testing.Short() {
		t.Skip("starts processes")
	}
	path := t.TempDir()
	told := 0
	for round := range 8 {
		told = killAfter(t, path, told, 3+5*round)
		data, err := Dir(path).Read("count")
		if err != nil {
			t.Fatalf("round %d: got %v; want a save", round, err)
		}
		got, err := strconv.Atoi(string(bytes.TrimLeft(data, "-")))
		if err != nil || got < told {
			t.Errorf("round %d: got save %d, %v; want at least %d, which was told", round, got, err, told)
		}
		told = got
	}
}

// saveForever writes saves with growing numbers and prints each that is done.
func saveForever(path string) {
	n, _ := strconv.Atoi(os.Getenv("SAVE_TEST_FROM"))
	for d := Dir(path); ; {
		n++
		if err := d.Write("count", append(bytes.Repeat([]byte("-"), 1<<16), strconv.Itoa(n)...)); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(n)
	}
}

// killAfter starts a child, kills it after so many lines and returns the last number it told.
func killAfter(t *testing.T, path string, from, lines int) int {
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilledWhileSaving$")
	cmd.Env = append(os.Environ(), "SAVE_TEST_CHILD="+path, "SAVE_TEST_FROM="+strconv.Itoa(from))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	in := bufio.NewScanner(out)
	last := from
	for n := 0; in.Scan(); n++ {
		if last, err = strconv.Atoi(in.Text()); err != nil {
			t.Errorf("child: got %q; want a number", in.Text())
		}
		if n == lines {
			_ = cmd.Process.Kill()
		}
	}
	_ = cmd.Wait()
	return last
}
