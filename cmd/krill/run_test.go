package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

func TestRun(t *testing.T) {
	module(t, "toy/main.go", `package main

import (
	"fmt"
	"os"
	"runtime/debug"
)

func main() {
	wd, _ := os.Getwd()
	fmt.Println("arguments", os.Args[1:], "in", wd)
	info, _ := debug.ReadBuildInfo()
	for _, s := range info.Settings {
		fmt.Println(s.Key + "=" + s.Value)
	}
	fmt.Fprintln(os.Stderr, "no lives left")
	os.Exit(7)
}
`)
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	here, _ := os.Getwd()
	status, stdout, stderr := call("run", "toy", "--", "-fast", "--", "x")
	want(t, 7, status, stdout, "arguments [-fast -- x] in "+here+"\n", "CGO_ENABLED=0\n", "-trimpath=true\n", noFusing+"\n")
	if stderr != "no lives left\n" {
		t.Errorf("got %q on standard error; want only what the game wrote", stderr)
	}
	if left, _ := os.ReadDir(temporary); len(left) != 0 {
		t.Errorf("got %v left in the temporary folder; want nothing", left)
	}
}

func TestRunBrokenSource(t *testing.T) {
	module(t, "main.go", "package main\n\nfunc main() { nonsense }\n")
	status, stdout, stderr := call("run")
	want(t, 1, status, stderr, "undefined: nonsense")
	if stdout != "" || strings.Contains(stderr, "exit status") {
		t.Errorf("got %q and %q; want what the compiler says and no more", stdout, stderr)
	}
}

func TestRunPassesSignals(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("windows has no signals to pass")
	}
	module(t, "main.go", `package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	fmt.Println("ready")
	for s := range signals {
		fmt.Println(s)
		if s == syscall.SIGTERM {
			signal.Reset(s)
			syscall.Kill(os.Getpid(), syscall.SIGTERM)
		}
	}
}
`)
	cmd := exec.Command(os.Args[0], "run")
	cmd.Env = append(os.Environ(), asTool+"=1")
	cmd.Stderr = os.Stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	lines := bufio.NewReader(pipe)
	expect := func(want string) {
		t.Helper()
		if line, err := lines.ReadString('\n'); line != want+"\n" {
			t.Fatalf("got %q, %v; want %q", line, err, want)
		}
	}
	expect("ready")
	cmd.Process.Signal(os.Interrupt) // standard input is the null device, so nobody typed it
	expect("interrupt")
	cmd.Process.Signal(syscall.SIGTERM)
	expect("terminated")
	io.Copy(io.Discard, pipe)
	cmd.Wait()
	if got := cmd.ProcessState.ExitCode(); got != 128+15 {
		t.Errorf("got exit status %d; want %d", got, 128+15)
	}
}
