package ecs

// loop is a query's loop under way. It hands out runs of rows.
type loop struct {
	w      *World
	c      *cache
	m      *match
	ahead  *match  // the next one where that is known already, or m; it has rows
	quick  []match // of c, when there is nothing to do but to hand out whole tables; see next
	i      int     // in c.matches, the next one
	lo     int     // the run: rows [lo, hi) of m.t
	hi     int
	count  int    // of c.matches when the loop began
	wrote  uint64 // when the run was marked as written, or 0
	since  uint64 // changes after it are met
	q      *query
	plain  bool // as the query's
	within bool // there may be more runs in m.t
	goals  [maxGoals]Goal
	n      int // of goals
	by     any // *walker: walks the links of a target, when there are goals
}

// maxGoals is how many targets a loop may ask for.
const maxGoals = 4

// begin starts a loop. end must follow.
func (w *World) begin(q *query, to []Goal) *loop {
	if q.id < len(w.caches) && len(to) == 0 {
		if c := w.caches[q.id]; c != nil && c.rest != nil && c.seen == len(w.tables) {
			l := c.rest
			c.rest = nil
			w.depth++
			l.i, l.count, l.quick = 0, len(c.matches), c.matches
			return l
		}
	}
	return w.beginAnew(q, to)
}

// beginAnew is begin when no loop of the query is at rest.
func (w *World) beginAnew(q *query, to []Goal) *loop {
	c := w.cacheOf(q)
	l := w.loop()
	w.depth++
	l.q, l.c, l.plain, l.within = q, c, q.plain, false
	l.i, l.n, l.lo, l.count = 0, 0, 0, len(c.matches)
	if q.rows {
		l.since = w.see(c)
	}
	if len(to) == 0 && q.plain {
		l.quick = c.matches
		return l
	}
	l.quick = nil
	if len(to) > 0 {
		l.follow(to)
	}
	return l
}

// follow makes a loop one to targets. Without any relation there is nothing to meet.
func (l *loop) follow(to []Goal) {
	if len(to) > maxGoals {
		panic("ecs: loop to more than 4 targets; ask Related for the others in its body")
	}
	if l.w.linking == nil {
		l.count = 0
		return
	}
	l.n = copy(l.goals[:], to) // to stays where the caller has it
	l.w.linking.aim(l)
}

// loop takes a loop that is not under way. They may end in any order, as those of iter.Pull do.
func (w *World) loop() *loop {
	n := len(w.loops)
	if n == 0 {
		return &loop{w: w}
	}
	l := w.loops[n-1]
	w.loops = w.loops[:n-1]
	return l
}

// see says from when on changes are new to a query, and that they are not any more.
func (w *World) see(c *cache) uint64 {
	since := c.last
	c.last = w.now()
	w.clock++
	return since
}

// now stamps changes.
func (w *World) now() uint64 { return w.clock + 1 }

// end ends a loop, and carries out what waited for the outermost one.
func (w *World) end(l *loop) {
	if l.wrote != 0 {
		l.q.stamping.again(l)
	}
	if c := l.c; l.quick != nil && c.rest == nil {
		c.rest = l
	} else {
		w.loops = append(w.loops, l)
	}
	w.leave()
}

// leave ends what began with depth++: a loop, or another call of an author's code that structural changes wait for.
func (w *World) leave() {
	if w.depth == 0 {
		return // EndLoops came between
	}
	w.depth--
	if w.depth == 0 && len(w.queue) > 0 {
		w.settle()
	}
}

// next goes to the next run of rows, and reports whether there is one.
func (l *loop) next() bool {
	for i := l.i; i < len(l.quick) && l.w.depth > 0; i++ {
		m := &l.quick[i]
		t := m.t
		if len(t.dead) > 0 {
			l.quick, l.i = nil, i
			break
		}
		if t.n == 0 {
			continue
		}
		l.i, l.hi = i+1, t.n
		if i+1 < len(l.quick) {
			if ahead := &l.quick[i+1]; ahead.t.n > 0 {
				l.m, l.ahead = m, ahead
				return true
			}
		}
		l.m, l.ahead = m, m
		return true
	}
	return l.quick == nil && l.nextRun()
}

// nextRun is next when there is more to do than to hand out whole tables.
func (l *loop) nextRun() bool {
	if l.wrote != 0 {
		l.q.stamping.again(l)
	}
	if !l.seek() {
		return false
	}
	l.ahead = l.m
	if !l.plain {
		l.handOut()
	}
	return true
}

// seek is next without telling anybody that the run is handed out.
func (l *loop) seek() bool {
	if l.n > 0 {
		return l.w.linking.next(l)
	}
	for {
		if l.within {
			if l.run() {
				return true
			}
			l.within = false
		}
		if l.i >= l.count || l.w.depth == 0 {
			return false
		}
		m := &l.c.matches[l.i]
		l.i++
		if m.t.n == 0 {
			continue
		}
		l.m, l.lo, l.hi = m, 0, m.t.n
		if l.plain && len(m.t.dead) == 0 {
			return true
		}
		l.within, l.hi = true, 0
	}
}

// run finds the next run in the present table.
func (l *loop) run() bool {
	t := l.m.t
	if len(t.dead) == 0 && !l.q.rows {
		l.lo, l.hi = l.hi, t.n
		return l.lo < l.hi
	}
	for l.hi < t.n {
		lo, hi := t.living(l.hi, t.n)
		if l.q.rows {
			lo, hi = l.q.stamping.fresh(l, lo, hi)
		}
		l.lo, l.hi = lo, hi
		if lo < hi {
			return true
		}
	}
	return false
}

// handOut is called for each run that a loop hands out.
func (l *loop) handOut() {
	if l.q.writes {
		l.q.stamping.mark(l)
	}
	if l.q.offer != nil {
		l.q.offer(l.m, l.q, l.lo, l.hi)
	}
}

// unsee leaves changes to be met by a loop after this one.
func (l *loop) unsee() {
	if l.q.rows {
		l.c.last = l.since
	}
}

// inRun is a query's column in the present run. It also touches where that begins in the table ahead, so that it is in the
// processor's cache when its turn comes: with many small tables that is a twentieth of the time.
func inRun[T any](l *loop, i int) []T {
	_ = *(*[0]T)(*l.ahead.slice[i].(*[]T))
	return (*l.m.slice[i].(*[]T))[l.lo:l.hi:l.hi]
}

// part is inRun in a call. It is called once for each run, and compiled once for each type: inlined in all loops of all
// queries it would cost the compiler a sixth of what a type does. Tables, which is for speed, does without.
//
//go:noinline
func part[T any](l *loop, i int) []T { return inRun[T](l, i) }

func (l *loop) entities() []Entity { return l.m.t.entities[l.lo:l.hi:l.hi] }

// EndLoops ends all loops that a panic left open and drops what waited for their end, so that the world can be used
// again: call it where no loop goes on. What was changed before the panic stays changed: destroyed entities are gone,
// and so are those that were spawned in the loops, since their components were still to come. Observers are not told.
// Restoring a snapshot does the same.
func (w *World) EndLoops() {
	w.depth = 0
	if w.telling != nil {
		w.telling.end(w)
	}
	w.abandon()
}
