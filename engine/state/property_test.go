package state

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"runtime"
	"sync"
	"testing"
)

// simulated is whether the processor is slow: often it is another one than that of the machine.
var simulated = runtime.GOARCH != "amd64"

// roundTrips is how many values are written, read and compared by TestRoundTrips: a million, unless -short is given.
func roundTrips() int {
	switch {
	case testing.Short():
		return 10_000
	case simulated:
		return 5_000
	}
	return 1_000_000
}

// TestRoundTrips writes random values of random types, lays each over an empty value, over one that was something else
// and over itself, and wants equal values, equal bytes and equal hashes.
func TestRoundTrips(t *testing.T) {
	const perType = 300
	c := New(circle{}, square{})
	types := make(chan uint64)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for seed := range types {
				if !t.Failed() {
					trips(t, c, seed, perType)
				}
			}
		})
	}
	for seed := range uint64(roundTrips() / perType) {
		types <- seed
	}
	close(types)
	wg.Wait()
}

// trips makes round trips of one type.
func trips(t *testing.T, c *Codec, seed uint64, n int) {
	r := rand.New(rand.NewPCG(seed, 1))
	typ := typeMaker{r}.some(4)
	other := reflect.New(typ)
	o := &oracle{map[spot]addr{}, map[spot]addr{}}
	var snap, again []byte
	for i := 0; i < n; i += 3 {
		v := reflect.New(typ)
		newValueMaker(r, r.IntN(40)).fill(typ, v.UnsafePointer(), true)
		var err error
		if snap, err = c.Append(snap[:0], v.Interface()); err != nil {
			if isInside(err) {
				continue
			}
			t.Errorf("seed %d, value %d of %s: %v", seed, i, typ, err)
			return
		}
		want, _ := c.Hash(v.Interface())
		for k, into := range []reflect.Value{reflect.New(typ), other, v} {
			report, err := c.Restore(snap, into.Interface())
			if err != nil || report.String() != "" {
				t.Errorf("seed %d, value %d.%d of %s: restore: %v %v", seed, i, k, typ, report, err)
				return
			}
			o.reset()
			if !o.equal(typ, v.UnsafePointer(), into.UnsafePointer(), true) {
				t.Errorf("seed %d, value %d.%d of %s: got another value", seed, i, k, typ)
				return
			}
			again, err = c.Append(again[:0], into.Interface())
			if err != nil || !bytes.Equal(snap, again) {
				t.Errorf("seed %d, value %d.%d of %s: got other bytes %v\n%x\n%x", seed, i, k, typ, err, snap, again)
				return
			}
			if got, _ := c.Hash(into.Interface()); got != want {
				t.Errorf("seed %d, value %d.%d of %s: got another hash", seed, i, k, typ)
				return
			}
		}
	}
}

// isInside is whether a value was refused because it lies in a slice that it points to.
func isInside(err error) bool {
	return bytes.Contains([]byte(err.Error()), []byte("give a pointer to the whole"))
}
