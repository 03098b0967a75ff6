package ring

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"testing"
)

// list is a ring that takes no trouble.
type list struct {
	ticks  []int64
	states [][]byte
}

func (l *list) add(tick int64, state []byte) {
	for n := len(l.ticks); n > 0 && l.ticks[n-1] >= tick; n-- {
		l.ticks, l.states = l.ticks[:n-1], l.states[:n-1]
	}
	l.ticks, l.states = append(l.ticks, tick), append(l.states, bytes.Clone(state))
}

// agree compares a ring with a list: all that the ring keeps is the end of the list.
func agree(t *testing.T, r *Ring, l *list) {
	t.Helper()
	first, last, some := r.Span()
	if some != (len(l.ticks) > 0) {
		t.Fatalf("span: got some %v; want %v", some, !some)
	}
	kept := 0
	for i, tick := range l.ticks {
		got, ok := r.At([]byte("x"), tick)
		if want := tick >= first && tick <= last; ok != want {
			t.Fatalf("tick %d of %d to %d: got %v; want %v", tick, first, last, ok, want)
		}
		if ok && !bytes.Equal(got, append([]byte("x"), l.states[i]...)) {
			t.Fatalf("tick %d: got another state", tick)
		}
		if ok {
			kept++
		}
	}
	if last != l.ticks[len(l.ticks)-1] {
		t.Errorf("last: got %d; want %d", last, l.ticks[len(l.ticks)-1])
	}
	if kept != r.count {
		t.Errorf("got %d states; want %d", r.count, kept)
	}
	for _, tick := range []int64{first - 1, last + 1} {
		if _, ok := r.At(nil, tick); ok {
			t.Errorf("tick %d: got a state; want none outside of %d to %d", tick, first, last)
		}
	}
}

// mutate makes the next state: some words change, and now and then it gets longer or shorter somewhere.
func mutate(rnd *rand.Rand, s []byte) []byte {
	s = bytes.Clone(s)
	switch rnd.IntN(6) {
	case 0:
		at := rnd.IntN(len(s) + 1)
		more := make([]byte, rnd.IntN(100))
		for i := range more {
			more[i] = byte(rnd.IntN(256))
		}
		s = append(s[:at:at], append(more, s[at:]...)...)
	case 1:
		if len(s) > 0 {
			at := rnd.IntN(len(s))
			s = append(s[:at:at], s[min(at+rnd.IntN(100), len(s)):]...)
		}
	case 2:
		s = s[:rnd.IntN(len(s)+1)]
	}
	for range rnd.IntN(50) {
		if len(s) >= 8 {
			at := rnd.IntN(len(s) - 7)
			binary.LittleEndian.PutUint64(s[at:], rnd.Uint64()>>rnd.IntN(64))
		}
	}
	return s
}

func TestRingIsAList(t *testing.T) {
	for seed := range uint64(60) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		r := &Ring{Ticks: 1 + rnd.IntN(300)}
		if seed%3 == 0 {
			r.Max = int64(10_000 + rnd.IntN(100_000))
		}
		var l list
		state := make([]byte, rnd.IntN(3000))
		tick := int64(rnd.IntN(10))
		for i := range 700 {
			state = mutate(rnd, state)
			if len(state) < 100 || rnd.IntN(200) == 0 {
				state = append(state, make([]byte, rnd.IntN(2000))...)
			}
			switch rnd.IntN(40) {
			case 0:
				tick -= int64(rnd.IntN(100)) // back in time
			case 1, 2:
			case 3:
				tick += int64(rnd.IntN(5)) // some are left out
			default:
				tick++
			}
			tick = max(tick, 0)
			r.Add(tick, state)
			l.add(tick, state)
			if i%100 == 99 {
				agree(t, r, &l)
			}
		}
		if r.Max > 0 && r.Bytes() > r.Max && len(r.groups) > 1 {
			t.Errorf("got %d bytes; want %d at most", r.Bytes(), r.Max)
		}
		if r.count > r.Ticks+second {
			t.Errorf("got %d states; want %d and at most a second's more", r.count, r.Ticks)
		}
	}
}

func TestAMinuteIsKept(t *testing.T) {
	var r Ring
	state := make([]byte, 100)
	for tick := range int64(5000) {
		binary.LittleEndian.PutUint64(state, uint64(tick))
		if r.Add(tick, state); tick > 3600 {
			if first, last, _ := r.Span(); last != tick || tick-first < 3599 || tick-first > 3659 {
				t.Fatalf("got %d to %d; want a minute", first, last)
			}
		}
	}
}

// What became longer in its middle costs little more than what came.
func TestInsertionsAreFound(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	before := make([]byte, 500_000)
	for i := range before {
		before[i] = byte(rnd.IntN(256))
	}
	for _, n := range []int{1, 8, 13, 56, 1000} {
		is := bytes.Clone(before)
		for at := 100_000; at < 500_000; at += 100_000 {
			is = append(is[:at:at], append(bytes.Repeat([]byte{7}, n), is[at:]...)...)
		}
		for _, way := range [][2][]byte{{is, before}, {before, is}} {
			code := encode(nil, way[0], way[1])
			if got := decode(nil, code, way[1], len(way[0])); !bytes.Equal(got, way[0]) {
				t.Fatalf("%d bytes: got another state", n)
			}
			if len(code) > 4*n+6000 {
				t.Errorf("%d bytes four times: got a code of %d bytes", n, len(code))
			}
		}
	}
}

func TestNothingIsAllocated(t *testing.T) {
	r := &Ring{Ticks: 120}
	state := make([]byte, 10_000)
	tick := int64(0)
	add := func() {
		for range 60 {
			tick++
			binary.LittleEndian.PutUint64(state[tick%1000*8:], uint64(tick))
			r.Add(tick, state)
		}
	}
	for range 40 {
		add()
	}
	if n := testing.AllocsPerRun(20, add); n > 0 {
		t.Errorf("got %v allocations a second; want 0", n)
	}
}

func FuzzCode(f *testing.F) {
	f.Add([]byte("0123456789abcdef0123456789"), []byte("0123456789abcdeX0123456789abcdef0123456789"))
	f.Fuzz(func(t *testing.T, is, was []byte) {
		code := encode([]byte("x"), is, was)[1:]
		if got := decode([]byte("y"), code, was, len(is)); !bytes.Equal(got[1:], is) {
			t.Errorf("got %q; want %q", got[1:], is)
		}
	})
}
