package anim

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/krill2d/krill/render"
)

// Library is for packages that read files of animations, such as render/ase: what was said in the files of a format, and
// the anims that were asked of them, which may be before they are read. F is what a file says. It is safe for concurrent
// use.
type Library[F any] struct {
	how   string
	mu    sync.Mutex
	files map[string]*contents[F]
}

// contents is what is known of a file.
type contents[F any] struct {
	read  bool
	file  F
	anims map[string]late[F] // by name
}

// late is an anim whose clip comes with a file.
type late[F any] struct {
	anim Anim
	clip func(F) (Clip, error)
}

// NewLibrary returns an empty library. How says how a file is loaded, for the panic of a Player that is stepped before:
// "try Load(t.File) of its sheet in Start".
func NewLibrary[F any](how string) *Library[F] {
	return &Library[F]{how: how, files: map[string]*contents[F]{}}
}

func (l *Library[F]) contents(file string) *contents[F] {
	c := l.files[file]
	if c == nil {
		c = &contents[F]{anims: map[string]late[F]{}}
		l.files[file] = c
	}
	return c
}

// Anim returns the anim of a name, whose clip is made of what a file says: now, when it was put here, and otherwise then.
// Until then the anim shows the first cell of an image, and a Player of it panics. Clip's error is returned when the file
// is here, and by Put when it is not. It panics on an empty name, and on one that Make has.
func (l *Library[F]) Anim(file, name string, image render.Image, clip func(F) (Clip, error)) (Anim, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.contents(file)
	if a, ok := c.anims[name]; ok {
		return a.anim, nil
	}
	a := late[F]{later(name, image, l.how), clip}
	if c.read {
		if err := a.define(c.file); err != nil {
			return a.anim, err
		}
	}
	c.anims[name] = a
	return a.anim, nil
}

// Put keeps what a file says, and gives the anims that were asked of it their clips, also when it is there already and has
// changed: players go on with the same frame. An anim that the file does not have is an error, and the file is not kept.
func (l *Library[F]) Put(file string, says F) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.contents(file)
	for _, name := range slices.Sorted(maps.Keys(c.anims)) {
		a := c.anims[name]
		if err := a.define(says); err != nil {
			return err
		}
	}
	c.file, c.read = says, true
	return nil
}

// File returns what a file says, and false when it was not put here.
func (l *Library[F]) File(file string) (F, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.contents(file)
	return c.file, c.read
}

func (a *late[F]) define(file F) error {
	clip, err := a.clip(file)
	if err != nil {
		return err
	}
	return define(a.anim, clip)
}

// Tagged returns the clip of a tag as Aseprite means it: its frames, backward if so, to the end or there and back, and how
// often, 0 for no end; there and back count as two.
func Tagged(image render.Image, frames Frames, backward, pingPong bool, repeat int) Clip {
	frames = slices.Clone(frames)
	if backward {
		slices.Reverse(frames)
	}
	c := Clip{Image: image, Frames: frames, Times: repeat}
	switch {
	case pingPong && repeat == 0:
		c.Mode = PingPong
	case pingPong:
		c.Mode, c.Times, c.Frames = Once, 0, thereAndBack(frames, repeat)
	}
	return c
}

// thereAndBack writes a number of ways out, as far as is sensible.
func thereAndBack(frames Frames, ways int) Frames {
	const most = 1 << 12 // frames
	all, back := slices.Clone(frames), slices.Clone(frames)
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

// later returns an anim without a clip.
func later(name string, image render.Image, how string) Anim {
	if name == "" || how == "" {
		panic(fmt.Sprintf("anim: anim %q of a file: it needs a name and how to load it", name))
	}
	a, _ := known.enter(name, image, how)
	return a
}

// define gives an anim of later its clip, or another one.
func define(a Anim, c Clip) error {
	if p := c.problem(); p != "" {
		return fmt.Errorf("anim %q: %s", a, p)
	}
	r := known.find(a)
	r.clip.Store(&c)
	r.track.Store(newTrack(&c))
	return nil
}
