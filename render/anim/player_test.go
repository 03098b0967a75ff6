package anim

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/state"
	"github.com/krill2d/krill/render"
)

const dt = 1.0 / 60 // seconds

var sheet = render.File("hero.png").Grid(16, 16)

// frames plays an anim for some ticks and returns the index that each shows.
func frames(p *Player, ticks int) (shown []int) {
	for range ticks {
		p.Step(dt)
		shown = append(shown, p.Frame())
	}
	return shown
}

// runs writes 0 0 0 1 1 as "0×3 1×2".
func runs(shown []int) string {
	var b strings.Builder
	for i := 0; i < len(shown); {
		n := i
		for n < len(shown) && shown[n] == shown[i] {
			n++
		}
		fmt.Fprintf(&b, "%d×%d ", shown[i], n-i)
		i = n
	}
	return strings.TrimSpace(b.String())
}

func TestModes(t *testing.T) {
	for _, c := range []struct {
		name string
		clip Clip
		want string
		done bool
	}{
		{"loop", Clip{Frames: Strip(0, 3, 0.1)}, "0×6 1×6 2×6 0×6 1×6", false},
		{"once", Clip{Frames: Strip(0, 2, 0.1), Mode: Once}, "0×6 1×24", true},
		{"twice", Clip{Frames: Strip(0, 2, 0.05), Times: 2}, "0×3 1×3 0×3 1×21", true},
		{"there and back", Clip{Frames: Strip(0, 3, 0.1), Mode: PingPong}, "0×6 1×6 2×6 1×6 0×6", false},
		{"there and back once", Clip{Frames: Strip(0, 3, 0.05), Mode: PingPong, Times: 1}, "0×3 1×3 2×3 1×21", true},
		{"of one frame", Clip{Frames: Strip(0, 1, 0.1), Mode: PingPong}, "0×30", false},
		{"durations", Clip{Frames: Frames{{Sec: 0.05}, {}, {Sec: 0.2}}}, "0×3 1×6 2×12 0×3 1×6", false},
	} {
		p := &Player{Anim: Make("modes "+c.name, c.clip)}
		if got := runs(frames(p, 30)); got != c.want || p.Done() != c.done {
			t.Errorf("%s: got %s, done %t; want %s, done %t", c.name, got, p.Done(), c.want, c.done)
		}
	}
}

// TestPlayerIsTheTime compares the player with a sum: what is shown after some time in any steps.
func TestPlayerIsTheTime(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 9))
	for n := range 400 {
		c := Clip{Mode: Mode(rnd.IntN(3)), Times: rnd.IntN(4)}
		for range 1 + rnd.IntN(6) {
			c.Frames = append(c.Frames, Frame{Cell: rnd.IntN(9), Sec: float64(1+rnd.IntN(32)) / 64})
		}
		a := Make(fmt.Sprintf("time %d", n), c)
		speed := []float64{1, 0.5, 2}[rnd.IntN(3)]
		p := Player{Anim: a, Speed: speed}
		if speed == 1 {
			p.Speed = 0
		}
		p.Step(0)
		sec := 0.0
		for range 200 {
			by := float64(rnd.IntN(64)) / 256
			if rnd.IntN(20) == 0 {
				by *= 100
			}
			p.Step(by)
			sec += by * speed
			got, want := p.Sprite(geom.Vec{}), a.Sprite(sec, geom.Vec{})
			if index := shownAfter(&c, sec); got != want || p.Frame() != index {
				t.Fatalf("clip %d, %+v after %v s: got %+v, frame %d; want %+v, frame %d", n, c, sec, got, p.Frame(), want, index)
			}
		}
	}
}

// shownAfter finds the frame by going through all of them.
func shownAfter(c *Clip, sec float64) int {
	var order []int
	for i := range c.Frames {
		order = append(order, i)
	}
	if c.Mode == PingPong {
		for i := len(c.Frames) - 2; i > 0; i-- {
			order = append(order, i)
		}
	}
	for round := 0; ; round++ {
		for n, i := range order {
			last := n == len(order)-1 && (c.Mode == Once && round+1 >= max(1, c.Times) || c.Times > 0 && round+1 == c.Times)
			if sec -= c.Frames[i].Sec; sec < 0 || last {
				return i
			}
		}
	}
}

func TestEventsFireOnceAFrame(t *testing.T) {
	walk := Make("events", Clip{Frames: Strip(0, 4, 0.05).On(0, "start").On(2, "step").On(2, "dust")})
	p := &Player{Anim: walk}
	var got []string
	for tick := range 16 {
		p.Step(dt)
		for e := range p.Events() {
			got = append(got, fmt.Sprintf("%d %s", tick, e))
		}
		if p.Fired("step") != p.Entered(2) || p.Fired("nothing") {
			t.Errorf("tick %d: got step %t, nothing %t; want %t and false", tick, p.Fired("step"), p.Fired("nothing"), p.Entered(2))
		}
	}
	if want := []string{"0 start", "6 step", "6 dust", "12 start"}; !slices.Equal(got, want) {
		t.Errorf("got %v; want %v", got, want)
	}
	p.Step(0.1) // two frames in one
	p.Step(10)  // all of them, each once
	if all := slices.Collect(p.Events()); len(all) != 3 {
		t.Errorf("a step of many rounds: got %v; want each event once", all)
	}
	p.Step(0)
	if p.Fired("start") || p.Fired("step") {
		t.Error("a step of nothing: got an event; want none")
	}
}

func TestPlayBeginsWhatIsNotPlaying(t *testing.T) {
	a, b := Make("play a", Clip{Image: sheet, Frames: Strip(3, 2, 0.1)}), Make("play b", Clip{Image: sheet, Frames: Strip(7, 2, 0.1).On(0, "begin")})
	p := &Player{}
	p.Step(dt)
	if s := p.Sprite(geom.V(1, 2)); s != (render.Sprite{Pos: geom.V(1, 2)}) {
		t.Errorf("nothing played: got %+v; want nothing shown", s)
	}
	p.Play(a)
	if s := p.Sprite(geom.Vec{}); s.Image != sheet || s.Frame != 3 {
		t.Errorf("before the first Step: got %+v; want the first frame", s)
	}
	frames(p, 8)
	p.Play(a)
	p.Step(dt)
	if p.Frame() != 1 {
		t.Errorf("Play of what is playing: got frame %d; want it to go on", p.Frame())
	}
	p.Play(b)
	if s := p.Sprite(geom.Vec{}); s.Frame != 7 || p.Fired("begin") || p.Done() || p.Progress() != 0 {
		t.Errorf("before the Step after Play: got %+v; want the first frame of the other", s)
	}
	p.Step(dt)
	if !p.Fired("begin") {
		t.Error("the first Step: got no event of the first frame")
	}
	frames(p, 7)
	p.Restart()
	p.Step(dt)
	if p.Frame() != 0 || !p.Fired("begin") {
		t.Errorf("after Restart: got frame %d; want it from the start", p.Frame())
	}
	p.Seek(0.15)
	if p.Frame() != 1 || p.Fired("begin") {
		t.Errorf("after Seek: got frame %d, event %t; want frame 1 and none", p.Frame(), p.Fired("begin"))
	}
	if got := p.Progress(); math.Abs(got-0.75) > 1e-9 {
		t.Errorf("after Seek: got progress %v; want 0.75", got)
	}
}

func TestPlayerIsState(t *testing.T) {
	a := Make("state", Clip{Frames: Strip(0, 5, 0.07), Mode: PingPong})
	codec := state.New()
	p := &Machine{Player: Player{Anim: a}}
	frames(&p.Player, 37)
	saved, err := codec.Append(nil, p)
	if err != nil {
		t.Fatal(err)
	}
	want := frames(&p.Player, 100)
	var q Machine
	if _, err := codec.Restore(saved, &q); err != nil {
		t.Fatal(err)
	}
	if got := frames(&q.Player, 100); !slices.Equal(got, want) {
		t.Errorf("after a restore: got %s; want %s", runs(got), runs(want))
	}
}

func TestBrokenCallsPanic(t *testing.T) {
	once := Clip{Frames: Strip(0, 2, 0.1)}
	a := Make("broken", once)
	filed := later("broken later", sheet, "try art.Load(t.File) in Start")
	for want, call := range map[string]func(){
		"it needs a name":           func() { Make("", once) },
		"it has no frames":          func() { Make("x", Clip{}) },
		"frame 0 takes -1 seconds":  func() { Make("x", Clip{Frames: Strip(0, 1, -1)}) },
		"takes NaN seconds":         func() { Make("x", Clip{Frames: Strip(0, 1, math.NaN())}) },
		"its mode is 9":             func() { Make("x", Clip{Frames: Strip(0, 1, 1), Mode: 9}) },
		"it is played -1 times":     func() { Make("x", Clip{Frames: Strip(0, 1, 1), Times: -1}) },
		"another clip already":      func() { Make("broken", Clip{Frames: Strip(0, 3, 0.1)}) },
		"at least 1":                func() { Strip(0, 0, 0.1) },
		"there are 2, the first":    func() { Strip(0, 2, 0.1).On(2, "x") },
		"time only goes forward":    func() { (&Player{Anim: a}).Step(-1) },
		"at speed NaN":              func() { (&Player{Anim: a, Speed: math.NaN()}).Step(1) },
		"in code and one comes":     func() { Make("broken later", once) },
		"not been loaded; try art.": func() { (&Player{Anim: filed}).Step(dt) },
		"it needs a name and how":   func() { later("", sheet, "") },
	} {
		if got := panicText(call); !strings.Contains(got, want) {
			t.Errorf("got %q; want a panic with %q", got, want)
		}
	}
	if Make("broken", once) != a {
		t.Error("the same clip again: got another anim")
	}
}

func panicText(call func()) (text string) {
	defer func() { text, _ = recover().(string) }()
	call()
	return ""
}

func TestAnimsOfAFile(t *testing.T) {
	strips := NewLibrary[int]("load it")
	strip := func(n int) (Clip, error) {
		if n > 99 {
			return Clip{}, errors.New("too long")
		}
		return Clip{Image: sheet, Frames: make(Frames, n)}, nil
	}
	a, err := strips.Anim("file", "later", sheet, strip)
	if err != nil {
		t.Fatal(err)
	}
	p := &Player{Anim: a}
	if s := p.Sprite(geom.Vec{}); s.Image != sheet || a.Length() != 0 || a.Sprite(1, geom.Vec{}).Image != sheet {
		t.Errorf("not loaded: got %+v; want its image", s)
	}
	if _, ok := strips.File("file"); ok {
		t.Error("not loaded: got what the file says")
	}
	if err := strips.Put("file", 0); err == nil || err.Error() != `anim "later": it has no frames; give it Frames, say of Strip` {
		t.Errorf("no frames: got %v", err)
	}
	if err := strips.Put("file", 4); err != nil {
		t.Fatal(err)
	}
	frames(p, 20)
	if err := strips.Put("file", 2); err != nil {
		t.Fatal(err)
	}
	if got := p.Frame(); got != 1 {
		t.Errorf("a shorter clip: got frame %d; want its last", got)
	}
	frames(p, 20)
	if c, ok := a.Clip(); !ok || len(c.Frames) != 2 {
		t.Errorf("clip: got %+v, %t; want the second one", c, ok)
	}
	if b, err := strips.Anim("file", "after", sheet, strip); err != nil || b.Length() != 0.2 {
		t.Errorf("asked for after the file: got %v, %v; want it loaded", b.Length(), err)
	}
	if again, err := strips.Anim("file", "later", sheet, strip); again != a || err != nil {
		t.Errorf("asked for again: got %v, %v", again, err)
	}
	if err := strips.Put("file", 100); err == nil || err.Error() != "too long" {
		t.Errorf("clip's error: got %v", err)
	}
	if n, ok := strips.File("file"); n != 2 || !ok {
		t.Errorf("after an error: got %d, %t; want what it said before", n, ok)
	}
	if got := fmt.Sprint(a, Anim{}, Anim{7}); got != "later none anim 0000000000000007" {
		t.Errorf("got %s", got)
	}
}

// An anim of another build, which a snapshot may hold, shows nothing and stops nobody.
func TestUnknownAnim(t *testing.T) {
	p := &Player{Anim: Anim{7}}
	p.Step(dt)
	if s := p.Sprite(geom.Vec{}); s != (render.Sprite{}) || p.Done() || p.Frame() != 0 || p.Progress() != 0 {
		t.Errorf("got %+v; want nothing", s)
	}
}

func TestPlayingAllocatesNothing(t *testing.T) {
	a := Make("alloc", Clip{Image: sheet, Frames: Strip(0, 4, 0.03).On(1, "step")})
	p := &Player{Anim: a}
	n := testing.AllocsPerRun(100, func() {
		p.Play(a)
		p.Step(dt)
		p.Fired("step")
		p.Entered(2)
		p.Sprite(geom.Vec{})
		a.Sprite(3, geom.Vec{})
	})
	if n != 0 {
		t.Errorf("got %v allocations; want 0", n)
	}
}

func BenchmarkStep(b *testing.B) {
	a := Make("bench", Clip{Image: sheet, Frames: Strip(0, 8, 0.08).On(1, "step")})
	players := make([]Player, 10_000)
	for i := range players {
		players[i].Anim = a
		players[i].Seek(float64(i) / 100)
	}
	for b.Loop() {
		for i := range players {
			players[i].Step(dt)
		}
	}
}
