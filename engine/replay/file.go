package replay

import (
	"slices"
	"sort"

	"github.com/krill2d/krill/engine/driver"
)

// File is a recorded run. It has at least one chunk.
type File struct {
	Head   Head
	Chunks []*Chunk // one after the other, without a gap
	Cut    bool     `state:"-"` // Read: the file ends before its end, so the run was longer
}

// Head says of which game a run is, and how it was set up.
type Head struct {
	Game          string // Config.ID
	Package       string // path of the main package; empty: not known
	Title         string
	Build         string // what the program was built from; empty: not known
	System        string // such as "linux/amd64"
	TPS           int    // ticks a second
	Width, Height int    // of the canvas, logical pixels
	Seed          uint64

	// How the run ended. A file that says it is called a capsule.
	Failed string   // all that the game's failure said; empty: it did not fail
	Stack  []string // the game's own calls in a panic, the innermost first
	Log    []string // the last lines that the program logged; empty: not known
}

// Chunk is a stretch of a run, about a second long.
type Chunk struct {
	First   int64     // the first of its ticks; the run begins with 0
	State   []byte    // the game before that tick; empty: the game as its program makes it
	Anew    bool      // the player began anew before that tick, so State is not what came of the ticks before
	Ticks   int       // how many
	Steps   []Step    // what the player did in them
	Outside []Outside // what the game was told from outside in them, in order
	Checks  []Check   // what the game was after some of them, in order
	Fields  []Fields  // what the parts of checks are called
}

// Step is input that stayed the same for some ticks.
type Step struct {
	Input driver.Input
	Ticks int
}

// Outside is an answer that a game got and that is no input: a saved value, or the content of an asset.
type Outside struct {
	Kind  OutsideKind
	Name  string
	Found bool
	Data  []byte // of a saved value, of a progress, or of an import; of tuned values: their text
	Hash  uint64 // of an asset, or of a table's files; of an import, and of tuned values: the tick
}

// OutsideKind says what an Outside is.
type OutsideKind uint8

// The kinds of Outside.
const (
	Saved    OutsideKind = iota + 1 // Store.Get
	Asset                           // Tick.File
	Table                           // engine.Data: at its first use in a chunk, and when it is another one
	Progress                        // engine.Group.Load
	Imported                        // engine.Imported, in the ticks in which something came
	Tuned                           // engine.Tune: at its first use in a chunk, and when its values are others; in order of ticks
)

// Check is what the game was after a tick.
type Check struct {
	At     int // ticks of the chunk before it, itself included: 1 is after the first
	Hash   uint64
	Layout int      // which of Chunk.Fields
	Parts  []uint16 // a short hash of each field, exclusive-or the one of the check before it with the same Layout
}

// Fields are the names of a check's parts.
type Fields struct{ Paths []string }

// Ticks returns how long the run is.
func (f *File) Ticks() int64 {
	last := f.Chunks[len(f.Chunks)-1]
	return last.First + int64(last.Ticks)
}

// Chunk returns the chunk in which a tick lies: the last one for those at and after the end.
func (f *File) Chunk(tick int64) int {
	n := sort.Search(len(f.Chunks), func(i int) bool { return f.Chunks[i].First > tick })
	return max(n-1, 0)
}

// From returns the run from a chunk on as a file of its own, which shares the chunks' content.
// It is nil when that chunk has no State and is not the first.
func (f *File) From(chunk int) *File {
	if chunk > 0 && len(f.Chunks[chunk].State) == 0 {
		return nil
	}
	part := &File{Head: f.Head, Cut: f.Cut}
	first := f.Chunks[chunk].First
	for _, c := range f.Chunks[chunk:] {
		c := *c
		c.First -= first
		part.Chunks = append(part.Chunks, &c)
	}
	return part
}

// Slim returns the run without what only serves to enter it in the middle and to say which field differs: a
// small file, for a link. A check of the state is left for each chunk that there was. It shares the content that it keeps.
func (f *File) Slim() *File {
	slim := &File{Head: f.Head, Cut: f.Cut}
	for i, c := range f.Chunks {
		c := c.slim()
		if i > 0 && !c.Anew {
			c.State = nil
		}
		if n := len(slim.Chunks); n > 0 && !c.Anew && slim.Chunks[n-1].Ticks < f.Head.TPS*slimSeconds {
			slim.Chunks[n-1].join(c)
		} else {
			slim.Chunks = append(slim.Chunks, c)
		}
	}
	return slim
}

// slimSeconds is about how long the chunks of a slim file are: each costs half a kilobyte for the names in it.
const slimSeconds = 60

// slim returns the chunk with its last check alone.
func (c *Chunk) slim() *Chunk {
	s := *c
	s.Fields, s.Checks = nil, nil
	s.Steps, s.Outside = slices.Clip(s.Steps), slices.Clip(s.Outside)
	if n := len(c.Checks); n > 0 {
		s.Checks = []Check{{At: c.Checks[n-1].At, Hash: c.Checks[n-1].Hash}}
	}
	return &s
}

// join puts the next chunk of a run behind this one. Their states and names of fields are not looked at.
func (c *Chunk) join(next *Chunk) {
	for _, k := range next.Checks {
		k.At += c.Ticks
		c.Checks = append(c.Checks, k)
	}
	c.Ticks += next.Ticks
	c.Outside = append(c.Outside, next.Outside...)
	for _, s := range next.Steps {
		if n := len(c.Steps); n > 0 && c.Steps[n-1].Input.Same(&s.Input) {
			c.Steps = slices.Clone(c.Steps)
			c.Steps[n-1].Ticks += s.Ticks
			continue
		}
		c.Steps = append(c.Steps, s)
	}
}

// Add appends what the player did in one more tick. Its lists are copied into memory that the chunk had before, where
// there is some; pixels and the device's sound position are left out, since no game sees them.
func (c *Chunk) Add(in *driver.Input) {
	seen := *in
	seen.Pixels, seen.Done, seen.SoundAt = nil, nil, 0
	c.Ticks++
	if n := len(c.Steps); n > 0 && c.Steps[n-1].Input.Same(&seen) {
		c.Steps[n-1].Ticks++
		return
	}
	if len(c.Steps) < cap(c.Steps) {
		c.Steps = c.Steps[:len(c.Steps)+1]
	} else {
		c.Steps = append(c.Steps, Step{})
	}
	s := &c.Steps[len(c.Steps)-1]
	s.Ticks = 1
	s.Input.Reset()
	s.Input.Quit, s.Input.Mouse = false, driver.Mouse{}
	s.Input.Add(&seen)
}

// Reset empties the chunk and keeps its memory.
func (c *Chunk) Reset(first int64) {
	clear(c.Outside)
	*c = Chunk{First: first, State: c.State[:0], Steps: c.Steps[:0], Outside: c.Outside[:0], Checks: c.Checks[:0]}
}

// Step returns what the player did in the n-th tick of the chunk, from 0. It is not to be changed.
// O(steps of the chunk).
func (c *Chunk) Step(n int) *driver.Input {
	for i := range c.Steps {
		if n < c.Steps[i].Ticks {
			return &c.Steps[i].Input
		}
		n -= c.Steps[i].Ticks
	}
	panic("replay: Chunk.Step: a tick beyond the chunk; ask for one below Ticks")
}
