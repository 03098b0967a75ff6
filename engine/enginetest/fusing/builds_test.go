//go:build screen

package fusing

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const noFusing = "-gcflags=all=-d=fmahash=qn"

// goTool calls go for a processor and returns what it says.
func goTool(t *testing.T, env []string, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Env = append(append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOFLAGS=-buildvcs=false"), env...)
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s go %s: %v\n%s", strings.Join(env, " "), strings.Join(args, " "), err, said)
	}
	return string(said)
}

// number builds the program for a processor and returns what it prints.
func number(t *testing.T, env []string, flags string, runner ...string) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "program")
	args := []string{"build", "-o", bin}
	if flags != "" {
		args = append(args, flags)
	}
	goTool(t, env, append(args, "./testdata/program")...)
	run := append(runner, bin)
	said, err := exec.Command(run[0], run[1:]...).CombinedOutput()
	if err != nil {
		t.Fatalf("run %s: %v\n%s", strings.Join(run, " "), err, said)
	}
	return strings.TrimSpace(string(said))
}

var (
	amd64 = []string{"GOARCH=amd64", "GOAMD64=v1"}
	v3    = []string{"GOARCH=amd64", "GOAMD64=v3"}
	arm64 = []string{"GOARCH=arm64"}
)

const qemu = "qemu-aarch64-static"

// TestTheFlagMatters shows why every build is made with a flag: without it a small program computes something else on
// another processor, and with it the same.
func TestTheFlagMatters(t *testing.T) {
	want := number(t, amd64, noFusing)
	if got := number(t, amd64, ""); got != want {
		t.Errorf("amd64 without the flag: got %s; want %s, since it cannot fuse", got, want)
	}
	for name, c := range map[string]struct{ env, runner []string }{
		"GOAMD64=v3": {v3, nil}, "arm64": {arm64, []string{qemu}},
	} {
		if got := number(t, c.env, noFusing, c.runner...); got != want {
			t.Errorf("%s with the flag: got %s; want %s", name, got, want)
		}
		if got := number(t, c.env, "", c.runner...); got == want {
			t.Errorf("%s without the flag: got %s as with it; want another number, or the flag is not needed any more", name, got)
		}
	}
}

// TestOnKnowsItsBuild runs the test of this package in builds of which it is known whether they fuse.
func TestOnKnowsItsBuild(t *testing.T) {
	for _, c := range []struct {
		env   []string
		flags []string
		want  string
	}{
		{amd64, nil, "off"},
		{v3, nil, "on"},
		{v3, []string{noFusing}, "off"},
		{arm64, []string{"-exec", qemu}, "on"},
		{arm64, []string{"-exec", qemu, noFusing}, "off"},
	} {
		args := append([]string{"test", "-count=1", "-run=^TestOn$", "-v"}, c.flags...)
		said := goTool(t, append([]string{expected + "=" + c.want}, c.env...), append(args, ".")...)
		if !strings.Contains(said, "--- PASS: TestOn") {
			t.Errorf("%v %v: got %s; want a test that passed", c.env, c.flags, said)
		}
	}
}
