package engine

import (
	"strings"

	"github.com/krill2d/krill/assets"
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/render"
)

// pieces returns what there is to load of a group: each file once, in the order in which the group names them.
func (s *loading) pieces(g *Group) []*piece {
	var list []*piece
	add := func(p *piece) { list = append(list, p) }
	for _, p := range s.images(g.Images) {
		add(p)
	}
	for _, sound := range g.Sounds {
		add(s.sound(sound))
	}
	for _, f := range g.Fonts {
		add(s.file("font", render.FileName(f), f.String(), func() {
			s.loop.canvas.TextSize(render.Text{S: " ", Font: f})
		}))
	}
	for _, sh := range g.Shaders {
		add(s.file("shader", render.FileName(sh), sh.String(), func() { render.Prepare(s.loop.atlas, sh) }))
	}
	for _, d := range g.Data {
		add(s.data(d))
	}
	for _, name := range g.Files {
		add(s.file("file", name, name, nil))
	}
	return list
}

// images returns the pieces of images: those that are cut from one file are one.
func (s *loading) images(images []render.Image) (list []*piece) {
	byFile := map[string]*[]render.Image{}
	for _, i := range images {
		name := render.FileName(i)
		if name == "" { // made by code, or of a format with frames
			list = append(list, &piece{name: "image " + i.String(), take: func(any) { s.loop.atlas.Size(i) }})
			continue
		}
		if cut := byFile[name]; cut != nil {
			*cut = append(*cut, i)
			continue
		}
		cut := &[]render.Image{i}
		byFile[name] = cut
		list = append(list, s.image(name, cut))
	}
	return list
}

func (s *loading) image(name string, cut *[]render.Image) *piece {
	files := s.loop.files
	var all strings.Builder
	for _, i := range *cut {
		all.WriteString(i.String())
	}
	return &piece{
		name: "image " + all.String(), size: assets.Size(files, name),
		work: func() (any, error) {
			img, err := files.Image(name)
			if err != nil {
				return nil, err
			}
			return render.Premultiplied(img), nil
		},
		take: func(v any) {
			s.while(aheadImage, name, v, func() {
				for _, i := range *cut {
					s.loop.atlas.Size(i)
				}
			})
		},
	}
}

func (s *loading) sound(sound audio.Sound) *piece {
	name := audio.FileName(sound)
	if name == "" {
		return &piece{
			name: "sound " + sound.String(),
			work: func() (any, error) { return nil, audio.Prepare(sound) },
			take: func(any) { s.loop.audio.Load(sound) },
		}
	}
	files := s.loop.files
	return &piece{
		name: "sound " + name, size: assets.Size(files, name),
		work: func() (any, error) {
			data, err := files.Bytes(name)
			if err != nil {
				return nil, err
			}
			pcm, err := audio.DecodeAhead(data)
			if err == nil && pcm.Frames() == 0 {
				return data, nil
			}
			return pcm, err
		},
		take: func(v any) { s.while(aheadSound, name, v, func() { s.loop.audio.Load(sound) }) },
	}
}

// file returns the piece of a file whose bytes are used by something, or kept when use is nil. Without a name it is
// made by code.
func (s *loading) file(kind, name, shown string, use func()) *piece {
	p := &piece{name: kind + " " + shown, take: func(any) { use() }}
	if name == "" {
		return p
	}
	files := s.loop.files
	p.size = assets.Size(files, name)
	p.work = func() (any, error) { return files.Bytes(name) }
	p.take = func(v any) {
		if use == nil {
			s.ready[aheadBytes+" "+name] = v
			return
		}
		s.while(aheadBytes, name, v, use)
	}
	return p
}

func (s *loading) data(d AnyData) *piece {
	files := s.loop.files
	return &piece{
		name: "data " + d.String(), size: assets.Size(files, d.String()),
		work: func() (any, error) {
			e := readDatum(d, files.Bytes)
			return e, e.err
		},
		take: func(v any) { s.loop.keepDatum(v.(*datum)) },
	}
}

// while lets use find what a file became, and forgets it then.
func (s *loading) while(kind, name string, v any, use func()) {
	s.ready[kind+" "+name] = v
	use()
	delete(s.ready, kind+" "+name)
}
