package main

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/krill2d/krill/assets"
)

// phoneSide is the largest side of a picture that every phone of the last ten years takes, pixels.
const phoneSide = 4096

// fault is something that is wrong with a file of a game.
type fault struct {
	kind  faultKind
	name  string
	cause string
}

// faultKind says what is wrong.
type faultKind string

const (
	unreadable faultKind = "broken"  // it cannot be read as what it is
	absent     faultKind = "missing" // it is named and not there
	wrong      faultKind = "case"    // it is there in another case
	misnamed   faultKind = "name"    // its name is not the same file on every system
	tooLarge   faultKind = "large"   // some phones do not take it
	unused     faultKind = "unused"  // nothing names it
)

// fails reports whether a game with the fault does not work somewhere.
func (k faultKind) fails() bool { return k != tooLarge && k != unused }

func (f fault) String() string { return fmt.Sprintf("%-8s %s: %s", f.kind, f.name, f.cause) }

// examiner goes through the files of a bundle.
type examiner struct {
	*bundle
	files  *assets.Files
	used   map[string]bool // what files name in each other
	faults []fault
}

// check returns what is wrong with the files, the worst first.
func (b *bundle) check() []fault {
	c := examiner{bundle: b, files: assets.New(assets.Mount{Name: "the folder", FS: b.files}), used: map[string]bool{}}
	c.checkNames()
	for _, name := range b.names {
		c.read(name)
	}
	if b.game {
		c.checkUses()
	}
	order := []faultKind{unreadable, absent, wrong, misnamed, tooLarge, unused}
	slices.SortStableFunc(c.faults, func(x, y fault) int {
		return cmp.Or(slices.Index(order, x.kind)-slices.Index(order, y.kind), strings.Compare(x.name, y.name))
	})
	return slices.Compact(c.faults)
}

func (c *examiner) add(kind faultKind, name, format string, args ...any) {
	c.faults = append(c.faults, fault{kind, name, fmt.Sprintf(format, args...)})
}

// checkNames looks for names that other systems take for others.
func (c *examiner) checkNames() {
	lower := map[string]string{}
	for _, name := range c.names {
		if other, ok := lower[strings.ToLower(name)]; ok {
			c.add(wrong, name, "it differs from %q only in its case, which some systems do not see; try another name", other)
		}
		lower[strings.ToLower(name)] = name
	}
}

// checkUses compares the files with what the source names.
func (c *examiner) checkUses() {
	for _, u := range c.uses {
		if name, _, _ := strings.Cut(u.text, "#"); u.file && !slices.Contains(c.names, name) {
			c.miss(name, u.at)
		}
	}
	for _, name := range c.names {
		if !c.used[name] && !slices.ContainsFunc(c.uses, func(u use) bool { return u.matches(name) && u.at != folderEmbed(u, name) }) {
			c.add(unused, name, "nothing in the source and in other files names it; try leaving it out")
		}
	}
}

// miss notes a name of the source that no file of the bundle has.
func (c *examiner) miss(name, at string) {
	for _, there := range c.names {
		if strings.EqualFold(there, name) {
			c.add(wrong, name, "%s names it so, and the file is %q; try the name of the file", at, there)
			return
		}
	}
	_, err := c.files.Bytes(name)
	if err == nil {
		c.add(absent, name, "%s names it, and it is not embedded; try //go:embed %s", at, name)
		return
	}
	c.add(absent, name, "%s names it; %s", at, strings.TrimPrefix(err.Error(), "assets: "))
}

// folderEmbed returns the place of a use that is an embedded folder or pattern, which names no file in it.
func folderEmbed(u use, name string) string {
	if u.text != name && strings.HasPrefix(u.at, "a go:embed") {
		return u.at
	}
	return ""
}

// ext returns how a name ends, in lower case.
func ext(name string) string { return strings.ToLower(path.Ext(name)) }
