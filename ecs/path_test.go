package ecs_test

import (
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/ecs"
)

type (
	crate struct {
		Name   string
		weight int
	}
	cargo struct {
		Crates []crate
		Owner  ecs.Entity
		Prices map[string]int
		Box    any
		Next   *crate
		size   [2]float32
		open   bool
		level  uint8
		Fragile,
		_ bool
		Since clock
		Run   func()
	}
	clock struct{ d time.Duration }
)

func (c *clock) UnmarshalText(text []byte) (err error) {
	c.d, err = time.ParseDuration(string(text))
	return err
}

func cargoWorld() (*ecs.World, ecs.Entity) {
	w := &ecs.World{}
	e := w.Spawn(pos{1, 2}, cargo{
		Crates: []crate{{"tea", 3}, {"silk", 1}},
		Prices: map[string]int{"tea": 5},
		Box:    crate{"box", 9},
		Next:   &crate{Name: "next"},
		size:   [2]float32{1, 0.5},
		open:   false,
		level:  7,
	})
	ecs.Update(w, e, func(c *cargo) { c.Owner = e })
	return w, e
}

func TestAtFollowsPaths(t *testing.T) {
	w, e := cargoWorld()
	for path, want := range map[string]any{
		"pos":                        pos{1, 2},
		"pos.Y":                      2.0,
		"ecs_test.pos.X":             1.0,
		"cargo.Crates[1].Name":       "silk",
		"cargo.Crates[0].weight":     3,
		`cargo.Prices["tea"]`:        5,
		"cargo.Box.weight":           9,
		"cargo.Next.Name":            "next",
		"cargo.size[1]":              float32(0.5),
		"krill.ecs_test.cargo.level": uint8(7),
	} {
		if got, err := w.At(e, path); err != nil || got != want {
			t.Errorf("%s: got %v, %v; want %v", path, got, err, want)
		}
	}
}

func TestAtSaysWhatIsWrong(t *testing.T) {
	w, e := cargoWorld()
	dead := w.Spawn()
	w.Destroy(dead)
	for _, c := range []struct {
		e          ecs.Entity
		path, want string
	}{
		{e, "poss.X", `ecs: at "poss.X" of 1v1: there is no component poss; did you mean pos?; this world has cargo, pos`},
		{e, "hp.N", `ecs: at "hp.N" of 1v1: it has no ecs_test.hp; it has ecs_test.cargo, ecs_test.pos`},
		{e, "pos.Z", `ecs: at "pos.Z" of 1v1: ecs_test.pos has no field "Z"; it has X, Y`},
		{e, "cargo.Crates[7]", `ecs: at "cargo.Crates[7]" of 1v1: ".Crates" has no element [7]; it has 2`},
		{e, "spottt", `ecs: at "spottt" of 1v1: there is no component spottt; this world has cargo, pos`},
		{e, "pos.", `ecs: at "pos." of 1v1: ecs_test.pos is followed by no name`},
		{e, "", `ecs: at "" of 1v1: a path begins with a component, as in Pos.X; 1v1 has ecs_test.cargo, ecs_test.pos`},
		{dead, "pos", `ecs: at "pos" of 2v1: entity 2v1 was destroyed; ask World.Alive before`},
		{ecs.Entity{}, "pos", `ecs: at "pos" of none: the entity is none; keep the one that Spawn returned`},
	} {
		if _, err := w.At(c.e, c.path); err == nil || err.Error() != c.want {
			t.Errorf("got\n\t%v\nwant\n\t%s", err, c.want)
		}
	}
}

func TestSetAtParsesByKind(t *testing.T) {
	w, e := cargoWorld()
	w.SetName(e, "Anna")
	for _, c := range []struct {
		path, text, read string
		want             any
	}{
		{"pos.X", "3", "pos.X", 3.0},
		{"pos", "4 5", "pos", pos{4, 5}},
		{"pos", "{6, -7e1}", "pos", pos{6, -70}},
		{"pos", "Y=8", "pos", pos{6, 8}},
		{"cargo.Crates[0].Name", "green tea, loose", "cargo.Crates[0].Name", "green tea, loose"},
		{"cargo.Crates[0].Name", `"q\"t"`, "cargo.Crates[0].Name", `q"t`},
		{"cargo.Crates[0].weight", "0x10", "cargo.Crates[0].weight", 16},
		{"cargo.Crates[1]", `"fine silk" 4`, "cargo.Crates[1]", crate{"fine silk", 4}},
		{"cargo.Crates", `a 1, b 2`, "cargo.Crates[1].Name", "b"},
		{"cargo.Owner", "none", "cargo.Owner", ecs.Entity{}},
		{"cargo.Owner", "1v1", "cargo.Owner", e},
		{"cargo.Owner", "Anna", "cargo.Owner", e},
		{"cargo.Next.weight", "2", "cargo.Next.weight", 2},
		{"cargo.size", "3 4", "cargo.size[1]", float32(4)},
		{"cargo.open", "true", "cargo.open", true},
		{"cargo.level", "200", "cargo.level", uint8(200)},
		{"cargo.Since", "2m", "cargo.Since.d", 2 * time.Minute},
	} {
		if err := w.SetAt(e, c.path, c.text); err != nil {
			t.Error(err)
			continue
		}
		if got, err := w.At(e, c.read); err != nil || got != c.want {
			t.Errorf("%s = %s: got %v, %v; want %v", c.path, c.text, got, err, c.want)
		}
	}
}

func TestSetAtIsAnUpdate(t *testing.T) {
	w, e := cargoWorld()
	var d diary
	ecs.OnSet(w, func(_ *ecs.World, _ ecs.Entity, old, v *pos) { d.note("%v to %v", *old, *v) })
	if err := w.SetAt(e, "pos.Y", "9"); err != nil {
		t.Error(err)
	}
	if err := w.SetAt(e, "pos", "5 x"); err == nil {
		t.Error("no error")
	}
	d.expect(t, "{1 2} to {1 9}")
	if got := *ecs.Get[pos](w, e); got != (pos{1, 9}) {
		t.Errorf("got %v after a failure; want {1 9}", got)
	}
}

func TestSetAtSaysWhatIsWrong(t *testing.T) {
	w, e := cargoWorld()
	for _, c := range []struct{ path, text, want string }{
		{"pos.X", "a", `"a" is no float64: invalid syntax`},
		{"pos.X", "", `a float64 is missing`},
		{"pos", "1", `a float64 is missing`},
		{"pos", "1 2 3", `ecs_test.pos takes no more values, and "3" follows`},
		{"pos", "X=1 2", `"2" follows fields with names, and has none; write it as X=2`},
		{"cargo.size", "", `a float32 is missing`},
		{"cargo.size", "1 x", `"x" is no float32: invalid syntax`},
		{"cargo.Since", "soon", `time: invalid duration "soon"`},
		{"cargo.Next.Name.x", "1", `".Next.Name" is a string and has no field "x"`},
		{"pos", "Z=1", `ecs_test.pos has no field "Z"; it has X, Y`},
		{"cargo.level", "256", `"256" is no uint8: value out of range`},
		{"cargo.open", "maybe", `"maybe" is no bool: invalid syntax`},
		{"cargo.Crates[0].weight", "1.5", `"1.5" is no int: invalid syntax`},
		{"cargo.Crates", "a 1 b", `a int is missing`},
		{"cargo.size", "1", `there are 1 values; it takes 2`},
		{"cargo.Owner", "Bob", `"Bob" is no entity: want an id such as 12v3, the name of one, or none`},
		{"cargo.Owner", "1v0", `"1v0" is no entity: want an id such as 12v3, the name of one, or none`},
		{"cargo.Prices", "1", `a map[string]int cannot be made from text; set what it holds by a longer path`},
		{`cargo.Prices["tea"]`, "1", `it lies in a map or an interface, where nothing can be pointed at; set the whole of it`},
		{"cargo.Box.weight", "1", `it lies in a map or an interface, where nothing can be pointed at; set the whole of it`},
		{"cargo.Run", "1", `a func() cannot be made from text; set what it holds by a longer path`},
		{"cargo.Crates[0]", `"a`, `the quotes in "\"a" do not end`},
		{"hp", "1", `it has no ecs_test.hp; it has ecs_test.cargo, ecs_test.pos`},
	} {
		err := w.SetAt(e, c.path, c.text)
		if err == nil || !strings.HasSuffix(err.Error(), ": "+c.want) || !strings.HasPrefix(err.Error(), "ecs: set ") {
			t.Errorf("%s = %s: got\n\t%v\nwant\n\t… %s", c.path, c.text, err, c.want)
		}
	}
}

func TestPutAndDropByName(t *testing.T) {
	w, e := cargoWorld()
	if err := w.PutText(e, "hp", ""); err != nil || ecs.Get[hp](w, e).N != 0 {
		t.Error(err)
	}
	if err := w.PutText(e, "ecs_test.hp", "N=4"); err != nil || ecs.Get[hp](w, e).N != 4 {
		t.Error(err)
	}
	if err := w.PutText(e, "hp", "x"); err == nil || err.Error() != `ecs: put hp x into 1v1: "x" is no int: invalid syntax` {
		t.Error(err)
	}
	if had, err := w.DropText(e, "hp"); err != nil || !had || ecs.Has[hp](w, e) {
		t.Error(had, err)
	}
	if had, err := w.DropText(e, "github.com/krill2d/krill/ecs_test.hp"); err != nil || had {
		t.Error(had, err)
	}
	if _, err := w.DropText(e, "HP"); err == nil || !strings.Contains(err.Error(), "ecs: drop HP from 1v1: there is no component HP; did you mean hp?") {
		t.Error(err)
	}
}

func TestTwoTypesOfOneName(t *testing.T) {
	type pos struct{ Z int }
	w, e := cargoWorld()
	f := w.Spawn(pos{3})
	if got, err := w.At(f, "pos.Z"); err != nil || got != 3 {
		t.Errorf("got %v, %v; want what the entity has, 3", got, err)
	}
	if got, err := w.At(e, "pos.X"); err != nil || got != 1.0 {
		t.Errorf("got %v, %v; want 1", got, err)
	}
	g := w.Spawn()
	if err := w.PutText(g, "pos", ""); err == nil || !strings.Contains(err.Error(), "pos may be ") {
		t.Errorf("got %v", err)
	}
}

func FuzzSetAt(f *testing.F) {
	for _, text := range []string{"1 2", `{X: "a"}`, "X=1 Y=2", `"`, "", "a=b=c", "1v1", "\x00"} {
		f.Add("pos", text)
		f.Add("cargo", text)
		f.Add("cargo.Crates", text)
	}
	f.Add("cargo.Crates[0", "1")
	f.Fuzz(func(t *testing.T, path, text string) {
		w, e := cargoWorld()
		before := w.Inspect(e).String()
		if err := w.SetAt(e, path, text); err != nil {
			if after := w.Inspect(e).String(); after != before {
				t.Errorf("%v, and it changed:\n%s", err, after)
			}
			return
		}
		if _, err := w.At(e, path); err != nil {
			t.Errorf("set, but not found: %v", err)
		}
	})
}
