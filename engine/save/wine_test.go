//go:build screen

package save

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// TestOnWindows runs the tests of this package as a program for Windows, under Wine.
func TestOnWindows(t *testing.T) {
	exe := filepath.Join(folder(t), "save.test.exe")
	build := exec.Command("go", "test", "-c", "-gcflags=all=-d=fmahash=qn", "-o", exe, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=windows", "GOARCH=amd64")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the tests for Windows: %v\n%s", err, said)
	}
	said, err := screentest.RunWine(t, ".", exe, "-test.v", "-test.short")
	if err != nil {
		t.Errorf("under Wine: %v\n%s", err, said)
	}
	t.Log(said)
}
