package ecs_test

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/state"
)

// What was written as JSON is read as the same world, but for where rows lie.
func TestJSONRoundTrip(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 5))
		var w, back ecs.World
		for range 5 + r.IntN(80) {
			actOn(&w, r)
		}
		back.Spawn(locus{})
		var text, again bytes.Buffer
		if err := w.WriteJSON(&text); err != nil {
			t.Fatal(err)
		}
		if err := back.ReadJSON(bytes.NewReader(text.Bytes())); err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, text.Bytes())
		}
		if err := back.WriteJSON(&again); err != nil {
			t.Fatal(err)
		}
		if text.String() != again.String() {
			t.Fatalf("seed %d: got\n%s\nwant\n%s", seed, again.String(), text.String())
		}
		for _, c := range back.DiffSnapshots(snapshotOf(t, &w), snapshotOf(t, &back)) {
			if !strings.HasPrefix(c.Path, "events ") {
				t.Fatalf("seed %d: %v", seed, c)
			}
		}
	}
}

type odd struct {
	f    float64
	S    string
	c    complex64
	b    []byte
	m    map[int8]string
	list [2]any
	n    *odd
	call func() `state:"-"`
}

func TestJSONOfOddValues(t *testing.T) {
	var w, back ecs.World
	w.ID = 3
	e := w.Spawn(odd{
		math.Inf(-1), "a\xff", 1 + 2i, []byte("hi"),
		map[int8]string{-1: "x", 5: "y"},
		[2]any{int8(3), locus{1, 2}},
		&odd{f: math.NaN()}, nil,
	})
	var text bytes.Buffer
	if err := w.WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	if err := back.ReadJSON(&text); err != nil {
		t.Fatal(err)
	}
	got := ecs.Get[odd](&back, e)
	if got == nil || got.f != math.Inf(-1) || got.S != "a\xff" || got.c != 1+2i || string(got.b) != "hi" || got.m[-1] != "x" ||
		got.list[0] != int8(3) || got.list[1] != (locus{1, 2}) || got.n == nil || got.n.f == got.n.f {
		t.Errorf("got %+v", got)
	}
}

func TestReadJSONErrors(t *testing.T) {
	var w, other ecs.World
	ecs.Relate[ecs.ChildOf](&other, other.Spawn(), other.Spawn()) // the types are known
	ecs.SetResource(&other, tally{})
	w.Spawn(locus{1, 2})
	before := snapshotOf(t, &w)
	for _, c := range []struct{ text, want string }{
		{``, "EOF"},
		{`{} {}`, "more follows"},
		{`{"entities": [{"name": "a", "ecs_test.locus": {"X": "three"}}]}`, `a ecs_test.locus.X: got "three"; want float64`},
		{`{"entities": [{"ecs_test.locus": {"Z": 1}}]}`, `ecs_test.locus: ecs_test.locus has no field "Z"`},
		{`{"entities": [{"ecs_test.locux": {}}]}`, `did you mean ecs_test.locus?`},
		{`{"entities": [{"entity": "1v1"}, {"entity": "1v2"}]}`, "twice"},
		{`{"entities": [{"entity": "4000000000v1"}]}`, "memory"},
		{`{"entities": [{"name": "a"}, {"name": "a"}]}`, "two entities"},
		{`{"entities": [{"name": "a"}], "relations": {"ecs.ChildOf": [{"source": "a", "target": "a"}]}}`, "its own ancestor"},
		{`{"relations": {"ecs.ChildOf": [{"source": "a"}]}}`, `ecs.ChildOf[0]: `},
		{`{"resources": {"ecs_test.tally": {"N": 1.5}}}`, "ecs_test.tally.N: got 1.5; want int"},
		{`[]`, "want an object"},
		{`{"entitys": []}`, `"entitys": a world has no such part; want world, tick`},
		{`{"entities": {}}`, `"entities": want a list`},
		{`{"entities": [3]}`, `"entities"[0]: want an object`},
		{`{"entities": [{"name": 3}]}`, `"name" is a string`},
		{`{"entities": [{"ecs_test.locus": {}, "github.com/krill2d/krill/ecs_test.locus": {}}]}`, "ecs_test.locus is there twice"},
		{`{"free": ["first"]}`, `first`},
		{`{"free": ["1v1", "1v1"]}`, `1v1`},
		{`{"resources": 3}`, `"resources": got 3`},
		{`{"resources": {"ecs_test.nobody": {}}}`, "ecs_test.nobody"},
		{`{"resources": {"ecs_test.tally": {}, "github.com/krill2d/krill/ecs_test.tally": {}}}`, "is there twice"},
		{`{"relations": 3}`, `"relations": got 3`},
		{`{"relations": {"ecs.ChildOf": 3}}`, `"relations".ecs.ChildOf: want a list`},
		{`{"relations": {"ecs_test.nobody": []}}`, "ecs_test.nobody"},
		{`{"relations": {"ecs.ChildOf": [{"source": "1v1", "target": "2v1"}]}}`, "1v1 is not in the file"},
		{`{"entities": [{"name": "a"}], "relations": {"ecs.ChildOf": [{"source": "a", "goal": "a"}]}}`, `ecs.ChildOf[0]: `},
		{`{"entities": [{"name": "a"}], "relations": {"ecs.ChildOf": [{"from": "a", "source": "a", "target": "a"}]}}`, `no "from" here: a link has source, target and data`},
		{`{"entities": [{"name": "a"}], "relations": {"ecs_test.owing": [{"source": "a", "target": "a", "data": {"N": "x"}}]}}`, "ecs_test.owing"},
		{`{"entities": [{"ecs_test.hold": {"Items": {}}}]}`, "ecs_test.hold.Items: got an object; want a list"},
	} {
		err := w.ReadJSON(strings.NewReader(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v; want %s", c.text, err, c.want)
		}
		if !bytes.Equal(snapshotOf(t, &w), before) {
			t.Fatalf("%s: the world is another one", c.text)
		}
	}
}

func TestDiffSnapshots(t *testing.T) {
	var w ecs.World
	a, b := w.Spawn(locus{1, 2}, frosty{}), w.Spawn(locus{3, 4})
	w.SetName(a, "hero")
	ecs.Relate(&w, a, b, owing{1})
	ecs.SetResource(&w, tally{5})
	x := snapshotOf(t, &w)
	ecs.Put(&w, a, locus{1, 7})
	ecs.Drop[frosty](&w, a)
	ecs.Put(&w, a, haste{1, 2})
	ecs.Relate(&w, a, b, owing{2})
	ecs.Resource[tally](&w).N = 6
	c := w.Spawn(locus{5, 6})
	w.Destroy(c)
	d := w.Spawn(locus{5, 6})
	ecs.Relate[ecs.ChildOf](&w, d, b)
	got := fmt.Sprint(w.DiffSnapshots(x, snapshotOf(t, &w)))
	want := `[1v1 "hero" ecs_test.frosty: {} → none 1v1 "hero" ecs_test.haste: none → {"x": 1, "y": 2}` +
		` 1v1 "hero" ecs_test.locus.Y: 2 → 7 3v2: none → ecs_test.locus {"X": 5, "Y": 6}` +
		` 3v2 to 2v1 ecs.ChildOf: none → related 1v1 "hero" to 2v1 ecs_test.owing.N: 1 → 2 ecs_test.tally.N: 5 → 6]`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if w.DiffSnapshots(x, x) != nil || w.DiffSnapshots(x[:9], x) != nil {
		t.Error("got changes; want none")
	}
}

// Changing any one field changes the hash.
func TestHashSeesEveryField(t *testing.T) {
	var w ecs.World
	r := rand.New(rand.NewPCG(1, 9))
	for range 120 {
		actOn(&w, r)
	}
	before := hashOf(t, &w)
	codec := state.New()
	n := 0
	check := func(v any) {
		for path, leaf := range state.Leaves(codec, v) {
			undo := leaf.Mutate()
			if hashOf(t, &w) == before {
				t.Errorf("%T.%s does not count", v, path)
			}
			undo()
			n++
		}
	}
	var all []ecs.Entity
	for e := range ecs.Query1[locus]().All(&w) {
		all = append(all, e)
	}
	for _, e := range all {
		check(ecs.Get[locus](&w, e))
		if c := ecs.Get[hold](&w, e); c != nil {
			check(c)
		}
		if c := ecs.Get[haste](&w, e); c != nil {
			check(c)
		}
	}
	var links []any
	for _, link := range ecs.Links[owing](&w) {
		links = append(links, link)
	}
	for _, link := range ecs.Links[trusts](&w) {
		links = append(links, link)
	}
	for _, link := range links {
		check(link)
	}
	if s := ecs.Resource[tally](&w); s != nil {
		check(s)
	}
	if hashOf(t, &w) != before || n < 50 {
		t.Errorf("%d fields; the hash is %x again, want %x", n, hashOf(t, &w), before)
	}
}

func FuzzRestoreWorld(f *testing.F) {
	for seed := range uint64(4) {
		var w ecs.World
		r := rand.New(rand.NewPCG(seed, 1))
		for range 50 {
			actOn(&w, r)
		}
		b, _ := w.AppendSnapshot(nil)
		f.Add(b, uint16(0), byte(0))
	}
	var w ecs.World
	w.Spawn(locus{1, 2})
	before, _ := w.AppendSnapshot(nil)
	f.Fuzz(func(t *testing.T, b []byte, at uint16, x byte) {
		if int(at) < len(b) {
			b = bytes.Clone(b)
			b[at] ^= x
		}
		if w.RestoreSnapshot(b) != nil {
			if !bytes.Equal(snapshotOf(t, &w), before) {
				t.Fatal("the world is another one")
			}
			return
		}
		// Whatever it is now, it can be used.
		r := rand.New(rand.NewPCG(1, 1))
		for range 30 {
			actOn(&w, r)
		}
		snapshotOf(t, &w)
		if err := w.RestoreSnapshot(before); err != nil {
			t.Fatal(err)
		}
	})
}

// Each byte of a snapshot is damaged in turn.
func TestRestoreDamaged(t *testing.T) {
	var w, into ecs.World
	r := rand.New(rand.NewPCG(11, 1))
	for range 120 {
		actOn(&w, r)
	}
	b := snapshotOf(t, &w)
	into.Spawn(locus{1, 2})
	before := snapshotOf(t, &into)
	refused := 0
	for i := 0; i < len(b); i += 3 {
		for _, x := range []byte{[]byte{1, 0x80, 0xff}[i%2]} {
			b[i] ^= x
			if err := into.RestoreSnapshot(b); err != nil {
				refused++
				if !bytes.Equal(snapshotOf(t, &into), before) {
					t.Fatalf("byte %d: the world is another one", i)
				}
			} else {
				again := rand.New(rand.NewPCG(1, 1))
				for range 20 {
					actOn(&into, again)
				}
				if err := into.RestoreSnapshot(before); err != nil {
					t.Fatal(err)
				}
				if got := snapshotOf(t, &into); !bytes.Equal(got, before) {
					t.Fatalf("byte %d: restored it is another one:\n%q\n%q", i, got, before)
				}
			}
			b[i] ^= x
		}
		if into.RestoreSnapshot(b[:i]) == nil {
			t.Fatalf("cut at %d it is a snapshot", i)
		}
	}
	t.Logf("%d of %d refused", refused, len(b)/3)
	if refused == 0 {
		t.Error("nothing was refused")
	}
}

func FuzzReadJSON(f *testing.F) {
	for seed := range uint64(3) {
		var w ecs.World
		r := rand.New(rand.NewPCG(seed, 1))
		for range 30 {
			actOn(&w, r)
		}
		var b bytes.Buffer
		_ = w.WriteJSON(&b)
		f.Add(b.Bytes())
	}
	f.Add([]byte(`{"entities": [{"name": "a", "ecs_test.odd": {"f": "NaN", "list": [{"type": "int", "value": 3}, null]}}], "free": ["9v2"]}`))
	var w ecs.World
	w.Spawn(locus{1, 2})
	before, _ := w.AppendSnapshot(nil)
	f.Fuzz(func(t *testing.T, b []byte) {
		if w.ReadJSON(bytes.NewReader(b)) != nil {
			if !bytes.Equal(snapshotOf(t, &w), before) {
				t.Fatal("the world is another one")
			}
			return
		}
		r := rand.New(rand.NewPCG(1, 1))
		for range 20 {
			actOn(&w, r)
		}
		if err := w.RestoreSnapshot(snapshotOf(t, &w)); err != nil {
			t.Fatal(err)
		}
		if err := w.RestoreSnapshot(before); err != nil {
			t.Fatal(err)
		}
	})
}
