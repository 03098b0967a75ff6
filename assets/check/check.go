package check

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/krill2d/krill/assets"
)

// phoneSide is the largest side of a picture that every phone of the last ten years takes, pixels.
const phoneSide = 4096

// Fault is something that is wrong with a file of a game.
type Fault struct {
	Kind  Kind
	Name  string // of the file
	Cause string // what is wrong, and what to try
}

// Kind says what is wrong.
type Kind string

// The kinds, the worst first.
const (
	Broken  Kind = "broken"  // it cannot be read as what it is
	Missing Kind = "missing" // it is named and not there
	Case    Kind = "case"    // it is there in another case
	Name    Kind = "name"    // its name is not the same file on every system
	Large   Kind = "large"   // some phones do not take it
	Unused  Kind = "unused"  // nothing names it
)

// Fails reports whether a game with the fault does not work somewhere. What is large or not used is only worth a look.
func (k Kind) Fails() bool { return k != Large && k != Unused }

// String returns the kind, the name and the cause in one line, the kind as wide as the widest.
func (f Fault) String() string { return fmt.Sprintf("%-8s %s: %s", f.Kind, f.Name, f.Cause) }

// Bundle is the files of a game, and what names them.
type Bundle struct {
	Files   fs.FS
	Names   []string // the files that count; others of Files are there, but not the game's
	Uses    []Use    // what the game's source names
	Imports []string // paths of the packages that are linked into the game
	Alone   bool     // there is no source, so that files which nothing names are as they should be
}

// examiner goes through the files of a bundle.
type examiner struct {
	*Bundle
	files  *assets.Files
	used   map[string]bool // what files name in each other
	faults []Fault
}

// Faults returns what is wrong with the files, the worst first. It reads and decodes all of them.
func (b *Bundle) Faults() []Fault {
	c := examiner{Bundle: b, files: assets.New(assets.Mount{Name: "the folder", FS: b.Files}), used: map[string]bool{}}
	c.checkCase()
	for _, name := range b.Names {
		c.read(name)
	}
	if !b.Alone {
		c.checkUses()
	}
	order := []Kind{Broken, Missing, Case, Name, Large, Unused}
	slices.SortStableFunc(c.faults, func(x, y Fault) int {
		return cmp.Or(slices.Index(order, x.Kind)-slices.Index(order, y.Kind), strings.Compare(x.Name, y.Name))
	})
	return slices.Compact(c.faults)
}

func (c *examiner) add(kind Kind, name, format string, args ...any) {
	c.faults = append(c.faults, Fault{kind, name, fmt.Sprintf(format, args...)})
}

// checkCase looks for names that other systems take for others.
func (c *examiner) checkCase() {
	lower := map[string]string{}
	for _, name := range c.Names {
		if other, ok := lower[strings.ToLower(name)]; ok {
			c.add(Case, name, "it differs from %q only in its case, which some systems do not see; try another name", other)
		}
		lower[strings.ToLower(name)] = name
	}
}

// checkUses compares the files with what the source names.
func (c *examiner) checkUses() {
	for _, u := range c.Uses {
		if name, _, _ := strings.Cut(u.Text, "#"); u.File && !slices.Contains(c.Names, name) {
			c.miss(name, u.At)
		}
	}
	for _, name := range c.Names {
		if !c.used[name] && !slices.ContainsFunc(c.Uses, func(u Use) bool { return u.matches(name) }) {
			c.add(Unused, name, "nothing in the source and in other files names it; try leaving it out")
		}
	}
}

// miss notes a name of the source that no file of the bundle has.
func (c *examiner) miss(name, at string) {
	for _, there := range c.Names {
		if strings.EqualFold(there, name) {
			c.add(Case, name, "%s names it so, and the file is %q; try the name of the file", at, there)
			return
		}
	}
	_, err := c.files.Bytes(name)
	if err == nil {
		c.add(Missing, name, "%s names it, and it is not embedded; try //go:embed %s", at, name)
		return
	}
	c.add(Missing, name, "%s names it; %s", at, strings.TrimPrefix(err.Error(), "assets: "))
}

// ext returns how a name ends, in lower case.
func ext(name string) string { return strings.ToLower(path.Ext(name)) }
