//go:build screen

package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// arm64Root holds the C library for arm64, to which a program that can open a window is linked.
const arm64Root = "/usr/aarch64-linux-gnu"

// TestTheWindowedProgramForARM runs it in qemu as far as it comes without the libraries of X11 for that processor: it
// plays the bot where there is no display, and names what it lacks where there is one.
func TestTheWindowedProgramForARM(t *testing.T) {
	if _, err := os.Stat(filepath.Join(arm64Root, "lib/ld-linux-aarch64.so.1")); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%v; try apt-get install libc6-arm64-cross", err)
		}
		t.Skipf("%v; try apt-get install libc6-arm64-cross", err)
	}
	bin := filepath.Join(t.TempDir(), "astro")
	build := exec.Command("go", "build", "-trimpath", "-gcflags=all=-d=fmahash=qn", "-o", bin, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH=arm64")
	if msg, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, msg)
	}
	play := func(display string) (string, error) {
		cmd := exec.Command("qemu-aarch64-static", "-L", arm64Root, bin)
		cmd.Env = append(os.Environ(), "DISPLAY="+display, "WAYLAND_DISPLAY=", "KRILL_TICKS=600", "KRILL_SAVE_DIR="+t.TempDir())
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if out, err := play(""); err != nil || !strings.Contains(out, "its bot played 10 s") {
		t.Errorf("without a display: got %v and %q; want exit status 0 and the bot's game", err, out)
	}
	out, err := play(silentDisplay(t))
	if err == nil || !strings.Contains(out, "libX11.so.6") || !strings.Contains(out, "try installing") || strings.Contains(out, "goroutine") {
		t.Errorf("with a display: got %v and %q; want an error that names libX11 and the way out", err, out)
	}
}

// silentDisplay returns the name of a display that somebody listens at, which says nothing.
func silentDisplay(t *testing.T) string {
	t.Helper()
	for n := 500; n < 600; n++ {
		l, err := net.Listen("unix", fmt.Sprintf("@/tmp/.X11-unix/X%d", n))
		if err == nil {
			t.Cleanup(func() { l.Close() })
			return fmt.Sprintf(":%d", n)
		}
	}
	t.Fatal("no number is free for a display")
	return ""
}
