package main

import (
	"fmt"
	"io"
	"strings"
)

type doctorCommand struct{}

// Run prints one line for each check. It fails when a game cannot be built and run here. A display is not needed for
// that: without one, the game's bot plays.
func (c *doctorCommand) Run(t *terminal) error {
	if !examine(thisMachine(), t.stdout) {
		return ended(1)
	}
	return nil
}

// finding is the outcome of a check.
type finding struct {
	kind kind
	text string // what was found, or what is missing
	try  string // what to do; empty: nothing
}

// kind says how bad a finding is.
type kind string

const (
	fine     kind = "ok"
	lacking  kind = "missing" // something less can be done here
	blocking kind = "MISSING" // no game can be built and run here
)

// checkup looks for a thing that a game, a tool or a test needs.
type checkup struct {
	name string
	find func(machine) finding
}

var checks = []checkup{
	{"go", findGo},
	{"build", findBuild},
	{"modules", findModules},
	{"display", findDisplay},
	{"libraries", findLibraries},
	{"sound", findSound},
	{"wasm_exec.js", findWasmExec},
	{"gcc", findGCC},
	{"xvfb", findXvfb},
	{"chromium", findChromium},
	{"node", findNode},
	{"android", findAndroid},
	{"ios", findIOS},
}

// examine prints the checks' findings and reports whether a game can be built and run.
func examine(m machine, out io.Writer) bool {
	healthy := true
	for _, c := range checks {
		f := c.find(m)
		fmt.Fprintf(out, "%-8s %-13s %s\n", f.kind, c.name, f)
		healthy = healthy && f.kind != blocking
	}
	if !healthy {
		fmt.Fprintln(out, "No game can be built and run here yet: see the lines that begin with MISSING.")
	}
	return healthy
}

func (f finding) String() string {
	if f.try == "" {
		return f.text
	}
	return f.text + "; try " + f.try
}

func found(text string) finding { return finding{kind: fine, text: firstLine(text)} }

func missing(text, try string) finding {
	return finding{kind: lacking, text: firstLine(text), try: try}
}

func blocked(text, try string) finding {
	return finding{kind: blocking, text: firstLine(text), try: try}
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}
