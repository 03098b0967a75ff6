package overlay

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

func TestGoldenNotices(t *testing.T) {
	_, d, g := on(t, 1280, 720)
	d.say(protocol.SayArgs{About: "swap", Kind: "info", Lines: []string{"0.9 s; 2 fields added, 1 new default applied"}, Secs: 3})
	d.say(protocol.SayArgs{About: "globals", Kind: "warning", Lines: []string{"main.go:31: the game changes the variable best, which a reload loses; move it into the game's struct"}})
	g.Step(2).Golden("notices")
	g.Step(200)
	if len(d.notices) != 1 {
		t.Errorf("after its time: got %d notices; want the warning alone", len(d.notices))
	}
	d.say(protocol.SayArgs{About: "globals"})
	if len(d.notices) != 0 {
		t.Errorf("without lines: got %d notices; want none", len(d.notices))
	}
}

func TestGoldenTroubles(t *testing.T) {
	_, d, g := on(t, 1280, 720)
	d.say(protocol.SayArgs{About: "build", Kind: "error", Title: "It does not build", Lines: []string{
		"play.go:41:12: undefined: shp", "play.go:57:3: cannot use 1.5 (untyped float constant) as int value in assignment (truncated)",
	}})
	g.Step(2).Golden("build")
	d.say(protocol.SayArgs{About: "build"})
	d.told(protocol.Tell(protocol.Failed, protocol.FailureEvent{
		Text: "panic in Update of *main.play: index out of range [17] with length 17", Tick: 2711, Build: 4, Back: 2710,
		Stack: []string{"main.(*play).hit (play.go:88)", "main.(*play).Update (play.go:41)"},
	}))
	g.Step(2).Golden("failure")
	d.showTrouble()
	if g.Step(1); d.troubles[len(d.troubles)-1].open {
		t.Error("F9 while it is open: got it open; want it closed")
	}
	d.showTrouble()
	if !d.troubles[len(d.troubles)-1].open {
		t.Error("F9 again: got it closed; want it open")
	}
}

func TestGoldenWindows(t *testing.T) {
	for i, name := range windowNames {
		if i <= int(stateWindow) {
			continue
		}
		_, d, g := on(t, 1280, 720)
		d.open = [windows]bool{}
		d.open[i] = true
		d.toggle()
		settle(t, d, g)
		g.Golden(strings.ToLower(name))
	}
}

// at is a place in pixels of the font, where those are two pixels of a window of 1280 by 720.
func at(x, y float64) geom.Vec { return geom.V(x, y).Mul(2 * side / 720.0) }

func TestTheConsoleAsksAndAnswers(t *testing.T) {
	f, d, g := on(t, 1280, 720)
	d.toggle()
	settle(t, d, g)
	for _, line := range []string{"Enemy e, Position p | p.X > 150", "set play.ship.vel.X = 5", "play.shp"} {
		g.Type(line).Press(input.KeyEnter)
		settle(t, d, g)
	}
	g.Golden("console")
	got := f.asked()
	if len(got) != 3 || got[1] != `game.run {"Text":"set play.ship.vel.X = 5"}` {
		t.Errorf("got %q; want three lines asked in order", got)
	}
	g.Press(input.KeyUp).Press(input.KeyUp)
	if d.console.line != "set play.ship.vel.X = 5" {
		t.Errorf("up twice: got %q; want the line before the last", d.console.line)
	}
	g.Press(input.KeyDown).Press(input.KeyDown)
	if d.console.line != "" {
		t.Errorf("down twice: got %q; want nothing", d.console.line)
	}
	g.Press(input.KeyEscape).Step(2)
	if d.ui.TakesKeys() {
		t.Error("Escape: got keys for the overlay; want them for the game")
	}
}

func TestStateIsShownAndSet(t *testing.T) {
	f, d, g := on(t, 1280, 720)
	d.open = [windows]bool{stateWindow: true}
	d.toggle()
	settle(t, d, g)
	g.Click(at(420, 70)) // the branch of the ship
	settle(t, d, g)
	g.Golden("state")
	if n := len(d.tree.nodes); n != 2 {
		t.Errorf("got %d nodes asked; want the root and the ship: what is closed is not asked", n)
	}
	f.asked()
	d.tree.set(d, &protocol.Node{Path: "play.ship.name", Edit: "text"}, `a "b"`)
	settle(t, d, g)
	if got, want := f.asked(), `game.run {"Text":"set play.ship.name = \"a \\\"b\\\"\""}`; len(got) != 1 || got[0] != want {
		t.Errorf("got %q; want %s", got, want)
	}
}

func TestAChoiceIsSetByItsTextOrItsNumber(t *testing.T) {
	f, d, g := on(t, 1280, 720)
	n := &protocol.Node{Path: "play.ship.mood", Edit: "choice", Choices: []string{"calm", "angry"}}
	d.tree.set(d, n, "angry")
	settle(t, d, g)
	want := []string{`game.run {"Text":"set play.ship.mood = \"angry\""}`, `game.run {"Text":"set play.ship.mood = 1"}`}
	if got := f.asked(); !slices.Equal(got, want) {
		t.Errorf("a number: got %q; want %q", got, want)
	}
}

func TestWhatLiesBehind(t *testing.T) {
	for _, x := range []struct {
		path string
		n    int
		want string
	}{{"play.rocks", 100, "play.rocks[100:]"}, {"play.rocks[100:]", 100, "play.rocks[200:]"}, {`play.best["a[0:]"]`, 3, `play.best["a[0:]"][3:]`}, {"p[x:]", 1, "p[x:][1:]"}} {
		if got := after(x.path, x.n); got != x.want {
			t.Errorf("%s, %d: got %s; want %s", x.path, x.n, got, x.want)
		}
	}
}

func TestValuesAreTuned(t *testing.T) {
	f, d, g := on(t, 1280, 720)
	d.open = [windows]bool{tuneWindow: true}
	d.toggle()
	settle(t, d, g)
	f.asked()
	g.Drag(at(120, 72), at(219, 72), 6).Step(2)
	settle(t, d, g)
	got := f.asked()
	if len(got) == 0 || got[len(got)-1] != `game.tune {"Set":{"ship.Speed":"400"}}` || f.speed != "400" {
		t.Errorf("dragged to the end: got %q; want ship.Speed set to 400 at last", got)
	}
}

func TestTimeIsScrubbed(t *testing.T) {
	f, d, g := on(t, 1280, 720)
	d.open = [windows]bool{}
	d.toggle()
	settle(t, d, g)
	f.asked()
	g.Drag(at(375, 350), at(5, 350), 10).Step(2)
	settle(t, d, g)
	got := f.asked()
	if len(got) == 0 || got[len(got)-1] != `game.time {"Pause":null,"To":600,"By":0,"Speed":null}` {
		t.Errorf("dragged to the left end: got %q; want tick 600 at last", got)
	}
	if !d.clock.Paused || d.clock.Tick != 600 {
		t.Errorf("got %+v; want it paused at 600", d.clock)
	}
	for range 3 {
		g.Click(at(90, 332))
	}
	settle(t, d, g)
	if got := f.asked(); len(got) != 3 || d.clock.Tick != 603 {
		t.Errorf("+1 three times: got %q, tick %d; want 603", got, d.clock.Tick)
	}
	g.Click(at(190, 332)).Step(1) // loop from here
	f.clock.Tick = 900
	settle(t, d, g)
	g.Click(at(190, 332)).Step(1)
	settle(t, d, g)
	g.Golden("time")
	if got := f.asked(); len(got) != 1 || got[0] != `game.loop {"From":603,"To":900}` {
		t.Errorf("loop to: got %q; want 603 to 900", got)
	}
	g.Click(at(190, 332)).Step(1)
	settle(t, d, g)
	if got := f.asked(); len(got) != 1 || got[0] != `game.loop {"From":0,"To":0}` {
		t.Errorf("loop off: got %q; want none", got)
	}
	g.Click(at(20, 332)).Step(1)
	settle(t, d, g)
	if d.clock.Paused {
		t.Error("go on: got it paused")
	}
}

func TestStatesAreKept(t *testing.T) {
	f, d, g := on(t, 1280, 720)
	d.open = [windows]bool{keptWindow: true}
	d.toggle()
	settle(t, d, g)
	f.asked()
	d.kept.name = "here"
	box := func(dx, dy float64) geom.Vec { return at(4+24*6+dx, 23+4+15*6+dy) }
	g.Click(box(200, 24)).Step(1)
	settle(t, d, g)
	g.Click(box(60, 62)).Step(1).Click(box(30, 90)).Step(1)
	settle(t, d, g)
	want := []string{`dev.keep {"Name":"here"}`, `dev.back {"Name":"first cave"}`}
	if got := f.asked(); !slices.Equal(got, want) {
		t.Errorf("got %q; want %q", got, want)
	}
}

// TestASlowGameStopsNothing asks a game that does not answer: the overlay goes on, and asks nothing twice.
func TestASlowGameStopsNothing(t *testing.T) {
	f, d, g := on(t, 1280, 720)
	f.slow = make(chan struct{})
	d.open = [windows]bool{tuneWindow: true, stateWindow: true}
	d.toggle()
	g.Step(120)
	d.mu.Lock()
	n := len(d.topics)
	d.mu.Unlock()
	if n != 4 {
		t.Errorf("got %d topics asked; want those of hello, inspect, tree and tune, once each", n)
	}
	f.mu.Lock()
	slow := f.slow
	f.slow = nil
	f.mu.Unlock()
	close(slow)
	settle(t, d, g)
	if len(d.tuning.groups) == 0 {
		t.Error("when it answers at last: got nothing; want what it tunes")
	}
}

func TestARefusalIsSaid(t *testing.T) {
	_, d, g := on(t, 1280, 720)
	d.ask = func(protocol.Ask) protocol.Answer { return protocol.Refuse(errors.New("the game is gone")) }
	d.time(protocol.TimeArgs{By: 1})
	settle(t, d, g)
	if len(d.notices) != 1 || d.notices[0].text != "the game is gone" {
		t.Errorf("got %+v; want the reason", d.notices)
	}
}

func TestGoldenOnAPhone(t *testing.T) {
	_, d, g := on(t, 780, 1560)
	g.Input().Scale = 2
	d.open = [windows]bool{consoleWindow: true, tuneWindow: true}
	d.toggle()
	g.Tap(geom.V(220, 400))
	settle(t, d, g)
	g.Golden("phone")
}

// TestTheLayer is what the host sees.
func TestTheLayer(t *testing.T) {
	f := newFake()
	o := New(f.ask)
	in := &driver.Input{Width: 1280, Height: 720, Scale: 1}
	o.Tick(in)
	if fr := o.Draw(0); len(fr.Commands) != 0 {
		t.Errorf("hidden: got %d commands drawn; want none, so that the game is seen", len(fr.Commands))
	}
	if o.TakesPointer(640, 10) || o.TakesKeys() || o.Shown() {
		t.Error("hidden: got it to take the pointer or keys")
	}
	o.Toggle()
	o.Tick(in)
	o.Tick(in)
	if !o.TakesPointer(640, 10) || o.TakesPointer(900, 400) || !o.TakesKeys() {
		t.Errorf("shown: got the toolbar %v, the middle %v, keys %v; want true, false, true", o.TakesPointer(640, 10), o.TakesPointer(900, 400), o.TakesKeys())
	}
	o.Toggle()
	o.Tick(in)
	o.Tick(in)
	if o.TakesKeys() || o.TakesPointer(640, 10) {
		t.Error("hidden again: got it to take keys or the pointer; want the game to have them")
	}
	o.Toggle()
	o.Tick(in)
	for i, c := range o.Draw(0).Commands {
		if c.Blend == render.Replace {
			t.Errorf("command %d replaces what is below it", i)
		}
	}
	o.desk.troubles = append(o.desk.troubles, trouble{about: "x", open: true})
	o.Told(protocol.Event{Event: protocol.Failed, Args: []byte("{")}) // broken
	o.Say(protocol.SayArgs{})
	o.ShowFailure()
	o.Tick(in)
}

// TestMonkey does anything to all windows.
func TestMonkey(t *testing.T) {
	_, d, g := on(t, 1280, 720)
	for i := range d.open {
		d.open[i] = true
	}
	d.toggle()
	d.say(protocol.SayArgs{About: "a", Kind: "error", Title: "b", Lines: []string{"c.go:1"}})
	settle(t, d, g)
	g.Blind = true
	g.Monkey(3, 1500)
}

// The tool says that a build does not run, and later that the next one does: a word takes the place of the one before.
func TestAWordTakesTheTroubleAway(t *testing.T) {
	_, d, _ := on(t, 1280, 720)
	d.say(protocol.SayArgs{About: "swap", Kind: "error", Title: "The new build does not run", Lines: []string{"play.go:1"}})
	if !d.troubles[0].open || len(d.notices) != 0 {
		t.Fatalf("got %+v, %+v; want a window alone", d.troubles, d.notices)
	}
	d.say(protocol.SayArgs{About: "swap", Kind: "info", Lines: []string{"0.9 s"}})
	if d.troubles[0].open || len(d.notices) != 1 {
		t.Errorf("got %+v, %+v; want the notice alone", d.troubles, d.notices)
	}
}

// TestAFailureOfItsOwnIsOver makes the overlay fail in a tick and in a picture: it begins anew, and the game is seen.
func TestAFailureOfItsOwnIsOver(t *testing.T) {
	o := New(newFake().ask)
	in := &driver.Input{Width: 1280, Height: 720, Scale: 1}
	o.Tick(in)
	o.Toggle()
	o.desk.answers = append(o.desk.answers, func() { panic("overlay: a fault") })
	o.Tick(in)
	if o.Shown() || o.loop.Failed() != nil || len(o.Draw(0).Commands) != 0 {
		t.Errorf("got it shown %v, failed %v; want it hidden and well", o.Shown(), o.loop.Failed())
	}
	o.Toggle()
	o.Tick(in)
	if !o.TakesPointer(640, 10) {
		t.Error("shown again: got no toolbar")
	}
}
