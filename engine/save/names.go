package save

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// Names returns the names of all saves on a disk of this package, sorted, also of empty ones and of those that cannot be
// read. It is a function, so that a game that lists none links none of it. Another kind of Disk has a method
// Names() ([]string, error), or Unwrap() Disk when it stands before another one, or cannot be listed.
func Names(d Disk) (names []string, err error) {
	switch d := d.(type) {
	case *memory:
		names = d.names()
	case *dir:
		names, err = d.names()
	case *Queue:
		names, err = d.names()
	case interface{ Unwrap() Disk }:
		return Names(d.Unwrap())
	case interface{ Names() ([]string, error) }:
		names, err = d.Names()
	default:
		if names, err = pageNames(d); errors.Is(err, errors.ErrUnsupported) {
			err = fmt.Errorf("a %T cannot be listed; try giving it a method Names() ([]string, error)", d)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("save: list saves: %w", err)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return checkName(name) != nil })
	slices.Sort(names)
	return slices.Compact(names), nil
}

func (m *memory) names() (names []string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for name := range m.saves {
		names = append(names, name)
	}
	return names
}

// names also returns those of which only the backup is there.
func (d *dir) names() (names []string, err error) {
	files, err := os.ReadDir(d.path)
	if errors.Is(err, fs.ErrNotExist) {
		if _, there := os.Stat(d.path); there != nil {
			return nil, nil
		} // it is no folder, which Windows calls not there
	}
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if name, ours := strings.CutPrefix(strings.TrimSuffix(file.Name(), backupSuffix), filePrefix); ours {
			names = append(names, name)
		}
	}
	return names, nil
}

// names also returns those that are not on the disk yet. It asks for these first: what waits may have come to the disk
// before that is listed, and is then told twice, but never not at all.
func (q *Queue) names() ([]string, error) {
	waiting := q.waitingNames()
	names, err := Names(q.disk)
	return append(names, waiting...), err
}

func (q *Queue) waitingNames() (names []string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, e := range q.waiting {
		names = append(names, e.name)
	}
	names = append(names, q.current.name)
	for i := range q.failed {
		if q.failed[i].lost() {
			names = append(names, q.failed[i].name)
		}
	}
	return names
}
