package assets

import (
	"embed"
	"io/fs"
	"slices"
	"sync"
	"time"
)

// Watcher looks for changes in the files that were asked for, while a game is made. It asks the system for the size and
// time of each file, which works for every folder, also one on a network, finds editors that write another file and
// rename it, and takes about 5 µs a file; tools of systems that tell of changes need a list of folders each, and
// still such a look.
type Watcher struct {
	files *Files
	stop  chan struct{}
	over  chan struct{}
	once  sync.Once

	mu      sync.Mutex
	seen    map[string]*sight
	changed []string
}

// watchEvery is the time between two looks; watchShare is the part of one processor's time that they may take.
const (
	watchEvery = 20 * time.Millisecond
	watchShare = 1.0 / 20
)

// sight is what is known of a file.
type sight struct{ now, next stamp }

// stamp tells one state of a file from others.
type stamp struct {
	mount int // that has it; −1: none
	size  int64
	at    int64 // time of the last change, nanoseconds
}

// Watch begins to watch the files that are asked for from here on. It must be called before the first of them, and its Stop
// at the end.
func Watch(f *Files) *Watcher {
	w := &Watcher{files: f, stop: make(chan struct{}), over: make(chan struct{}), seen: map[string]*sight{}}
	f.opened = w.add
	go w.run()
	return w
}

// Stop ends watching and waits until its goroutine is gone. A second call does nothing.
func (w *Watcher) Stop() {
	w.once.Do(func() { close(w.stop) })
	<-w.over
}

// Changed returns the names of files that have changed since the last call, sorted: about 20 to 40 ms after the last write, so
// that one that is being written is not told of before it is whole, as far as that can be known.
func (w *Watcher) Changed() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	names := w.changed
	w.changed = nil
	slices.Sort(names)
	return slices.Compact(names)
}

// add watches a file, as it is before it is read.
func (w *Watcher) add(name string) {
	w.mu.Lock()
	known := w.seen[name] != nil
	w.mu.Unlock()
	if known {
		return
	}
	at := w.files.stamp(name)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.seen[name] == nil {
		w.seen[name] = &sight{at, at}
	}
}

func (w *Watcher) run() {
	defer close(w.over)
	pause := watchEvery
	for {
		select {
		case <-w.stop:
			return
		case <-time.After(pause):
		}
		start := time.Now()
		w.look()
		pause = max(watchEvery, time.Duration(float64(time.Since(start))/watchShare))
	}
}

// look compares all files with what they were. One that has changed must be the same in two looks.
func (w *Watcher) look() {
	w.mu.Lock()
	names := make([]string, 0, len(w.seen))
	for name := range w.seen {
		names = append(names, name)
	}
	w.mu.Unlock()
	for _, name := range names {
		at := w.files.stamp(name)
		w.mu.Lock()
		s := w.seen[name]
		switch {
		case at == s.now:
		case at == s.next:
			s.now = at
			w.changed = append(w.changed, name)
		}
		s.next = at
		w.mu.Unlock()
	}
}

// stamp looks at a file.
func (f *Files) stamp(name string) stamp {
	for i, m := range f.mounts {
		if _, fixed := m.FS.(embed.FS); fixed && i == len(f.mounts)-1 {
			break // it has the same in it as long as the program runs
		}
		if about, err := fs.Stat(m.FS, name); err == nil {
			return stamp{i, about.Size(), about.ModTime().UnixNano()}
		}
	}
	return stamp{mount: -1}
}
