package ase

import (
	"fmt"
	"slices"

	"github.com/krill2d/krill/render/anim"
)

// clip returns a tag's animation; the empty name is all frames.
func (d *document) clip(s Sheet, name string) (anim.Clip, error) {
	all := tag{to: len(d.frames) - 1}
	t := &all
	if name != "" {
		i := slices.IndexFunc(d.tags, func(t tag) bool { return t.name == name })
		if i < 0 {
			var names []string
			for _, t := range d.tags {
				names = append(names, t.name)
			}
			return anim.Clip{}, fmt.Errorf("it has no tag %q; it has %s", name, listed(names))
		}
		t = &d.tags[i]
	}
	var frames anim.Frames
	for n := t.from; n <= t.to; n++ {
		frames = append(frames, anim.Frame{Cell: n, Sec: d.frames[n].sec, Events: d.frames[n].events})
	}
	return anim.Tagged(s.Image(), frames, t.way == 1 || t.way == 3, t.way >= 2, t.repeat), nil
}
