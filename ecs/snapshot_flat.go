package ecs

import (
	"fmt"
	"math"
	"reflect"
	"slices"

	"github.com/krill2d/krill/engine/state"
)

// flat is values of one type that belong to no entities: the data of links, and events. They are snapshots of a [][]T
// too, with one list.
type flat struct {
	c    *component
	rows []slot // where they lie
}

// parcel is such values of a type that is not known yet, as a snapshot had them. The rows of a parked column say which.
type parcel struct {
	blob []byte
	n    int
}

// appendFlat writes values, or in a hash theirs.
func (w *World) appendFlat(b []byte, f *flat, from *parcel) ([]byte, error) {
	if from != nil {
		b = appendCount(append(b, 1), from.n)
		b = appendBytes(b, from.blob)
		for _, s := range f.rows {
			b = appendWord(b, (*s.col.p.(*[]parkedRow))[s.row].of.bits)
		}
		return b, nil
	}
	p := w.archive().gather(f)
	defer p.release()
	b = append(b, 0)
	if !w.archive().hashing {
		return appendPane(b, w.archive().tool(), p, f.c)
	}
	if p.refused != nil {
		return nil, p.refused
	}
	h, err := w.archive().tool().Hash(p.p)
	if err != nil {
		return nil, reworded(err, f.c)
	}
	return appendWord(b, h), nil
}

// gather copies values into a pane of its own.
func (a *archive) gather(f *flat) *pane {
	for f.c.id >= len(a.flats) {
		a.flats = append(a.flats, nil)
	}
	p := a.flats[f.c.id]
	if p == nil {
		p = newPane(*f.c.typ.Load())
		other := a.pane(f.c)
		p.plain, p.partial, p.refused = other.plain, other.partial, other.refused
		p.open(1)
		a.flats[f.c.id] = p
	}
	list := p.v.Index(0)
	n := len(f.rows)
	if list.Cap() < n || list.IsNil() {
		list.Set(reflect.MakeSlice(list.Type(), n, n+n/2))
	}
	list.SetLen(n)
	for i, s := range f.rows {
		list.Index(i).Set(s.col.v.Index(s.row))
	}
	return p
}

// release forgets what the gathered values lead to.
func (p *pane) release() {
	if !p.plain {
		p.v.Index(0).Clear()
	}
}

// unflat is values that were read: as such, or as what is kept and which of it.
type unflat struct {
	values reflect.Value // a []T
	from   *parcel
	refs   []uint64 // 1 more than the place in from
}

// readFlat reads n values of a type.
func (w *World) readFlat(r *intake, c *component, n int) (u unflat, err error) {
	t := c.typ.Load()
	if r.byte() == 0 {
		blob := r.chunk()
		if r.failed {
			return u, errDamaged
		}
		if t != nil {
			u.values, err = w.restoreFlat(r, c, blob, n)
			return u, err
		}
		u.from = &parcel{slices.Clone(blob), n}
		for i := range n {
			u.refs = append(u.refs, uint64(i+1))
		}
	} else {
		from := &parcel{n: int(r.number(math.MaxInt32))}
		from.blob = slices.Clone(r.chunk())
		for range n {
			u.refs = append(u.refs, r.word())
		}
		u.from = from
	}
	if r.failed {
		return u, errDamaged
	}
	if t == nil {
		if _, err := state.New().Diff(u.from.blob, u.from.blob); err != nil {
			return u, errDamaged
		}
		w.archive().report.Parked = append(w.archive().report.Parked, shortTitle(c.name))
		return u, nil
	}
	all, err := w.restoreFlat(r, c, u.from.blob, u.from.n)
	if err != nil {
		return u, err
	}
	u.values = reflect.MakeSlice(reflect.SliceOf(*t), n, n)
	u.pick(all, func(i int, v reflect.Value) { u.values.Index(i).Set(v) })
	w.archive().report.Adopted = append(w.archive().report.Adopted, c.title())
	return u, nil
}

// pick hands out what the references lead to.
func (u *unflat) pick(all reflect.Value, set func(i int, v reflect.Value)) {
	for i, ref := range u.refs {
		if ref > 0 && ref <= uint64(all.Len()) {
			set(i, all.Index(int(ref-1)))
		}
	}
}

// restoreFlat makes n values of a blob. What the type cannot take is zero.
func (w *World) restoreFlat(r *intake, c *component, blob []byte, n int) (reflect.Value, error) {
	if r != nil {
		if err := r.spend(n, (*c.typ.Load()).Size()); err != nil {
			return reflect.Value{}, err
		}
	}
	p := newPane(*c.typ.Load())
	p.open(1)
	p.v.Index(0).Set(reflect.MakeSlice(p.v.Type().Elem(), n, n))
	report, err := state.New().Restore(blob, p.p)
	if err != nil {
		if _, damaged := state.New().Diff(blob, blob); damaged != nil {
			return reflect.Value{}, fmt.Errorf("%s: %w", c.title(), errDamaged)
		}
		w.archive().report.Parked = append(w.archive().report.Parked, c.title())
		return reflect.MakeSlice(p.v.Type().Elem(), n, n), nil
	}
	if p.v.Len() != 1 || p.v.Index(0).Len() != n {
		return reflect.Value{}, fmt.Errorf("%s: %w", c.title(), errDamaged)
	}
	w.say(c, report)
	return p.v.Index(0), nil
}

// lay puts the value of a place where it belongs.
func (u *unflat) lay(i int, col *column, row int) {
	if u.from != nil && !u.values.IsValid() {
		(*col.p.(*[]parkedRow))[row].of.bits = u.refs[i]
		return
	}
	col.v.Index(row).Set(u.values.Index(i))
}

// adoptFlat gives a parked column its type.
func (w *World) adoptFlat(col *column, from *parcel, used []int) {
	all, err := w.restoreFlat(nil, col.c, from.blob, from.n)
	rows := *col.p.(*[]parkedRow)
	*col = newColumn(col.c)
	col.grow(len(rows))
	for _, row := range used {
		if ref := rows[row].of.bits; err == nil && ref > 0 && ref <= uint64(all.Len()) {
			col.v.Index(row).Set(all.Index(int(ref - 1)))
		}
	}
}
