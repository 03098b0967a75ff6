package ecs

import (
	"cmp"
	"sync"
)

// lookouts counts the queries that look for the same, in the order in which the program makes them, which is the same
// in every process. It is filled while the program starts.
var lookouts struct {
	sync.Mutex
	all map[lookout]int // their queries' ids
}

// enlist numbers a query that looks for changes.
func (q *query) enlist() {
	lookouts.Lock()
	defer lookouts.Unlock()
	if lookouts.all == nil {
		lookouts.all = map[lookout]int{}
	}
	for {
		if _, taken := lookouts.all[q.lookout()]; !taken {
			break
		}
		q.nth++
	}
	lookouts.all[q.lookout()] = q.id
}

func (q *query) lookout() lookout { return lookout{q.name, q.nth} }

func (l lookout) compare(o lookout) int {
	return cmp.Or(cmp.Compare(l.name, o.name), cmp.Compare(l.nth, o.nth))
}

// looking is the cache of the query that a lookout is, or nil when it did not loop here yet.
func (w *World) looking(l lookout) *cache {
	lookouts.Lock()
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
func (w *World) lastSeen(q *query) uint64 { return w.archive().lasts[q.lookout()] }
