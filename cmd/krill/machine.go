package main

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// machine is what the doctor looks at. Its fields are functions so that a test can make up a machine.
type machine struct {
	goos   string
	env    func(name string) string
	look   func(program string) bool                          // on PATH
	output func(env []string, args ...string) (string, error) // what a program prints, errors too
	files  func(pattern string) bool                          // at least one file matches
	dial   func(socket string) error                          // connects to a unix socket
	build  func() (string, error)                             // compiles an empty program and runs it
}

func thisMachine() machine {
	return machine{
		goos:   runtime.GOOS,
		env:    os.Getenv,
		look:   func(program string) bool { _, err := exec.LookPath(program); return err == nil },
		output: output,
		files:  func(pattern string) bool { m, err := filepath.Glob(pattern); return err == nil && len(m) > 0 },
		dial:   dial,
		build:  buildEmpty,
	}
}

func output(env []string, args ...string) (string, error) {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), env...)
	text, err := cmd.CombinedOutput()
	return strings.TrimSpace(string(text)), err
}

func dial(socket string) error {
	c, err := net.Dial("unix", socket)
	if err != nil {
		return err
	}
	return c.Close()
}

// buildEmpty shows that the compiler works, and that its cache and the temporary folder can be written and
// executed from. It returns what go says.
func buildEmpty() (string, error) {
	dir, err := os.MkdirTemp("", "krill-doctor-")
	if err != nil {
		return err.Error(), err
	}
	defer os.RemoveAll(dir)
	source := filepath.Join(dir, "main.go")
	if err := os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		return err.Error(), err
	}
	return output(nil, "go", "run", source)
}
