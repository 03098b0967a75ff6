package ecs

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// driver reads operations from bytes and does each to a world and to its model.
type driver struct {
	w     *World
	m     *model
	prog  []byte
	at    int
	ops   int      // done
	known []Entity // some that were spawned, dead or alive
	check bool     // compare with the model
	heard []string // by observers
	trace []string // nil: not wanted
	level int      // of bodies, one in the other
}

// failure is what the driver panics with when the world is not as the model says; leap is an author's panic.
type (
	failure string
	leap    struct{}
)

func (d *driver) failf(format string, args ...any) {
	panic(failure(fmt.Sprintf("operation %d: ", d.ops) + fmt.Sprintf(format, args...)))
}

func (d *driver) logf(format string, args ...any) {
	if d.trace != nil {
		d.trace = append(d.trace, strings.Repeat("  ", d.level)+fmt.Sprintf(format, args...))
	}
}

// next is the next byte of the program, and 0 after its end.
func (d *driver) next() int {
	if d.at >= len(d.prog) {
		return 0
	}
	d.at++
	return int(d.prog[d.at-1])
}

func (d *driver) value(k int) uint32 {
	if mKinds[k].blank {
		return 0
	}
	return uint32(d.next()) | uint32(d.ops&0xffff)<<8
}

// entity picks one that is alive, and now and then one that is dead, or none.
func (d *driver) entity() Entity {
	if len(d.known) == 0 {
		return Entity{}
	}
	for range 4 {
		if e := d.known[d.next()%len(d.known)]; d.m.ents[e] != nil {
			return e
		}
	}
	return d.known[d.next()%len(d.known)]
}

func (d *driver) know(e Entity) {
	if slices.Contains(d.known, e) {
		d.failf("%s was spawned twice", e)
	}
	if len(d.known) < 64 {
		d.known = append(d.known, e)
		return
	}
	at := d.ops % 64
	if d.m.ents[d.known[at]] != nil {
		at = slices.IndexFunc(d.known, func(e Entity) bool { return d.m.ents[e] == nil })
	}
	if at < 0 {
		d.known = append(d.known, e)
		return
	}
	d.known[at] = e
}

// runModel does a program, and reports how many operations it had and what went wrong.
func runModel(prog []byte, check, traced bool) (d *driver, err error) {
	d = &driver{w: &World{}, m: newModel(), prog: prog, check: check}
	if len(prog) > 0 && prog[0]%2 == 0 {
		d.m.told = []string{}
		d.listen()
	}
	if traced {
		d.trace = []string{}
	}
	defer func() {
		if r := recover(); r != nil {
			if f, ok := r.(failure); ok {
				err = fmt.Errorf("%s", string(f))
				return
			}
			if !traced {
				_, err = runModel(prog, check, true)
				if err == nil {
					err = fmt.Errorf("operation %d: %v", d.ops, r)
				}
				return
			}
			panic(r)
		}
	}()
	for d.at < len(d.prog) {
		d.outermost()
	}
	d.look()
	return d, nil
}

// outermost does one operation in no loop. An author's panic in it ends in EndLoops.
func (d *driver) outermost() {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(leap); !ok {
				panic(r)
			}
			d.level = 0
			d.w.EndLoops()
			d.m.abandon()
			d.logf("EndLoops")
			d.look()
		}
	}()
	d.step()
}

// body does some operations in a loop.
func (d *driver) body(most int) {
	d.level++
	for range d.next() % (most + 1) {
		if d.at < len(d.prog) {
			d.step()
		}
	}
	d.level--
}

func (d *driver) step() {
	d.ops++
	switch op := d.next() % 32; op {
	case 0, 1:
		d.spawn()
	case 2, 3, 4:
		d.bundle()
	case 5:
		d.batch()
	case 6, 7, 8, 9:
		d.put()
	case 10:
		d.update()
	case 11:
		d.touch()
	case 12, 13, 14:
		d.drop()
	case 15, 16, 17:
		d.destroy()
	case 18, 19, 20, 21:
		if d.level < 3 {
			d.loop()
		}
	case 22:
		d.each()
	case 23:
		d.find()
	case 24:
		d.addTwo()
	case 25:
		d.misuse()
	case 26:
		if d.level > 0 && d.next()%4 == 0 {
			d.logf("panic")
			panic(leap{})
		}
	case 27:
		d.poke()
	case 28:
		if d.level < 3 {
			d.zip()
		}
	case 29:
		d.view()
	case 30:
		d.rewind()
	default:
		d.count()
	}
	d.look()
}

// rewind goes on in another world, which was restored from a snapshot of this one or copied from it. A program that is
// run to be compared with this one stays in its world: the two must end in the same bytes.
func (d *driver) rewind() {
	how := d.next() % 4
	if d.level > 0 || !d.check || how == 0 {
		return
	}
	d.logf("rewind %d", how)
	was, into := d.snapshot(), &World{}
	if how == 1 {
		into.CopyFrom(d.w)
	} else {
		if how == 2 { // into a world that holds something else
			for c := range Batch2(into, mBundleTwo, 7) {
				into.Destroy(c.Entities[3])
			}
		}
		if err := into.RestoreSnapshot(was); err != nil {
			d.failf("%v", err)
		}
	}
	d.w = into
	if d.m.told != nil {
		d.listen()
	}
	if is := d.snapshot(); !bytes.Equal(is, was) {
		d.failf("a snapshot of what was restored differs: %d bytes, were %d", len(is), len(was))
	}
}

func (d *driver) snapshot() []byte {
	b, err := d.w.AppendSnapshot(nil)
	if err != nil {
		d.failf("%v", err)
	}
	return b
}

// proveModel runs a program, and once more to see that it ends in the same world.
func proveModel(t testing.TB, prog []byte) int {
	t.Helper()
	d, err := runModel(prog, true, false)
	if err != nil {
		d, again := runModel(prog, true, true)
		trace := d.trace[max(len(d.trace)-80, 0):]
		t.Fatalf("%v (again: %v)\n%s\nprogram: %x", err, again, strings.Join(trace, "\n"), prog)
	}
	twin, err := runModel(prog, false, false)
	if err != nil || !bytes.Equal(twin.snapshot(), d.snapshot()) {
		t.Fatalf("the same program gives another world (%v)\n%s\n%s\nprogram: %x", err, d.w.dump(), twin.w.dump(), prog)
	}
	return d.ops
}

// randomOps is a random program of the driver.
func randomOps(seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, 5))
	prog := make([]byte, 200+r.IntN(6000))
	for i := range prog {
		prog[i] = byte(r.Uint32())
	}
	return prog
}

// TestAgainstModel does random operations to a world and to a naive model, and compares all they have after each.
// KRILL_MODEL_OPS says how many; zero: a hundred thousand.
func TestAgainstModel(t *testing.T) {
	want := 100_000
	if s := os.Getenv("KRILL_MODEL_OPS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("KRILL_MODEL_OPS is %q; want a number", s)
		}
		want = n
	}
	if testing.Short() {
		want = 10_000
	}
	ops, seed := 0, uint64(0)
	for ; ops < want; seed++ {
		ops += proveModel(t, randomOps(seed))
	}
	t.Logf("%d operations in %d programs", ops, seed)
}

func FuzzAgainstModel(f *testing.F) {
	for seed := range uint64(4) {
		f.Add(randomOps(1000 + seed)[:200])
	}
	f.Fuzz(func(t *testing.T, prog []byte) {
		proveModel(t, prog[:min(len(prog), 4096)])
	})
}
