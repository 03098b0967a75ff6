package save

import (
	"fmt"
	"strings"
)

const (
	maxName = 64
	maxID   = 200
)

// checkName returns an error when name is not 1 to 64 of a-z, 0-9, _ and -: such a name is the same file on every
// system, and no path.
func checkName(name string) error {
	bad := strings.IndexFunc(name, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_' && r != '-'
	})
	switch {
	case name == "":
		return fmt.Errorf(`save: use name "": it is empty; try "slot1"`)
	case bad >= 0:
		return fmt.Errorf(`save: use name %q: it may have only a-z, 0-9, _ and -; try "slot1"`, name)
	case len(name) > maxName:
		return fmt.Errorf("save: use name %q: it has %d letters; try at most %d", name, len(name), maxName)
	}
	return nil
}

// checkID returns an error when id is not a path of letters, digits, ., _ and - that stays inside its folder.
func checkID(id string) error {
	if id == "" || len(id) > maxID {
		return fmt.Errorf(`save: open id %q: it must have 1 to %d letters; try "my-game"`, id, maxID)
	}
	for part := range strings.SplitSeq(id, "/") {
		if strings.Trim(part, ".") == "" {
			return fmt.Errorf(`save: open id %q: a part of it is empty or only dots; try "my-game"`, id)
		}
		if i := strings.IndexFunc(part, notInID); i >= 0 {
			return fmt.Errorf(`save: open id %q: it may have only letters, digits, ., _, - and /; try "my-game"`, id)
		}
	}
	return nil
}

func notInID(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '.' && r != '_' && r != '-'
}
