package save

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
)

// gated is a Disk whose writes wait to be let through, and are remembered.
type gated struct {
	Disk
	begun chan string // a write came
	end   chan error  // lets it through, or fails it
	mu    sync.Mutex
	done  []string
}

func newGated() *gated {
	return &gated{Disk: Memory(), begun: make(chan string), end: make(chan error)}
}

func (g *gated) Write(name string, data []byte) error {
	g.begun <- name
	if err := <-g.end; err != nil {
		return err
	}
	g.mu.Lock()
	g.done = append(g.done, name+"="+string(data))
	g.mu.Unlock()
	return g.Disk.Write(name, data)
}

func (g *gated) Names() ([]string, error) { return Names(g.Disk) }

func TestQueueWritesBehindInOrder(t *testing.T) {
	g := newGated()
	q := NewQueue(g)
	write(t, q, "a", []byte("1"))
	<-g.begun // a=1 is under way
	for _, w := range []string{"b1", "c1", "a2", "b2", "a3"} {
		write(t, q, w[:1], []byte(w[1:]))
	}
	for name, want := range map[string]string{"a": "3", "b": "2", "c": "1"} {
		expect(t, q, name, want)
	}
	g.end <- nil
	for range 3 {
		<-g.begun
		g.end <- nil
	}
	if err := q.Flush(); err != nil {
		t.Errorf("Flush: got %v; want no error", err)
	}
	if want := []string{"a=1", "c=1", "b=2", "a=3"}; !slices.Equal(g.done, want) {
		t.Errorf("writes: got %v; want %v", g.done, want)
	}
	expect(t, q, "a", "3")
}

func TestQueueReadsTheWriteUnderWay(t *testing.T) {
	g := newGated()
	q := NewQueue(g)
	write(t, q, "a", []byte("1"))
	<-g.begun
	expect(t, q, "a", "1")
	g.end <- nil
	if err := q.Close(); err != nil {
		t.Errorf("Close: got %v; want no error", err)
	}
	if err := q.Write("a", nil); err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("write after Close: got %v; want an error", err)
	}
	expect(t, q, "a", "1")
}

func TestQueueTellsFailures(t *testing.T) {
	full, gone := errors.New("full"), errors.New("gone")
	g := newGated()
	q := NewQueue(g)
	try := func(name string, outcome, want error) {
		t.Helper()
		write(t, q, name, nil)
		<-g.begun
		g.end <- outcome
		if got := q.Flush(); got != want {
			t.Errorf("Flush after writing %q: got %v; want %v", name, got, want)
		}
		if got := q.Err(); got != want {
			t.Errorf("Err after writing %q: got %v; want %v", name, got, want)
		}
	}
	try("a", full, full)
	try("b", gone, gone)
	try("b", nil, full)
	try("a", nil, nil)
}

func TestQueueKeepsOnlyTheNewest(t *testing.T) {
	g := newGated()
	q := NewQueue(g)
	write(t, q, "a", []byte("first"))
	<-g.begun // the disk is slow from here on
	for n := range 1000 {
		write(t, q, "a", []byte(fmt.Sprint(n)))
	}
	g.end <- nil
	<-g.begun
	g.end <- nil
	if err := q.Flush(); err != nil {
		t.Errorf("Flush: got %v; want no error", err)
	}
	if want := []string{"a=first", "a=999"}; !slices.Equal(g.done, want) {
		t.Errorf("writes: got %v; want %v", g.done, want)
	}
}

func TestQueueWaitsForTheDisk(t *testing.T) {
	for what, wait := range map[string]func(*Queue) error{"Flush": (*Queue).Flush, "Close": (*Queue).Close} {
		synctest.Test(t, func(t *testing.T) {
			g := newGated()
			q := NewQueue(g)
			write(t, q, "a", nil)
			write(t, q, "b", nil)
			over := false
			go func() {
				if err := wait(q); err != nil {
					t.Errorf("%s: got %v; want no error", what, err)
				}
				over = true
			}()
			for range 2 {
				<-g.begun
				synctest.Wait()
				if over {
					t.Errorf("%s is over before the disk; want it to wait", what)
				}
				g.end <- nil
			}
			synctest.Wait()
			if !over {
				t.Errorf("%s still waits after the last write", what)
			}
		})
	}
}

func TestQueueTellsOfAnotherProcess(t *testing.T) {
	full := errors.New("full")
	g := newGated()
	q := NewQueue(g)
	for _, c := range []struct {
		name               string
		outcome, err, last error
	}{
		{"a", ErrShared, ErrShared, nil},
		{"b", full, full, full},
		{"c", ErrShared, full, full},
		{"b", nil, ErrShared, nil},
		{"a", nil, ErrShared, nil},
		{"c", nil, nil, nil},
	} {
		write(t, q, c.name, nil)
		<-g.begun
		g.end <- c.outcome
		if got := q.Flush(); got != c.last {
			t.Errorf("Flush after writing %q: got %v; want %v", c.name, got, c.last)
		}
		if got := q.Err(); got != c.err {
			t.Errorf("Err after writing %q: got %v; want %v", c.name, got, c.err)
		}
	}
}

func TestQueueUsedByMany(t *testing.T) {
	d := Dir(folder(t))
	q := NewQueue(d)
	var all sync.WaitGroup
	for g := range 8 {
		all.Go(func() {
			name := fmt.Sprint("slot", g%3)
			for n := range 30 {
				if err := q.Write(name, []byte(fmt.Sprint(n))); err != nil {
					t.Error(err)
				}
				if _, err := q.Read(name); err != nil {
					t.Errorf("read after write: got %v; want no error", err)
				}
				_ = q.Err()
			}
		})
	}
	all.Wait()
	if err := q.Flush(); err != nil {
		t.Errorf("Flush: got %v; want no error", err)
	}
	for n := range 3 {
		name := fmt.Sprint("slot", n)
		want, err := q.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		expect(t, d, name, string(want))
	}
}

// TestQueueKeepsWhatCouldNotBeStored fails a write, reads what it should have stored, and lets a second try succeed.
func TestQueueKeepsWhatCouldNotBeStored(t *testing.T) {
	full := errors.New("full")
	g := newGated()
	q := NewQueue(g)
	step := func(name string, outcome error) {
		t.Helper()
		if got := <-g.begun; got != name {
			t.Fatalf("got a write of %q; want %q", got, name)
		}
		g.end <- outcome
		_ = q.Flush()
	}
	write(t, g.Disk, "a", []byte("old"))
	write(t, q, "a", []byte("new"))
	step("a", full)
	expect(t, q, "a", "new")
	expect(t, g.Disk, "a", "old")
	write(t, q, "b", []byte("first"))
	step("b", full)
	if names, err := Names(q); err != nil || !slices.Equal(names, []string{"a", "b"}) {
		t.Errorf("Names with what is not stored: got %v, %v; want a and b", names, err)
	}
	q.Retry()
	q.Retry() // while the first is under way
	for _, want := range []string{"a", "b"} {
		if got := <-g.begun; got != want {
			t.Fatalf("second try: got a write of %q; want %q", got, want)
		}
		g.end <- nil
	}
	if err := q.Flush(); err != nil || q.Err() != nil {
		t.Errorf("Flush after a second try: got %v; want all stored", err)
	}
	expect(t, g.Disk, "a", "new")
	expect(t, g.Disk, "b", "first")
	q.Retry() // there is nothing to do

	write(t, q, "a", []byte("older game"))
	step("a", fmt.Errorf("refused: %w", ErrNewer))
	expect(t, q, "a", "new")
	q.Retry() // it would be refused again
	if err := q.Close(); !errors.Is(err, ErrNewer) {
		t.Errorf("Close after a refusal: got %v; want it told", err)
	}
}
