package main

import (
	"os"
	"os/exec"
)

// noFusing makes the compiler leave out fused multiply-adds: with them the same game computes other numbers on
// arm64 than on amd64. The scripts under .ci hold the same flag; a test compares.
const noFusing = "-gcflags=all=-d=fmahash=qn"

// buildFlags go to every build of a game. No version control stamp: it makes two builds of one source differ,
// and fails in a folder that belongs to another user.
func buildFlags() []string { return []string{"-trimpath", "-buildvcs=false", noFusing} }

// target is the system that a build is for. The zero value is this one.
type target struct {
	os, arch string
	flags    []string // further ones
}

// web is the target of browsers, without the names that only a debugger reads: they are a third of the file.
var web = target{os: "js", arch: "wasm", flags: []string{"-ldflags=-s -w"}}

// build compiles the game in dir into the file out, which must be an absolute path.
func (t *terminal) build(dir, out string, to target) error {
	args := append([]string{"build", "-o", out}, buildFlags()...)
	cmd, err := t.command(dir, append(append(args, to.flags...), ".")...)
	if err != nil {
		return err
	}
	cmd.Env = append(cmd.Env, "CGO_ENABLED=0")
	if to.os != "" {
		cmd.Env = append(cmd.Env, "GOOS="+to.os, "GOARCH="+to.arch)
	}
	return said(cmd.Run())
}

// command is a call of go in dir that speaks to the terminal.
func (t *terminal) command(dir string, args ...string) (*exec.Cmd, error) {
	tool, err := exec.LookPath("go")
	if err != nil {
		return nil, misuse(`krill: find "go": not on PATH; try installing Go from https://go.dev/dl`)
	}
	cmd := exec.Command(tool, args...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, os.Environ(), t.stdout, t.stderr
	return cmd, nil
}

// answer calls go in dir and returns what it prints; env is added to the environment.
func (t *terminal) answer(dir string, env []string, args ...string) ([]byte, error) {
	cmd, err := t.command(dir, args...)
	if err != nil {
		return nil, err
	}
	cmd.Env, cmd.Stdout = append(cmd.Env, env...), nil
	text, err := cmd.Output()
	return text, said(err)
}

// said turns the failure of a program that prints its own errors into its exit status.
func said(err error) error {
	if exit, ok := err.(*exec.ExitError); ok {
		return ended(status(exit.ProcessState))
	}
	return err
}
