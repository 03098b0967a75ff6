package engine

import (
	"slices"
	"strings"
	"testing"
)

// calls are those of a game in a folder of a module, which uses a library.
var calls = []call{
	{"strconv.Atoi", "/usr/lib/go/src/strconv/atoi.go", 12},
	{"example.org/maze/dig.(*Digger).step", "/home/me/maze/dig/dig.go", 40},
	{"example.org/maze/dig.(*Digger).step", "/home/me/maze/dig/dig.go", 38},
	{"main.(*play).Update", "/home/me/maze/games/deep/play.go", 7},
}

var maze = home{module: "example.org/maze", main: "games/deep"}

func TestPlacesAreRelativeToTheModule(t *testing.T) {
	for i, want := range []string{"strconv/atoi.go:12", "dig/dig.go:40", "dig/dig.go:38", "games/deep/play.go:7"} {
		if got := maze.place(calls[i]); got != want {
			t.Errorf("%s: got %q; want %q", calls[i].function, got, want)
		}
	}
	unknown := home{}
	if got, want := unknown.place(calls[3]), "play.go:7"; got != want {
		t.Errorf("in an unknown module: got %q; want %q", got, want)
	}
}

func TestTheCulpritIsTheGamesOwn(t *testing.T) {
	c, ok := maze.culprit(calls)
	if want := "dig.(*Digger).step"; !ok || maze.name(c) != want {
		t.Errorf("got %q; want %q", maze.name(c), want)
	}
	if c, ok = maze.culprit(calls[:1]); !ok || c != calls[0] {
		t.Errorf("in a library alone: got %v; want the innermost call", c)
	}
	if _, ok = maze.culprit(nil); ok {
		t.Error("without calls: got one")
	}
}

func TestLinesJoinAFunctionThatCallsItself(t *testing.T) {
	want := []string{"strconv/atoi.go:12  strconv.Atoi", "dig.go:40  dig.(*Digger).step  (2 times)", "play.go:7  (*play).Update"}
	if got := maze.lines(calls); !slices.Equal(got, want) {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestAFaultOfKrillsOwnHasAStackToo(t *testing.T) {
	f := guard("nothing", nil, func() error { panic("by Krill") })
	if len(f.Stack) == 0 || !strings.Contains(f.Stack[0], "failurestack_test.go") {
		t.Errorf("got %q; want the call in this file", f.Stack)
	}
}

func TestTheLineOfCodeIsShownWhereItIs(t *testing.T) {
	f := guard("nothing", nil, func() error { panic("here") })
	if got, want := f.calls[0].code(), `f := guard("nothing", nil, func() error { panic("here") })`; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
	here := f.calls[0].file
	for _, c := range []call{{file: here}, {file: here, line: 99_999}, {file: here + "x", line: 1}, {file: "main.go", line: 1}, {file: t.TempDir(), line: 1}} {
		if got := c.code(); got != "" {
			t.Errorf("%s:%d: got %q; want nothing", c.file, c.line, got)
		}
	}
}
