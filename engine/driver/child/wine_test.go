//go:build screen && linux

package child

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// TestOnWindows runs the tests of processes under Wine: handles are handed on there, and no descriptors.
func TestOnWindows(t *testing.T) {
	exe := filepath.Join(t.TempDir(), "child.test.exe")
	c := exec.Command("go", "test", "-c", "-o", exe, ".")
	c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=windows", "GOARCH=amd64")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	said, err := screentest.RunWine(t, t.TempDir(), exe, "-test.v", "-test.run=TestProcessPlays|TestClosedGame|TestGameThatDies")
	if err != nil || !strings.Contains(said, "PASS") {
		t.Errorf("got %v\n%s", err, said)
	}
}
