package assets

import (
	"fmt"
	"io/fs"
	"strings"
)

// maxNear is how many files are looked at for a near name: a hint must not take seconds.
const maxNear = 10_000

// notFound is an error that is fs.ErrNotExist, without its words.
type notFound struct{ text string }

func (e *notFound) Error() string { return e.text }
func (e *notFound) Unwrap() error { return fs.ErrNotExist }

// notFound says where a file was searched and what may have been meant.
func (f *Files) notFound(name string) error {
	text := fmt.Sprintf("assets: open %q: not found; looked in %s", name, f.places())
	if near := Near(name, f.all()); strings.EqualFold(near, name) {
		text += fmt.Sprintf("; exists as %q", near)
	} else if near != "" {
		text += fmt.Sprintf("; did you mean %q?", near)
	}
	return &notFound{text}
}

// limit returns how many letters of a name may be wrong in one that is near.
func limit(name string) int { return max(2, len(name)/4) }

// places returns the mounts' names for an error.
func (f *Files) places() string {
	if len(f.mounts) == 0 {
		return "no place, for nothing is mounted"
	}
	names := make([]string, len(f.mounts))
	for i, m := range f.mounts {
		names[i] = m.Name
	}
	return strings.Join(names, ", ")
}

// all returns the names of the mounts' files, the first maxNear.
func (f *Files) all() []string {
	var names []string
	for _, m := range f.mounts {
		// A folder that cannot be read gives no hints; that is all.
		_ = fs.WalkDir(m.FS, ".", func(name string, d fs.DirEntry, err error) error {
			switch {
			case len(names) >= maxNear:
				return fs.SkipAll
			case err != nil:
				return fs.SkipDir
			case !d.IsDir():
				names = append(names, name)
			}
			return nil
		})
	}
	return names
}

// distance returns how many letters must be put in, taken out or replaced to make b of a (Levenshtein 1966, by rows).
// It costs O(len(a)·len(b)), and little when the lengths alone are too far apart.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	if d := len(from) - len(to); d > limit(a) || -d > limit(a) {
		return max(d, -d)
	}
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		above := row[0] // of the row before, left of the place that is being filled
		row[0] = i + 1
		for j, s := range to {
			cost := 1
			if r == s {
				cost = 0
			}
			above, row[j+1] = row[j+1], min(row[j]+1, row[j+1]+1, above+cost)
		}
	}
	return row[len(to)]
}
