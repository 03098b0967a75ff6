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
	c := anim.Clip{Image: s.Image(), Times: t.repeat}
	for n := t.from; n <= t.to; n++ {
		c.Frames = append(c.Frames, anim.Frame{Cell: n, Sec: d.frames[n].sec, Events: d.frames[n].events})
	}
	if t.way == 1 || t.way == 3 {
		slices.Reverse(c.Frames)
	}
	if t.way >= 2 {
		c.Mode = anim.PingPong
		if t.repeat > 0 {
			c.Mode, c.Times, c.Frames = anim.Loop, 1, thereAndBack(c.Frames, t.repeat)
		}
	}
	return c, nil
}

// thereAndBack writes out a number of ways, since a file counts there and back as two.
func thereAndBack(frames anim.Frames, ways int) anim.Frames {
	const most = 1 << 12
	all := slices.Clone(frames)
	back := slices.Clone(frames)
	slices.Reverse(back)
	for n := 1; n < ways && len(frames) > 1 && len(all) < most; n++ {
		next := frames
		if n%2 == 1 {
			next = back
		}
		all = append(all, next[1:]...)
	}
	return all
}
