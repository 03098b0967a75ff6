package save

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
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

func TestQueueUsedByMany(t *testing.T) {
	d := Dir(t.TempDir())
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
