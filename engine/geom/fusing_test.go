//go:build screen

package geom

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheFlagMatters shows why every build has a flag against fused multiply-adds: without it a small program computes
// something else on arm64 than on amd64, and with it the same.
func TestTheFlagMatters(t *testing.T) {
	qemu, err := exec.LookPath("qemu-aarch64-static")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%v; try apt-get install qemu-user-static", err)
		}
		t.Skipf("%v; try apt-get install qemu-user-static", err)
	}
	const flag = "-gcflags=all=-d=fmahash=qn"
	want := runFusing(t, nil, "amd64")
	if got := runFusing(t, []string{qemu}, "arm64", flag); got != want {
		t.Errorf("arm64 with %s: got %s; want %s, as on amd64", flag, got, want)
	}
	if got := runFusing(t, []string{qemu}, "arm64"); got == want {
		t.Errorf("arm64 without %s: got %s as on amd64; want another hash, or the flag is not needed", flag, got)
	}
}

// runFusing builds testdata/fusing for a processor, runs it and returns what it says. Only runtime is linked, so that
// the builds are short.
func runFusing(t *testing.T, runner []string, arch string, flags ...string) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "fusing")
	args := append([]string{"build", "-o", bin}, flags...)
	build := exec.Command("go", append(args, "./testdata/fusing")...)
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOOS=linux", "GOARCH="+arch, "GOAMD64=v1")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, said)
	}
	run := append(runner, bin)
	said, err := exec.Command(run[0], run[1:]...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(run, " "), err, said)
	}
	return strings.TrimSpace(string(said))
}
