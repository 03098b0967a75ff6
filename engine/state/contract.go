package state

// Part is the hash of one field of a value.
type Part struct {
	Path string
	Hash uint64
}

// Change is a field in which two snapshots differ.
type Change struct{ Path, Old, New string }

func (c Change) String() string { return c.Path + ": " + c.Old + " → " + c.New }

// Parts appends the hash of each field of what v points to, down to a depth.
func (c *Codec) Parts(dst []Part, v any, depth int) ([]Part, error) { return dst, nil }

// Diff returns what differs between two snapshots.
func (c *Codec) Diff(a, b []byte) ([]Change, error) { return nil, nil }
