package screentest

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

//go:embed browser.mjs
var script string

// flags make Chromium draw in software, keep it off the network, and let sound wait for a gesture as with players.
var flags = []string{
	"--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
	"--disable-component-update", "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader",
	"--enable-unsafe-swiftshader", "--autoplay-policy=document-user-activation-required",
}

// Browser is a Chromium that nobody sees; it ends with the test. It is for the test that
// made it, not for subtests or other goroutines.
type Browser struct {
	t       testing.TB
	in      io.Writer
	answers chan answer // at most one waits; closed when the script has ended
	stuck   bool        // an answer is missing, so that later ones would be taken for others
	said    output      // errors of the script itself
}

// answer is what the script says to a command: see browser.mjs.
type answer struct {
	Value json.RawMessage
	Error string
}

// Screen is what a page is shown on. The zero value is a desktop window of 1024×768 with a mouse.
type Screen struct {
	Width, Height int     // CSS pixels; zero: 1024, 768
	Scale         float64 // device pixels per CSS pixel; zero: 1
	Touch         bool    // a phone: fingers, and a page scaled for phones
	Script        string  // JavaScript that runs before the page's own, also in frames: globalThis.KRILL_ENV = {...} is the game's environment
}

// NewBrowser starts a browser. Where node, playwright-core or Chromium is missing the test is skipped, and fails
// when CI is "true". playwright-core is looked for in NODE_PATH and in .ci/node_modules of the module.
// More flags, such as "--disable-gpu", are Chromium's.
func NewBrowser(t testing.TB, more ...string) *Browser {
	t.Helper()
	node, chromium := need(t, "node", "nodejs"), need(t, "chromium", "chromium")
	modules := nodePath(t)
	b := &Browser{t: t, answers: make(chan answer, 1)}
	cmd := exec.Command(node, "--input-type=module", "--eval", script)
	cmd.Env = append(os.Environ(), "NODE_PATH="+modules)
	cmd.Stderr = &b.said
	b.start(cmd)
	if err := b.ask(nil, "launch", 0, chromium, slices.Concat(flags, more)); err != nil {
		t.Fatalf("screentest: start browser: %v", err)
	}
	return b
}

// start runs the script and ends it with the test: first kindly, so that it ends the browser.
func (b *Browser) start(cmd *exec.Cmd) {
	b.t.Helper()
	in, errIn := cmd.StdinPipe()
	out, errOut := cmd.StdoutPipe()
	if err := errors.Join(errIn, errOut, cmd.Start()); err != nil {
		b.t.Fatalf("screentest: start node: %v", err)
	}
	b.in = in
	done := make(chan struct{})
	go func() {
		defer close(done)
		b.read(out)
		_ = cmd.Wait()
	}()
	b.t.Cleanup(func() {
		in.Close()
		select {
		case <-done:
		case <-time.After(patience / 4):
			_ = cmd.Process.Kill() // the browser ends when its pipe breaks
			<-done
		}
	})
}

// read passes on answers until there are no more.
func (b *Browser) read(out io.Reader) {
	defer close(b.answers)
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var a answer
		if err := json.Unmarshal(line, &a); err != nil {
			a.Error = err.Error()
		}
		b.answers <- a
	}
}

// ask sends a command, waits for its answer and decodes the value into into, when that is not nil.
func (b *Browser) ask(into any, do string, page int, args ...any) error {
	if b.stuck {
		return errors.New("the browser did not answer before")
	}
	line, err := json.Marshal(map[string]any{"do": do, "page": page, "args": append([]any{}, args...)})
	if err != nil {
		return err
	}
	if _, err := b.in.Write(append(line, '\n')); err != nil {
		return fmt.Errorf("%w: %s", err, &b.said)
	}
	select {
	case a, ok := <-b.answers:
		return a.decode(into, ok, &b.said)
	case <-time.After(patience):
		b.stuck = true
		return fmt.Errorf("no answer in %v", patience)
	}
}

func (a answer) decode(into any, ok bool, said *output) error {
	switch {
	case !ok:
		return fmt.Errorf("node has ended: %s", said)
	case a.Error != "":
		return errors.New(a.Error)
	case into != nil:
		return json.Unmarshal(a.Value, into)
	}
	return nil
}

// Open opens a page as OpenOn does, in a desktop window.
func (b *Browser) Open(url string) *Page {
	b.t.Helper()
	return b.OpenOn(Screen{}, url)
}

// OpenOn opens a page as a new player does, with nothing stored, and waits until it has drawn more than one colour.
// It stays open until the test ends or Page.Close.
func (b *Browser) OpenOn(s Screen, url string) *Page {
	b.t.Helper()
	p := b.Blank(s, url)
	p.Reload()
	return p
}

// Blank opens an empty page, for one that is to be looked at before a game draws, or where none ever does.
// Page.Load then loads the URL.
func (b *Browser) Blank(s Screen, url string) *Page {
	b.t.Helper()
	if s.Width == 0 || s.Height == 0 {
		s.Width, s.Height = 1024, 768
	}
	if s.Scale == 0 {
		s.Scale = 1
	}
	p := &Page{b: b, url: url}
	if err := b.ask(&p.id, "open", 0, s.Width, s.Height, s.Scale, s.Touch, s.Script); err != nil {
		b.t.Fatalf("screentest: open page %q: %v", url, err)
	}
	p.View = View{t: b.t, name: "page", shot: p.image, words: p.text, ended: func() bool { return false }}
	return p
}

// nodePath returns the folders in which node looks for playwright-core, or skips the test when none has it.
func nodePath(t testing.TB) string {
	t.Helper()
	list := os.Getenv("NODE_PATH")
	if root := moduleRoot(); root != "" {
		list += string(filepath.ListSeparator) + filepath.Join(root, ".ci", "node_modules")
	}
	for _, dir := range filepath.SplitList(list) {
		if _, err := os.Stat(filepath.Join(dir, "playwright-core")); dir != "" && err == nil {
			return list
		}
	}
	missing(t, "playwright-core", "npm ci in .ci, or NODE_PATH")
	return ""
}

// moduleRoot returns the folder of go.mod above the working folder, which in a test is the package's own.
func moduleRoot() string {
	dir, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(dir, "go.mod")); missing == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	return ""
}
