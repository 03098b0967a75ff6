package sheet

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
)

// contents is a sheet with all the files that it is spread over.
type contents struct {
	frames []frame
	tags   []tag
	slices []slice
	lists  []list
	byName map[string]int // frames; a name without its extension means the first that has it
}

// open reads a sheet and the others that belong to it.
func open(file string, read func(string) ([]byte, error)) (*contents, error) {
	c := &contents{byName: map[string]int{}}
	first, err := c.add(file, read)
	if err != nil {
		return nil, err
	}
	if len(first.others) > maxPacks {
		return nil, fmt.Errorf("it is spread over %d files; try at most %d", len(first.others), maxPacks)
	}
	seen := map[string]bool{path.Clean(file): true}
	for _, other := range first.others {
		other = path.Join(path.Dir(file), other)
		if seen[other] {
			continue
		}
		seen[other] = true
		if _, err := c.add(other, read); err != nil {
			return nil, fmt.Errorf("its part %q: %w", other, err)
		}
	}
	c.index()
	return c, nil
}

// add reads one file.
func (c *contents) add(file string, read func(string) ([]byte, error)) (*pack, error) {
	data, err := read(file)
	if err != nil {
		return nil, err
	}
	p, err := parse(data)
	if err != nil {
		return nil, err
	}
	if len(c.frames)+len(p.frames) > maxFrames {
		return nil, fmt.Errorf("it has more than %d frames; try several sheets", maxFrames)
	}
	before := len(c.frames)
	for _, f := range p.frames {
		f.file = path.Join(path.Dir(file), f.file)
		c.frames = append(c.frames, f)
	}
	for _, t := range p.tags {
		t.from, t.to = t.from+before, t.to+before
		c.tags = append(c.tags, t)
	}
	c.slices = append(c.slices, p.slices...)
	c.lists = append(c.lists, p.lists...)
	return p, nil
}

func (c *contents) index() {
	for i := range c.frames {
		if _, ok := c.byName[c.frames[i].name]; !ok {
			c.byName[c.frames[i].name] = i
		}
	}
	for i := range c.frames {
		short := strings.TrimSuffix(c.frames[i].name, path.Ext(c.frames[i].name))
		if _, ok := c.byName[short]; !ok && short != "" {
			c.byName[short] = i
		}
	}
}

func (c *contents) names() []string {
	names := make([]string, len(c.frames))
	for i := range c.frames {
		names[i] = c.frames[i].name
	}
	return names
}

// find returns the number of a frame.
func (c *contents) find(name string) (int, error) {
	if n, ok := c.byName[name]; ok {
		return n, nil
	}
	return 0, fmt.Errorf("it has no frame %q; it has %s", name, listed(c.names()))
}

func (c *contents) slice(name string) (*slice, bool) {
	i := slices.IndexFunc(c.slices, func(s slice) bool { return s.name == name })
	if i < 0 {
		return nil, false
	}
	return &c.slices[i], true
}

// motion is an animation: numbers of frames.
type motion struct {
	frames []int
	way    string
	repeat int
}

// motion finds an animation by its name.
func (c *contents) motion(name string) (motion, error) {
	if name == "" {
		return motion{frames: span(0, len(c.frames)-1)}, nil
	}
	for _, t := range c.tags {
		if t.name == name {
			return motion{span(t.from, t.to), t.way, t.repeat}, nil
		}
	}
	for _, l := range c.lists {
		if l.name == name {
			return c.listed(l)
		}
	}
	if m := c.numbered(name); len(m.frames) > 0 {
		return m, nil
	}
	return motion{}, fmt.Errorf("it has no animation %q; it has %s", name, listed(c.motions()))
}

func (c *contents) listed(l list) (m motion, err error) {
	for _, name := range l.frames {
		n, err := c.find(name)
		if err != nil {
			return m, fmt.Errorf("animation %q: %w", l.name, err)
		}
		m.frames = append(m.frames, n)
	}
	if len(m.frames) == 0 {
		return m, fmt.Errorf("animation %q has no frames", l.name)
	}
	return m, nil
}

func span(from, to int) []int {
	n := make([]int, 0, to-from+1)
	for i := from; i <= to; i++ {
		n = append(n, i)
	}
	return n
}

// numbered finds the frames whose name is one and a number.
func (c *contents) numbered(name string) (m motion) {
	numbers := map[int]int{} // by frame
	for i := range c.frames {
		if base, number, ok := split(c.frames[i].name); ok && base == name {
			numbers[i] = number
			m.frames = append(m.frames, i)
		}
	}
	slices.SortStableFunc(m.frames, func(a, b int) int { return numbers[a] - numbers[b] })
	return m
}

// split takes "run_01.png" apart into "run" and 1.
func split(name string) (base string, number int, ok bool) {
	name = strings.TrimSuffix(name, path.Ext(name))
	base = strings.TrimRight(name, "0123456789")
	digits := name[len(base):]
	number, err := strconv.Atoi(digits)
	if err != nil || len(digits) > 9 {
		return "", 0, false
	}
	if base != "" && strings.ContainsRune("_- ./", rune(base[len(base)-1])) {
		base = base[:len(base)-1]
	}
	return base, number, base != ""
}

// motions lists the animations that there are.
func (c *contents) motions() (names []string) {
	for _, t := range c.tags {
		names = append(names, t.name)
	}
	for _, l := range c.lists {
		names = append(names, l.name)
	}
	for i := range c.frames {
		if base, _, ok := split(c.frames[i].name); ok && !slices.Contains(names, base) && len(names) < 100 {
			names = append(names, base)
		}
	}
	return names
}

// clip makes an anim's clip; its image has the frames in their order, each as often as it comes.
func (m *motion) clip(c *contents, image render.Image, sec float64) anim.Clip {
	var frames anim.Frames
	for cell, n := range m.frames {
		f := anim.Frame{Cell: cell, Sec: c.frames[n].sec}
		if f.Sec == 0 {
			f.Sec = sec
		}
		frames = append(frames, f)
	}
	return anim.Tagged(image, frames, strings.HasSuffix(m.way, "reverse"), strings.HasPrefix(m.way, "pingpong"), m.repeat)
}
