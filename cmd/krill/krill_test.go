package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// asTool makes the test binary behave as krill, for tests that need it in a process of its own.
const asTool = "KRILL_TEST_AS_TOOL"

func TestMain(m *testing.M) {
	if os.Getenv(asTool) != "" {
		main()
	}
	os.Exit(m.Run())
}

// call runs the tool in this process.
func call(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

// module writes a Go module into a temporary folder and makes it the current one. Files are name, content, ….
func module(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.com/toy\n\ngo 1.26\n")
	for i := 0; i < len(files); i += 2 {
		write(t, filepath.Join(dir, files[i]), files[i+1])
	}
	t.Chdir(dir)
	return dir
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// want fails when a call did not end with this status and say each of these texts, all in one line.
func want(t *testing.T, wantStatus, status int, said string, texts ...string) {
	t.Helper()
	if status != wantStatus {
		t.Errorf("got exit status %d; want %d; it said %q", status, wantStatus, said)
	}
	for _, text := range texts {
		if !strings.Contains(said, text) {
			t.Errorf("got %q; want it to say %q", said, text)
		}
	}
}

func wantOneLine(t *testing.T, said string) {
	t.Helper()
	if n := strings.Count(said, "\n"); n != 1 || !strings.HasPrefix(said, "krill: ") {
		t.Errorf("got %q; want one line that begins with krill:", said)
	}
}

func TestWrongUse(t *testing.T) {
	module(t)
	for _, c := range []struct{ args, says string }{
		{"", "expected one of"},
		{"fly", "unexpected argument fly"},
		{"run --fast", "unknown flag --fast"},
		{"web --out", "--out"},
		{"run a b", "unexpected argument b"},
		{"run", "no Go files in it; try"},
		{"run nowhere", "no such folder; try"},
		{"run go.mod", "not a folder; try"},
		{"web nowhere", "no such folder; try"},
		{"test nowhere", "no such folder; try"},
	} {
		status, stdout, stderr := call(strings.Fields(c.args)...)
		want(t, 2, status, stderr, c.says, "; try ")
		wantOneLine(t, stderr)
		if stdout != "" {
			t.Errorf("krill %s: got %q on standard output; want nothing", c.args, stdout)
		}
	}
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"run", "--help"}} {
		status, stdout, stderr := call(args...)
		want(t, 0, status, stdout, "Usage: krill")
		if stderr != "" {
			t.Errorf("got %q on standard error; want nothing", stderr)
		}
	}
}

func TestNoGo(t *testing.T) {
	module(t, "main.go", "package main\n\nfunc main() {}\n")
	t.Setenv("PATH", t.TempDir())
	for _, command := range []string{"run", "test", "web", "build", "mobile --android"} {
		status, _, stderr := call(strings.Fields(command)...)
		want(t, 2, status, stderr, `find "go": not on PATH; try installing Go`)
		wantOneLine(t, stderr)
	}
}

func TestCut(t *testing.T) {
	own, rest := cut([]string{"run", "--", "-a", "--", "b"})
	if got := strings.Join(own, " ") + "|" + strings.Join(rest, " "); got != "run|-a -- b" {
		t.Errorf("got %q; want %q", got, "run|-a -- b")
	}
}
