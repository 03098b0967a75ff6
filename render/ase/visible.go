package ase

import (
	"fmt"
	"strings"
)

// visible reports for each layer whether it is shown, with the groups that it lies in.
func (d *document) visible(changes string) ([]bool, error) {
	own := make([]bool, len(d.layers))
	for i := range d.layers {
		own[i] = !d.layers[i].hidden
	}
	only := false
	for change := range strings.SplitSeq(strings.TrimSuffix(changes, "\x00"), "\x00") {
		if change == "" {
			continue
		}
		if change == "=" {
			only = true
			clear(own)
			continue
		}
		if err := d.change(own, change[1:], change[0] == '+', only); err != nil {
			return nil, err
		}
	}
	for i := range d.layers {
		if up := d.layers[i].parent; up >= 0 {
			own[i] = own[i] && own[up]
		}
	}
	for i := range d.layers {
		own[i] = own[i] && !d.layers[i].guide
	}
	return own, nil
}

// change shows or hides the layers of a name. A group that is shown alone shows what the file shows in it.
func (d *document) change(own []bool, name string, show, only bool) error {
	found := false
	for i := range d.layers {
		if d.layers[i].name != name {
			continue
		}
		found, own[i] = true, show
		for up := d.layers[i].parent; up >= 0 && show; up = d.layers[up].parent {
			own[up] = true
		}
		for in := i + 1; in < len(d.layers) && only && show; in++ {
			if _, inside := d.within(in, i); inside {
				own[in] = !d.layers[in].hidden
			}
		}
	}
	if !found {
		var names []string
		for i := range d.layers {
			names = append(names, d.layers[i].name)
		}
		return fmt.Errorf("it has no layer %q; it has %s", name, listed(names))
	}
	return nil
}
