package ecs

import (
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// access is what systems say they touch.
type access struct {
	reads, writes []*component
	looks         []any // queries for changes, and readers of events: a loop changes what they have seen
}

// touchesOf names the components that a query touches, and says what a loop over it changes besides, or nil.
func touchesOf(q *query) (names []*component, changed any) {
	names = slices.Clone(q.comps)
	for i := range q.terms {
		names = q.terms[i].named(names)
	}
	if q.rows {
		changed = q
	}
	return names, changed
}

// touched is touchesOf for a value that is a query or a reader.
func touched(v any) (names []*component, changed any, ok bool) {
	of, _ := v.(Watched)
	if of == nil {
		return nil, nil, false
	}
	switch of := of.core().(type) {
	case *query:
		names, changed = touchesOf(of)
	case *reader:
		names, changed = []*component{of.c}, of
	}
	return names, changed, changed != nil || names != nil
}

func (r *reader) core() any { return r }

func (f *Filter) named(all []*component) []*component {
	if f.c != nil {
		all = append(all, f.c)
	}
	for i := range f.any {
		all = f.any[i].named(all)
	}
	return all
}

// declared returns what the systems of a group and the conditions above them touch; nil: that is not said, so they
// run alone. A group that says nothing for its systems does not take it from the one it is in, which may have spoken of
// its condition alone.
func declared(g *group) *access {
	a := &access{}
	for up := g; up != nil; up = up.parent {
		if up.Reads == nil && up.Writes == nil {
			if up == g || up.If != nil {
				return nil
			}
			continue
		}
		a.reads = a.with(a.reads, up.Reads)
		a.writes = a.with(a.writes, up.Writes)
	}
	return a
}

// with adds to a list what values stand for.
func (a *access) with(list []*component, values []any) []*component {
	for _, v := range values {
		if names, changed, ok := touched(v); ok {
			list = append(list, names...)
			if changed != nil {
				a.looks = append(a.looks, changed)
			}
			continue
		}
		t := reflect.TypeOf(v)
		if t == nil || t.Kind() == reflect.Pointer || t.Kind() == reflect.Func {
			panic(fmt.Sprintf("ecs: Reads and Writes of a group have a %T; want an empty value of a component or another type, such as Pos{}, or a query", v))
		}
		list = append(list, componentFor(t))
	}
	return list
}

// conflicts reports whether two accesses must not be at once.
func (a *access) conflicts(b *access) bool {
	return a == nil || b == nil || meet(a.looks, b.looks) ||
		meet(a.writes, b.writes) || meet(a.writes, b.reads) || meet(a.reads, b.writes)
}

func meet[T comparable](a, b []T) bool {
	return slices.ContainsFunc(a, func(v T) bool { return slices.Contains(b, v) })
}

// findWaves puts the systems of a stage into waves: each comes after all that its order or its access makes it wait for,
// so that what a wave finds is what its systems would find one after another.
func (g *orderGraph) findWaves(s *phase) {
	wave := make([]int, len(g.nodes)) // of a system; of a group the first one that is free again
	for i, n := range g.taken {
		for _, before := range g.nodes[n].after {
			wave[n] = max(wave[n], wave[before]+g.length(before))
		}
		sys := g.nodes[n].system
		if sys == nil {
			continue
		}
		for _, before := range g.taken[:i] {
			if other := g.nodes[before].system; other != nil && other.group.access.conflicts(sys.group.access) {
				wave[n] = max(wave[n], wave[before]+1)
			}
		}
		for len(s.waves) <= wave[n] {
			s.waves = append(s.waves, nil)
		}
		s.waves[wave[n]] = append(s.waves[wave[n]], sys)
	}
}

// length returns how many waves a node takes.
func (g *orderGraph) length(n int) int {
	if g.nodes[n].system == nil {
		return 0
	}
	return 1
}

// runWave runs those systems of a wave whose conditions hold, and returns when all have ended. Systems that say what
// they touch have a fork of the world each, even when they happen to be alone: what is refused does not depend on chance.
func (k *scheduler) runWave(w *World, wave []*system, how running) {
	k.active = k.active[:0]
	for _, sys := range wave {
		if w.who = sys.name; sys.group.passes(w, k.round) {
			k.active = append(k.active, sys)
		}
	}
	switch {
	case len(k.active) == 0:
		return
	case wave[0].group.access == nil:
		wave[0].do(w, how.timed)
		return
	}
	for _, sys := range k.active {
		for _, look := range sys.group.access.looks {
			if q, ok := look.(*query); ok {
				w.cacheOf(q) // the first look for changes of a component makes room for them, which a fork must not
			}
		}
	}
	k.forks = k.forks[:0]
	for _, sys := range k.active {
		f := w.fork()
		f.who = sys.name
		k.forks = append(k.forks, f)
	}
	crew := &crew{systems: k.active, forks: k.forks, failed: make([]*SystemPanic, len(k.active)), timed: how.timed}
	crew.work(how.parallel)
	for _, failed := range crew.failed { // the first in order, whichever came first by the clock
		if failed != nil {
			panic(failed)
		}
	}
	w.join(k.forks)
	clear(k.forks)
}

// crew are the goroutines that run a wave.
type crew struct {
	systems []*system
	forks   []*World
	failed  []*SystemPanic
	next    atomic.Int64
	timed   bool
}

// work runs all systems on n goroutines at most; the one that calls is one of them.
func (c *crew) work(n int) {
	var others sync.WaitGroup
	for range min(n, len(c.systems)) - 1 {
		others.Add(1)
		go func() { // not others.Go, which would be among the calls of a panic
			defer others.Done()
			c.help()
		}()
	}
	c.help()
	others.Wait()
}

// help runs systems as long as there are any left.
func (c *crew) help() {
	for {
		i := int(c.next.Add(1)) - 1
		if i >= len(c.systems) {
			return
		}
		c.run(i)
	}
}

func (c *crew) run(i int) {
	defer func() {
		if cause := recover(); cause != nil {
			c.failed[i] = wrapPanic(c.systems[i].name, cause)
			c.failed[i].calls = callers()
		}
	}()
	c.systems[i].do(c.forks[i], c.timed)
}

// callers returns the calls that led to the panic that a deferred function has caught.
func callers() []uintptr {
	var calls [256]uintptr
	return slices.Clone(calls[:runtime.Callers(3, calls[:])])
}
