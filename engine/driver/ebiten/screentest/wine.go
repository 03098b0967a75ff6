package screentest

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// BuildWindows builds the game in a folder for Windows on amd64, as krill build does, once for all tests of the
// process, and returns the path of the program.
func BuildWindows(t testing.TB, folder string) (exe string) {
	t.Helper()
	return once(t, "windows "+folder, func(dir string) (string, error) {
		exe := filepath.Join(dir, "game.exe")
		args := []string{"build", noFusing, "-trimpath", "-ldflags=-s -w -H=windowsgui", "-o", exe, folder}
		cmd := exec.Command("go", args...)
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=windows", "GOARCH=amd64")
		return exe, run(cmd)
	})
}

// StartWine starts a program for Windows under Wine, as [Display.Start] does for one of this machine. Its drive C, with
// what the player saves, is one folder for all tests of the process. It draws by OpenGL, and Wine has no sound.
// A program without a console says nothing, so there is no output. Where Wine is missing the test is skipped, and
// fails when CI is "true".
func (d *Display) StartWine(exe string, env ...string) *Window {
	d.t.Helper()
	wine := need(d.t, "wine", "wine wine64")
	prefix := winePrefix(d.t)
	home := d.t.TempDir()
	if err := os.WriteFile(filepath.Join(home, "wine"), []byte("#!/bin/sh\nexec "+wine+" '"+exe+"'\n"), 0o755); err != nil {
		d.t.Fatalf("screentest: write the start of Wine: %v", err)
	}
	env = append(append(wineEnv(prefix), "HOME="+home), env...)
	d.t.Cleanup(func() { endWine(prefix) })
	return d.Start(filepath.Join(home, "wine"), env...)
}

// RunWine runs a program for Windows that opens no window, such as what go test -c makes, in a folder, and returns what
// it said. Its drive C is that of StartWine. Where Wine is missing the test is skipped, and fails when CI is "true".
func RunWine(t testing.TB, folder, exe string, args ...string) (output string, err error) {
	t.Helper()
	wine := need(t, "wine", "wine wine64")
	prefix := winePrefix(t)
	t.Cleanup(func() { endWine(prefix) })
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	out, err := os.Create(filepath.Join(t.TempDir(), "out")) // Wine's servers keep a pipe open after the program's end
	if err != nil {
		t.Fatalf("screentest: make file: %v", err)
	}
	defer out.Close()
	cmd := exec.CommandContext(ctx, wine, append([]string{exe}, args...)...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = folder, out, out
	cmd.Env = append(os.Environ(), append(wineEnv(prefix), "DISPLAY=")...)
	err = cmd.Run()
	said, readErr := os.ReadFile(out.Name())
	return string(said), errors.Join(err, readErr)
}

// WineSaves returns the folder below which programs under Wine keep what players save.
func WineSaves(t testing.TB) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(winePrefix(t), "drive_c/users/*/AppData/Roaming"))
	if err != nil || len(found) == 0 {
		t.Fatalf("screentest: find AppData under Wine: %v", err)
	}
	return found[0]
}

// wineEnv is what Wine must be told. It offers neither .NET nor a browser, or it would ask to install them.
func wineEnv(prefix string) []string {
	return []string{
		"WINEPREFIX=" + prefix, "WINEARCH=win64", "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=;winemenubuilder.exe=",
		"EBITENGINE_GRAPHICS_LIBRARY=opengl", "KRILL_SAVE_DIR=",
	}
}

// winePrefix returns a Windows of its own, which is made once for all tests of the process.
func winePrefix(t testing.TB) string {
	t.Helper()
	return once(t, "wine prefix", func(dir string) (string, error) {
		prefix := filepath.Join(dir, "wine")
		cmd := exec.Command("wine", "wineboot", "--init")
		cmd.Env = append(os.Environ(), append(wineEnv(prefix), "DISPLAY=")...)
		if err := run(cmd); err != nil {
			return "", err
		}
		return prefix, addPrng(filepath.Join(prefix, "drive_c", "windows", "system32"))
	})
}

// addPrng gives Wine what every Go program asks Windows for and Wine 8 lacks: random bytes by the name ProcessPrng.
// Its own RtlGenRandom makes them.
func addPrng(system string) error {
	const dll = "bcryptprimitives.dll"
	path := filepath.Join(system, dll)
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	return os.WriteFile(path, forwarder(dll, "ProcessPrng", "ADVAPI32.SystemFunction036"), 0o644)
}

// endWine ends what Wine left running.
func endWine(prefix string) {
	cmd := exec.Command("wineserver", "--kill")
	cmd.Env = append(os.Environ(), wineEnv(prefix)...)
	_ = cmd.Run() // nothing may be running any more
}
