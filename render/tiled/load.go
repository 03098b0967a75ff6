package tiled

import (
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/krill2d/krill/render"
)

// Loader reads maps. The zero value but for File is right for most.
type Loader struct {
	// File returns the bytes of a file of the assets: Tick.File, so that a replay notices another map.
	File func(name string) ([]byte, error)
	// Zstd unpacks layers that are packed with zstd: zstd.Reader of render/tiled/zstd, which is linked only when it is
	// named here; nil: such a map is an error.
	Zstd func(io.Reader) (io.Reader, error)
}

// Load reads a map of the assets, TMX or TMJ, with the tilesets and templates that it names. Its pictures are loaded when
// they are first drawn. An error names the file and the place in it. It is never too large: a file has at most 32 MB and
// 262,144 elements, a map 16,777,216 cells, and 65,535 different tiles.
func Load(name string, file func(name string) ([]byte, error)) (*Map, error) {
	return Loader{File: file}.Load(name)
}

// Load reads a map as the function Load does.
func (s Loader) Load(name string) (m *Map, err error) {
	l := &loader{Loader: s, trees: map[string]*node{}, place: name}
	defer func() {
		switch p := recover().(type) {
		case nil:
		case problem:
			m, err = nil, fmt.Errorf("tiled: load %q: %s", name, l.where(name)+p.text)
		case wrapped:
			m, err = nil, fmt.Errorf("tiled: load %q: %w", name, p.err)
		default:
			panic(p)
		}
	}()
	return l.buildMap(l.tree(name, "map"), name), nil
}

// wrapped is thrown for an error of File.
type wrapped struct{ err error }

// loader is one Load under way.
type loader struct {
	Loader
	trees  map[string]*node // by file
	bytes  int              // read so far
	cellsN int              // of all layers so far
	tilesN int              // of all tilesets so far
	place  string           // the file that is read
	layer  string           // and the layer in it
	m      *Map
	origin [2]int // the first cell of an infinite map
}

// where says in which part of a map something is wrong.
func (l *loader) where(name string) string {
	s := ""
	if l.place != name {
		s = fmt.Sprintf("%q: ", l.place)
	}
	if l.layer != "" {
		s += fmt.Sprintf("layer %q: ", short(l.layer))
	}
	return s
}

// tree reads a file of either form, whose outermost element must have a name.
func (l *loader) tree(name, root string) *node {
	if n, ok := l.trees[name]; ok {
		return n
	}
	if len(l.trees) >= maxFiles {
		fail("it names more than %d files", maxFiles)
	}
	outer := l.place
	l.place = name
	data, err := l.File(name)
	if err != nil {
		panic(wrapped{err})
	}
	if l.bytes += len(data); l.bytes > maxFile {
		fail("more than %d bytes together with what it names", maxFile)
	}
	n := parse(data, root)
	if n.name != root {
		fail("it is a <%s>; want a <%s>", short(n.name), root)
	}
	l.trees[name] = n
	l.place = outer
	return n
}

// parse tells the form of a file by its first letter.
func parse(data []byte, root string) *node {
	text := strings.TrimLeft(strings.TrimPrefix(string(data[:min(len(data), 64)]), "\ufeff"), " \t\r\n")
	switch {
	case strings.HasPrefix(text, "<"):
		return readXML(data)
	case strings.HasPrefix(text, "{"):
		return readJSON(data, root)
	}
	fail("it is neither XML nor JSON")
	return nil
}

// image returns an image whose file is named in another one.
func (l *loader) image(file, source string) render.Image { return render.File(l.beside(file, source)) }

// beside returns the name among the assets of a file that another one names.
func (l *loader) beside(file, source string) string {
	if source == "" {
		source = l.m.Name
	}
	name := path.Join(path.Dir(source), strings.ReplaceAll(file, `\`, "/"))
	if strings.HasPrefix(name, "../") || path.IsAbs(file) {
		fail("it names the file %q, which lies outside of the assets; move it beside the map", short(file))
	}
	return name
}

// spend takes n from what is left of a limit.
func spend(sum *int, n, most int, what string) {
	if n < 0 || n > most || *sum+n > most {
		fail("more than %d %s", most, what)
	}
	*sum += n
}
