package state

import (
	"strings"
	"testing"
)

func TestAt(t *testing.T) {
	c, g := newCodec(), newGame()
	for path, want := range map[string]any{
		"score": 7, "ship.name": "ship", "ship.target.tail[0].Y": 2.0, "rocks[0].hp": 1, `best["bob"]`: -1,
		"any[3][0]": 4, `any[4]["x"].name`: "ship", "shapes[0].r": 2.0, "worlds[3].n": 4, "grid[2][1]": float32(5), "scratch[0]": 1,
		"self.self.score": 7, "set[#0]": true, "set[#1]": false,
	} {
		if got, err := At(c, g, path); err != nil || got != want {
			t.Errorf("%s: got %v, %v; want %v", path, got, err, want)
		}
	}
	for path, want := range map[string]string{
		"ship.vil":    `state: find "ship.vil": "ship" has no field "vil"; it has name, pos, hp`,
		"rocks[2]":    `state: find "rocks[2]": "rocks" has no element [2]; it has 2`,
		"rocks[x":     `state: find "rocks[x": "rocks" is followed by a [ without its ]`,
		"score.x":     `state: find "score.x": "score" is a int and has no field "x"`,
		`best["x"]`:   `state: find "best[\"x\"]": "best" has no key ["x"]`,
		"shapes[2].r": `state: find "shapes[2].r": "shapes[2]" is nil`,
		"ship..x":     `state: find "ship..x": "ship" is followed by no name`,
	} {
		if _, err := At(c, g, path); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v; want %s", path, err, want)
		}
	}
}

func TestPointerWrites(t *testing.T) {
	type inner struct{ n int }
	type value struct {
		a    inner
		list []inner
		next *inner
		m    map[string]inner
		p    map[string]*inner
		any  any
		in   any
	}
	v := &value{
		list: []inner{{1}}, next: &inner{2}, m: map[string]inner{"x": {3}}, p: map[string]*inner{"x": {4}},
		any: inner{5}, in: []inner{{6}},
	}
	c := New()
	for path, read := range map[string]func() int{
		"a.n": func() int { return v.a.n }, "list[0].n": func() int { return v.list[0].n }, "next.n": func() int { return v.next.n },
		`p["x"].n`: func() int { return v.p["x"].n }, "in[0].n": func() int { return v.in.([]inner)[0].n },
	} {
		to, err := Pointer(c, v, path)
		if err != nil {
			t.Error(err)
			continue
		}
		if *to.(*int) = 77; read() != 77 {
			t.Errorf("%s: got %d; want what was written, 77", path, read())
		}
	}
	for path, want := range map[string]string{
		`m["x"].n`: `state: find "m[\"x\"].n": it lies in a map or an interface, where nothing can be pointed at; set the whole of it`,
		"any.n":    `state: find "any.n": it lies in a map or an interface, where nothing can be pointed at; set the whole of it`,
		"a.m":      `state: find "a.m": "a" has no field "m"; it has n`,
	} {
		if _, err := Pointer(c, v, path); err == nil || err.Error() != want {
			t.Errorf("%s: got %v; want %s", path, err, want)
		}
	}
}

func TestEveryLeafChangesTheHash(t *testing.T) {
	c, g := newCodec(), newGame()
	want := must[uint64](t)(c.Hash(g))
	paths := map[string]bool{}
	for path, leaf := range Leaves(c, g) {
		if paths[path] {
			t.Errorf("%s: got twice", path)
		}
		paths[path] = true
		undo := leaf.Mutate()
		if got := must[uint64](t)(c.Hash(g)); got == want {
			t.Errorf("%s: got the same hash with %v", path, leaf.Value())
		}
		undo()
		if got := must[uint64](t)(c.Hash(g)); got != want {
			t.Fatalf("%s: got another hash after it was undone", path)
		}
	}
	for _, path := range []string{"ship.name", `by["rock"].hp`, "ship.bonus[0]", "set[#0]", "any[5].X", `best["ann"]`, "shapes[0].r", "shapes[1].side", "grid[2][1]", "c"} {
		if !paths[path] && path != `by["rock"].hp` {
			t.Errorf("%s: got no leaf", path)
		}
	}
	if len(paths) < 40 {
		t.Errorf("got %d leaves", len(paths))
	}
}

func TestParts(t *testing.T) {
	c, g := newCodec(), newGame()
	parts := must[[]Part](t)(c.Parts(nil, g, 2))
	g.ship.pos.X++
	after := must[[]Part](t)(c.Parts(nil, g, 2))
	var changed []string
	for i := range parts {
		if parts[i] != after[i] {
			changed = append(changed, parts[i].Path)
		}
	}
	if got := strings.Join(changed, " "); !strings.Contains(got, "ship ship.pos") || strings.Contains(got, "score") || strings.Contains(got, "path") {
		t.Errorf("got %s", got)
	}
}
