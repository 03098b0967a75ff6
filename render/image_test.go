package render

import (
	"strings"
	"sync"
	"testing"
)

func TestImageIsItsName(t *testing.T) {
	a, b := File("hull.png"), File("hull.png")
	if a != b || a == File("Hull.png") || a == (Image{}) {
		t.Errorf("got %x, %x, %x; want the first two equal and the third not", a.id, b.id, File("Hull.png").id)
	}
	if got := a.id; got != 0x18752eb47b819af3 {
		t.Errorf("got number %#x; it is part of snapshots and must not change", got)
	}
	if got := File(""); got != (Image{}) {
		t.Errorf("got %v; want none", got)
	}
	if a.Grid(8, 8) == a.Grid(8, 9) || a.Grid(8, 8) == a || a.Grid(8, 8) != a.Grid(9, 9).Grid(8, 8) {
		t.Error("grids of other cells must be other images, and a grid of a grid that of the whole picture")
	}
	if got := (Image{}).Grid(8, 8); got != (Image{}) {
		t.Errorf("got %v; want none", got)
	}
}

func TestImageString(t *testing.T) {
	made := Make("string test", 4, 2, func(int, int) Color { return White })
	for want, i := range map[string]Image{
		"none": {}, "ship.png": File("ship.png"), "ship.png 16×8": File("ship.png").Grid(16, 8),
		"string test": made, "image 000000000000000c": {12},
	} {
		if got := i.String(); got != want {
			t.Errorf("got %q; want %q", got, want)
		}
	}
}

func TestBrokenNamesPanic(t *testing.T) {
	paint := func(int, int) Color { return White }
	Make("panic test", 4, 4, paint)
	for want, call := range map[string]func(){
		"use another name":       func() { Make("panic test", 4, 5, paint) },
		"at least 1×1":           func() { Make("small", 0, 4, paint) },
		"a paint function":       func() { Make("unpainted", 4, 4, nil) },
		"cells of 0×3":           func() { File("x.png").Grid(0, 3) },
		`"a.png": its number`:    func() { agree(Image{1}, &recipe{name: "b.png"}, &recipe{name: "a.png"}) },
		`of "b.png"; rename one`: func() { agree(Image{1}, &recipe{name: "b.png"}, &recipe{name: "a.png"}) },
	} {
		if got := panicText(call); !strings.Contains(got, want) {
			t.Errorf("got %q; want a panic with %q", got, want)
		}
	}
}

func panicText(call func()) (text string) {
	defer func() { text, _ = recover().(string) }()
	call()
	return ""
}

func TestNamesFromManyGoroutines(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, n := range strings.Fields("a b c d e f g h") {
				if File(n).Grid(3, 3).String() != n+" 3×3" {
					t.Errorf("got %v; want %s 3×3", File(n).Grid(3, 3), n)
				}
			}
		})
	}
	wg.Wait()
}

func TestNamingAllocatesNothing(t *testing.T) {
	File("alloc.png").Grid(4, 4)
	if n := testing.AllocsPerRun(100, func() { File("alloc.png").Grid(4, 4) }); n != 0 {
		t.Errorf("got %v allocations; want 0", n)
	}
}
