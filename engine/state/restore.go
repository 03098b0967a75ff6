package state

import (
	"fmt"
	"math"
)

// Restore lays a snapshot over what the pointer v points to, in the memory that is there as far as it fits: the same
// pointers, slices and maps. What the snapshot does not have keeps its value; the report says what that is. On an error,
// which damaged bytes and a Snapshotter can be the cause of, *v is as it was. It panics when v is no pointer.
//
// Memory is found again by where it is reached, so a pointer kept outside of the state (in a func, in a field that is
// not state) still leads to the value that is in that place now. A slice's room is used again, and a map is refilled.
// It allocates nothing when everything has the shape that it had, and no value in an interface has changed.
func (c *Codec) Restore(snapshot []byte, v any) (Report, error) {
	p, a := c.rootOf("Restore", v)
	if p.root.err != nil {
		return Report{}, p.root.err
	}
	schema, rest, ok := header(snapshot)
	if !ok {
		return Report{}, fmt.Errorf("state: restore %s: %w", p.t, errNoSnapshot)
	}
	pr := c.pairing(schema, p)
	if pr == nil {
		return Report{}, fmt.Errorf("state: restore %s: %w", p.t, errDamaged)
	}
	if pr.root.how == howNot {
		return Report{}, fmt.Errorf("state: restore %s: the snapshot is of %s; give a pointer to one", p.t, pr.schema.types[0])
	}
	r := c.reader()
	defer c.returned(r)
	r.pr, r.snap.schema = pr, pr.schema
	if !r.snap.parse(snapshot, rest) || !r.snap.verify() {
		return Report{}, fmt.Errorf("state: restore %s: %w", p.t, errDamaged)
	}
	list, ok := c.attachments(r.snap.parked, p)
	if !ok {
		return Report{}, fmt.Errorf("state: restore %s: %w", p.t, errDamaged)
	}
	r.budget = roomFor(len(snapshot))
	if err := r.restore(a); err != nil {
		return Report{}, fmt.Errorf("state: restore %s: %w", p.t, err)
	}
	return c.park(p, pr, snapshot, r.snap.tail, list, a), nil
}

// roomFor is how many bytes of memory a snapshot may ask for: values may be much larger than their bytes, because
// fields were added, but damaged bytes must not fill the memory.
func roomFor(size int) int {
	const least, times = 64 << 20, 1024
	return least + times*min(size, (math.MaxInt-least)/times)
}

// bound is the memory of an object of a snapshot.
type bound struct {
	x       *transfer // nil: nothing leads to the object, or only into its middle
	at      addr      // where it is, or should be; of a map the map
	need    int       // values that there must be memory for
	live    int       // values that are there already
	room    int       // values that there is memory for
	old     addr      // where the live values are, when they have to be moved
	entries *entries  // of a map
}

// reader restores one snapshot at a time: it binds objects to memory, and then fills it.
type reader struct {
	c      *Codec
	w      *writer
	pr     *pairing
	snap   snapshot
	budget int
	err    error

	queue   []int // objects, in the order in which they were bound
	claims  []int // objects by address
	inside  []reference
	backups []backup
	saved   []byte
	word    addr        // a pointer on its way into an interface
	head    sliceHeader // a slice on its way there
	boxes   int         // depth of values that are made anew
}

func (c *Codec) reader() *reader {
	c.scratch.Lock()
	defer c.scratch.Unlock()
	if n := len(c.readers); n > 0 {
		r := c.readers[n-1]
		c.readers = c.readers[:n-1]
		return r
	}
	return &reader{c: c, w: newWriter(c)}
}

// returned takes a reader back, and forgets the value and the snapshot.
func (c *Codec) returned(r *reader) {
	clear(r.snap.objects)
	clear(r.backups)
	r.snap = snapshot{objects: r.snap.objects[:0]}
	r.pr, r.err, r.boxes = nil, nil, 0
	r.queue, r.inside, r.backups, r.saved, r.claims = r.queue[:0], r.inside[:0], r.backups[:0], r.saved[:0], r.claims[:0]
	r.w.reset()
	c.scratch.Lock()
	c.readers = append(c.readers, r)
	c.scratch.Unlock()
}

// restore fills the value at an address. Only Snapshotters can fail once memory is written to, so they come first.
func (r *reader) restore(a addr) error {
	root := r.pr.root
	o := &r.snap.objects[0]
	n := r.pr.rootN
	o.bound = bound{x: root, at: a, need: n, live: n, room: n}
	r.queue = append(r.queue, 0)
	for next := 0; r.err == nil; {
		for ; next < len(r.queue) && r.err == nil; next++ {
			r.bindObject(r.queue[next])
		}
		if r.err != nil || !r.bindInside() {
			break
		}
	}
	if r.err != nil {
		return r.err
	}
	r.claim()
	if err := r.allocate(); err != nil {
		return err
	}
	if err := r.selves(); err != nil {
		r.undo()
		return err
	}
	for _, i := range r.queue {
		r.applyObject(&r.snap.objects[i])
	}
	return r.err
}
