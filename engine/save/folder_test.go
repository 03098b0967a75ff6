package save

import (
	"path/filepath"
	"testing"
)

func TestFolder(t *testing.T) {
	path := filepath.Join("testdata", "nowhere") // nobody writes
	for name, c := range map[string]struct {
		disk Disk
		want string
	}{
		"a folder":                 {Dir(path), path},
		"a queue before a folder":  {NewQueue(Dir(path)), path},
		"what stands before a dir": {wrapped{Dir(path)}, path},
		"memory":                   {Memory(), ""},
		"nothing":                  {nil, ""},
	} {
		if got := Folder(c.disk); got != c.want {
			t.Errorf("%s: got %q; want %q", name, got, c.want)
		}
	}
}
