package ecs

import "reflect"

type (
	Rules    struct{ Exclusive, Cascade, Grouped bool }
	linkStub struct {
		c       *component
		s, t    []Entity
		data    []reflect.Value
		version uint64
	}
)

var stubLinks = map[*World]map[*component]*linkStub{}

func (w *World) linksOf(c *component) *linkStub { return stubLinks[w][c] }
func stubRelate(w *World, s, t Entity, v any) {
	c := componentFor(reflect.TypeOf(v))
	if stubLinks[w] == nil {
		stubLinks[w] = map[*component]*linkStub{}
	}
	if stubLinks[w][c] == nil {
		stubLinks[w][c] = &linkStub{c: c}
	}
	l := stubLinks[w][c]
	l.version++
	x := reflect.New(reflect.TypeOf(v)).Elem()
	x.Set(reflect.ValueOf(v))
	if at := l.find(s, t); at >= 0 {
		l.data[at] = x
		return
	}
	l.s, l.t, l.data = append(l.s, s), append(l.t, t), append(l.data, x)
}

func (l *linkStub) distinct(es []Entity) int {
	m := map[Entity]bool{}
	for _, e := range es {
		m[e] = true
	}
	return len(m)
}

func (l *linkStub) next(at int) int {
	if at+1 < len(l.s) {
		return at + 1
	}
	return -1
}

func seek(es []Entity, e Entity, at int) int {
	for i := at; i < len(es); i++ {
		if es[i] == e {
			return i
		}
	}
	return -1
}

func (l *linkStub) find(s, t Entity) int {
	for i := range l.s {
		if l.s[i] == s && l.t[i] == t {
			return i
		}
	}
	return -1
}

func Relate[R any](w *World, s, t Entity, data ...R) { stubRelate(w, s, t, append(data, *new(R))[0]) }
func Related[R any](w *World, s, t Entity) bool {
	l := w.linksOf(componentOf[R]())
	return l != nil && l.find(s, t) >= 0
}

func Link[R any](w *World, s, t Entity) *R {
	l := w.linksOf(componentOf[R]())
	if l == nil || l.find(s, t) < 0 {
		return nil
	}
	return l.data[l.find(s, t)].Addr().Interface().(*R)
}

func (w *World) SetName(e Entity, name string) {
	if w.names == nil {
		w.names = map[string]Entity{}
	}
	w.names[name] = e
}
func (w *World) Named(name string) Entity { return w.names[name] }

type Pair struct{ Source, Target Entity }

func Unrelate[R any](w *World, s, t Entity) bool {
	l := w.linksOf(componentOf[R]())
	if l == nil || l.find(s, t) < 0 {
		return false
	}
	i := l.find(s, t)
	l.s = append(l.s[:i:i], l.s[i+1:]...)
	l.t = append(l.t[:i:i], l.t[i+1:]...)
	l.data = append(l.data[:i:i], l.data[i+1:]...)
	l.version++
	return true
}
