package ecs_test

import (
	"testing"

	"github.com/krill2d/krill/ecs"
)

type screen int

const (
	title screen = iota
	playing
	over
)

type music string

// screens is a schedule that says what it does in which state.
func screens() *rules {
	var s rules
	s.AddGroup(ecs.Group{On: ecs.Entering(title)}, named("+title"))
	s.AddGroup(ecs.Group{On: ecs.Leaving(title)}, named("-title"))
	s.AddGroup(ecs.Group{On: ecs.Entering(playing)}, named("+playing"))
	s.AddGroup(ecs.Group{On: ecs.Leaving(playing)}, named("-playing"))
	s.AddGroup(ecs.Group{If: ecs.InState(title)}, named("title"))
	s.AddGroup(ecs.Group{If: ecs.InState(playing)}, named("playing"))
	s.AddGroup(ecs.Group{If: ecs.InState(over)}, named("over"))
	return &s
}

func TestStates(t *testing.T) {
	s, w := screens(), &ecs.World{}
	for i, step := range []struct {
		to   screen
		want string
	}{
		{-1, ""}, // no switch yet: in no state
		{title, "+title title"},
		{-1, "title"},
		{playing, "-title +playing playing"},
		{playing, "-playing +playing playing"}, // anew
		{-1, "playing"},
		{over, "-playing over"},
		{title, "+title title"},
	} {
		if step.to >= 0 {
			ecs.SwitchTo(w, step.to)
		}
		if got := once(s, w); got != step.want {
			t.Errorf("step %d: got %q; want %q", i, got, step.want)
		}
	}
}

func TestSwitchInARunWaitsForTheNext(t *testing.T) {
	s, w := screens(), &ecs.World{}
	s.AddGroup(ecs.Group{Stage: ecs.First, Name: "start", If: ecs.InState(title)}, func(w *ecs.World, _ *trace) {
		ecs.SwitchTo(w, over)
		ecs.SwitchTo(w, playing) // the last one counts
	})
	ecs.SwitchTo(w, title)
	if got, want := once(s, w), "+title title"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
	if got, want := once(s, w), "-title +playing playing"; got != want {
		t.Errorf("then: got %q; want %q", got, want)
	}
	s.AddGroup(ecs.Group{On: ecs.Entering(over)}, func(w *ecs.World, _ *trace) { ecs.SwitchTo(w, title) })
	ecs.SwitchTo(w, over)
	if got, want := once(s, w), "-playing over"; got != want {
		t.Errorf("a switch on entering: got %q; want %q", got, want)
	}
	if got, want := once(s, w), "+title title"; got != want {
		t.Errorf("then: got %q; want %q", got, want)
	}
}

func TestStateWhileItIsSwitched(t *testing.T) {
	var s rules
	w := &ecs.World{}
	var seen []ecs.State[screen]
	look := func(w *ecs.World, _ *trace) { seen = append(seen, *ecs.Resource[ecs.State[screen]](w)) }
	s.AddGroup(ecs.Group{Name: "leave", On: ecs.Leaving(title)}, look)
	s.AddGroup(ecs.Group{Name: "enter", On: ecs.Entering(over)}, look)
	ecs.SetResource(w, ecs.State[screen]{Now: title}) // without entering it
	if got := once(&s, w); got != "" || !ecs.InState(title)(w) {
		t.Errorf("got %q; want nothing, and the title", got)
	}
	ecs.SwitchTo(w, over)
	once(&s, w)
	if len(seen) != 2 || seen[0].Now != title || seen[0].Next != over || seen[1] != (ecs.State[screen]{Now: over}) {
		t.Errorf("got %+v; want title on leaving, with over as Next, and over on entering", seen)
	}
}

func TestStatesOfSeveralTypes(t *testing.T) {
	s, w := screens(), &ecs.World{}
	s.AddGroup(ecs.Group{On: ecs.Entering(music("calm"))}, named("+calm"))
	ecs.SwitchTo(w, title)
	ecs.SwitchTo(w, music("calm"))
	if got, want := once(s, w), "+calm +title title"; got != want {
		t.Errorf("got %q; want %q, by the names of the types", got, want)
	}
}

func TestAPartSwitchesNothing(t *testing.T) {
	s, w := screens(), &ecs.World{}
	s.Part = true
	ecs.SwitchTo(w, title)
	if got := once(s, w); got != "" {
		t.Errorf("got %q; want no state before the whole schedule runs", got)
	}
	if s.Part = false; once(s, w) != "+title title" {
		t.Error("want the switch to wait for a schedule that is not a part")
	}
}

func TestMomentString(t *testing.T) {
	for m, want := range map[ecs.Moment]string{
		{}:                    "none",
		ecs.Entering(playing): "entering ecs_test.screen 1",
		ecs.Leaving("a"):      "leaving string a",
	} {
		if got := m.String(); got != want {
			t.Errorf("got %q; want %q", got, want)
		}
	}
}
