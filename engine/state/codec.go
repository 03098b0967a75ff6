package state

import (
	"fmt"
	"reflect"
	"sync"
)

// Codec turns the state of a program into bytes and back. It keeps what it learned of types, and memory to work in:
// make one and keep it. Several goroutines may use it, on values that nobody changes meanwhile.
type Codec struct {
	known map[string]reflect.Type // from New

	mu      sync.RWMutex
	plans   map[reflect.Type]*plan
	all     []*plan // by id
	pending []*plan // references whose targets have no plan yet

	scratch sync.Mutex
	writers []*writer
	readers []*reader
}

// New makes a codec. The types of the given values, and what they point to, may stand in interfaces, as if they were
// registered; nil is ignored. It panics when two of them have one name.
func New(known ...any) *Codec {
	c := &Codec{known: map[string]reflect.Type{}, plans: map[reflect.Type]*plan{}}
	for _, v := range known {
		if v == nil {
			continue
		}
		t := named(reflect.TypeOf(v))
		enter(c.known, t)
	}
	return c
}

// root is what a codec knows of a type that snapshots are made of.
type root struct {
	reach   []*plan // all plans that its type reaches, itself first
	err     error   // what of it cannot be state
	layouts []*layout

	pairings map[string]*pairing // by schema
	parked   [][]byte            // snapshots with fields that are not there now, the newest first
}

// rootOf finds the plan of what a pointer points to, and its address.
func (c *Codec) rootOf(verb string, v any) (*plan, addr) {
	value := reflect.ValueOf(v)
	if value.Kind() != reflect.Pointer || value.IsNil() {
		panic(fmt.Sprintf("state: %s needs a pointer that is not nil; got %T", verb, v))
	}
	return c.rootPlan(value.Type().Elem()), value.UnsafePointer()
}

// rootPlan is the plan of a type, with what belongs to a root.
func (c *Codec) rootPlan(t reflect.Type) *plan {
	c.mu.RLock()
	p := c.plans[t]
	if p != nil && p.root != nil {
		c.mu.RUnlock()
		return p
	}
	c.mu.RUnlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	p = c.compile(t)
	if p.root == nil {
		r := &root{}
		r.reach = reachable(nil, map[*plan]bool{}, p)
		r.err = refusal(p)
		p.root = r
	}
	return p
}

// planOf is the plan of a type that was met in an interface.
func (c *Codec) planOf(t reflect.Type) *plan {
	c.mu.RLock()
	p := c.plans[t]
	c.mu.RUnlock()
	if p != nil {
		return p
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.compile(t)
}

// reachable lists the plans that a plan needs, itself first.
func reachable(list []*plan, seen map[*plan]bool, p *plan) []*plan {
	if p == nil || seen[p] || p.kind == kindNone {
		return list
	}
	seen[p] = true
	list = append(list, p)
	for _, f := range p.fields {
		list = reachable(list, seen, f.plan)
	}
	list = reachable(list, seen, p.key)
	list = reachable(list, seen, p.elem)
	return reachable(list, seen, p.flat)
}

// writer lends a writer, which done takes back.
func (c *Codec) writer() *writer {
	c.scratch.Lock()
	defer c.scratch.Unlock()
	if n := len(c.writers); n > 0 {
		w := c.writers[n-1]
		c.writers = c.writers[:n-1]
		return w
	}
	return newWriter(c)
}

func (c *Codec) done(w *writer) {
	w.reset()
	c.scratch.Lock()
	c.writers = append(c.writers, w)
	c.scratch.Unlock()
}
