package ldtk

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// A snapshot may name sheets with room between their tiles before one is loaded here.
func init() { render.GridSpaced(render.Image{}, 1, 1, 0, 0) }

// What a project may have at most: beyond is a mistake, or somebody's trap.
const (
	maxFile     = 64 << 20 // bytes of all files
	maxElements = 1 << 19  // objects in one file
	maxCells    = 1 << 24  // of all grids
	maxTiles    = 1 << 16  // of a tileset, since a cell has 16 bits
	maxStack    = 8        // grids of tiles in one layer; what lies higher is loose
	maxSize     = 1 << 20  // of a level, logical pixels
)

// Load reads a project of the assets by file, such as Tick.File, with the levels that lie in files of their own. Its
// pictures are loaded when they are first drawn. An error names the file and the place in it. It is never too large: all
// files have at most 64 MB, each of them 524,288 objects of JSON, and all grids together 16,777,216 cells.
func Load(name string, file func(name string) ([]byte, error)) (p *Project, err error) {
	l := &loader{file: file, name: name}
	defer func() {
		switch e := recover().(type) {
		case nil:
		case problem:
			p, err = nil, fmt.Errorf("ldtk: load %q: %s%w", name, l.where, e.err)
		default:
			panic(e)
		}
	}()
	var raw rawProject
	l.read(name, &raw)
	return l.project(&raw), nil
}

// problem is thrown where a file is wrong and caught by Load.
type problem struct{ err error }

func fail(format string, args ...any) { panic(problem{fmt.Errorf(format, args...)}) }

type loader struct {
	file  func(string) ([]byte, error)
	name  string
	where string // the level and layer that are read, for errors
	bytes int
	cells int
	p     *Project
}

// read reads JSON into a value.
func (l *loader) read(name string, into any) {
	data, err := l.file(name)
	if err != nil {
		panic(problem{err})
	}
	if l.bytes += len(data); l.bytes > maxFile {
		fail("more than %d bytes together with its levels", maxFile)
	}
	if n := objects(data); n > maxElements {
		fail("%q has more than %d objects; save levels in files of their own", name, maxElements)
	}
	if err := json.Unmarshal(data, into); err != nil {
		fail("%q: %w", name, err)
	}
}

// objects counts those of a file, also in texts: more than there are does no harm.
func objects(data []byte) int {
	n := 0
	for _, c := range data {
		if c == '{' {
			n++
		}
	}
	return n
}

func (l *loader) beside(file string) string {
	name := path.Join(path.Dir(l.name), strings.ReplaceAll(file, `\`, "/"))
	if strings.HasPrefix(name, "../") || path.IsAbs(file) {
		fail("it names the file %q, which lies outside of the assets; move it beside the project", short(file))
	}
	return name
}

func short(s string) string {
	const most = 40
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}

func (l *loader) project(raw *rawProject) *Project {
	p := &Project{Name: l.name, Background: color(raw.BgColor)}
	l.p = p
	for _, s := range raw.Defs.Tilesets {
		if s != nil {
			p.Tilesets = append(p.Tilesets, l.tileset(s))
		}
	}
	if len(raw.Worlds) == 0 {
		l.world(&rawWorld{Layout: raw.Layout, Levels: raw.Levels})
	}
	for _, w := range raw.Worlds {
		if w != nil {
			l.world(w)
		}
	}
	return p
}

// world adds the levels of a world. In a row or a column they lie one after the other, and the file does not say where.
func (l *loader) world(w *rawWorld) {
	at := geom.Vec{}
	for _, r := range w.Levels {
		if r == nil {
			continue
		}
		v := l.level(r, w)
		switch w.Layout {
		case "LinearHorizontal":
			v.Pos = at
			at.X += v.Size.X
		case "LinearVertical":
			v.Pos = at
			at.Y += v.Size.Y
		}
		l.p.Levels = append(l.p.Levels, v)
	}
}

func (l *loader) tileset(r *rawTileset) Tileset {
	s := Tileset{Name: r.Name, Size: r.Size, uid: r.UID}
	if r.Size < 1 || r.Size > 1<<14 || r.Padding < 0 || r.Spacing < 0 || r.Padding > 1<<14 || r.Spacing > 1<<14 {
		fail("tileset %q: tiles of %d pixels, padding %d, spacing %d; want 1 or more, and 0 or more", short(r.Name), r.Size, r.Padding, r.Spacing)
	}
	s.cols, s.padding, s.distance = max(0, min(r.W, maxTiles)), r.Padding, r.Size+r.Spacing
	if r.File != nil && *r.File != "" {
		s.Image = render.GridSpaced(render.File(l.beside(*r.File)), r.Size, r.Size, r.Padding, r.Spacing)
	}
	if r.W > 0 && r.H > 0 && r.W <= maxTiles && r.H <= maxTiles {
		s.Count = min(r.W*r.H, maxTiles)
	}
	for _, t := range r.Tags {
		s.Tags = append(s.Tags, Tag{t.Value, t.Tiles})
	}
	for _, d := range r.Data {
		s.Data = append(s.Data, TileData{d.Tile, d.Text})
	}
	return s
}

// level reads a level, from a file of its own if it has one.
func (l *loader) level(r *rawLevel, w *rawWorld) *Level {
	l.where = fmt.Sprintf("level %q: ", short(r.Name))
	if r.Layers == nil && r.File != nil && *r.File != "" {
		own := &rawLevel{}
		l.read(l.beside(*r.File), own)
		r = own
	}
	v := &Level{
		Name: r.Name, IID: r.IID, World: w.Name, Pos: geom.V(float64(r.X), float64(r.Y)), Depth: r.Depth,
		Size: geom.V(float64(r.W), float64(r.H)), Background: color(r.Color), Fields: fields(r.Fields),
	}
	if r.W < 0 || r.H < 0 || r.W > maxSize || r.H > maxSize {
		fail("it has %d×%d pixels; want 0 to %d", r.W, r.H, maxSize)
	}
	for _, n := range r.Neighbours {
		v.Neighbours = append(v.Neighbours, Neighbour{n.IID, n.Way})
	}
	l.backdrop(v, r)
	level := l.where
	for i := len(r.Layers) - 1; i >= 0; i-- {
		if a := r.Layers[i]; a != nil {
			l.where = level + fmt.Sprintf("layer %q: ", short(a.Name))
			v.Layers = append(v.Layers, l.layer(a))
		}
	}
	l.where = ""
	return v
}

func (l *loader) backdrop(v *Level, r *rawLevel) {
	if r.Picture == nil || *r.Picture == "" {
		return
	}
	b := Backdrop{Image: render.File(l.beside(*r.Picture)), Scale: geom.V(1, 1)}
	if p := r.PicturePos; p != nil {
		b.Scale = geom.V(p.Scale[0], p.Scale[1])
		b.Region = geom.Rect{X: p.Crop[0], Y: p.Crop[1], W: p.Crop[2], H: p.Crop[3]}
		b.Rect = geom.Rect{X: p.At[0], Y: p.At[1], W: float64(p.Crop[2] * p.Scale[0]), H: float64(p.Crop[3] * p.Scale[1])}
	}
	v.Backdrop = b
}
