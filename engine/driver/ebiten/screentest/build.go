package screentest

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// noFusing makes floating point the same on every processor, as in every build of the project.
const noFusing = "-gcflags=all=-d=fmahash=qn"

// builds remembers what this process has built, since a link takes seconds and a folder never changes during a test.
var builds struct {
	sync.Mutex
	dir  string
	life io.Closer         // the folder lasts as long as this is open
	made map[string]*built // by what was asked for
}

// built is what one build came to. Who asks for it while it goes on waits; who asks for another does not.
type built struct {
	sync.Mutex
	done bool
	path string // empty when done: it failed
}

// Build builds the game in a folder, once for all tests of the process, and returns the path of the program.
// The folder is what go build takes: ".", "./testdata/box" or an import path. More arguments, such as
// "-tags=x", go before it. The program is removed when the process ends.
func Build(t testing.TB, folder string, args ...string) string {
	t.Helper()
	return once(t, strings.Join(append(args, folder), " "), func(dir string) (string, error) {
		whole, err := filepath.Abs(folder) // "." has no name
		if err != nil {
			return "", err
		}
		bin := filepath.Join(dir, filepath.Base(whole))
		return bin, goBuild(bin, folder, args)
	})
}

// BuildFor builds the game in a folder for another place, which the variables of env name, such as "GOARCH=arm64". In all
// else it is [Build].
func BuildFor(t testing.TB, env []string, folder string, args ...string) string {
	t.Helper()
	key := strings.Join(append(append(env[:len(env):len(env)], args...), folder), " ")
	return once(t, key, func(dir string) (string, error) {
		bin := filepath.Join(dir, "game")
		return bin, goBuild(bin, folder, args, env...)
	})
}

// BuildWeb builds the game in a folder for browsers, once for all tests of the process, with the page that
// krill web writes, and returns the folder of the page, for Serve.
func BuildWeb(t testing.TB, folder string) (dir string) {
	t.Helper()
	return once(t, "web "+folder, func(dir string) (string, error) {
		return dir, run(exec.Command("go", "run", "github.com/krill2d/krill/cmd/krill", "web", folder, "--out", dir))
	})
}

// Serve offers the files of a folder to browsers on this machine until the test ends.
func Serve(t testing.TB, dir string) (url string) {
	files := http.FileServer(http.Dir(dir))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".wasm") { // the system's own list of types may lack it
			w.Header().Set("Content-Type", "application/wasm")
		}
		w.Header().Set("Cache-Control", "no-store")
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// once returns the result of an earlier build under the same key, or builds into a new folder.
func once(t testing.TB, key string, build func(dir string) (string, error)) string {
	t.Helper()
	b, all := place(t, key)
	b.Lock()
	defer b.Unlock()
	if b.done && b.path == "" {
		t.Fatalf("screentest: build %q: it failed before", key)
	}
	if b.done {
		return b.path
	}
	b.done = true
	dir, err := os.MkdirTemp(all, "")
	if err == nil {
		b.path, err = build(dir)
	}
	if err != nil {
		b.path = ""
		t.Fatalf("screentest: build %q: %v", key, err)
	}
	return b.path
}

// place returns where a build is remembered, and the folder for what all of them make.
func place(t testing.TB, key string) (b *built, all string) {
	t.Helper()
	builds.Lock()
	defer builds.Unlock()
	if builds.made == nil {
		builds.dir, builds.life = scratch(t)
		builds.made = map[string]*built{}
	}
	b = builds.made[key]
	if b == nil {
		b = &built{}
		builds.made[key] = b
	}
	return b, builds.dir
}

// scratch makes a folder that outlives the test and not the process: a shell waits for the
// pipe to close, which happens however the process ends, and removes the folder.
func scratch(t testing.TB) (dir string, life io.Closer) {
	t.Helper()
	dir, err := os.MkdirTemp("", "screentest")
	if err != nil {
		t.Fatalf("screentest: make folder: %v", err)
	}
	cmd := exec.Command("sh", "-c", `trap "" INT TERM HUP; read -r x; rm -rf "$1"`, "sh", dir)
	life, err = cmd.StdinPipe()
	if err != nil {
		t.Fatalf("screentest: make pipe: %v", err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("screentest: start sh: %v", err)
	}
	return dir, life
}

func goBuild(out, folder string, args []string, env ...string) error {
	args = append([]string{"build", noFusing, "-o", out}, args...)
	cmd := exec.Command("go", append(args, folder)...)
	cmd.Env = append(append(os.Environ(), "CGO_ENABLED=0"), env...)
	return run(cmd)
}

func run(cmd *exec.Cmd) error {
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, said)
	}
	return nil
}
