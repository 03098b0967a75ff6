//go:build !js && !wasip1

package save

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// childVariable makes this test's program another one: a process that saves, to be killed or to stand in the way.
// Its value is one of children and the folder, with a colon between.
const childVariable = "SAVE_TEST_CHILD"

// children are what such a process does. Each prints a line for what it has done.
var children = map[string]func(path string){
	"forever": func(path string) { saveForever(own(path)) },
	"1000":    func(path string) { saveThousand(own(path)) },
	"hold":    func(path string) { holdTheTurn(own(path)) },
}

func TestMain(m *testing.M) {
	what, path, child := strings.Cut(os.Getenv(childVariable), ":")
	if child {
		children[what](path)
		return
	}
	os.Exit(m.Run())
}

// child returns a process that does one of children in a folder.
func child(t *testing.T, what, path string) (cmd *exec.Cmd, out *bufio.Scanner) {
	t.Helper()
	cmd = exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+what+":"+path)
	cmd.Stderr = os.Stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(pipe)
}

// start starts a child, which ends with the test at the latest.
func start(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
}

// numbered is a save that shows its writer and its number, and whether it is whole: both stand in every line of it.
func numbered(writer string, n int) []byte {
	return bytes.Repeat([]byte(fmt.Sprintf("%s %d\n", writer, n)), 1+n%700)
}

// readNumbered returns what numbered was given.
func readNumbered(data []byte) (writer string, n int, err error) {
	if _, err := fmt.Sscanf(string(data), "%s %d\n", &writer, &n); err != nil {
		return "", 0, fmt.Errorf("save of %d bytes: %w", len(data), err)
	}
	if !bytes.Equal(data, numbered(writer, n)) {
		return "", 0, fmt.Errorf("save of %d bytes: it is not all of %s's number %d", len(data), writer, n)
	}
	return writer, n, nil
}

// saveForever goes on from the number that it finds, and prints each that is saved.
func saveForever(d Disk) {
	n := 0
	if data, err := d.Read("count"); err == nil {
		if _, n, err = readNumbered(data); err != nil {
			fmt.Println(err)
			return
		}
	}
	for {
		n++
		if err := d.Write("count", numbered("a", n)); !done(err) {
			fmt.Println(err)
			return
		}
		fmt.Println(n)
	}
}

// saveThousand waits for a byte of its input, saves, prints what it was told, and ends with its input.
func saveThousand(d Disk) {
	_, _ = io.ReadFull(os.Stdin, make([]byte, 1))
	shared := 0
	for n := range 1000 {
		err := d.Write("count", numbered(strconv.Itoa(os.Getpid()), n))
		if errors.Is(err, ErrShared) {
			shared++
		} else if err != nil {
			fmt.Println(err)
			return
		}
	}
	fmt.Println("shared", shared)
	_, _ = io.Copy(io.Discard, os.Stdin)
}

// holdTheTurn takes both locks and keeps them until it is killed.
func holdTheTurn(d Disk) {
	d.(*dir).takeTurn()
	d.(*dir).alone()
	fmt.Println("held")
	time.Sleep(time.Hour)
}
