package render

import (
	"slices"
	"testing"
)

func TestNamesCarryFilesAndGrids(t *testing.T) {
	file := File("names/ship.png")
	grid, wide := file.Grid(16, 8), GridSpaced(file, 16, 8, 1, 2)
	Make("names/made", 2, 2, func(int, int) Color { return White }).Grid(1, 1)
	names := Names()
	var got []Name
	for _, n := range names {
		if n.file == "names/ship.png" {
			got = append(got, n)
		}
		if n.file == "names/made" {
			t.Errorf("got %+v; want no name of what is made in code", n)
		}
	}
	if len(got) != 3 {
		t.Fatalf("got %+v; want the file and its grids", got)
	}
	known.mu.Lock()
	delete(known.rows, file.id)
	delete(known.rows, grid.id)
	delete(known.rows, wide.id)
	known.mu.Unlock()
	if got := grid.String(); got == "names/ship.png 16×8" {
		t.Fatalf("after forgetting: got %q; want a number", got)
	}
	EnterNames(names)
	if got := grid.String(); got != "names/ship.png 16×8" {
		t.Errorf("got %q; want names/ship.png 16×8", got)
	}
	if got := Names(); !slices.Equal(got, names) || Known() < len(names) {
		t.Errorf("entered twice: got %d names; want the same %d", len(got), len(names))
	}
}
