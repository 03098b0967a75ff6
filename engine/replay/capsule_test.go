package replay

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/state"
)

// headThen is what a head was before it said how a run failed.
type headThen struct {
	Game, Package, Title, Build, System string
	TPS, Width, Height                  int
	Seed                                uint64
}

// An old program plays a capsule, and a new one what an old one wrote.
func TestAnOldHeadAndANewOneReadEachOther(t *testing.T) {
	f := run(1)
	f.Head.Failed, f.Head.Stack, f.Head.Log = "engine: panic in Update", []string{"main.go:3"}, []string{"a", "b"}
	got, err := Read(bytes.NewReader(written(t, f)))
	if err != nil || !reflect.DeepEqual(got.Head, f.Head) {
		t.Fatalf("got %+v, %v; want %+v", got, err, f.Head)
	}

	b, err := codec.Append(nil, &f.Head)
	if err != nil {
		t.Fatal(err)
	}
	var old headThen
	if _, err := codec.Restore(b, &old); err != nil || old.Game != f.Head.Game || old.Seed != f.Head.Seed {
		t.Errorf("in an old program: got %+v, %v; want what it knows", old, err)
	}
	if b, err = state.New().Append(nil, &headThen{Game: "test/run", TPS: 60}); err != nil {
		t.Fatal(err)
	}
	var now Head
	if _, err := codec.Restore(b, &now); err != nil || now.Failed != "" || now.TPS != 60 {
		t.Errorf("of an old program: got %+v, %v; want a head that says of no failure", now, err)
	}
}

func TestLastRun(t *testing.T) {
	f := run(2) // begins anew in its third chunk
	last := LastRun(f)
	if len(last.Chunks) != 2 || last.Chunks[0].First != 0 || last.Ticks() != int64(f.Chunks[2].Ticks+f.Chunks[3].Ticks) {
		t.Errorf("got %d chunks and %d ticks; want the last two", len(last.Chunks), last.Ticks())
	}
	if f.Chunks[2].First == 0 {
		t.Error("the file itself was changed")
	}
	if err := last.check(); err != nil {
		t.Error(err)
	}
	f.Chunks[2].Anew = false
	if whole := LastRun(f); whole.Ticks() != f.Ticks() {
		t.Errorf("never anew: got %d ticks; want all %d", whole.Ticks(), f.Ticks())
	}
}

func TestInputs(t *testing.T) {
	f := run(3)
	list := Inputs(f)
	if int64(len(list)) != f.Ticks() {
		t.Fatalf("got %d; want one for each of %d ticks", len(list), f.Ticks())
	}
	var want []*driver.Input
	for _, c := range f.Chunks {
		for n := range c.Ticks {
			want = append(want, c.Step(n))
		}
	}
	for i := range list {
		if !list[i].Same(want[i]) {
			t.Fatalf("tick %d: got %+v; want %+v", i, list[i], want[i])
		}
	}
}
