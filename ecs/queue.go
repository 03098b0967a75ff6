package ecs

// command is a structural change that waits for the end of the outermost loop.
type command struct {
	op     op
	entity Entity
	at     int32 // opPut: in staging; opSpawn: in the nursery; opRelate: data in the relation's staging, or -1
	c      *component
	table  *table // opSpawn: the nursery
	target Entity // opRelate, opUnrelate; opCopy: of what
}

type op uint8

const (
	opSpawn op = iota
	opPut
	opDrop
	opDestroy
	opRelate
	opUnrelate
	opCopy
)

// staging holds values of one component that wait in the queue.
type staging struct {
	col column
	n   int
}

//go:noinline
func (w *World) enqueue(c command) {
	w.queue = append(w.queue, c)
	i := int(c.entity.index())
	if i/64 >= len(w.queued) {
		w.queued = lengthen(w.queued, i/64)
	}
	w.queued[i/64] |= 1 << (i % 64)
}

func (w *World) isQueued(e Entity) bool {
	i := int(e.index())
	return i/64 < len(w.queued) && w.queued[i/64]&(1<<(i%64)) != 0
}

// stage queues a put and makes a place for its value.
func (w *World) stage(e Entity, c *component) slot {
	col, at := w.stagingOf(c)
	w.enqueue(command{op: opPut, entity: e, c: c, at: int32(at)})
	return slot{col: col, row: at}
}

// stagingOf makes a place for a value of a component that has to wait.
func (w *World) stagingOf(c *component) (*column, int) {
	w.staged = lengthen(w.staged, c.id)
	s := w.staged[c.id]
	if s == nil {
		s = &staging{}
		s.col.hold(c)
		w.staged[c.id] = s
	}
	if s.n == s.col.v.Len() {
		s.col.grow(max(firstRoom, 2*s.n))
	}
	s.n++
	return &s.col, s.n - 1
}

// queueDrop queues a drop, and reports whether the entity has the component or may get it before.
func (w *World) queueDrop(e Entity, c *component) bool {
	if !w.isQueued(e) && !w.has(e, c) {
		return false
	}
	w.enqueue(command{op: opDrop, entity: e, c: c})
	return true
}

// maxAnswers is how many changes observers may ask for while one queue is carried out, when some of them answer others that
// are answers themselves, more than maxRounds deep. They end then; without it a program would, when its memory does.
const (
	maxAnswers = 1 << 20
	maxRounds  = 20
)

// settle carries out what waits, when no loop is under way. Observers that it calls may add to the queue.
func (w *World) settle() {
	if w.depth > 0 || len(w.queue) == 0 {
		return
	}
	w.depth++
	asked := len(w.queue)
	for round, until := 0, asked; w.done < len(w.queue); {
		if w.done == until {
			round, until = round+1, len(w.queue)
			if round > maxRounds && until-asked > maxAnswers && w.telling != nil {
				w.telling.endless(w, w.queue[w.done])
			}
		}
		w.done++
		w.carryOut(w.queue[w.done-1])
	}
	w.depth = max(w.depth-1, 0) // 0 when an observer called EndLoops
	w.clearQueue()
}

func (w *World) carryOut(c command) {
	switch c.op {
	case opSpawn:
		w.born(c)
	case opPut:
		s := w.makePlace(c.entity, c.c)
		w.staged[c.c.id].col.lend(s.col, s.row, int(c.at))
		if s.open {
			w.telling.closed(w)
		}
	case opDrop:
		w.drop(c.entity, c.c)
	case opDestroy:
		w.bury(c.entity)
	case opRelate, opUnrelate:
		w.linking.carryOut(w, c)
	case opCopy:
		w.copying(w, c.entity, c.target)
	}
}

// born takes a row from the nursery into its table.
func (w *World) born(c command) {
	t, from := w.tables[c.table.id], c.table
	row := t.push(c.entity)
	for i := range t.cols {
		from.cols[i].lend(&t.cols[i], row, int(c.at))
	}
	w.put(c.entity, t, row)
	if !w.Alive(c.entity) {
		t.bury(row)
	}
	w.arrived(t, row, 1)
}

// abandon drops what waits after a panic, and tells nobody. Entities that were destroyed leave their tables, and those
// that have no row yet are gone; the command that panicked is not done either.
func (w *World) abandon() {
	watch, enders := w.watch, w.enders
	w.watch, w.enders = nil, 0
	from := max(w.done-1, 0)
	for _, c := range w.queue[from:] {
		n := &w.entries[c.entity.index()]
		if (c.op == opSpawn || c.op == opCopy) && n.tag == c.entity.tag() && n.table == limbo {
			w.retire(c.entity)
			w.erase(c.entity)
		}
	}
	for i := from; i < len(w.queue); i++ { // who goes with others comes after them
		c := w.queue[i]
		if n := w.entries[c.entity.index()]; c.op == opDestroy && n.tag == 0 && n.table != vacant {
			w.erase(c.entity)
		}
	}
	w.clearQueue()
	w.watch, w.enders = watch, enders
}

// clearQueue empties the queue and the places where its values were.
func (w *World) clearQueue() {
	for i := range w.queue {
		c := &w.queue[i]
		word := int(c.entity.index()) / 64
		w.queued[word] = 0
		if c.c != nil && c.c.id < len(w.staged) && w.staged[c.c.id] != nil {
			w.staged[c.c.id].n = 0
		}
		if c.op == opRelate || c.op == opUnrelate {
			w.linking.dropped(w, *c)
		}
		if c.op == opSpawn {
			clear(c.table.entities[:c.table.n])
			c.table.n, c.table.lent = 0, false
		}
	}
	clear(w.queue)
	w.queue, w.done = w.queue[:0], 0
}
