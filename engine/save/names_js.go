package save

import (
	"errors"
	"strings"
)

// pageNames returns the names of what a page has stored.
func pageNames(d Disk) ([]string, error) {
	p, ok := d.(*page)
	if !ok {
		return nil, errors.ErrUnsupported
	}
	if p.more.IsUndefined() {
		return nil, errors.New("this page forbids it; try the game on another site")
	}
	list, err := p.ask("names")
	if err != nil {
		return nil, err
	}
	return strings.Split(list.String(), ","), nil
}
