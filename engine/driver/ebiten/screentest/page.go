package screentest

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"time"
)

// Page is a running game in a browser. Keys are named as browsers name their codes: "KeyA", "ArrowLeft", "Space",
// "Enter", "Escape". Positions are CSS pixels from the top left corner of the page.
type Page struct {
	View

	b   *Browser
	id  int
	url string
}

// Touch is where a finger is. Each finger that is down at the same time has an ID of its own.
type Touch struct {
	X  float64 `json:"x"`
	Y  float64 `json:"y"`
	ID int     `json:"id"`
}

// Reload loads the page anew, with all that it has stored, and waits until it has a canvas, nothing of krill's own
// page in front of it, and shows more than one colour.
func (p *Page) Reload() {
	p.t.Helper()
	p.Load()
	p.Until(func() bool { return p.Eval(playing) == true && !Uniform(p.Shot()) }, "draw")
}

const playing = `document.querySelector("canvas") !== null && document.getElementById("front")?.hidden !== false`

// Load loads the page anew and does not wait for a game to draw.
func (p *Page) Load() { p.t.Helper(); p.do("goto", p.url) }

// Protocol sends a command of Chromium's DevTools protocol to the page and returns the answer as encoding/json decodes
// it. Params are an object that encoding/json can write, and are not nil.
func (p *Page) Protocol(method string, params any) (answer any) {
	p.t.Helper()
	p.ask(&answer, "protocol", method, params)
	return answer
}

// Key presses and releases keys, one after the other. "Control+KeyC" holds one while it presses another.
func (p *Page) Key(names ...string) { p.t.Helper(); p.each("key", names) }

// KeyDown presses keys and holds them.
func (p *Page) KeyDown(names ...string) { p.t.Helper(); p.each("keydown", names) }

// KeyUp releases keys.
func (p *Page) KeyUp(names ...string) { p.t.Helper(); p.each("keyup", names) }

// Type enters text, key by key.
func (p *Page) Type(s string) { p.t.Helper(); p.do("type", s) }

// Move moves the mouse.
func (p *Page) Move(x, y int) { p.t.Helper(); p.do("move", x, y) }

// Click presses and releases a mouse button: 1 left, 2 middle, 3 right.
func (p *Page) Click(button int) { p.t.Helper(); p.do("click", button) }

// ButtonDown presses a mouse button and holds it.
func (p *Page) ButtonDown(button int) { p.t.Helper(); p.do("mousedown", button) }

// ButtonUp releases a mouse button.
func (p *Page) ButtonUp(button int) { p.t.Helper(); p.do("mouseup", button) }

// Wheel turns the mouse wheel by CSS pixels; positive is right and down.
func (p *Page) Wheel(dx, dy float64) { p.t.Helper(); p.do("wheel", dx, dy) }

// Tap touches the page for three pictures. It needs a Screen with Touch, as do the other touches.
func (p *Page) Tap(x, y float64) { p.t.Helper(); p.do("tap", x, y) }

// Flick touches the page and lifts the finger at once, most often before the game's next picture.
func (p *Page) Flick(x, y float64) { p.t.Helper(); p.do("flick", x, y) }

// TouchStart puts fingers down: the new ones, beside those that are there already.
func (p *Page) TouchStart(fingers ...Touch) { p.t.Helper(); p.touch("touchStart", fingers) }

// TouchMove moves fingers that are down.
func (p *Page) TouchMove(fingers ...Touch) { p.t.Helper(); p.touch("touchMove", fingers) }

// TouchEnd lifts the fingers that are given, and all of them when none is.
func (p *Page) TouchEnd(fingers ...Touch) { p.t.Helper(); p.touch("touchEnd", fingers) }

// Obey makes the page's keyboard and fingers do at once what the game's bot says, until it is called with false: see
// KRILL_BOT=aloud in package engine. What the bot says is left out of Console.
func (p *Page) Obey(on bool) { p.t.Helper(); p.do("obey", on) }

// Summary asks a game that talks to a developer (KRILL_DEV) how it goes, by F9, and returns its answer.
func (p *Page) Summary() string {
	p.t.Helper()
	before, last := p.summaries()
	var asked time.Time
	p.Until(func() bool {
		if time.Since(asked) > time.Second { // a game that is being loaded hears nothing yet
			asked = time.Now()
			p.Key("F9")
		}
		n, said := p.summaries()
		last = said
		return n > before
	}, "answer F9")
	return last
}

// summaries returns how many answers to F9 there are in the console, and the last one.
func (p *Page) summaries() (n int, last string) {
	for _, line := range p.Console() {
		if _, said, ok := strings.Cut(line, "engine: "); ok && strings.Contains(said, "ticks") {
			n, last = n+1, said
		}
	}
	return n, last
}

// Insets says what a notch hides along the edges, CSS pixels.
func (p *Page) Insets(top, right, bottom, left float64) {
	p.t.Helper()
	p.do("insets", top, right, bottom, left)
}

// Resize gives the page a size in CSS pixels. It returns before the game has drawn.
func (p *Page) Resize(width, height int) { p.t.Helper(); p.do("viewport", width, height) }

// Eval runs JavaScript in the page, waits when it is a promise, and returns its value as encoding/json
// decodes it: float64 for numbers, nil for undefined.
func (p *Page) Eval(js string) (value any) {
	p.t.Helper()
	p.ask(&value, "evaluate", js)
	return value
}

// Console returns what the page has said since it was opened, each with its kind: "log: hello", "warning: …",
// "error: …", "pageerror: …" for what nothing caught, "requestfailed: …".
func (p *Page) Console() []string {
	p.t.Helper()
	lines, err := p.console()
	if err != nil {
		p.t.Fatalf("screentest: read console of %q: %v", p.url, err)
	}
	return lines
}

// Close closes the page at once, as closing a tab does.
func (p *Page) Close() { p.t.Helper(); p.do("close") }

// Leave closes the page as a player closes a tab, so that it hears of it, and leaves what it has stored to its other tabs.
func (p *Page) Leave() { p.t.Helper(); p.do("leave") }

// Tab opens the same page once more, in a tab that shares what the page has stored, and waits until it draws.
func (p *Page) Tab() *Page {
	p.t.Helper()
	other := &Page{b: p.b, url: p.url}
	p.ask(&other.id, "tab")
	other.View = View{t: p.t, name: "page", shot: other.image, words: other.text, ended: func() bool { return false }}
	other.Reload()
	return other
}

// Choose presses a key that lets the browser ask for a file, and chooses one.
func (p *Page) Choose(key, name string, data []byte) { p.t.Helper(); p.do("choose", key, name, data) }

// Download presses a key that lets the browser download a file, and returns what is in it.
func (p *Page) Download(key string) (data []byte) {
	p.t.Helper()
	p.ask(&data, "download", key)
	return data
}

func (p *Page) console() (lines []string, err error) {
	err = p.b.ask(&lines, "console", p.id)
	return lines, err
}

// text is the console for a failure, which must not fail itself.
func (p *Page) text() string {
	lines, err := p.console()
	if err != nil {
		return err.Error()
	}
	return strings.Join(lines, "\n")
}

func (p *Page) image() (image.Image, error) {
	var data []byte // JSON carries bytes as base64
	if err := p.b.ask(&data, "screenshot", p.id); err != nil {
		return nil, err
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return rgba(img), nil
}

func (p *Page) touch(kind string, fingers []Touch) {
	p.t.Helper()
	p.do("touch", kind, append([]Touch{}, fingers...)) // none is an empty list, not null
}

func (p *Page) each(do string, names []string) {
	p.t.Helper()
	for _, name := range names {
		p.do(do, name)
	}
}

func (p *Page) do(do string, args ...any) { p.t.Helper(); p.ask(nil, do, args...) }

// ask asks the browser for something and ends the test when it cannot be done.
func (p *Page) ask(into any, do string, args ...any) {
	p.t.Helper()
	if err := p.b.ask(into, do, p.id, args...); err != nil {
		p.fatalf("screentest: %s in %q: %v", do, p.url, err)
	}
}
