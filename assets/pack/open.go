package pack

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"
)

// Open returns the files of a pack under the names that they had before, pictures on pages too. files is the archive, or
// a folder that it was unpacked to. What has no list is no pack, which is an error; a pack's files may be fewer than its
// list, and each that is missing is one when it is read. It may be used by several goroutines at once if files may.
func Open(files fs.FS) (fs.FS, error) {
	m, err := Read(files)
	if err != nil {
		return nil, err
	}
	o := &opened{files: files, manifest: m, placed: map[string]*File{}, folders: map[string][]fs.DirEntry{}}
	for i := range m.Files {
		if f := &m.Files[i]; f.Page > 0 {
			o.placed[f.Name] = f
			o.enter(f)
		}
	}
	return o, nil
}

// opened is a pack as a file system: what lies on pages, and for the rest the archive.
type opened struct {
	files    fs.FS
	manifest Manifest
	placed   map[string]*File         // pictures on pages
	folders  map[string][]fs.DirEntry // what pages add to folders

	mu    sync.Mutex
	page  int // which one sheet is; 0: none
	sheet *image.NRGBA
	last  *File // whose PNG is kept, since a reader asks for its size first
	data  []byte
}

// enter adds a picture to the lists of the folders above it.
func (o *opened) enter(f *File) {
	var entry fs.DirEntry = placed{opened: o, file: f}
	for name := f.Name; name != "."; name = path.Dir(name) {
		dir := path.Dir(name)
		if !slices.ContainsFunc(o.folders[dir], func(e fs.DirEntry) bool { return e.Name() == entry.Name() }) {
			o.folders[dir] = append(o.folders[dir], entry)
		}
		entry = fs.FileInfoToDirEntry(about{name: path.Base(dir), folder: true})
	}
}

func (o *opened) Open(name string) (fs.File, error) {
	if f := o.placed[name]; f != nil {
		data, err := o.picture(f)
		if err != nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: err}
		}
		return &file{Reader: bytes.NewReader(data), about: about{name: path.Base(name), size: int64(len(data))}}, nil
	}
	if entries, ok := o.folders[name]; ok {
		return o.folder(name, entries)
	}
	if !shown(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.files.Open(name)
}

// shown reports whether a name is not the pack's own.
func shown(name string) bool {
	return name != manifestName && name != pageFolder && !strings.HasPrefix(name, pageFolder+"/")
}

// folder returns a folder of the archive together with what lies on pages.
func (o *opened) folder(name string, placed []fs.DirEntry) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	entries, err := fs.ReadDir(o.files, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return !shown(path.Join(name, e.Name())) })
	for _, e := range placed {
		if !slices.ContainsFunc(entries, func(o fs.DirEntry) bool { return o.Name() == e.Name() }) {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return &folder{about: about{name: path.Base(name), folder: true}, left: entries}, nil
}

// picture returns what lies on a page as a PNG, packed as little as goes: it is read at once.
func (o *opened) picture(f *File) ([]byte, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.last == f {
		return o.data, nil
	}
	if err := o.turnTo(f.Page); err != nil {
		return nil, err
	}
	if !f.rect().In(o.sheet.Rect) {
		return nil, fmt.Errorf("it lies beside page %d; try making the pack again", f.Page)
	}
	var data bytes.Buffer
	writer := png.Encoder{CompressionLevel: png.NoCompression}
	if err := writer.Encode(&data, o.sheet.SubImage(f.rect())); err != nil {
		return nil, err
	}
	o.last, o.data = f, data.Bytes()
	return o.data, nil
}

// turnTo decodes a page, unless it is the last one.
func (o *opened) turnTo(page int) error {
	if o.page == page {
		return nil
	}
	p := &o.manifest.Pages[page-1]
	data, err := fs.ReadFile(o.files, p.Name)
	if err != nil {
		return err
	}
	sheet, err := decodePage(data)
	if err != nil {
		return fmt.Errorf("read page %q: %w; try making the pack again", p.Name, err)
	}
	o.page, o.sheet = page, sheet
	return nil
}

func decodePage(data []byte) (*image.NRGBA, error) {
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if size.Width > maxPage || size.Height > maxPage {
		return nil, fmt.Errorf("it is %d×%d pixels; at most %d a side", size.Width, size.Height, maxPage)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return nrgba(img), nil
}

// nrgba returns the pixels of a picture with straight alpha, at the origin.
func nrgba(img image.Image) *image.NRGBA {
	b := img.Bounds()
	if p, ok := img.(*image.NRGBA); ok && b.Min == (image.Point{}) {
		return p
	}
	out := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() { // not by package draw, which goes through colours times alpha
		for x := range b.Dx() {
			out.SetNRGBA(x, y, color.NRGBAModel.Convert(img.At(b.Min.X+x, b.Min.Y+y)).(color.NRGBA))
		}
	}
	return out
}

// placed is a picture on a page in the list of its folder.
type placed struct {
	*opened
	file *File
}

func (p placed) Name() string      { return path.Base(p.file.Name) }
func (p placed) IsDir() bool       { return false }
func (p placed) Type() fs.FileMode { return 0 }

// Info makes the picture: how long it is as a PNG is not known before.
func (p placed) Info() (fs.FileInfo, error) { return fs.Stat(p.opened, p.file.Name) }

// about is what is known of a file or a folder.
type about struct {
	name   string
	size   int64
	folder bool
}

func (a about) Name() string       { return a.name }
func (a about) Size() int64        { return a.size }
func (a about) IsDir() bool        { return a.folder }
func (a about) ModTime() time.Time { return time.Time{} }
func (a about) Sys() any           { return nil }
func (a about) Mode() fs.FileMode {
	if a.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// file is an open picture.
type file struct {
	*bytes.Reader
	about about
}

func (f *file) Stat() (fs.FileInfo, error) { return f.about, nil }
func (f *file) Close() error               { return nil }

// folder is an open folder.
type folder struct {
	about about
	left  []fs.DirEntry
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.about, nil }
func (f *folder) Close() error               { return nil }
func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.about.name, Err: errors.New("it is a folder")}
}

func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		list := f.left
		f.left = nil
		return list, nil
	}
	if len(f.left) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(f.left))
	list := f.left[:n]
	f.left = f.left[n:]
	return list, nil
}
