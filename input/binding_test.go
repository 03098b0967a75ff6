package input

import (
	"os"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// bound returns a player with bindings, in a tick that is over.
func bindTo(t testing.TB, text string, what ...Bindable) *player {
	t.Helper()
	var p player
	if err := Bind("bindings.txt", what...).Load(&p.State, text, ""); err != nil {
		t.Fatal(err)
	}
	p.tick()
	return &p
}

func named(name string, c ...Control) Action {
	a := on(c...)
	a.Name = name
	return a
}

// press lets keys go down in a tick, release up.
func (p *player) press(keys ...Control) {
	for _, k := range keys {
		p.key(k, true)
	}
	p.tick()
}

func (p *player) release(keys ...Control) {
	for _, k := range keys {
		p.key(k, false)
	}
	p.tick()
}

func (p *player) wait(ticks int) {
	for range ticks {
		p.tick()
	}
}

var jump, dash, save = named("jump", KeySpace), named("dash", KeyX), named("save")

func TestTextGoesBeforeCode(t *testing.T) {
	p := bindTo(t, "jump = K, Up, W, E, R, T, Y, U # seven and more\n", jump, dash)
	p.press(KeySpace)
	p.expect(t, "the code's key", jump, false, false, false)
	p.press(KeyU)
	p.expect(t, "the eighth key", jump, true, true, false)
	p.press(KeyX)
	p.expect(t, "not in the text", dash, true, true, false)
	p.release(KeyU)
	p.expect(t, "let go", jump, false, false, true)
	p.press(KeyZ)
	p.expect(t, "not bound at all", named("zoom", KeyZ), true, true, false)
}

func TestSticksFollowTheText(t *testing.T) {
	p := bindTo(t, "move.left = J\nmove.right = L, PadRightRight\n", Move)
	p.press(KeyJ)
	if got := p.Vec(Move); got != geom.V(-1, 0) {
		t.Errorf("J: got %v; want left", got)
	}
	if dx, dy := p.Step(Move); dx != -1 || dy != 0 {
		t.Errorf("J: got a step of %d, %d; want -1, 0", dx, dy)
	}
	p.press(KeyW, KeyA)
	if got, want := p.Vec(Move), geom.V(-1, -1).Unit(); got != want {
		t.Errorf("J and W: got %v; want %v, A being nothing", got, want)
	}
	p.release(KeyJ, KeyW, KeyA)
	p.in.Pads = []driver.Pad{{ID: 1, Axes: [4]float64{1, 0, 0.6, 0}}}
	p.tick()
	if got, want := p.Vec(Move), geom.V(0.5, 0); got.Dist(want) > 1e-9 {
		t.Errorf("both sticks of a pad: got %v; want %v, of the right one alone", got, want)
	}
	if got := p.Value(Action{Name: "move.right"}); got < 0.499 || got > 0.501 {
		t.Errorf("value: got %v; want 0.5", got)
	}
}

func TestChords(t *testing.T) {
	p := bindTo(t, "save = Ctrl+S\ndown = S\nall = Ctrl+Shift+S\nspecial = PadL1+PadA\n")
	down, all, special := named("down"), named("all"), named("special")
	p.press(KeyControlRight)
	p.press(KeyS)
	p.expect(t, "Ctrl, S: save", save, true, true, false)
	p.expect(t, "Ctrl, S: S alone", down, false, false, false)
	p.release(KeyControlRight)
	p.expect(t, "Ctrl up: save", save, false, false, true)
	p.expect(t, "Ctrl up: S alone", down, false, false, false)
	p.release(KeyS)
	p.press(KeyS)
	p.expect(t, "S again", down, true, true, false)
	p.press(KeyControlLeft)
	p.expect(t, "S, Ctrl: save", save, false, false, false)
	p.release(KeyS, KeyControlLeft)
	p.press(KeyControlLeft, KeyShiftLeft)
	p.press(KeyS)
	p.expect(t, "three: the longest", all, true, true, false)
	p.expect(t, "three: the shorter", save, false, false, false)
	p.in.Pads = []driver.Pad{{ID: 1, Buttons: driver.PadL1}, {ID: 2, Buttons: driver.PadA}}
	p.tick()
	p.expect(t, "on two pads", special, false, false, false)
	p.in.Pads = []driver.Pad{{ID: 1}, {ID: 2, Buttons: driver.PadA | driver.PadL1}}
	p.tick()
	p.expect(t, "A, L1 on one pad", special, true, true, false)
}

func TestHoldTapDouble(t *testing.T) {
	p := bindTo(t, "hold = hold 0.5 X\ntap = tap 0.2 X\ntwice = double 0.3 X\n")
	hold, tap, twice := named("hold"), named("tap"), named("twice")
	p.press(KeyX)
	p.wait(29)
	p.expect(t, "29 ticks", hold, false, false, false)
	p.wait(1)
	p.expect(t, "30 ticks", hold, true, true, false)
	p.wait(1)
	p.expect(t, "31 ticks", hold, true, false, false)
	p.release(KeyX)
	p.expect(t, "let go", hold, false, false, true)
	p.expect(t, "let go late", tap, false, false, false)
	p.press(KeyX)
	p.expect(t, "second press, late", twice, false, false, false)
	p.wait(5)
	p.release(KeyX)
	p.expect(t, "let go soon", tap, false, true, true)
	p.expect(t, "let go soon", hold, false, false, false)
	p.press(KeyX)
	p.expect(t, "twice", twice, true, true, false)
	p.release(KeyX)
	p.expect(t, "twice and up", twice, false, false, true)
	p.press(KeyX)
	p.expect(t, "a third time", twice, false, false, false)
}

func TestSequence(t *testing.T) {
	const text = "punch = J\nfireball = move.down > move.downright > move.right > punch in 0.4\n"
	fireball := named("fireball")
	roll := func(p *player, slow int) {
		p.press(KeyDown)
		p.wait(slow)
		p.press(KeyRight)
		p.wait(slow)
		p.release(KeyDown)
		p.wait(slow)
		p.press(KeyJ)
	}
	p := bindTo(t, text, Move, named("punch"), fireball)
	roll(p, 2)
	p.expect(t, "in time", fireball, true, true, false)
	p.release(KeyJ)
	p.expect(t, "let go", fireball, false, false, true)
	p.press(KeyJ)
	p.expect(t, "punch alone", fireball, false, false, false)
	p.release(KeyJ, KeyRight)
	p.wait(60)
	roll(p, 12)
	p.expect(t, "too slow", fireball, false, false, false)
	p.release(KeyJ, KeyRight)
	p.wait(60)
	p.press(KeyDown)
	p.release(KeyDown)
	p.press(KeyRight)
	p.press(KeyUp)
	p.press(KeyJ)
	p.expect(t, "no diagonal, and more between", fireball, true, true, false)
}

func TestContexts(t *testing.T) {
	const text = "mute = M\n[game]\njump = Space\nwalk = D\n[car: game]\nbrake = Space\n[menu]\njump = Enter\nok = Space\n"
	mute, walk, brake, ok := named("mute"), named("walk"), named("brake"), named("ok")
	p := bindTo(t, text)
	Enter(&p.State, "game")
	p.press(KeySpace, KeyD, KeyM)
	p.expect(t, "game", jump, true, true, false)
	p.expect(t, "menu's", ok, false, false, false)
	Enter(&p.State, "menu")
	p.tick()
	p.expect(t, "held since before", ok, false, false, false)
	p.expect(t, "game's", walk, false, false, false)
	p.expect(t, "of none", mute, true, false, false)
	p.release(KeySpace)
	p.expect(t, "let go", ok, false, false, false)
	p.press(KeySpace)
	p.expect(t, "anew", ok, true, true, false)
	p.expect(t, "another key in this context", jump, false, false, false)
	Enter(&p.State, "game")
	p.tick()
	p.expect(t, "menu left", jump, false, false, false)
	p.expect(t, "menu left: held all the time", walk, false, false, false)
	p.release(KeySpace, KeyD)
	Enter(&p.State, "car")
	p.press(KeySpace)
	p.expect(t, "on top", brake, true, true, false)
	p.expect(t, "below", jump, true, true, false)
	if got := p.Value(ok); got != 0 {
		t.Errorf("value of another context: got %v; want 0", got)
	}
}

func TestToggles(t *testing.T) {
	p := bindTo(t, "set toggle = run\nrun = ShiftLeft\n")
	run := named("run")
	p.press(KeyShiftLeft)
	p.expect(t, "on", run, true, true, false)
	p.release(KeyShiftLeft)
	p.expect(t, "stays", run, true, false, false)
	p.press(KeyShiftLeft)
	p.expect(t, "off", run, false, false, true)
}

func TestMistakesAreTold(t *testing.T) {
	for text, want := range map[string]string{
		"\njump = Spcae":                `bindings "bindings.txt", line 2: no control is called "Spcae"; try Space`,
		"jmup = Space":                  `line 1: no action is called "jmup"; try jump`,
		"jump Space":                    `line 1: there is no = in it; try: jump = Space`,
		"jump = Space,":                 `a control is missing there`,
		"jump = hold x Space":           `"x" is no time; try seconds`,
		"jump = hold 1e9 Space":         `at most 60`,
		"jump = A\njump = B":            `"jump" stands on line 1 already`,
		"[game\njump = A":               `a heading is the name of a context in brackets`,
		"[car: walk]\njump = A":         `no context is called "walk"`,
		"player 9 jump = A":             `there is no player 9; they are 1 to 8`,
		"set speed = 4":                 `nothing is called "speed" that can be set; try one of hold`,
		"set repeat = 4":                `repeat takes two times`,
		"set toggle = jupm":             `no action is called "jupm"; try jump`,
		"jump = A+B+C+D+E":              `at most 4 controls`,
		"jump = dsah > A":               `no action or control is called "dsah"; try dash`,
		"jump = A >":                    `a step is missing`,
		"jump = A > B\ndash = jump > A": `"jump" is a sequence itself`,
		"jump = \xff":                   `no text in UTF-8`,
		strings.Repeat("#", 70000):      `it has 70000 bytes, and the limit is 65536`,
	} {
		var p player
		err := Bind("bindings.txt", jump, dash).Load(&p.State, text, "")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: got %v; want %s", text, err, want)
		}
		p.press(KeySpace)
		p.expect(t, "the code's binding after an error", jump, true, true, false)
	}
}

func TestTouchControlsOfTheCodeStay(t *testing.T) {
	hop := named("hop", KeySpace, TouchA, TouchTap)
	for text, want := range map[string]string{
		"":                   "Space, TouchA, TouchTap",
		"hop = K, PadA":      "K, PadA, TouchA, TouchTap",
		"hop = K, TouchB":    "K, TouchB",
		"hop = hold TouchB":  "hold TouchB",
		"hop =":              "TouchA, TouchTap",
		"player 1 hop = Tab": "Space, TouchA, TouchTap",
	} {
		p := bindTo(t, text, hop)
		if got := Binding(&p.State, hop); got != want {
			t.Errorf("%q: got %q; want %q", text, got, want)
		}
		Rebind(&p.State, hop, KeyU, Refuse)
		if got, want := Binding(&p.State, hop), strings.NewReplacer("Space", "U", "K", "U").Replace(want); !strings.Contains(got, "U") || len(got) < len(want) {
			t.Errorf("%q, rebound: got %q; want U in it", text, got)
		}
	}
}

// TestSequenceByThumbs rolls a finger as a thumb does, and taps a button of the screen.
func TestSequenceByThumbs(t *testing.T) {
	punch, fireball := named("punch", KeyJ, TouchA), named("fireball")
	p := bindTo(t, "fireball = move.down > move.downright > move.right > punch\n", Move, punch, fireball)
	p.in.Width, p.in.Height = 800, 400
	p.Show(ScreenPad{Stick: Move, Buttons: Buttons{punch}})
	p.tick()
	finger := func(phase driver.TouchPhase, x, y float64) {
		p.in.Touches = append(p.in.Touches, driver.TouchEvent{ID: 1, Phase: phase, X: x, Y: y})
		p.tick()
	}
	finger(driver.TouchBegan, 100, 200)
	finger(driver.TouchMoved, 100, 260)
	finger(driver.TouchMoved, 150, 250)
	finger(driver.TouchMoved, 160, 200)
	at := p.ScreenButtons()[0].At
	p.in.Touches = append(p.in.Touches, driver.TouchEvent{ID: 2, Phase: driver.TouchBegan, X: at.X, Y: at.Y})
	p.tick()
	p.expect(t, "rolled and tapped", fireball, true, true, false)
}

// TestTextOfTheManual reads what the package's documentation shows.
func TestTextOfTheManual(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(doc), "# Comments stay")
	text, _, _ = strings.Cut(text, "// A modifier has to be")
	text = strings.ReplaceAll("# "+text, "\n//\t", "\n")
	text = strings.ReplaceAll(text, "\n//", "\n")
	text += "\n[more]\nmove.right = D\nmove.up = W\nmove.down = S\npunch = J\nrun = R\ncrouch = C\n[walk]\n[car: walk]\nhonk = H\n"
	p := bindTo(t, text)
	if got := Binding(&p.State, named("save")); got != "Ctrl+S, PadL1+PadA" {
		t.Errorf("save: got %q; want a chord, of which the manual tells", got)
	}
	if got := BindingsText(&p.State); got != text {
		t.Errorf("written back: got\n%s\nwant\n%s", got, text)
	}
}
