package engine

import (
	"fmt"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/save"
)

// autosaved counts how often it is asked.
type autosaved struct {
	script
	Asked int
	Value string
	key   string
}

func (a *autosaved) Autosave() (Slot, any) {
	a.Asked++
	return Slot{Key: a.key, Summary: fmt.Sprint(a.Asked)}, a.Value
}

func (a *autosaved) Update(t *Tick) error {
	Autosave(t, 2, a)
	return nil
}

func TestAutosave(t *testing.T) {
	disk := save.Memory()
	a := &autosaved{Value: "first"}
	l := New(a, Config{Scenes: []Game{&script{}}}, disk)
	saved := func() string {
		l.settleAutosave() // as the next tick would do
		_ = l.store.queue.Flush()
		data, _ := disk.Read("autosave")
		return string(withoutHead(data))
	}
	for range 119 {
		l.Tick(screen())
	}
	if got := saved(); a.Asked != 0 || got != "" {
		t.Errorf("before two seconds: asked %d times, saved %s; want nothing", a.Asked, got)
	}
	l.Tick(screen())
	if got := saved(); a.Asked != 1 || got != `"first"` {
		t.Errorf("after two seconds: asked %d times, saved %s; want it saved", a.Asked, got)
	}
	for range 120 {
		l.Tick(screen())
	}
	saved()
	data, _ := disk.Read("autosave")
	if h, _, _ := cutHead(data); a.Asked != 2 || h.Summary != "1" {
		t.Errorf("unchanged: asked %d times, the head says %q; want it asked, and not written", a.Asked, h.Summary)
	}
	a.Value = "second"
	away := screen()
	away.Suspended = true
	l.Tick(away)
	if got := saved(); got != `"second"` {
		t.Errorf("when nobody sees the game: got %s; want second", got)
	}
	l.scenes.request(change{kind: push, scene: &script{}})
	l.Tick(screen())
	a.Value = "third"
	for range 200 {
		l.Tick(screen())
	}
	if got := saved(); got != `"second"` {
		t.Errorf("during a pause: got %s; want it left alone", got)
	}
	l.Close()
	if got := saved(); got != `"third"` {
		t.Errorf("at the end: got %s; want third", got)
	}
}

// TestAutosaveUnderWayIsNotForgotten replaces the scene in the tick of its autosave: by a menu, which must find it, and
// by one that asks for nothing, before the run ends.
func TestAutosaveUnderWayIsNotForgotten(t *testing.T) {
	for _, asks := range []bool{true, false} {
		disk := save.Memory()
		found := false
		menu := &script{Next: func(t *Tick) {
			if asks {
				found = Slots(t, "autosave")[0].Used
			}
		}}
		l := New(&autosaved{Value: "last"}, Config{Scenes: []Game{menu}}, disk)
		for range 120 {
			l.Tick(&driver.Input{})
		}
		l.tick.Replace(menu)
		l.Tick(&driver.Input{})
		l.Tick(&driver.Input{})
		if found != asks {
			t.Errorf("menu that asks %v: got found %v; want the same", asks, found)
		}
		l.Close()
		if data, err := disk.Read("autosave"); err != nil || string(withoutHead(data)) != `"last"` {
			t.Errorf("menu that asks %v, after the end: got %q, %v; want the value", asks, data, err)
		}
	}
}

func TestAutosaveLeavesSlotsAlone(t *testing.T) {
	disk := save.Memory()
	a := &autosaved{Value: "x", key: "slot2"}
	l := New(a, Config{}, disk)
	l.Tick(screen())
	l.Close()
	if names, _ := save.Names(disk); fmt.Sprint(names) != "[slot2]" {
		t.Errorf("the game's own key: got %v; want slot2 alone", names)
	}
	gone := New(&autosaved{Value: "x"}, Config{Scenes: []Game{&script{}}}, disk)
	gone.Tick(screen())
	gone.scenes.request(change{kind: replace, scene: &script{}})
	gone.Tick(screen())
	failed := New(&autosaved{Value: "x"}, Config{}, disk)
	failed.Tick(screen())
	failed.failed = &Failure{}
	for _, l := range []*Loop{gone, failed} {
		l.Close()
	}
	if names, _ := save.Names(disk); fmt.Sprint(names) != "[slot2]" {
		t.Errorf("a scene that is gone, and a game that has failed: got %v; want nothing saved", names)
	}
}
