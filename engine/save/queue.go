package save

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// Queue is a Disk that writes behind: Write returns at once and a goroutine does the work, which lives only while
// there is some. Of several writes of one name that wait only the last is done. Writes are done in the order of the
// last Write of each name. What could not be stored is kept: Read returns it, and Retry tries again.
type Queue struct {
	disk    Disk
	mu      sync.Mutex
	rest    *sync.Cond // signalled when the goroutine ends
	waiting []entry    // in the order in which they are done
	current entry      // with busy: the one that is being done
	busy    bool
	failed  []failure // of names whose last write gave an error, oldest first
	closed  bool
}

type entry struct {
	name string
	data []byte
}

type failure struct {
	entry // without data when it is stored, or when trying again is of no use
	err   error
}

// lost reports whether the data is nowhere but here.
func (f *failure) lost() bool { return f.data != nil }

// NewQueue returns an empty Queue in front of a disk, to which nobody else should write.
func NewQueue(d Disk) *Queue {
	q := &Queue{disk: d}
	q.rest = sync.NewCond(&q.mu)
	return q
}

// Write takes a copy of data and returns. Its error is only that of a bad name or a closed Queue;
// what becomes of the save is told by Err and Flush.
func (q *Queue) Write(name string, data []byte) error {
	if err := checkName(name); err != nil {
		return err
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return fmt.Errorf("save: write %q: the queue is closed; try writing before Close", name)
	}
	q.waiting = slices.DeleteFunc(q.waiting, func(e entry) bool { return e.name == name })
	q.add(entry{name, append([]byte{}, data...)})
	return nil
}

// Read returns what was last given to Write, whether or not it is on the disk yet, and asks the disk otherwise.
func (q *Queue) Read(name string) ([]byte, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	if data, ok := q.pending(name); ok {
		return data, nil
	}
	return q.disk.Read(name)
}

func (q *Queue) pending(name string) ([]byte, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, e := range q.waiting {
		if e.name == name {
			return bytes.Clone(e.data), true
		}
	}
	if q.busy && q.current.name == name {
		return bytes.Clone(q.current.data), true
	}
	for i := range q.failed {
		if f := &q.failed[i]; f.name == name && f.lost() {
			return bytes.Clone(f.data), true
		}
	}
	return nil, false
}

// Retry writes again what could not be stored, and returns at once.
func (q *Queue) Retry() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for i := range q.failed {
		f := &q.failed[i]
		if f.lost() && !slices.ContainsFunc(q.waiting, func(e entry) bool { return e.name == f.name }) && q.current.name != f.name {
			q.add(f.entry)
		}
	}
}

// add lets an entry wait. The caller has the lock.
func (q *Queue) add(e entry) {
	q.waiting = append(q.waiting, e)
	if !q.busy {
		q.busy = true
		go q.work()
	}
}

// Flush waits until nothing is left to write and returns the latest failure, as Err does, but nil when all is stored.
func (q *Queue) Flush() error {
	q.mu.Lock()
	defer q.mu.Unlock()
	for q.busy {
		q.rest.Wait()
	}
	if err := q.lastFailure(); !done(err) {
		return err
	}
	return nil
}

// Err returns the latest failure among the names whose last write failed. Where all that was written is on the disk
// or still waits, it returns an [ErrShared] when a name's last write met another process, and nil otherwise.
func (q *Queue) Err() error {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.lastFailure()
}

func (q *Queue) lastFailure() (worth error) {
	for _, f := range slices.Backward(q.failed) {
		if !done(f.err) {
			return f.err
		}
		if worth == nil {
			worth = f.err
		}
	}
	return worth
}

// Close refuses further writes, waits for those that were taken and returns what Flush does. Reading goes on.
func (q *Queue) Close() error {
	q.mu.Lock()
	q.closed = true
	q.mu.Unlock()
	return q.Flush()
}

// work writes until nothing waits.
func (q *Queue) work() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.waiting) > 0 {
		e := q.waiting[0]
		q.waiting = slices.Delete(q.waiting, 0, 1)
		q.current = e
		q.mu.Unlock()
		err := q.disk.Write(e.name, e.data)
		q.mu.Lock()
		q.note(e, err)
	}
	q.busy, q.current = false, entry{}
	q.rest.Broadcast()
}

// note keeps how the last write of a name went.
func (q *Queue) note(e entry, err error) {
	q.failed = slices.DeleteFunc(q.failed, func(f failure) bool { return f.name == e.name })
	if err == nil {
		return
	}
	if done(err) || errors.Is(err, ErrNewer) {
		e.data = nil
	}
	q.failed = append(q.failed, failure{e, err})
}
