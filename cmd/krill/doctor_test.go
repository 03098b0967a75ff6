package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// healthy is a made-up machine on which all is well.
func healthy() machine {
	return machine{
		goos: "linux",
		env:  func(name string) string { return map[string]string{"DISPLAY": ":3.0", "PULSE_SERVER": "x"}[name] },
		look: func(string) bool { return true },
		output: func(_ []string, args ...string) (string, error) {
			switch strings.Join(args, " ") {
			case "go env GOVERSION":
				return "go1.26.8", nil
			case "go env GOMOD":
				return "/toy/go.mod", nil
			case "/sbin/ldconfig -p":
				return strings.Join(libraries, " "), nil
			}
			return "/go", nil
		},
		files: func(string) bool { return true },
		dial:  func(string) error { return nil },
		build: func() (string, error) { return "", nil },
	}
}

// answers replaces what one call prints.
func answers(m machine, call, text string, err error) machine {
	old := m.output
	m.output = func(env []string, args ...string) (string, error) {
		if strings.Join(args, " ") == call {
			return text, err
		}
		return old(env, args...)
	}
	return m
}

func TestDoctorHealthy(t *testing.T) {
	var out bytes.Buffer
	if !examine(healthy(), &out) {
		t.Errorf("got a sick machine; want a healthy one:\n%s", &out)
	}
	if got := strings.Count(out.String(), "\n"); got != len(checks) {
		t.Errorf("got %d lines; want one for each of %d checks:\n%s", got, len(checks), &out)
	}
	for line := range strings.Lines(out.String()) {
		if !strings.HasPrefix(line, "ok ") {
			t.Errorf("got %q; want ok", line)
		}
	}
}

func TestDoctorFindings(t *testing.T) {
	broken := errors.New("exit status 1")
	for _, c := range []struct {
		says    string
		healthy bool
		m       machine
	}{
		{"MISSING  go            no go on PATH; try installing", false, answers(healthy(), "go env GOVERSION", "", broken)},
		{"MISSING  go            go1.25.1 is older than go1.26; try", false, answers(healthy(), "go env GOVERSION", "go1.25.1", nil)},
		{"ok       go            go1.27rc1", true, answers(healthy(), "go env GOVERSION", "go1.27rc1", nil)},
		{"missing  modules       no go.mod here; try", true, answers(healthy(), "go env GOMOD", "/dev/null", nil)},
		{
			"missing  modules       not all in the cache: the first build needs the network; try go mod download", true,
			answers(healthy(), "go list -deps ./...", "x: module lookup disabled by GOPROXY=off", broken),
		},
		{"missing  modules       pattern ./...: oh; try", true, answers(healthy(), "go list -deps ./...", "pattern ./...: oh\nmore", broken)},
		{"MISSING  libraries     no libX11.so.6, libXcursor.so.1", false, answers(healthy(), "/sbin/ldconfig -p", "libGL.so.1", nil)},
		{"ok       libraries     not looked at", true, answers(healthy(), "/sbin/ldconfig -p", "", broken)},
	} {
		wantFinding(t, c.m, c.healthy, c.says)
	}
}

func TestDoctorLooksAround(t *testing.T) {
	m := healthy()
	m.env = func(string) string { return "" }
	m.files = func(string) bool { return false }
	m.look = func(string) bool { return false }
	for _, says := range []string{
		"missing  display       DISPLAY is not set, so a game's bot plays it unseen; try",
		"missing  sound         no device, so games play in silence; try",
		"missing  wasm_exec.js  not in Go's folder",
		"missing  gcc           no gcc, which is for go test -race; try",
		"missing  xvfb          no xvfb-run, which is for tests of windows; try apt-get install xvfb xauth",
		"missing  chromium      no chromium, which is for tests in a browser; try",
		"missing  node          no node, which is for tests in a browser; try",
		"missing  android       no Android SDK, no NDK, no javac, which is for krill mobile --android; try installing Android Studio",
		"ok       ios           not here",
	} {
		wantFinding(t, m, true, says)
	}
	m = healthy()
	m.dial = func(socket string) error { return errors.New(socket) }
	wantFinding(t, m, false, "MISSING  display       :3.0 does not answer; try")
	m = healthy()
	m.build = func() (string, error) { return "disk full\nmore", errors.New("exit status 1") }
	wantFinding(t, m, false, "MISSING  build         an empty program could not be built and run: disk full; try setting GOCACHE")
	m = healthy()
	m.goos, m.env = "darwin", func(string) string { return "" }
	wantFinding(t, m, true, "ok       display       the system's own")
}

func TestDoctorDialsTheDisplay(t *testing.T) {
	m, dialled := healthy(), ""
	m.dial = func(socket string) error { dialled = socket; return nil }
	findDisplay(m)
	if want := "/tmp/.X11-unix/X3"; dialled != want {
		t.Errorf("got %q dialled; want %q", dialled, want)
	}
}

func wantFinding(t *testing.T, m machine, healthy bool, says string) {
	t.Helper()
	var out bytes.Buffer
	if got := examine(m, &out); got != healthy {
		t.Errorf("got healthy %v; want %v:\n%s", got, healthy, &out)
	}
	if !strings.Contains(out.String(), says) {
		t.Errorf("got\n%swant a line that begins with %q", &out, says)
	}
}

// The real machine differs from place to place: only that each check answers is certain.
func TestDoctorHere(t *testing.T) {
	status, stdout, stderr := call("doctor")
	if status > 1 || stderr != "" {
		t.Errorf("got exit status %d and %q; want 0 or 1 and nothing", status, stderr)
	}
	for _, c := range checks {
		if !strings.Contains(stdout, " "+c.name+" ") {
			t.Errorf("got no line for %s; want one", c.name)
		}
	}
}
