package input

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// story is all that ever happened to some keys, tick by tick, and answers by looking through it from the start.
type story struct {
	ticks  []chapter
	chords [][]Control // that take keys away; of each the last control is no modifier
}

// chapter is one tick. The first one is empty.
type chapter struct {
	down, pressed, released, through map[Control]bool // through: down without a break since before the tick
}

func newStory(chords ...[]Control) *story {
	return &story{ticks: make([]chapter, 1), chords: chords}
}

func (m *story) now() int { return len(m.ticks) - 1 }

func (m *story) tick(keys []driver.KeyEvent) {
	c := chapter{map[Control]bool{}, map[Control]bool{}, map[Control]bool{}, map[Control]bool{}}
	for k, down := range m.ticks[m.now()].down {
		c.down[k], c.through[k] = down, down
	}
	for _, e := range keys {
		switch k := Control(e.Key); {
		case c.down[k] == e.Down:
		case e.Down:
			c.down[k], c.pressed[k] = true, true
		default:
			c.down[k], c.through[k], c.released[k] = false, false, true
		}
	}
	m.ticks = append(m.ticks, c)
}

// pressedAt returns the tick of the press of a key that is down at the end of a tick.
func (m *story) pressedAt(k Control, n int) int {
	for ; n > 0; n-- {
		if m.ticks[n].pressed[k] {
			return n
		}
	}
	return 0
}

// began reports whether a chord began in a tick.
func (m *story) began(chord []Control, n int) bool {
	c := m.ticks[n]
	last := chord[len(chord)-1]
	if !c.pressed[last] || c.through[last] {
		return false
	}
	for _, k := range chord {
		if !c.down[k] && !c.pressed[k] && !c.released[k] {
			return false
		}
	}
	return !m.taken(last, n, len(chord))
}

// isDown reports whether a chord is down at the end of a tick.
func (m *story) isDown(chord []Control, n int) bool {
	last := chord[len(chord)-1]
	for _, k := range chord {
		if !m.ticks[n].down[k] || m.pressedAt(k, n) > m.pressedAt(last, n) {
			return false
		}
	}
	return !m.taken(last, n, len(chord))
}

// taken reports whether a key belongs to a chord of more than so many controls, which began while it was held as now.
func (m *story) taken(k Control, n, length int) bool {
	for at := n; at > 0; at-- {
		for _, chord := range m.chords {
			if len(chord) > length && chord[len(chord)-1] == k && m.began(chord, at) {
				return true
			}
		}
		if c := m.ticks[at]; !c.through[k] && !(c.released[k] && !c.pressed[k] && at == n) || at == n && c.released[k] && c.pressed[k] {
			return false
		}
	}
	return false
}

// chord returns what a chord answers in the last tick.
func (m *story) chord(chord []Control) [3]bool {
	n := m.now()
	was, is, began := m.isDown(chord, n-1), m.isDown(chord, n), m.began(chord, n)
	through := was && is && !began
	return [3]bool{is, (began || is && !was) && !through, (was && (began || !is) || began && !is) && !through}
}

// single returns what a single key answers in the last tick.
func (m *story) single(k Control) [3]bool {
	n := m.now()
	if m.taken(k, n, 1) {
		return [3]bool{}
	}
	c := m.ticks[n]
	return [3]bool{c.down[k], c.pressed[k] && !c.through[k], c.released[k] && !c.through[k]}
}

// presses returns the ticks in which a key was pressed while it was no chord's.
func (m *story) presses(k Control) (at []int) {
	for n := 1; n <= m.now(); n++ {
		if m.ticks[n].pressed[k] && !m.ticks[n].through[k] && !m.taken(k, n, 1) {
			at = append(at, n)
		}
	}
	return at
}

// held reports whether a key has been down for so many ticks at the end of one.
func (m *story) held(k Control, ticks, n int) bool {
	return m.ticks[n].down[k] && !m.taken(k, n, 1) && n-m.pressedAt(k, n) >= ticks
}

func (m *story) hold(k Control, ticks int) [3]bool {
	was, is := m.held(k, ticks, m.now()-1), m.held(k, ticks, m.now())
	return [3]bool{is, is && !was, was && !is}
}

// twice reports whether the last press of a key was the second of two, pairs being counted from the start.
func (m *story) twice(k Control, ticks int) bool {
	first, second := 0, false
	for _, n := range m.presses(k) {
		second = first > 0 && n-first <= ticks
		if first = n; second {
			first = 0
		}
	}
	return second
}

func keys(r *rand.Rand, from []Control, in *driver.Input) {
	for r.IntN(3) == 0 {
		in.Keys = append(in.Keys, driver.KeyEvent{Key: driver.Key(from[r.IntN(len(from))]), Down: r.IntN(2) == 0})
	}
}

const modelText = `
two = ControlLeft+S
three = ControlLeft+ShiftLeft+S
other = ControlLeft+D
S = S
D = D
ctrl = ControlLeft
hold = hold 0.1 D
twice = double 0.15 F
`

// TestBindingsAgreeWithTheModel presses keys in every order and looks at chords, and what they take away, at holds and
// double taps.
func TestBindingsAgreeWithTheModel(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	two, three, other := []Control{KeyControlLeft, KeyS}, []Control{KeyControlLeft, KeyShiftLeft, KeyS}, []Control{KeyControlLeft, KeyD}
	used := []Control{KeyControlLeft, KeyShiftLeft, KeyS, KeyD, KeyF}
	count := map[string]int{}
	for run := range 200 {
		p := bindTo(t, modelText)
		m := newStory(two, three, other)
		for n := range 80 {
			keys(r, used, &p.in)
			m.tick(p.in.Keys)
			p.tick()
			for name, want := range map[string][3]bool{
				"two": m.chord(two), "three": m.chord(three), "other": m.chord(other), "ctrl": m.single(KeyControlLeft),
				"S": m.single(KeyS), "D": m.single(KeyD), "hold": m.hold(KeyD, 6),
			} {
				a := named(name)
				if got := [3]bool{p.Down(a), p.Pressed(a), p.Released(a)}; got != want {
					t.Fatalf("run %d, tick %d, %s: got down, pressed, released %v; want %v", run, n, name, got, want)
				}
				if want[1] {
					count[name]++
				}
			}
			is := p.ticks(KeyF) && m.twice(KeyF, 9)
			if got := p.Pressed(named("twice")); got != is {
				t.Fatalf("run %d, tick %d: got twice %v; want %v", run, n, got, is)
			}
			if is {
				count["twice"]++
			}
		}
	}
	if len(count) != 8 {
		t.Errorf("got %v; want each of the eight pressed now and then", count)
	}
}

// ticks reports whether a key was pressed in this tick, after being up.
func (p *player) ticks(k Control) bool {
	return p.buttons.pressed.has(int(k)) && !p.buttons.held.has(int(k))
}

// doneSomehow looks for a way to take the steps from deeds, one after the other, by trying all.
func doneSomehow(steps []step, deeds []deed, last int, within uint32) bool {
	var try func(at, before int, latest bool) bool
	try = func(at, before int, latest bool) bool {
		if at < 0 {
			return true
		}
		if steps[at].may && try(at-1, before, latest) {
			return true
		}
		for i := before - 1; i >= 0; i-- {
			if deeds[i].device != deeds[last].device || deeds[last].tick-deeds[i].tick > within {
				continue
			}
			if deeds[i].what == steps[at].what && try(at-1, i, false) {
				return true
			}
			if latest && deeds[i].what == deeds[last].what {
				return false // it would have counted then
			}
		}
		return false
	}
	return try(len(steps)-2, last, true)
}

func TestSequencesAgreeWithTheModel(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	hits := 0
	for run := range 20000 {
		steps := make([]step, 2+r.IntN(4))
		for i := range steps {
			steps[i].what = uint16(r.IntN(4)) // 2 and 3 slant
			steps[i].may = i > 0 && i < len(steps)-1 && steps[i].what > 1 && steps[i-1].what < 2
		}
		var h history
		var all []deed
		now := uint32(100)
		for range 3 + r.IntN(25) {
			now += uint32(r.IntN(4))
			d := deed{now, uint16(r.IntN(4)), onKeyboard << r.IntN(2)}
			h.add(d)
			all = append(all, d)
		}
		within := uint32(5 + r.IntN(30))
		for back := range min(len(all), 5) {
			last := len(all) - 1 - back
			all[last].what = steps[len(steps)-1].what
			h.list[uint32(last)%uint32(len(h.list))].what = all[last].what
			got, want := h.matches(steps, uint32(back), all[last].tick, within), doneSomehow(steps, all, last, within)
			if got != want {
				t.Fatalf("run %d: steps %v within %d of %v, the last being %d: got %v; want %v", run, steps, within, all, last, got, want)
			}
			if got {
				hits++
			}
		}
	}
	if hits < 1000 {
		t.Errorf("got %d sequences that were done; want many", hits)
	}
}

// TestContextsAgreeWithTheModel changes the context now and then.
func TestContextsAgreeWithTheModel(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	used := []Control{KeyA, KeyB, KeyC}
	for run := range 200 {
		p := bindTo(t, "c = C\n[x]\nxa = A\nxb = B\n[y]\nya = A\nyb = B\n")
		m := newStory()
		spent := map[Control]bool{}
		context := ""
		for n := range 100 {
			was := context
			if r.IntN(10) == 0 {
				context = string("xyz"[r.IntN(3)])
			}
			Enter(&p.State, context)
			keys(r, used, &p.in)
			m.tick(p.in.Keys)
			p.tick()
			for _, k := range used {
				c := m.ticks[m.now()]
				fresh := context != was && was != "" && context != "z"
				spent[k] = k != KeyC && (spent[k] || fresh) && (c.through[k] || spent[k] && c.released[k] && !c.pressed[k])
			}
			for name, k := range map[string]Control{"c": KeyC, "xa": KeyA, "xb": KeyB, "ya": KeyA, "yb": KeyB} {
				want := m.single(k)
				if len(name) == 2 && context != "" && name[:1] != context || spent[k] {
					want = [3]bool{}
				}
				a := named(name)
				if got := [3]bool{p.Down(a), p.Pressed(a), p.Released(a)}; got != want {
					t.Fatalf("run %d, tick %d, %s in context %q: got down, pressed, released %v; want %v", run, n, name, context, got, want)
				}
			}
			for _, k := range used {
				spent[k] = spent[k] && m.ticks[m.now()].down[k]
			}
		}
	}
}

// TestBuffersAgreeWithTheModel asks for what was true within some ticks and was not taken.
func TestBuffersAgreeWithTheModel(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 100 {
		var p player
		var b Buffer
		last, within := -1000, 1+r.IntN(12)
		for n := range 200 {
			p.tick()
			now := r.IntN(9) == 0
			if now {
				last = n
			}
			if got, want := b.Within(&p.State, now, float64(within)*dt), n-last <= within; got != want {
				t.Fatalf("tick %d, last true at %d, within %d: got %v; want %v", n, last, within, got, want)
			}
			if r.IntN(15) == 0 {
				b.Take()
				last = -1000
			}
		}
	}
}

func Example_bindings() {
	var s State
	_ = Bind("bindings.txt").Load(&s, "save = Ctrl+S # as everywhere\njump = Space\n", "")
	jump := Action{Name: "jump"}
	with, done := Rebind(&s, jump, KeyJ, Refuse)
	fmt.Println(with == "", done, Binding(&s, jump))
	fmt.Print(BindingsText(&s))
	// Output:
	// true true J
	// save = Ctrl+S # as everywhere
	// jump = J
}
