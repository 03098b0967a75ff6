package speed

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/ecs/peers/measure"
)

// wasm is whether this runs in node. There the name of a row says so, and its bar is another.
const wasm = runtime.GOARCH == "wasm"

// move2 and move5 are loops as one writes them over slices, in functions of their own.
//
//go:noinline
func move2(p []pos, v []vel) {
	v = v[:len(p)]
	for i := range p {
		p[i].X += v[i].X * dt
		p[i].Y += v[i].Y * dt
	}
}

//go:noinline
func move5(p []pos, v []vel, a []pull, b []wind, c []push) {
	v, a, b, c = v[:len(p)], a[:len(p)], b[:len(p)], c[:len(p)]
	for i := range p {
		p[i].X += v[i].X*dt + a[i].X + b[i].X + c[i].X
		p[i].Y += v[i].Y*dt + a[i].Y + b[i].Y + c[i].Y
	}
}

//go:noinline
func tables2(w *ecs.World) {
	for p, v := range movers.Tables(w) {
		v = v[:len(p)]
		for i := range p {
			p[i].X += v[i].X * dt
			p[i].Y += v[i].Y * dt
		}
	}
}

// tables2call hands the columns to the same function that a program without an entity store has.
//
//go:noinline
func tables2call(w *ecs.World) {
	for p, v := range movers.Tables(w) {
		move2(p, v)
	}
}

//go:noinline
func each2(w *ecs.World) {
	for p, v := range movers.Each(w) {
		p.X += v.X * dt
		p.Y += v.Y * dt
	}
}

//go:noinline
func all2(w *ecs.World) {
	for _, r := range movers.All(w) {
		r.A.X += r.B.X * dt
		r.A.Y += r.B.Y * dt
	}
}

//go:noinline
func tables5(w *ecs.World) {
	for t := range floats.Tables(w) {
		p, v, a, b, c := t.A, t.B, t.C, t.D, t.E
		v, a, b, c = v[:len(p)], a[:len(p)], b[:len(p)], c[:len(p)]
		for i := range p {
			p[i].X += v[i].X*dt + a[i].X + b[i].X + c[i].X
			p[i].Y += v[i].Y*dt + a[i].Y + b[i].Y + c[i].Y
		}
	}
}

//go:noinline
func tables5call(w *ecs.World) {
	for t := range floats.Tables(w) {
		move5(t.A, t.B, t.C, t.D, t.E)
	}
}

//go:noinline
func each5(w *ecs.World) {
	for r, s := range floats.Each(w) {
		r.A.X += r.B.X*dt + r.C.X + s.D.X + s.E.X
		r.A.Y += r.B.Y*dt + r.C.Y + s.D.Y + s.E.Y
	}
}

//go:noinline
func all5(w *ecs.World) {
	for r, s := range floats.All(w) {
		r.A.X += r.B.X*dt + r.C.X + s.D.X + s.E.X
		r.A.Y += r.B.Y*dt + r.C.Y + s.D.Y + s.E.Y
	}
}

// loops compares the three ways to go through a query with a loop over slices.
//
// In wasm a loop is 1.2 times as slow as soon as its function also calls one, whether it is written by hand or put into
// a range over Tables: Go's compiler gives each call a place to come back to, and then leads every turn of the loop
// past them. So there Tables is measured as one uses it where that counts, with the loop in a function that
// calls none; the other form is told.
func loops(t *testing.T) {
	for _, size := range []struct {
		name string
		n    int
	}{{"1k", 1_000}, {"100k", 100_000}, {"1M", 1_000_000}} {
		a := newArrays(size.n)
		two, _ := newMovers(size.n)
		five := newFloaters(size.n)
		rows2 := []measure.Row{
			row("tables2-"+size.name, 1.05, two, tables2),
			row("each2-"+size.name, 1.10, two, each2),
			row("all2-"+size.name, 1.10, two, all2),
		}
		rows5 := []measure.Row{
			row("tables5-"+size.name, 1.05, five, tables5),
			row("each5-"+size.name, 1.30, five, each5),
			row("all5-"+size.name, 1.30, five, all5),
		}
		if wasm {
			rows2 = inWasm(rows2, row("tables2-"+size.name, 1.05, two, tables2call))
			rows5 = inWasm(rows5, row("tables5-"+size.name, 1.05, five, tables5call))
		}
		measure.Group{Against: one(func() { move2(a.pos, a.vel) }), Rows: rows2}.Run(t)
		measure.Group{Against: one(func() { move5(a.pos, a.vel, a.pull, a.wind, a.push) }), Rows: rows5}.Run(t)
	}
}

func row(name string, bar float64, w *ecs.World, loop func(*ecs.World)) measure.Row {
	return measure.Row{Name: name, Bar: bar, Side: measure.Side{Do: func() { loop(w) }}}
}

// inWasm gives the rows their bars and puts the loop in a function of its own in front.
func inWasm(rows []measure.Row, call measure.Row) []measure.Row {
	rows[0].Name, rows[0].Bar = fmt.Sprint("inline-", rows[0].Name), 0
	rows[1].Bar, rows[2].Bar = 1.60, 1.60
	rows = append([]measure.Row{call}, rows...)
	for i := range rows {
		rows[i].Name = "wasm/" + rows[i].Name
	}
	return rows
}

func one(do func()) []measure.Side { return []measure.Side{{Do: do}} }
