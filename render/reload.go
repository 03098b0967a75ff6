package render

import (
	"errors"
	"slices"
	"strings"

	"github.com/krill2d/krill/engine/driver"
)

// Watch makes an atlas remember what it makes of which file, for Reload. It is called before the first use. check says
// what is wrong with the source of a shader before it is sent; nil: nobody knows.
func Watch(a *Atlas, check func(source string) error) {
	a.readers = &readers{check: check, of: map[string][]Image{}, within: map[string][]string{}}
}

// Reload reads a file again that has changed, and swaps all that was made of it in place: images that are cut from it or
// that another package made of it, fonts, and shaders, from the next frame on. It must not be called while a frame is recorded. An
// error says why not: all that could not be made stays as it was. It is for the time when a game is made.
func Reload(a *Atlas, name string) error {
	a.library, a.cutFrom, a.uncut = nil, Image{}, driver.Picture{}
	errs := []error{a.reloadShaders(name)}
	for id, open := range a.faces {
		if r, ok := known.find(Image{id}); ok && r.name == name && !r.made {
			errs = append(errs, a.reloadFace(Font{id}, r, open))
		}
	}
	done := map[Image]bool{}
	for _, i := range slices.Clone(a.order) {
		base := known.base(i)
		if !done[base] && a.madeOf(base, name) {
			done[base] = true
			errs = append(errs, a.reloadImages(base))
		}
	}
	if len(done) > 0 {
		a.redrawChunks()
	}
	return errors.Join(errs...)
}

// madeOf reports whether a whole picture is made of a file.
func (a *Atlas) madeOf(base Image, name string) bool {
	r, _ := known.find(base)
	switch {
	case r.open != nil:
		return a.readers != nil && slices.Contains(a.readers.of[name], base)
	case r.drawing != nil || r.made || r.font != nil || r.shading != nil:
		return false
	}
	return r.name == name
}

// reloadImages swaps a picture and all that is cut from it, or leaves all as they are.
func (a *Atlas) reloadImages(base Image) error {
	type fresh struct {
		image Image
		p     driver.Picture
		shape frames
	}
	var all []fresh
	for _, i := range a.order {
		if known.base(i) != base {
			continue
		}
		p, shape, err := a.prepared(i)
		if err != nil {
			return err
		}
		all = append(all, fresh{i, p, shape})
	}
	for _, f := range all {
		a.swap(f.image, f.p, f.shape)
	}
	delete(a.reported, base.id) // what goes wrong from now on is told again
	a.moved++
	return nil
}

// redrawChunks lets all chunks of tile maps differ from their grids, so that they are drawn again, once.
func (a *Atlas) redrawChunks() {
	s, ok := a.chunks.(*chunks)
	if !ok {
		return
	}
	for i := range s.slots {
		cells := s.slots[i].cells
		for j := range cells {
			cells[j] = ^cells[j]
		}
	}
}

// swap puts another picture in the place of an image, or where there is room.
func (a *Atlas) swap(i Image, p driver.Picture, shape frames) {
	old := a.entries[i.id]
	spread := spread(p, shape.cols, shape.rows(), shape.w, shape.h)
	b := old.block()
	if old.cols > 0 && b.w == spread.W && b.h == spread.H && old.count/old.cols == shape.rows() {
		a.write(a.pages[old.page].id, b.x, b.y, spread)
		old.cols, old.count, old.w, old.h = shape.cols, shape.count, float64(shape.w), float64(shape.h)
		old.texW, old.texH = float32(shape.w), float32(shape.h)
		old.stepX, old.stepY = float32(shape.w+2*margin), float32(shape.h+2*margin)
		return
	}
	a.reuse = (*page).takeFree
	at := slices.Index(a.order, i)
	a.remove(old)
	e := a.pack(spread, shape.cols, shape.w, shape.h)
	e.id, e.cols, e.count, e.used = i.id, shape.cols, shape.count, old.used
	a.entries[i.id] = e
	a.order = slices.Insert(a.order, min(at, len(a.order)), i)
}

// reloadFace opens a font again.
func (a *Atlas) reloadFace(f Font, r *recipe, old lettering) error {
	was, before := a.reported[f.id], len(a.errs)
	delete(a.reported, f.id)
	opened := r.font(a, f)
	if opened == nil {
		err := errors.Join(a.errs[before:]...)
		a.errs, a.reported[f.id] = a.errs[:before], was
		return err
	}
	if old != nil {
		old.forget()
	}
	a.faces[f.id], a.lastFont = opened, 0
	a.moved++
	return nil
}

// reloadShaders sends the shader of a file again, when it changed and can be compiled.
func (a *Atlas) reloadShaders(name string) error {
	m := a.shaders
	if m == nil {
		return nil
	}
	for i, s := range m.order {
		r, _ := known.find(Image(s))
		if r.made || r.name != name {
			continue
		}
		source, err := a.source(s)
		if err == nil && a.readers != nil && a.readers.check != nil {
			if err = a.readers.check(source); err != nil {
				err = shaderError(name, err)
			}
		}
		if err != nil {
			return err
		}
		if source != m.text[i] {
			m.resource(i, source)
		}
	}
	return nil
}

func shaderError(name string, err error) error {
	return errors.New("render: load shader \"" + name + "\": " + strings.TrimSpace(err.Error()))
}

// readers remember which images other packages have made of which file.
type readers struct {
	check  func(source string) error
	of     map[string][]Image
	within map[string][]string // files that were read for something that Source.Cached keeps
	cached string              // what is being read for it
}

// note notes that a file was read for an image.
func (r *readers) note(name string, i Image) {
	if r == nil {
		return
	}
	if !slices.Contains(r.of[name], i) {
		r.of[name] = append(r.of[name], i)
	}
	if r.cached != "" && !slices.Contains(r.within[r.cached], name) {
		r.within[r.cached] = append(r.within[r.cached], name)
	}
}

// noteCached notes that what was kept is used for an image.
func (r *readers) noteCached(name string, i Image) {
	if r == nil {
		return
	}
	for _, file := range r.within[name] {
		r.note(file, i)
	}
}

// reading notes what is read for something that is kept, until the returned function is called.
func (r *readers) reading(name string) (end func()) {
	if r == nil {
		return func() {}
	}
	before := r.cached
	r.cached = name
	return func() { r.cached = before }
}
