//lint:file-ignore U1000 Fields are reached by reflection.

package state

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

type rock struct {
	at   vec
	size int
}

type field2 struct {
	ship  *enemy
	rocks []rock
	hot   *rock
	best  map[string]int
	bonus any
	when  time.Time
	tail  []string
	grid  [2][2]int
	pick  *vec
	world tally
}

// tally copies itself and tells what changed.
type tally struct{ n byte }

func (c *tally) AppendSnapshot(dst []byte) ([]byte, error) { return append(dst, c.n), nil }
func (c *tally) RestoreSnapshot(data []byte) error         { c.n = data[0]; return nil }
func (c *tally) DiffSnapshots(a, b []byte) []Change {
	return []Change{{"n", fmt.Sprint(a[0]), fmt.Sprint(b[0])}}
}

func newField() *field2 {
	f := &field2{ship: &enemy{name: "x"}, rocks: []rock{{vec{1, 2}, 3}, {size: 4}, {size: 5}}, best: map[string]int{"ann": 1, "bob": 2}}
	f.hot, f.pick, f.bonus = &f.rocks[1], &f.rocks[0].at, 3
	f.when = time.Unix(1e9, 0).UTC()
	return f
}

func TestDiffPrintsPaths(t *testing.T) {
	c := New(enemy{}, rock{})
	for name, c2 := range map[string]struct {
		change func(f *field2)
		want   string
	}{
		"nothing":   {func(f *field2) {}, ""},
		"number":    {func(f *field2) { f.ship.pos.X = 5 }, "ship.pos.X: 0 → 5"},
		"in order":  {func(f *field2) { f.grid[1][0] = 2; f.rocks[1].at.Y = 0.5; f.ship.alive = true }, "ship.alive: false → true; rocks[1].at.Y: 0 → 0.5; grid[1][0]: 0 → 2"},
		"grown":     {func(f *field2) { f.tail = append(f.tail, "a", "b") }, `tail: nil → 2 elements; tail[0]: none → "a"; tail[1]: none → "b"`},
		"shorter":   {func(f *field2) { f.rocks, f.hot = f.rocks[:2:2], nil }, "rocks: 3 → 2 elements; rocks[2]: {at:{X:0 Y:0} size:5} → none; hot: at rocks[1] → nil"},
		"map":       {func(f *field2) { f.best["cy"] = 7; f.best["ann"]++; delete(f.best, "bob") }, `best["ann"]: 1 → 2; best["cy"]: none → 7; best["bob"]: 2 → none`},
		"elsewhere": {func(f *field2) { f.hot = &f.rocks[2] }, "hot: at rocks[1] → at rocks[2]"},
		"inner":     {func(f *field2) { f.pick = &f.rocks[2].at }, "pick: at rocks[0].at → at rocks[2].at"},
		"new ship":  {func(f *field2) { f.ship = nil }, `ship: &{name:"x" pos:{X:0 Y:0} hp:0 small:0 alive:false target:nil at:nil …} → nil`},
		"type":      {func(f *field2) { f.bonus = "x" }, `bonus: int 3 → string "x"`},
		"boxed":     {func(f *field2) { f.bonus = 4 }, `bonus: 3 → 4`},
		"time":      {func(f *field2) { f.when = f.when.Add(time.Second) }, "when: 2001-09-09 01:46:40 +0000 UTC → 2001-09-09 01:46:41 +0000 UTC"},
		"own":       {func(f *field2) { f.world.n = 3 }, "world.n: 0 → 3"},
		"cycle":     {func(f *field2) { f.ship.target = f.ship }, "ship.target: nil → &{…}"},
	} {
		a, b := newField(), newField()
		c2.change(b)
		x, y := must[[]byte](t)(c.Append(nil, a)), must[[]byte](t)(c.Append(nil, b))
		var lines []string
		for _, change := range must[[]Change](t)(c.Diff(x, y)) {
			lines = append(lines, change.String())
		}
		got := strings.Join(lines, "; ")
		if name == "cycle" {
			got = got[:min(len(got), 20)]
			c2.want = c2.want[:20]
		}
		if got != c2.want {
			t.Errorf("%s: got %s\nwant %s", name, got, c2.want)
		}
	}
}

func TestDiffOfTwoLayouts(t *testing.T) {
	type before struct {
		hp, lives int
		name      string
	}
	type after struct {
		Health float32 `was:"hp"`
		name   string
		shield bool
	}
	c := New()
	x, y := must[[]byte](t)(c.Append(nil, &before{3, 2, "n"})), must[[]byte](t)(c.Append(nil, &after{4, "n", true}))
	got := fmt.Sprint(must[[]Change](t)(c.Diff(x, y)))
	if want := "[Health: 3 → 4 shield: none → true lives: 2 → none]"; got != want {
		t.Errorf("got %s; want %s", got, want)
	}
}

func TestDiffSaysHowManyMore(t *testing.T) {
	c := New()
	a, b := make([]int, 1000), make([]int, 1000)
	for i := range b {
		b[i] = i + 1
	}
	x, y := must[[]byte](t)(c.Append(nil, &a)), must[[]byte](t)(c.Append(nil, &b))
	got := must[[]Change](t)(c.Diff(x, y))
	if len(got) != 201 || got[200].String() != "and 800 more" || got[3].String() != "[3]: 0 → 4" {
		t.Errorf("got %d: %v", len(got), got[len(got)-1])
	}
}

func TestDiffOfDamagedBytes(t *testing.T) {
	c := New()
	x := must[[]byte](t)(c.Append(nil, newField()))
	if _, err := c.Diff(x, nil); err == nil || !strings.HasPrefix(err.Error(), "state: compare snapshots: the second: this is no snapshot") {
		t.Errorf("got %v", err)
	}
	if _, err := c.Diff(x[:len(x)-1], x); err == nil || err.Error() != "state: compare snapshots: the first: the snapshot is damaged" {
		t.Errorf("got %v", err)
	}
	if got := must[[]Change](t)(c.Diff(x, slices.Clone(x))); len(got) != 0 {
		t.Errorf("got %v; want nothing", got)
	}
}
