//go:build screen

package enginetest

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/enginetest/fusing"
)

// TestABuildThatFusesRefuses runs the golden test of a game in a build that fuses products, and again with the setting that
// it asks for.
func TestABuildThatFusesRefuses(t *testing.T) {
	play := func(flags string) (said string, passed bool) {
		cmd := exec.Command("go", "test", "-count=1", "-tags=krill_headless", "-run=^TestGolden", "../../games/learn/01_hello")
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOARCH=amd64", "GOAMD64=v3", flags)
		out, err := cmd.CombinedOutput()
		return string(out), err == nil
	}
	said, passed := play("GOFLAGS=")
	if passed || !strings.Contains(said, "this build joins products and sums") || !strings.Contains(said, "set "+fusing.Off) {
		t.Errorf("without the flag: got %s; want it refused, and the setting", said)
	}
	if said, passed := play(fusing.Off); !passed {
		t.Errorf("with %s: got %s; want it to pass", fusing.Off, said)
	}
}
