//go:build screen && linux

package live

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"sync"
	"syscall"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// marked tells whether the page and its canvas are those that were marked.
const marked = `globalThis.stays !== undefined && globalThis.stays === document.querySelector("canvas")`

// terminal keeps what a process says.
type terminal struct {
	mu   sync.Mutex
	said bytes.Buffer
}

func (t *terminal) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.said.Write(b)
}

func (t *terminal) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.said.String()
}

// playAddress finds the page of the game in what krill dev says.
var playAddress = regexp.MustCompile(`http://\S+/play/\S*`)

// startPage starts krill dev for a page, and opens that.
func (r *run) startPage() {
	r.t.Helper()
	home, said := r.t.TempDir(), &terminal{}
	cmd := exec.Command(r.tool, "dev", "--web", r.dir)
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CACHE_HOME="+r.cache)
	cmd.Stdout, cmd.Stderr = said, said
	if err := cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() {
		cmd.Process.Signal(syscall.SIGTERM)
		cmd.Wait()
	})
	r.said, r.pids.tool = said.String, cmd.Process.Pid
	address := ""
	r.until("the address of the page", func() string {
		if address = playAddress.FindString(r.said()); address == "" {
			return "want it said"
		}
		return ""
	})
	r.page = screentest.NewBrowser(r.t).Blank(screentest.Screen{Width: 640, Height: 360}, address)
	r.page.Load()
	r.until("show the game", r.looks)
	r.page.Eval(`globalThis.stays = document.querySelector("canvas")`)
}

// TestEditsInAPage is TestEdits for a game in a page. There a broken file is in the next build, as it would be in a release, and
// nothing of the build before can stand in for it.
func TestEditsInAPage(t *testing.T) {
	onlyInWindows := []string{"a broken picture", "a broken shader", "a broken tune.toml", "an end of the process"}
	inPages := slices.DeleteFunc(slices.Clone(kinds), func(k kind) bool { return slices.Contains(onlyInWindows, k.name) })
	r := meadowIn(t)
	r.warm(true)
	r.startPage()
	r.fill()
	r.edited(setting("KRILL_EDITS", 30), uint64(setting("KRILL_SEED", 1)), inPages)
	r.page.SavePNG("last-in-a-page")
}
