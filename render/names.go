package render

import "sort"

// Name is a row of the table from handles to what they stand for: plain data that goes into a snapshot, so that a
// program in which the name was never spoken finds the picture all the same.
type Name struct {
	id   uint64
	file string
	w, h int    // of a grid's cells, pixels; zero: the whole picture or part
	part [4]int // place and size of a part, pixels; zero: the whole picture

	margin, gap int // around and between cells, pixels
}

// Known returns how many names this process has spoken, so that Names need not be asked again when it is the same.
func Known() int {
	known.mu.RLock()
	defer known.mu.RUnlock()
	return len(known.rows)
}

// ids are sorted by package sort, which has one body for all types, where slices has one for each, in every page.
type ids []uint64

func (n ids) Len() int           { return len(n) }
func (n ids) Less(i, j int) bool { return n[i] < n[j] }
func (n ids) Swap(i, j int)      { n[i], n[j] = n[j], n[i] }

// Names returns the images of files that this process has named, their parts and grids, in a fixed order. Those that are made
// in code are not among them: the code makes them again. O(n log n) of all names.
func Names() []Name {
	known.mu.RLock()
	defer known.mu.RUnlock()
	order := make(ids, 0, len(known.rows))
	for id := range known.rows {
		order = append(order, id)
	}
	sort.Sort(order)
	var names []Name
	for _, id := range order {
		r, n := known.rows[id], Name{id: id}
		for ; r.base != (Image{}); r = known.rows[r.base.id] {
			if r.part {
				n.part = [4]int{r.x, r.y, r.w, r.h}
			} else {
				n.w, n.h = r.w, r.h
			}
			if r.spaced != nil {
				n.margin, n.gap = r.spaced.margin, r.spaced.gap
			}
		}
		n.file = r.name
		if n.file != "" && !r.made && r.font == nil && r.shading == nil {
			names = append(names, n)
		}
	}
	return names
}

// EnterNames makes the handles of another process's names mean here what they meant there.
func EnterNames(names []Name) {
	for _, n := range names {
		image := File(n.file)
		if p := n.part; p[2] > 0 {
			image = image.Region(p[0], p[1], p[2], p[3])
		}
		if n.w > 0 && n.h > 0 {
			if n.margin|n.gap == 0 {
				image.Grid(n.w, n.h)
			} else {
				enterSpaced(image, n.w, n.h, n.margin, n.gap)
			}
		}
	}
}
