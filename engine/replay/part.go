package replay

import "github.com/krill2d/krill/engine/driver"

// Inputs returns what the player did in each tick of a run. The lists in them are the file's. O(ticks).
func Inputs(f *File) (list []driver.Input) {
	for _, c := range f.Chunks {
		for i := range c.Steps {
			for range c.Steps[i].Ticks {
				list = append(list, c.Steps[i].Input)
			}
		}
	}
	return list
}

// LastRun returns what came after the player began anew for the last time, as a file of its own, and the whole run when he
// never did. It shares the content of the chunks.
func LastRun(f *File) *File {
	i := len(f.Chunks) - 1
	for i > 0 && !f.Chunks[i].Anew {
		i--
	}
	part := &File{Head: f.Head, Cut: f.Cut}
	for _, c := range f.Chunks[i:] {
		own := *c
		own.First -= f.Chunks[i].First
		part.Chunks = append(part.Chunks, &own)
	}
	return part
}
