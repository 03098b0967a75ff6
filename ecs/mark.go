package ecs

// mark says that a query that writes is about to change the rows of its run.
func (l *loop) mark() {
	l.wrote = l.w.now()
	for i := range l.q.terms {
		if f := &l.q.terms[i]; f.kind == writes {
			if col := l.m.t.column(f.c); col != nil && col.stamps != nil {
				col.mark(l.lo, l.hi, l.m.t.n, l.wrote)
			}
		}
	}
}

// markAgain marks the run once more when it is done, if a loop that looks for changes began in its body: what the
// body wrote after that is new to it.
func (l *loop) markAgain() {
	if l.wrote != l.w.now() {
		l.mark()
	}
	l.wrote = 0
}

// mark stamps the rows [lo, hi) of n: when they are all, once for the whole column.
func (c *column) mark(lo, hi, n int, now uint64) {
	if lo == 0 && hi == n {
		c.marked = now
		return
	}
	for i := lo; i < hi; i++ {
		c.stamps[i].changed = now
	}
	c.latest = now
}

// unmark stamps each row as the whole column is, before a row comes from elsewhere that was not marked with them.
func (c *column) unmark() {
	for i := range c.stamps {
		c.stamps[i].changed = max(c.stamps[i].changed, c.marked)
	}
	c.latest, c.marked = max(c.latest, c.marked), 0
}

// stamp is when a row was added and changed.
func (c *column) stamp(row int) stamp {
	s := c.stamps[row]
	s.changed = max(s.changed, c.marked)
	return s
}

// addedMany stamps n new rows from row on, if anybody asked for stamps.
func (c *column) addedMany(row, n int, now uint64) {
	for r := row; r < row+n && c.stamps != nil; r++ {
		c.added(r, now)
	}
}

// added stamps a new row. A mark, which is older, says nothing of it.
func (c *column) added(row int, now uint64) { c.stamps[row] = stamp{now, now} }
