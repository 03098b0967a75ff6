package screentest

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Display is a screen of 1024×768 pixels that nobody sees: an X server of its own, which ends with the test.
// It has no window manager, so windows have no frames and lie in the top left corner. It is for the test that made
// it, not for subtests or other goroutines.
type Display struct {
	t    testing.TB
	name string // as in the variable DISPLAY
	x    *xConn
	old  map[uint32]bool // windows that belong to games started before

	managed bool // there is a window manager
}

// NewDisplay starts a screen. Where Xvfb or xdotool is missing the test is skipped, and fails when CI is "true".
func NewDisplay(t testing.TB) *Display {
	t.Helper()
	need(t, "Xvfb", "xvfb")
	need(t, "xdotool", "xdotool")
	number := startServer(t)
	x, err := dialX(number)
	if err != nil {
		t.Fatalf("screentest: connect to display %q: %v", number, err)
	}
	t.Cleanup(func() { x.conn.Close() })
	return &Display{t: t, name: ":" + number, x: x, old: map[uint32]bool{}}
}

// startServer starts an X server on a free number, which it returns. -ac lets everyone in, so that no cookie is
// needed; -terminate ends it with its last client, also when this process is killed.
func startServer(t testing.TB) (number string) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatalf("screentest: make pipe: %v", err)
	}
	defer r.Close()
	said := new(output)
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1024x768x24", "-ac", "-nolisten", "tcp", "-terminate")
	cmd.ExtraFiles, cmd.Stdout, cmd.Stderr = []*os.File{w}, said, said
	err = cmd.Start()
	w.Close()
	if err != nil {
		t.Fatalf("screentest: start Xvfb: %v", err)
	}
	ended := watch(cmd)
	t.Cleanup(func() { end(cmd, ended) })
	r.SetReadDeadline(time.Now().Add(patience))
	number, err = bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("screentest: start Xvfb: %v: %s", err, said)
	}
	return strings.TrimSpace(number)
}

// Start starts a built game on the display, waits until its window has drawn more than one colour, and gives it the
// keyboard. Its home, working folder and (below it) saves are a new folder, Window.Home: to start it again with
// what it saved, give "HOME="+Home in env, which holds variables as "NAME=value". The game ends with the test.
// One game is in front; pictures of others are not to be trusted.
func (d *Display) Start(bin string, env ...string) *Window {
	d.t.Helper()
	home := variable(env, "HOME")
	if home == "" {
		home = d.t.TempDir()
	}
	w := &Window{Home: home, d: d}
	w.View = View{t: d.t, name: filepath.Base(bin), shot: w.image, words: w.Output, ended: w.gone, hint: w.keysElsewhere}
	w.run(bin, append(d.Env(home), env...))
	w.Until(w.appear, "open a window")
	w.Until(func() bool { img, err := w.image(); return err == nil && !Uniform(img) }, "draw")
	w.Focus()
	return w
}

// Env is the environment of a program on the display: that of the test without what would lead to the player's own files and screen.
func (d *Display) Env(home string) []string {
	env := slices.DeleteFunc(os.Environ(), func(e string) bool {
		return strings.HasPrefix(e, "XDG_") || strings.HasPrefix(e, "WAYLAND_")
	})
	return append(env, "DISPLAY="+d.name, "HOME="+home, "KRILL_SAVE_DIR="+filepath.Join(home, "saves"))
}

// variable returns the value of the last of env with a name.
func variable(env []string, name string) (value string) {
	for _, e := range env {
		if v, ok := strings.CutPrefix(e, name+"="); ok {
			value = v
		}
	}
	return value
}

// need skips the test, or fails it where CI is "true", when a program is missing.
func need(t testing.TB, program, pkg string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		missing(t, program, "apt-get install "+pkg)
	}
	return path
}

func missing(t testing.TB, what, try string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("screentest: find %q: not here; try %s", what, try)
	}
	t.Skipf("screentest: find %q: not here; try %s", what, try)
}

// watch waits for a process that has been started; the channel is closed when it has ended.
func watch(cmd *exec.Cmd) chan struct{} {
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // the exit code is read from its state
		close(ended)
	}()
	return ended
}

// end asks a process to end, and kills it when it does not within five seconds.
func end(cmd *exec.Cmd, ended chan struct{}) {
	_ = cmd.Process.Signal(syscall.SIGTERM) // it may have ended already
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		_ = cmd.Process.Kill()
		<-ended
	}
}

// output collects what a process says. It may be read while it is written.
type output struct {
	mu   sync.Mutex
	text strings.Builder
}

// Write adds to the output.
func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

// String returns all of it so far.
func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}
