package ecs

import (
	"fmt"
	"slices"
	"strings"
)

func (d *driver) spawn() {
	set := d.next()
	comps, values := map[int]uint32{}, []any{}
	for k := range mKinds {
		if set&(1<<k) != 0 {
			comps[k] = d.value(k)
			values = append(values, mKinds[k].box(comps[k]))
		}
	}
	if set%3 == 1 {
		slices.Reverse(values)
	}
	e := d.w.Spawn(values...)
	d.m.spawn(e, comps)
	d.know(e)
	d.logf("spawn %s %s", e, d.m.ents[e])
}

func (d *driver) bundle() {
	b := &mBundles[d.next()%len(mBundles)]
	comps, values := map[int]uint32{}, []uint32{}
	for _, k := range b.comps {
		comps[k] = d.value(k)
		values = append(values, comps[k])
	}
	e := b.spawn(d.w, values)
	d.m.spawn(e, comps)
	d.know(e)
	d.logf("bundle %s %s", e, d.m.ents[e])
}

func (d *driver) batch() {
	if d.level >= 3 {
		return
	}
	b := &mBundles[d.next()%len(mBundles)]
	n := d.next() % 6
	d.logf("batch of %d", n)
	var made []*mEntity
	var batch []Entity
	b.batch(d.w, n, func(es []Entity, at func(i int) []any) {
		if len(es) != n {
			d.failf("a batch of %d has %d", n, len(es))
		}
		for _, e := range es {
			comps := map[int]uint32{}
			for _, k := range b.comps {
				comps[k] = 0
			}
			made, batch = append(made, d.m.spawnUntold(e, comps)), append(batch, e)
			d.know(e)
		}
		d.m.depth++
		for i := range es {
			row := at(i)
			for j, k := range b.comps {
				if n, _ := mKinds[k].read(row[j]); n != made[i].comps[k] {
					d.failf("a batch hands out %d; want %d", n, made[i].comps[k])
				}
			}
			d.body(2)
			for j, k := range b.comps {
				if n := d.value(k); n%4 != 0 {
					mKinds[k].write(row[j], n)
					made[i].comps[k] = n
				}
			}
		}
	})
	if d.m.depth == 1 {
		for i := range made {
			d.m.born(batch[i], made[i])
		}
	}
	d.m.leave()
}

// kindOf picks a component.
func (d *driver) kind() int { return d.next() % len(mKinds) }

func (d *driver) put() {
	e, k := d.entity(), d.kind()
	if d.m.ents[e] == nil {
		return
	}
	n := d.value(k)
	d.logf("put %s %s=%d", e, mKinds[k].name, n)
	mKinds[k].put(d.w, e, n)
	d.m.put(e, k, n)
}

func (d *driver) addTwo() {
	e, k, l := d.entity(), d.kind(), d.kind()
	if d.m.ents[e] == nil || k == l {
		return
	}
	n, o := d.value(k), d.value(l)
	d.logf("add %s %s=%d %s=%d", e, mKinds[k].name, n, mKinds[l].name, o)
	d.w.Add(e, mKinds[k].box(n), mKinds[l].box(o))
	d.m.put(e, k, n)
	d.m.put(e, l, o)
}

func (d *driver) update() {
	e, k := d.entity(), d.kind()
	n := d.value(k)
	d.logf("update %s %s=%d", e, mKinds[k].name, n)
	had, old := d.m.has(e, k), uint32(0)
	done := mKinds[k].update(d.w, e, func() uint32 {
		x := d.m.ents[e]
		x.changed[k] = d.m.tick
		old = x.comps[k]
		d.m.depth++
		if d.level < 3 {
			d.body(2)
		}
		x.comps[k] = n
		return n
	})
	if had && slices.Contains(mWatched, k) {
		d.m.tell("set %s %s %d to %d", mKinds[k].name, e, old, n)
	}
	if done != had {
		d.failf("Update of %s in %s is %t; want %t", mKinds[k].name, e, done, had)
	}
	if had {
		d.m.leave()
	}
}

func (d *driver) touch() {
	e, k := d.entity(), d.kind()
	d.logf("touch %s %s", e, mKinds[k].name)
	had := d.m.has(e, k)
	if had {
		d.m.ents[e].changed[k] = d.m.tick
	}
	if done := mKinds[k].touch(d.w, e); done != had {
		d.failf("Touch of %s in %s is %t; want %t", mKinds[k].name, e, done, had)
	}
}

func (d *driver) drop() {
	e, k := d.entity(), d.kind()
	if d.m.ents[e] == nil {
		return
	}
	want, got := d.m.drop(e, k), mKinds[k].drop(d.w, e)
	d.logf("drop %s %s: %t", e, mKinds[k].name, want)
	if got != want {
		d.failf("Drop of %s in %s is %t; want %t", mKinds[k].name, e, got, want)
	}
}

func (d *driver) destroy() {
	e := d.entity()
	want, got := d.m.destroy(e), d.w.Destroy(e)
	d.logf("destroy %s: %t", e, want)
	if got != want {
		d.failf("Destroy of %s is %t; want %t", e, got, want)
	}
}

// misuse does what must panic, and change nothing.
func (d *driver) misuse() {
	e, k := d.entity(), d.kind()
	if d.m.ents[e] != nil {
		return
	}
	verb := []string{"put", "drop", "put"}[d.next()%3]
	defer func() {
		r := recover()
		if _, wrong := r.(failure); wrong {
			panic(r)
		}
		said, _ := r.(string)
		want := fmt.Sprintf("ecs: %s %s: ", verb, mKinds[k].c.title())
		if !strings.HasPrefix(said, want) || e.IsNone() != strings.Contains(said, "none") {
			panic(failure(fmt.Sprintf("panic is %v; want %q", r, want)))
		}
	}()
	if verb == "drop" {
		mKinds[k].drop(d.w, e)
	}
	mKinds[k].put(d.w, e, 1)
	d.failf("a dead entity was changed")
}
