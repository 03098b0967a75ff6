package ecs_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
)

func historyOf(w *ecs.World) []string {
	var lines []string
	for c := range ecs.History[hp](w) {
		lines = append(lines, c.String())
	}
	return lines
}

func TestHistory(t *testing.T) {
	var w ecs.World
	for range ecs.History[hp](&w) {
		t.Error("a history before Keep")
	}
	e := w.Spawn(hp{1})
	ecs.Keep[hp](&w, 3)
	ecs.Put(&w, e, hp{2})
	w.Advance()
	ecs.Put(&w, e, hp{3})
	ecs.Drop[hp](&w, e)
	ecs.Put(&w, e, hp{4})
	var d diary
	d.lines = historyOf(&w)
	d.expect(t, "1 : 1v1 set {2} to {3}", "1 : 1v1 removed {3}", "1 : 1v1 added {4}")
	ecs.Keep[hp](&w, 2)
	d.lines = historyOf(&w)
	d.expect(t, "1 : 1v1 removed {3}", "1 : 1v1 added {4}")
	ecs.Keep[hp](&w, 4)
	w.Destroy(e)
	d.lines = historyOf(&w)
	d.expect(t, "1 : 1v1 removed {3}", "1 : 1v1 added {4}", "1 : 1v1 removed {4}")
	if got := w.Histories(); !slices.Equal(got, []string{"ecs_test.hp"}) {
		t.Errorf("got %v", got)
	}
	ecs.Keep[hp](&w, 0)
	if got := historyOf(&w); got != nil || w.Histories() == nil || len(w.Histories()) > 0 {
		t.Errorf("got %v, %v", got, w.Histories())
	}
	if said := panicOf(func() { ecs.Keep[hp](&w, -1) }); !strings.HasPrefix(said, "ecs: keep -1 changes of ecs_test.hp") {
		t.Errorf("got %q", said)
	}
}

func TestAHistoryThatIsOverwrittenWhileRead(t *testing.T) {
	var w ecs.World
	e := w.Spawn(hp{0})
	ecs.Keep[hp](&w, 4)
	for i := range 4 {
		ecs.Put(&w, e, hp{i + 1})
	}
	var got []int
	for c := range ecs.History[hp](&w) {
		got = append(got, c.New.N)
		if c.New.N == 1 {
			for i := range 3 {
				ecs.Put(&w, e, hp{100 + i})
			}
		}
	}
	expect(t, "what is left", got, []int{1, 4})
	for range ecs.History[hp](&w) {
		break
	}
}

func TestUndo(t *testing.T) {
	var w ecs.World
	e := w.Spawn(pos{})
	ecs.Keep[hp](&w, 100)
	ecs.Put(&w, e, hp{1})
	ecs.Put(&w, e, hp{2})
	ecs.Drop[hp](&w, e)
	changes := slices.Collect(ecs.History[hp](&w))
	for i, want := range []any{hp{2}, hp{1}, nil} {
		if !ecs.Undo(&w, changes[len(changes)-1-i]) {
			t.Error("not undone")
		}
		if want == nil {
			if ecs.Has[hp](&w, e) {
				t.Error("not dropped")
			}
			continue
		}
		if got := *ecs.Get[hp](&w, e); got != want {
			t.Errorf("got %v; want %v", got, want)
		}
	}
	w.Destroy(e)
	if ecs.Undo(&w, changes[0]) {
		t.Error("undone for a dead entity")
	}
}

func TestHistoryByName(t *testing.T) {
	var w ecs.World
	e := w.Spawn(hp{0})
	_, err := w.History("hp")
	if err == nil || !strings.Contains(err.Error(), "ecs.Keep[ecs_test.hp](w, 100)") {
		t.Errorf("got %v", err)
	}
	ecs.Keep[hp](&w, 2)
	ecs.Put(&w, e, hp{1})
	all, err := w.History("hp")
	if err != nil || len(all) != 1 || all[0].Old != (hp{0}) || all[0].New != (hp{1}) || all[0].Kind.String() != "set" {
		t.Errorf("got %v, %v", all, err)
	}
	if _, err = w.History("hpp"); err == nil || !strings.Contains(err.Error(), "there is no component hpp; did you mean hp?") {
		t.Errorf("got %v", err)
	}
	if got := ecs.Kind(9).String(); got != "Kind(9)" {
		t.Errorf("got %q", got)
	}
}
