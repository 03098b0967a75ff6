package ui_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/ui"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// The places of what form shows, canvas units.
var (
	speedBar = geom.V(81, 32) // its left end
	reset    = geom.V(40, 96)
	nameBox  = geom.V(130, 80)
	sound    = geom.V(20, 64)
)

func TestAButtonIsPressedWhereItIsLetGoOf(t *testing.T) {
	f, g := play(t, 400, 300)
	g.Step(2).Click(reset).Step(1)
	if f.resets != 1 {
		t.Errorf("a click: got %d presses; want 1", f.resets)
	}
	g.Drag(reset, geom.V(300, 280), 5).Step(1)
	if f.resets != 1 {
		t.Errorf("let go of elsewhere: got %d presses; want 1", f.resets)
	}
	g.Drag(geom.V(300, 280), reset, 5).Step(1)
	if f.resets != 1 {
		t.Errorf("pressed elsewhere: got %d presses; want 1", f.resets)
	}
	g.Point(geom.V(300, 280)).Step(2)
	if f.over {
		t.Error("beside all windows: got the pointer for the user interface; want it for the game")
	}
	g.Point(geom.V(150, 150)).Step(1)
	if !f.over {
		t.Error("on a window: got the pointer for the game; want it for the user interface")
	}
}

func TestAToggleChanges(t *testing.T) {
	f, g := play(t, 400, 300)
	g.Step(2).Click(sound).Step(1)
	if !f.sound {
		t.Error("a click: got it off; want it on")
	}
	g.Click(sound).Step(1)
	if f.sound {
		t.Error("another click: got it on; want it off")
	}
}

func TestASliderIsDraggedAndTyped(t *testing.T) {
	f, g := play(t, 400, 300)
	g.Step(2).Drag(speedBar.Add(geom.V(10, 0)), speedBar.Add(geom.V(56, 0)), 8).Step(1)
	if f.speed != 225 { // half of the way, to the nearest step
		t.Errorf("dragged to the middle: got %v; want 225", f.speed)
	}
	g.Drag(speedBar.Add(geom.V(56, 0)), geom.V(399, 10), 8).Step(1)
	if f.speed != 400 {
		t.Errorf("dragged beyond the end: got %v; want 400", f.speed)
	}
	g.Step(60).Click(speedBar.Add(geom.V(20, 0))).Click(speedBar.Add(geom.V(20, 0))).Step(1)
	g.Type("99.5").Golden("typed").Press(input.KeyEnter).Step(1)
	if f.speed != 99.5 {
		t.Errorf("typed: got %v; want 99.5", f.speed)
	}
	g.Press(input.KeyEnter).Type("9999").Press(input.KeyTab).Step(2)
	if f.speed != 400 {
		t.Errorf("typed beyond the range, and left by Tab: got %v; want 400", f.speed)
	}
	g.Down(input.KeyShiftLeft).Press(input.KeyTab).Up(input.KeyShiftLeft).Step(1)
	g.Press(input.KeyEnter).Type("60").Press(input.KeyEscape).Step(1)
	if f.speed != 400 {
		t.Errorf("typed, and Escape: got %v; want what it was", f.speed)
	}
}

func TestKeysAndPadsReachEverything(t *testing.T) {
	f, g := play(t, 400, 300)
	g.Step(2).Press(input.KeyTab).Press(input.KeyTab) // the arrow of the title, and speed
	g.Press(input.KeyRight).Press(input.KeyRight).Press(input.PadLeft)
	if f.speed != 125 {
		t.Errorf("right, right and left: got a speed of %v; want 125", f.speed)
	}
	g.Press(input.PadDown).Press(input.PadRight).Press(input.PadDown).Press(input.PadA).Step(1)
	if f.count != 4 || !f.sound {
		t.Errorf("down, right, down, A: got a count of %d and sound %v; want 4 and on", f.count, f.sound)
	}
	g.Press(input.KeyDown).Press(input.KeyDown).Press(input.KeyEnter).Step(1)
	if f.resets != 1 {
		t.Errorf("down, past the field, to the button, Enter: got %d presses; want 1", f.resets)
	}
	g.Press(input.KeyRight).Press(input.KeyEnter).Step(1)
	if f.resets != 1 {
		t.Errorf("right, to the button beside it, Enter: got %d presses; want 1", f.resets)
	}
	g.Press(input.KeyEscape).Step(1)
	if f.keys {
		t.Error("Escape: got keys for the user interface; want them for the game")
	}
}

func TestAFieldIsWritten(t *testing.T) {
	f, g := play(t, 400, 300)
	g.Step(2).Click(nameBox).Step(1)
	if !f.keys {
		t.Error("a field is written into: got keys for the game")
	}
	g.Type("ie").Press(input.KeyEnter).Step(1)
	if f.name != "Annie" || len(f.sent) != 1 || f.keys && f.ui.TakesKeys() == false {
		t.Errorf("got %q, entered %q; want Annie, once", f.name, f.sent)
	}
	g.Press(input.KeyEnter).Type("Bo").Golden("written").Point(geom.V(300, 280)).Press(input.MouseLeft).Step(1)
	if f.name != "Bo" || f.keys {
		t.Errorf("selected by Enter, written, and a click elsewhere: got %q, keys %v; want Bo, and keys for the game", f.name, f.keys)
	}
	g.Drag(geom.V(86, 80), geom.V(92, 80), 4).Type("J").Step(1)
	if f.name != "Jo" {
		t.Errorf("the first letter dragged over, and J: got %q; want Jo", f.name)
	}
	f.name = "Cid"
	g.Step(1).Type("!").Step(1)
	if !strings.Contains(f.name, "Cid") || !strings.Contains(f.name, "!") {
		t.Errorf("changed by the game while it is written: got %q; want Cid and !", f.name)
	}
}

func TestWindowsMoveAndCloseAndFold(t *testing.T) {
	f, g := play(t, 400, 300)
	g.Step(2).Drag(geom.V(100, 14), geom.V(180, 54), 6).Step(1).Golden("moved")
	g.Click(geom.V(80+14, 40+14)).Step(2).Golden("folded")
	g.Click(geom.V(80+14, 40+14)).Step(1)
	g.Click(geom.V(210+152, 14)).Step(1)
	if f.open {
		t.Error("the cross: got it open; want it closed")
	}
	f.open = true
	g.Step(2).Drag(geom.V(210+157, 8+147), geom.V(400, 280), 6).Step(1).Golden("resized")
}

func TestTablesAreChosenFromAndScroll(t *testing.T) {
	f, g := play(t, 400, 300)
	g.Step(2).Click(geom.V(250, 94)).Step(1)
	if f.row != 3 {
		t.Errorf("a click on Dora: got row %d; want 3", f.row)
	}
	g.Point(geom.V(250, 94)).Wheel(0, -2).Step(2).Click(geom.V(250, 94)).Step(1)
	if f.row != 5 {
		t.Errorf("scrolled to the end and clicked at the same place: got row %d; want 5", f.row)
	}
	g.Point(geom.V(250, 140)).Wheel(0, -3).Step(2).Golden("scrolled")
}

func TestTreesAskForWhatIsOpen(t *testing.T) {
	f, g := play(t, 400, 300)
	g.Step(2)
	if f.folder {
		t.Error("closed: got its content asked for")
	}
	g.Click(geom.V(60, 217)).Step(2).Golden("tree")
	if !f.folder {
		t.Error("a click: got it closed; want it open")
	}
}

func TestFingersScrollAndSlide(t *testing.T) {
	f, g := play(t, 400, 300)
	g.Step(2).Tap(geom.V(390, 290)).Step(1)
	g.Swipe(geom.V(60, 270), geom.V(60, 210), 10).Step(2).Golden("swiped")
	if f.folder {
		t.Error("a swipe over a tree: got a branch opened; want it scrolled alone")
	}
	_, count := f.speed, f.count
	g.Swipe(geom.V(140, 116), geom.V(142, 200), 10).Step(1)
	if f.count != count {
		t.Errorf("a swipe down over a slider: got %v; want %v", f.count, count)
	}
	g.Swipe(geom.V(120, 116), geom.V(198, 118), 10).Step(1)
	if f.count != 9 {
		t.Errorf("a swipe along a slider: got %v; want 9", f.count)
	}
}

func TestAFingerPutsTheCaret(t *testing.T) {
	f, g := play(t, 400, 300)
	g.Step(2).Tap(geom.V(390, 290)).Step(1)
	g.Tap(geom.V(92, 194)).Step(1).Type("!").Step(1)
	if f.name != "A!nn" {
		t.Errorf("a tap behind the first letter, and !: got %q; want A!nn", f.name)
	}
}

func TestTooltipsComeWithTime(t *testing.T) {
	_, g := play(t, 400, 300)
	g.Step(2).Point(reset).Step(40).Golden("tooltip")
}

// TestAWrongCallIsNamed calls End too often and too seldom.
func TestAWrongCallIsNamed(t *testing.T) {
	for want, update := range map[string]func(*ui.UI){
		"ui: End: nothing is open":                      func(u *ui.UI) { u.End() },
		`ui: Begin: "crew" of the last tick has no End`: func(u *ui.UI) { u.Panel("crew", geom.R(0, 0, 90, 90)) },
	} {
		l := engine.New(&bad{update: update}, engine.Config{}, nil)
		in := &driver.Input{Width: 640, Height: 360}
		l.Tick(in)
		l.Tick(in)
		if l.Failed() == nil || !strings.Contains(fmt.Sprint(l.Failed().Cause), want) {
			t.Errorf("got %v; want %q", l.Failed(), want)
		}
	}
}

type bad struct {
	ui     ui.UI
	update func(*ui.UI) `state:"-"`
}

func (b *bad) Update(t *engine.Tick) error { b.update(b.ui.Begin(t)); return nil }
func (b *bad) Draw(c *render.Canvas)       { b.ui.Draw(c) }

// fifty is a window with many widgets whose numbers change.
type fifty struct {
	ui     ui.UI
	values [50]float64
}

func (f *fifty) Update(t *engine.Tick) error {
	u := f.ui.Begin(t)
	if u.Window("Fifty", geom.R(4, 4, 200, 0)) {
		for i := range f.values {
			switch i % 5 {
			case 0:
				u.Slider("slider", &f.values[i], 0, 100, 1)
			case 1:
				u.Row(0, 0)
				u.Button("a button that is much too long for its place")
				u.Label("label")
			case 2:
				on := f.values[i] > 0
				u.Toggle("toggle", &on)
			case 3:
				u.Progress("progress", 0.5)
			case 4:
				if u.Tree("tree") {
					u.End()
				}
			}
		}
		u.End()
	}
	return nil
}

func (f *fifty) Draw(c *render.Canvas) { f.ui.Draw(c) }

// BenchmarkFifty is a tick and a picture of a window with fifty widgets, and of none.
func BenchmarkFifty(b *testing.B) {
	for name, g := range map[string]engine.Game{"widgets": &fifty{}, "none": &bad{update: func(*ui.UI) {}}} {
		b.Run(name, func(b *testing.B) {
			l := engine.New(g, engine.Config{Width: 640, Height: 900}, nil)
			in := &driver.Input{Width: 640, Height: 900, Mouse: driver.Mouse{X: 100, Y: 100}}
			for b.Loop() {
				l.Tick(in)
				l.Draw(0)
			}
		})
	}
}

func TestNothingIsAllocated(t *testing.T) {
	l := engine.New(&fifty{}, engine.Config{Width: 640, Height: 900}, nil)
	in := &driver.Input{Width: 640, Height: 900, Mouse: driver.Mouse{X: 100, Y: 100}}
	frame := func() { l.Tick(in); l.Draw(0) }
	for range 10 {
		frame()
	}
	empty := engine.New(&bad{update: func(*ui.UI) {}}, engine.Config{Width: 640, Height: 900}, nil)
	base := func() { empty.Tick(in); empty.Draw(0) }
	for range 10 {
		base()
	}
	if got, want := testing.AllocsPerRun(100, frame), testing.AllocsPerRun(100, base); got > want {
		t.Errorf("got %v allocations a frame with fifty widgets, and %v with none; want no more", got, want)
	}
}

// TestARestoreShowsWhatWasSeen goes back in time and draws, without a tick.
func TestARestoreShowsWhatWasSeen(t *testing.T) {
	f, g := play(t, 400, 300)
	g.Step(2).Click(sound).Step(1)
	snapshot, err := g.Loop().Snapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	before := g.Image()
	g.Drag(geom.V(100, 14), geom.V(180, 54), 6).Click(geom.V(280, 212)).Step(1)
	f.open = false
	g.Step(1)
	if reflect.DeepEqual(before, g.Image()) {
		t.Fatal("windows moved and closed: got the same picture")
	}
	if _, err := g.Loop().Restore(snapshot); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(before, g.Image()) {
		t.Error("gone back to: got another picture than before")
	}
}

// TestLargerTextMakesAllLarger is for players who asked for it.
func TestLargerTextMakesAllLarger(t *testing.T) {
	f, g := play(t, 800, 600)
	g.Step(1)
	one := f.ui.Unit()
	f.large = 2
	g.Step(2)
	if two := f.ui.Unit(); two != 2*one {
		t.Errorf("got a pixel of %v canvas units; want %v", two, 2*one)
	}
	g.Golden("large")
}

// TestAFieldFollowsItsKey inserts a field before the one that is written into.
func TestAFieldFollowsItsKey(t *testing.T) {
	var texts [2]string
	more := false
	b := &bad{update: func(u *ui.UI) {
		if more {
			u.Field("", &texts[0])
		}
		u.Key("second")
		u.Focus()
		u.Field("", &texts[1])
	}}
	g := enginetest.New(t, b, engine.Config{})
	g.Step(2).Type("a")
	more = true
	g.Step(1).Type("b").Step(1)
	if texts != [2]string{"", "ab"} {
		t.Errorf("got %q; want ab in the second", texts)
	}
}
