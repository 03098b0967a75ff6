//lint:file-ignore U1000 Fields are reached by reflection.

package state

import (
	"os/exec"
	"runtime"
	"strings"
	"testing"
)

// A package main has another path in a program, in a test, and when its files are named one by one. A snapshot must not.
func TestNamesOfPackageMain(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("runs the go command")
	}
	var first string
	for _, args := range []string{"run ./testdata/named", "run testdata/named/main.go", "test -v ./testdata/named", "test -v testdata/named/main.go testdata/named/main_test.go"} {
		out, err := exec.Command("go", strings.Fields(args)...).CombinedOutput()
		if err != nil {
			t.Fatalf("go %s: %v\n%s", args, err, out)
		}
		_, line, _ := strings.Cut(string(out), "shown ")
		line, _, _ = strings.Cut(line, "\n")
		if first == "" {
			first = line
		}
		if line != first || !strings.HasSuffix(line, " <nil>") || len(line) < 100 {
			t.Errorf("go %s: got %s; want %s", args, line, first)
		}
	}
}

func TestRegisterOfTwoTypesWithOneName(t *testing.T) {
	defer func() {
		want := `state: register type "github.com/krill2d/krill/engine/state.twin": another type has this name; rename one, or move it out of its function`
		if got := recover(); got != want {
			t.Errorf("got %v; want %s", got, want)
		}
	}()
	type twin struct{ a int }
	other := func() any {
		type twin struct{ b int }
		return twin{}
	}
	New(twin{}, other())
}
