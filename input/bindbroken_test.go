package input

import (
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

const wholeText = `# everything that a text can say
set hold = 0.4
set repeat = 0.5 0.1
set toggle = run
move.left  = A, Left, PadLeft, PadLeftLeft
move.right = D, Right
move.up    = W
move.down  = S
player 2 move.left = J

[game]
jump  = Space, PadA, TouchA      # up
run   = ShiftLeft
dash  = double 0.3 X, tap PadB.1
hold  = hold 0.5 E
punch = F, MouseLeft, PadL1+PadX
fire  = move.down > move.downright > move.right > punch in 0.5, Q > E > punch

[car: game]
jump = Enter

[menu]
save = Ctrl+S, Ctrl+Shift+Meta+S
`

// breakText changes a text a little: bytes, lines, words, numbers.
func breakText(r *rand.Rand, s string) string {
	b := []byte(s)
	for range 1 + r.IntN(8) {
		if len(b) == 0 {
			break
		}
		at := r.IntN(len(b))
		to := min(len(b), at+r.IntN(20))
		words := strings.Fields(wholeText)
		switch r.IntN(6) {
		case 0:
			b[at] = byte(r.IntN(256))
		case 1:
			b = append(b[:at], b[to:]...)
		case 2:
			b = append(b[:to], append([]byte(string(b[at:to])), b[to:]...)...)
		case 3:
			b = append(b[:at], append([]byte(words[r.IntN(len(words))]+" "), b[at:]...)...)
		case 4:
			b = append(b[:at], append([]byte{"=,>+[]#\n. "[r.IntN(10)]}, b[at:]...)...)
		case 5:
			b = b[:at]
		}
	}
	return string(b)
}

// readBroken loads a text, plays on it and rebinds with it; it must not panic. It returns the error.
func readBroken(t testing.TB, game, player string, r *rand.Rand) error {
	var p playing
	err := Bind("b.txt").Load(&p.State, game, player)
	if err != nil && (!strings.HasPrefix(err.Error(), "input: read bindings ") || len(err.Error()) > 200*maxTold+8*len(game)) {
		t.Fatalf("%q: got the error %.300v; want one that says what and where", game, err)
	}
	used := []Control{KeyA, KeyS, KeyD, KeyQ, KeyE, KeyF, KeyX, KeySpace, KeyControlLeft, KeyShiftLeft}
	names := []string{"", "game", "car", "menu", "none"}
	for n := range 12 {
		Enter(&p.State, names[r.IntN(len(names))])
		p.in.Pads = []driver.Pad{{ID: 1, Buttons: driver.PadButtons(r.Uint32())}}
		keys(r, used, &p.in)
		p.tick()
		p.Vec(Move)
		p.Step(Move)
		a := named([]string{"jump", "dash", "fire", "save", "hold"}[r.IntN(5)])
		if got := [3]bool{p.Down(a), p.Pressed(a), p.Released(a)}; got[0] && got[2] && !got[1] {
			t.Fatalf("%q: %s is released, down and not pressed", game, a.Name)
		}
		p.Value(a)
		if n == 6 {
			_ = RebindAll(&p.State, player)
			for i := range p.made().entries {
				if name := p.made().entries[i].key.name; name != "" {
					Rebind(&p.State, named(name), KeyA+Control(r.IntN(26)), Answer(r.IntN(4)))
					break
				}
			}
		}
	}
	if again := Bind("b.txt").Load(&p.State, BindingsText(&p.State), ""); err == nil && player == "" && again != nil {
		t.Fatalf("%q: written back it is broken: %v\n%s", game, again, BindingsText(&p.State))
	}
	return err
}

// playing is a player, where that is the name of a text.
type playing = player

// TestBrokenBindings breaks a text at random, 10,000 times with KRILL_BROKEN_FILES=10000. Each is read or told of.
func TestBrokenBindings(t *testing.T) {
	n := 1000
	if v, err := strconv.Atoi(os.Getenv("KRILL_BROKEN_FILES")); err == nil && v > 0 {
		n = v
	}
	r := rand.New(rand.NewPCG(17, 18))
	if err := readBroken(t, wholeText, "", r); err != nil {
		t.Fatal(err)
	}
	broken := 0
	for range n {
		own := ""
		if r.IntN(3) == 0 {
			own = breakText(r, wholeText)
		}
		if readBroken(t, breakText(r, wholeText), own, r) != nil {
			broken++
		}
	}
	if broken < n/4 || broken == n {
		t.Errorf("got %d of %d texts broken; want many, and not all", broken, n)
	}
}

func FuzzBindings(f *testing.F) {
	f.Add(wholeText, "", uint64(1))
	f.Add("", wholeText, uint64(2))
	f.Add("jump = Space\n", "[x: y]\njump = A > B > C in 1\nset toggle = jump", uint64(3))
	f.Fuzz(func(t *testing.T, game, own string, seed uint64) {
		_ = readBroken(t, game, own, rand.New(rand.NewPCG(seed, 1)))
	})
}
