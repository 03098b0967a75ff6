package ecs_test

import (
	"fmt"
	"iter"
	"slices"
	"sync"
	"testing"

	"github.com/krill2d/krill/ecs"
)

func TestChangesWaitForTheOutermostLoop(t *testing.T) {
	var w ecs.World
	e := w.Spawn(pos{1, 0}, vel{})
	w.Spawn(pos{2, 0}, vel{})
	var born ecs.Entity
	for range bodies.All(&w) {
		for range movers.All(&w) {
			born = both.Spawn(&w, pos{3, 0}, vel{})
			ecs.Put(&w, e, hp{4})
			ecs.Put(&w, e, hp{5})
			break
		}
		if ecs.Has[hp](&w, e) || !w.Alive(born) || ecs.Has[pos](&w, born) || bodies.Count(&w) != 2 {
			t.Error("a change is seen when the inner loop has ended")
		}
		if !ecs.Drop[hp](&w, e) || ecs.Drop[hp](&w, born) != true {
			t.Error("Drop does not know what waits")
		}
		ecs.Put(&w, born, hp{6})
		break
	}
	if ecs.Has[hp](&w, e) || ecs.Get[hp](&w, born).N != 6 || ecs.Get[pos](&w, born).X != 3 || bodies.Count(&w) != 3 {
		t.Error("what waited was not done in order")
	}
}

func TestAPutOfWhatIsThereHoldsAtOnce(t *testing.T) {
	var w ecs.World
	e := w.Spawn(pos{1, 0})
	for p := range bodies.Each(&w) {
		ecs.Put(&w, e, pos{2, 0})
		if p.X != 2 {
			t.Errorf("got %v; want 2", p.X)
		}
	}
}

func TestLoopsMayEndInAnyOrder(t *testing.T) {
	var w ecs.World
	for c := range ecs.Batch2(&w, both, 4) {
		for i := range c.A {
			c.A[i].X, c.B[i].X = float64(i), float64(i)
		}
	}
	a, endA := iter.Pull(bodies.Each(&w))
	b, endB := iter.Pull2(movers.Each(&w))
	a()
	b()
	endA()
	w.Spawn(hp{})
	c, endC := iter.Pull(bodies.Each(&w))
	for i := 1.0; i < 4; i++ {
		p, v, _ := b()
		q, ok := c()
		if p.X != i || v.X != i || !ok || q.X != i-1 {
			t.Errorf("got %v, %v, %v; want %v, %v, %v", p.X, v.X, q.X, i, i, i-1)
		}
	}
	endB()
	if n := ecs.Query1[hp]().Count(&w); n != 0 {
		t.Error("a change is done while a loop is under way")
	}
	endC()
	if n := ecs.Query1[hp]().Count(&w); n != 1 {
		t.Error("a change is lost")
	}
}

func TestEndLoopsAfterAPanic(t *testing.T) {
	var w ecs.World
	for range ecs.Batch2(&w, both, 100) {
	}
	var born, gone, kept ecs.Entity
	func() {
		defer func() { _ = recover() }()
		for e := range bodies.All(&w) {
			gone = e
			for e := range movers.All(&w) {
				kept = e
				w.Destroy(gone)
				born = w.Spawn(pos{}, hp{})
				w.SetName(born, "born")
				for c := range ecs.Batch2(&w, both, 10) {
					c.A[0].X = 9
					ecs.Put(&w, kept, hp{1})
					panic("an author's")
				}
			}
		}
	}()
	w.EndLoops()
	if w.Alive(gone) || w.Alive(born) || w.Len() != 99 || bodies.Count(&w) != 99 || !w.Named("born").IsNone() {
		t.Errorf("%d alive, %d have places; want 99, 99", w.Len(), bodies.Count(&w))
	}
	if kept != gone && ecs.Has[hp](&w, kept) {
		t.Error("a change that was dropped is done")
	}
	for c := range ecs.Batch2(&w, both, 20) {
		for i := range c.A {
			if c.A[i] != (pos{}) {
				t.Fatal("a batch is not zero")
			}
		}
	}
	if w.Len() != 119 || movers.Count(&w) != 119 {
		t.Errorf("%d alive; want 119", w.Len())
	}
	w.EndLoops()
	if w.Len() != 119 {
		t.Error("EndLoops in no loop changes something")
	}
}

func TestEndLoopsInALoop(t *testing.T) {
	var w ecs.World
	for range ecs.Batch2(&w, both, 10) {
	}
	w.Spawn(pos{}, vel{}, hp{})
	n := 0
	for range bodies.All(&w) {
		for range movers.Each(&w) {
			w.EndLoops()
			break
		}
		n++
	}
	for range ecs.Batch2(&w, both, 1) {
		w.EndLoops()
	}
	ecs.Update(&w, w.Spawn(hp{}), func(*hp) { w.EndLoops() })
	for range ecs.Sort(&w, bodies.All(&w), func(a, b *pos) int { return 0 }) {
		w.EndLoops()
		break
	}
	e := w.Spawn(pos{})
	for range bodies.All(&w) {
		ecs.Put(&w, e, hp{})
		if ecs.Has[hp](&w, e) {
			t.Fatal("a change does not wait after EndLoops")
		}
	}
	if !ecs.Has[hp](&w, e) || n != 10 {
		t.Errorf("%d met; want the 10 of the table under way", n)
	}
}

func TestABatchInALoopKeepsItsColumns(t *testing.T) {
	var w ecs.World
	w.Spawn(hp{})
	for range ecs.Query1[hp]().Each(&w) {
		for c := range ecs.Batch2(&w, both, 3) {
			for i := range 100 {
				both.Spawn(&w, pos{float64(i), 0}, vel{})
			}
			for d := range ecs.Batch2(&w, both, 50) {
				d.A[0].X = 1000
			}
			for i := range c.A {
				c.A[i].X = -1 - float64(i)
			}
		}
	}
	var least []float64
	for p := range bodies.Each(&w) {
		if p.X < 0 {
			least = append(least, p.X)
		}
	}
	if !slices.Equal(least, []float64{-1, -2, -3}) || bodies.Count(&w) != 153 {
		t.Errorf("got %v of %d; want what the body wrote", least, bodies.Count(&w))
	}
}

func TestDestroyInLoopsLeavesTheRest(t *testing.T) {
	for _, every := range []int{1, 2, 3, 64, 65} {
		var w ecs.World
		for c := range ecs.Batch2(&w, both, 1000) {
			for i := range c.A {
				c.A[i].X = float64(i)
			}
		}
		i := 0
		for e := range bodies.All(&w) {
			if i%every == 0 {
				w.Destroy(e)
			}
			i++
		}
		left := 1000 - (999/every + 1)
		sum := map[float64]bool{}
		for p := range bodies.Each(&w) {
			sum[p.X] = true
			if int(p.X)%every == 0 {
				t.Fatalf("%v is there still", p.X)
			}
		}
		if len(sum) != left || w.Len() != left {
			t.Errorf("every %d: %d left; want %d", every, len(sum), left)
		}
	}
}

// One query serves worlds in many goroutines.
func TestOneQueryManyGoroutines(t *testing.T) {
	var group sync.WaitGroup
	sums := make([]int, 8)
	for g := range sums {
		group.Go(func() {
			var w ecs.World
			for range 200 {
				e := both.Spawn(&w, pos{1, 0}, vel{1, 0})
				ecs.Put(&w, e, hp{g})
				for p, h := range maybe.Each(&w) {
					p.X += float64(h.Value.N)
				}
				for p, v := range movers.Each(&w) {
					p.Y += v.X
				}
				sums[g] = movers.Count(&w)
			}
		})
	}
	group.Wait()
	if fmt.Sprint(sums) != "[200 200 200 200 200 200 200 200]" {
		t.Errorf("got %v", sums)
	}
}

func TestCmpMayChangeTheWorldAndPanic(t *testing.T) {
	var w ecs.World
	for c := range ecs.Batch2(&w, both, 50) {
		for i := range c.A {
			c.A[i].X = float64(i * 7 % 50)
		}
	}
	last := -1.0
	for e, p := range ecs.Sort(&w, bodies.All(&w), func(a, b *pos) int {
		both.Spawn(&w, pos{-1, 0}, vel{})
		return int(a.X - b.X)
	}) {
		if p.X <= last || !w.Alive(e) {
			t.Fatalf("%v after %v", p.X, last)
		}
		last = p.X
	}
	if w.Len() <= 50 {
		t.Error("what cmp changed is lost")
	}
	func() {
		defer func() { _ = recover() }()
		for range ecs.Sort(&w, bodies.All(&w), func(a, b *pos) int { panic("cmp") }) {
		}
	}()
	w.EndLoops()
	n := w.Len()
	w.Spawn(hp{})
	if w.Len() != n+1 || ecs.Query1[hp]().Count(&w) != 1 {
		t.Error("the world is locked after a panic in cmp")
	}
}
