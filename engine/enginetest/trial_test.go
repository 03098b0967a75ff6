package enginetest

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// trial is a test that may fail, inside of one that looks how it does.
type trial struct {
	testing.TB
	name    string
	said    []string
	failed  bool
	cleanup []func()
}

func (r *trial) Helper()          {}
func (r *trial) Name() string     { return r.name }
func (r *trial) Failed() bool     { return r.failed }
func (r *trial) Cleanup(f func()) { r.cleanup = append(r.cleanup, f) }

func (r *trial) Logf(format string, args ...any) {
	r.said = append(r.said, fmt.Sprintf(format, args...))
}

func (r *trial) Errorf(format string, args ...any) {
	r.failed = true
	r.Logf(format, args...)
}

func (r *trial) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	runtime.Goexit()
}

// try runs a test called TestTrial in an empty folder and returns what it said, and whether it failed.
func try(t *testing.T, test func(t testing.TB)) (said string, failed bool) {
	t.Helper()
	t.Chdir(t.TempDir())
	return tryHere(t, test)
}

// tryHere is try in the current folder.
func tryHere(t *testing.T, test func(t testing.TB)) (said string, failed bool) {
	t.Helper()
	r := &trial{TB: t, name: "TestTrial"}
	over := make(chan bool)
	go func() {
		defer close(over)
		defer func() {
			for _, f := range slices.Backward(r.cleanup) {
				f()
			}
		}()
		test(r)
	}()
	<-over
	return strings.Join(r.said, "\n"), r.failed
}

// mustFail runs a test that must fail and say each of these.
func mustFail(t *testing.T, test func(t testing.TB), says ...string) (said string) {
	t.Helper()
	said, failed := try(t, test)
	if !failed {
		t.Errorf("got a test that passed; want it to fail")
	}
	for _, text := range says {
		if !strings.Contains(said, text) {
			t.Errorf("got %s\nwant it to say %q", said, text)
		}
	}
	return said
}

// mustPass runs a test that must pass.
func mustPass(t *testing.T, test func(t testing.TB)) {
	t.Helper()
	if said, failed := tryHere(t, test); failed {
		t.Errorf("got %s\nwant a test that passes", said)
	}
}
