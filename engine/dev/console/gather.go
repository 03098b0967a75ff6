package console

import (
	"reflect"
	"slices"
	"strconv"

	"github.com/krill2d/krill/ecs"
)

// gathering is the rows of an answer while they come.
type gathering struct {
	q     *question
	limit int
	rows  []row
	total int
	sum   float64
	low   float64
	high  float64
	count int // that were added up
}

// take takes the row that the variables of ev are. It keeps the first ones only: those beyond twice the limit are cut off now
// and then.
func (g *gathering) take(ev *eval, r row) bool {
	g.total++
	t := &g.q.tail
	if t.of != nil {
		g.add(ev)
		return ev.err == nil
	}
	if t.sum != "" {
		return true
	}
	r.turn = g.total
	if t.sort != nil {
		v, ok := ev.value(t.sort)
		if !ok {
			v = value{kind: isNil}
		}
		v.other = reflect.Value{}
		r.key = v
	} else if g.q.rows != nil && g.total > g.limit {
		return true
	}
	r.entities = slices.Clone(r.entities)
	g.rows = append(g.rows, r)
	if len(g.rows) >= 2*g.limit+64 {
		g.cut()
	}
	return ev.err == nil
}

func (g *gathering) add(ev *eval) {
	v, ok := ev.value(g.q.tail.of)
	if !ok {
		return
	}
	if !v.isNumber() {
		ev.fail(g.q.tail.of.at, "%s is for numbers, and this is %s", g.q.tail.sum, v.kind)
		return
	}
	f := v.asFloat()
	if g.count == 0 {
		g.low, g.high = f, f
	}
	g.low, g.high = min(g.low, f), max(g.high, f)
	g.sum += f
	g.count++
}

func (g *gathering) result() string {
	switch g.q.tail.sum {
	case "count":
		return strconv.Itoa(g.total)
	case "sum":
		return decimal(g.sum, 64, false)
	}
	if g.count == 0 {
		return "none"
	}
	return decimal(map[string]float64{"mean": g.sum / float64(g.count), "min": g.low, "max": g.high}[g.q.tail.sum], 64, false)
}

// cut sorts what there is, and drops what is not shown.
func (g *gathering) cut() {
	slices.SortStableFunc(g.rows, func(a, b row) int {
		if g.q.tail.sort != nil {
			if c := orderOf(a.key, b.key); c != 0 {
				if g.q.tail.down {
					c = -c
				}
				return c
			}
		}
		if c := slices.CompareFunc(a.entities, b.entities, ecs.Entity.Compare); c != 0 {
			return c
		}
		return a.turn - b.turn
	})
	g.rows = g.rows[:min(len(g.rows), g.limit)]
}

// orderOf orders values of several kinds: those of one kind by what they are.
func orderOf(a, b value) int {
	if less, ok := compare("<", a, b); ok {
		if less {
			return -1
		}
		if more, _ := compare(">", a, b); more {
			return 1
		}
		return 0
	}
	return int(a.kind) - int(b.kind)
}
