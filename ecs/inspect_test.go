package ecs_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
)

func TestStats(t *testing.T) {
	var w ecs.World
	for i := range 10 {
		e := w.Spawn(pos{}, hp{})
		if i < 4 {
			ecs.Drop[hp](&w, e)
		}
	}
	w.Spawn(tag{})
	ecs.OnAdd(&w, func(*ecs.World, ecs.Entity, *hp) {})
	ecs.OnSpawn(&w, func(*ecs.World, ecs.Entity) {})
	ecs.Send(&w, hit{})
	w.Advance()
	bodies.Count(&w)
	want := []ecs.ComponentStats{
		{Name: "github.com/krill2d/krill/ecs_test.hp", Title: "ecs_test.hp", Size: 8, Entities: 6, Tables: 1, Bytes: 8 * 8, Watched: true},
		{Name: "github.com/krill2d/krill/ecs_test.pos", Title: "ecs_test.pos", Size: 16, Entities: 10, Tables: 2, Bytes: (8 + 8) * 16},
		{Name: "github.com/krill2d/krill/ecs_test.tag", Title: "ecs_test.tag", Entities: 1, Tables: 1},
	}
	if got := w.Components(); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	tables := []ecs.TableStats{
		{Components: []string{"ecs_test.hp", "ecs_test.pos"}, Rows: 6, Room: 8, Bytes: 8 * (8 + 8 + 16)},
		{Components: []string{"ecs_test.pos"}, Rows: 4, Room: 8, Bytes: 8 * (8 + 16)},
		{Components: []string{"ecs_test.tag"}, Rows: 1, Room: 8, Bytes: 8 * 8},
	}
	if got := w.Tables(); !reflect.DeepEqual(got, tables) {
		t.Errorf("got\n%+v\nwant\n%+v", got, tables)
	}
	total := ecs.Stats{Entities: 11, Components: 3, Tables: 3, Bytes: 8*32 + 8*24 + 64 + 12*12, Events: 1, Queries: 1, Observers: 2, Tick: 1}
	if got := w.Stats(); got != total {
		t.Errorf("got\n%+v\nwant\n%+v", got, total)
	}
}

func TestInspect(t *testing.T) {
	w, e := cargoWorld()
	w.SetName(e, "Anna")
	want := `1v1 Anna
  ecs_test.cargo
    Crates {{Name: "tea", weight: 3}, {Name: "silk", weight: 1}}
    Owner 1v1 Anna
    Prices {["tea"]: 5}
    Box {Name: "box", weight: 9}
    Next {Name: "next", weight: 0}
    size {1, 0.5}
    open false
    level 7
    Fragile false
    _ false
    Since {d: 0s}
    Run nil
  ecs_test.pos {X: 1, Y: 2}
`
	if got := w.Inspect(e).String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := w.Inspect(ecs.Entity{}).String(); got != "none no entity\n" {
		t.Errorf("got %q", got)
	}
	w.Destroy(e)
	if got := w.Inspect(e).String(); got != "1v1 not alive\n" {
		t.Errorf("got %q", got)
	}
	for range bodies.Each(w) {
		t.Error("an entity is left")
	}
}

type (
	chain struct {
		Next *chain
		N    int
	}
	shelf struct {
		Many  []int
		ByKey map[float64]tag
		ByNum map[int]bool
		Plain tag
		Alias [2]string
		Long  map[string]string
	}
)

type sign int

func (s sign) String() string {
	if s < 0 {
		return "minus"
	}
	return "plus"
}

type oddities struct {
	a sign
	c float64
	d complex64
	g map[uint8]int
	h map[bool]int
	i chan int
}

func TestInspectEnds(t *testing.T) {
	var w ecs.World
	c := chain{N: 1}
	c.Next = &c
	e := w.Spawn(c)
	if got := w.Inspect(e).String(); strings.Count(got, "Next") > 8 || !strings.Contains(got, "…") {
		t.Errorf("got\n%s", got)
	}
	many := make([]int, 40)
	f := w.Spawn(shelf{
		Many: many, ByKey: map[float64]tag{2: {}, 1.5: {}}, ByNum: map[int]bool{3: true, -1: false, 2: true},
		Long: map[string]string{"a": strings.Repeat("x", 80), "b": ""}, Alias: [2]string{"q", ""},
	})
	for _, want := range []string{
		"    Many\n      [0] 0\n", "      [31] 0\n      … 8 more\n", "    ByKey {[1.5]: {}, [2]: {}}\n",
		"    ByNum {[-1]: false, [2]: true, [3]: true}\n", "    Plain {}\n", "    Alias {\"q\", \"\"}\n", "      [\"a\"] \"xxx",
	} {
		if got := w.Inspect(f).String(); !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	g := w.Spawn(oddities{a: -3, c: 2.5, d: 1 + 2i, g: map[uint8]int{9: 1, 3: 2}, h: map[bool]int{true: 1, false: 0}, i: make(chan int)})
	for _, want := range []string{"    a minus\n", "    c 2.5\n", "    d (1+2i)\n", "    g {[3]: 2, [9]: 1}\n", "    h {[false]: 0, [true]: 1}\n", "    i chan\n"} {
		if got := w.Inspect(g).String(); !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	for range lives.Each(&w) {
		t.Error("no hp yet")
	}
	w.Spawn(hp{})
	for range lives.Each(&w) {
		g := w.Spawn(hp{})
		if got := w.Inspect(g).Text; got != "has its components when the loop ends" {
			t.Errorf("got %q", got)
		}
		if w.Stats().Waiting != 1 {
			t.Errorf("got %d; want 1", w.Stats().Waiting)
		}
	}
	tree := w.Inspect(w.Spawn(shelf{Many: []int{}}))
	if got := tree.Kids[0].Kids[0]; got.Text != "empty" || got.Type != "[]int" {
		t.Errorf("got %+v", got)
	}
}

type lentTo struct{ Days int }

func TestInspectShowsLinksBothWays(t *testing.T) {
	var w ecs.World
	ship, gun, bob := w.Spawn(hp{3}), w.Spawn(), w.Spawn()
	w.SetName(ship, "Ship")
	ecs.Relate(&w, gun, ship, ecs.ChildOf{})
	ecs.Relate(&w, ship, bob, lentTo{5})
	want := `1v1 Ship
  ecs_test.hp {N: 3}
  ecs.ChildOf ← 2v1
  ecs_test.lentTo → 3v1 {Days: 5}
`
	if got := w.Inspect(ship).String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := w.Inspect(gun).String(), "2v1\n  ecs.ChildOf → 1v1 Ship\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for range 40 {
		ecs.Relate(&w, w.Spawn(), ship, ecs.ChildOf{})
	}
	if got := w.Inspect(ship).String(); !strings.Contains(got, "\n  ecs.ChildOf ← … 9 more\n") {
		t.Errorf("got\n%s", got)
	}
	want2 := []ecs.RelationStats{
		{"github.com/krill2d/krill/ecs.ChildOf", "ecs.ChildOf", ecs.Rules{Exclusive: true, Cascade: true}, 41, 41, 1, 0},
		{"github.com/krill2d/krill/ecs_test.lentTo", "ecs_test.lentTo", ecs.Rules{}, 1, 1, 1, 8},
	}
	if got := w.Relations(); !reflect.DeepEqual(got, want2) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want2)
	}
	if w.Events() != nil || w.Stats().Links != 42 {
		t.Errorf("got %v, %v", w.Events(), w.Stats())
	}
	ecs.Send(&w, hit{})
	hitsB.Count(&w)
	if got := w.Events(); len(got) != 1 || got[0] != (ecs.EventStats{"github.com/krill2d/krill/ecs_test.hit", "ecs_test.hit", 1, 2}) {
		t.Errorf("got %v", got)
	}
}

func TestTablesOfGroups(t *testing.T) {
	var w ecs.World
	hill := w.Spawn(pos{})
	w.SetName(hill, "Hill")
	ecs.Relate(&w, w.Spawn(hp{}), hill, standsOn{})
	list := w.Tables()
	if got := list[len(list)-1]; got.Group != "ecs_test.standsOn 1v1 Hill" || got.Rows != 1 {
		t.Errorf("got %+v", got)
	}
}

type standsOn struct{}

func (standsOn) Relation() ecs.Rules { return ecs.Rules{Exclusive: true, Grouped: true} }
