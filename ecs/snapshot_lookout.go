package ecs

import (
	"cmp"
	"sync"
)

// lookouts numbers the queries that look for the same, in the order in which the program makes them, which is the same
// in every process. They are only listed while the program starts: their names are written when a snapshot needs them.
var lookouts struct {
	sync.Mutex
	listed   []*query
	numbered int             // of listed
	all      map[lookout]int // their queries' ids
	of       map[int]lookout // the other way
}

// enlist lists a query that looks for changes.
func enlist(q *query) {
	lookouts.Lock()
	lookouts.listed = append(lookouts.listed, q)
	lookouts.Unlock()
}

// numberLookouts names and numbers those that were listed since the last call.
func numberLookouts() {
	if lookouts.all == nil {
		lookouts.all, lookouts.of = map[lookout]int{}, map[int]lookout{}
	}
	for ; lookouts.numbered < len(lookouts.listed); lookouts.numbered++ {
		q := lookouts.listed[lookouts.numbered]
		l := lookout{name: signature(q)}
		for _, taken := lookouts.all[l]; taken; _, taken = lookouts.all[l] {
			l.nth++
		}
		lookouts.all[l], lookouts.of[q.id] = q.id, l
	}
}

func lookoutOf(q *query) lookout {
	lookouts.Lock()
	defer lookouts.Unlock()
	numberLookouts()
	return lookouts.of[q.id]
}

func (l lookout) compare(o lookout) int {
	return cmp.Or(cmp.Compare(l.name, o.name), cmp.Compare(l.nth, o.nth))
}

// looking is the cache of the query that a lookout is, or nil when it did not loop here yet.
func (w *World) looking(l lookout) *cache {
	lookouts.Lock()
	numberLookouts()
	id, ok := lookouts.all[l]
	lookouts.Unlock()
	if !ok || id >= len(w.caches) {
		return nil
	}
	return w.caches[id]
}

// remember gives a query that begins to look what it had seen when the snapshot was taken.
func (w *World) remember(q *query, c *cache) {
	if q.rows {
		if w.unparking != nil {
			c.last = w.unparking.last(w, q)
		}
	}
}

// lastSeen is what a query had seen of changes when the snapshot was made.
func (w *World) lastSeen(q *query) uint64 { return w.archive().lasts[lookoutOf(q)] }
