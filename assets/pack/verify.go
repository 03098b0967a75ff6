package pack

import (
	"errors"
	"fmt"
	"io/fs"
)

// Verify reads a whole pack and compares it with its list: one error for each file that is missing or is not what was
// packed, joined; nil: it arrived whole. Files that are not listed are not looked at.
func Verify(files fs.FS) error {
	m, err := Read(files)
	if err != nil {
		return err
	}
	var errs []error
	for _, list := range [][]File{m.Pages, m.Files} {
		for i := range list {
			if f := &list[i]; f.Page == 0 {
				errs = append(errs, f.verify(files))
			}
		}
	}
	return errors.Join(errs...)
}

func (f *File) verify(files fs.FS) error {
	data, err := fs.ReadFile(files, f.Name)
	switch {
	case err != nil:
		return fmt.Errorf("pack: verify %q: %w", f.Name, err)
	case int64(len(data)) != f.Size || checksum(data) != f.SHA256:
		return fmt.Errorf("pack: verify %q: it is not what was packed; try getting the pack again", f.Name)
	}
	return nil
}
