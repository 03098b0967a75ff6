package ecs

// Goal asks a loop for the entities that are related to a target; make it with To.
type Goal struct {
	relation *component
	target   Entity
}

// To asks a loop for the entities that are related to a target:
//
//	for p, part := range parts.Each(w, ecs.To[ecs.ChildOf](ship)) { … }
//
// They come in the order of relating; of a relation that is Grouped table by table. A loop takes up to 4 goals, and
// all must hold. When a target is not alive there are none. It costs the links of the first target, or what lies in
// the tables of one that is grouped.
func To[R any](target Entity) Goal { return Goal{componentOf[R](), target} }

// walker walks what is related to a target.
type walker struct {
	r      *relation
	slot   uint32  // the link to go on with; 0: there is none
	tables []int32 // of a grouped relation: those to go on with
	end    int     // rows from loop.hi to it are to be cut into runs
	lead   int     // the goal that is walked; the others are asked for each row
}

// aim makes a loop go after targets only.
func (l *loop) aim() {
	to := l.goals[:l.n]
	by := extra[walker](&l.by)
	*by = walker{}
	l.lo, l.hi = 0, 0
	for i := range to {
		r := l.w.linksOf(to[i].relation)
		if r == nil || !l.w.Alive(to[i].target) {
			by.r = nil
			return
		}
		if i == 0 || r.rules.Grouped && !by.r.rules.Grouped {
			by.r, by.lead = r, i
		}
	}
	target := to[by.lead].target
	if !by.r.rules.Grouped {
		by.slot = by.r.firstIn(target)
	} else if i := target.index(); int(i) < len(by.r.group) {
		by.tables = by.r.group[i]
	}
}

// walker is there when a loop has targets.
func (l *loop) walker() *walker { return l.by.(*walker) }

// seekRelated is seek in a loop with targets.
func (l *loop) seekRelated() bool {
	by := l.walker()
	if by.r == nil {
		return false
	}
	for {
		if l.within && l.cut() {
			return true
		}
		if l.w.depth == 0 {
			return false
		}
		if by.r.rules.Grouped {
			if !l.nextGroup() {
				return false
			}
		} else if !l.nextFamily() {
			return false
		}
		if l.plain && l.n == 1 && len(l.m.t.dead) == 0 {
			l.within, l.hi = false, by.end
			return true
		}
		l.within = true
	}
}

// nextFamily goes to the next links whose sources lie in rows that follow each other: [lo, end), and hi is lo.
func (l *loop) nextFamily() bool {
	by, w, index := l.walker(), l.w, l.c.index
	r := by.r
	for at := by.slot; at != 0; {
		n := w.entries[r.links[at].source.index()]
		at = r.links[at].next
		if uint(n.table) >= uint(len(index)) || index[n.table] == 0 {
			continue
		}
		end := n.row + 1
		for at != 0 {
			next := &w.entries[r.links[at].source.index()]
			if next.table != n.table || next.row != end {
				break
			}
			end++
			at = r.links[at].next
		}
		l.m = &l.c.matches[index[n.table]-1]
		l.lo, l.hi, by.end, by.slot = int(n.row), int(n.row), int(end), at
		return true
	}
	by.slot = 0
	return false
}

// nextGroup goes to the next table of a grouped target.
func (l *loop) nextGroup() bool {
	by := l.walker()
	for len(by.tables) > 0 {
		id := by.tables[0]
		by.tables = by.tables[1:]
		if int(id) >= len(l.c.index) || l.c.index[id] == 0 {
			continue
		}
		l.m = &l.c.matches[l.c.index[id]-1]
		l.lo, l.hi, by.end = 0, 0, l.m.t.n
		if by.end > 0 {
			return true
		}
	}
	return false
}

// cut finds the next run in the rows from hi to by.end.
func (l *loop) cut() bool {
	by := l.walker()
	t := l.m.t
	for l.hi < by.end {
		lo, hi := t.living(l.hi, by.end)
		if l.q.rows {
			lo, hi = l.fresh(lo, hi)
		}
		if l.n > 1 {
			lo, hi = l.reaching(lo, hi)
		}
		l.lo, l.hi = lo, hi
		if lo < hi {
			return true
		}
	}
	l.within = false
	return false
}

// reaching cuts rows to the first run of them that are related to the other targets.
func (l *loop) reaching(lo, hi int) (int, int) {
	for lo < hi && !l.reaches(lo) {
		lo++
	}
	end := lo
	for end < hi && l.reaches(end) {
		end++
	}
	return lo, end
}

func (l *loop) reaches(row int) bool {
	e := l.m.t.entities[row]
	for i, g := range l.goals[:l.n] {
		if i != l.walker().lead && l.w.linksOf(g.relation).find(e, g.target) == 0 {
			return false
		}
	}
	return true
}
