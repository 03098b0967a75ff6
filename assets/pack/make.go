package pack

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/krill2d/krill/audio"
)

// Options say what Make changes. The zero value puts small pictures onto pages and leaves sounds alone.
type Options struct {
	Plain bool                            // every file as it is
	Sound func(audio.PCM) ([]byte, error) // writes a WAV in another format, which the game must read; nil: WAVs stay
}

// maker collects what goes into a pack.
type maker struct {
	options  Options
	manifest Manifest
	stored   []stored
	small    []small // pictures that may go onto pages
}

// stored is a file of the archive.
type stored struct {
	name string
	data []byte
}

// Make writes a pack of the named files as a ZIP archive and returns its list. The same files give the same bytes.
// Names are sorted, and one that is twice is an error, as is one of a file that cannot be read. It holds all of the
// pack in memory.
func Make(w io.Writer, files fs.FS, names []string, o Options) (Manifest, error) {
	m := maker{options: o, manifest: Manifest{Krill: version}}
	names = slices.Sorted(slices.Values(names))
	for i, name := range names {
		if i > 0 && name == names[i-1] {
			return Manifest{}, fmt.Errorf("pack: add %q: it is named twice", name)
		}
		if err := m.add(files, name); err != nil {
			return Manifest{}, fmt.Errorf("pack: add %q: %w", name, err)
		}
	}
	if err := m.layOut(); err != nil {
		return Manifest{}, fmt.Errorf("pack: make pages: %w", err)
	}
	slices.SortFunc(m.manifest.Files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return m.manifest, m.write(w)
}

func (m *maker) add(files fs.FS, name string) error {
	if !inside(name) || !shown(name) {
		return fmt.Errorf("a pack holds no file of this name; try another")
	}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	if !m.options.Plain {
		if s, ok := newSmall(name, data); ok {
			m.small = append(m.small, s)
			return nil
		}
	}
	f := File{Name: name, Size: int64(len(data))}
	if again, err := m.sound(data); err != nil {
		return err
	} else if again != nil && len(again) < len(data) {
		f.Was, f.Size, data = f.Size, int64(len(again)), again
	}
	m.keep(f, data)
	return nil
}

// keep stores a file as one of its own.
func (m *maker) keep(f File, data []byte) {
	f.SHA256 = checksum(data)
	m.manifest.Files = append(m.manifest.Files, f)
	m.stored = append(m.stored, stored{f.Name, data})
}

// sound writes a WAV in the format of the options; nil: it is none, or stays.
func (m *maker) sound(data []byte) ([]byte, error) {
	if m.options.Sound == nil || m.options.Plain || len(data) < 12 || string(data[:4]) != "RIFF" || string(data[8:12]) != "WAVE" {
		return nil, nil
	}
	pcm, err := audio.Decode(data)
	if err != nil {
		return nil, err
	}
	return m.options.Sound(pcm)
}

func checksum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// write writes the archive: the list first, then the files by their names.
func (m *maker) write(w io.Writer) error {
	list, err := json.MarshalIndent(m.manifest, "", "\t")
	if err != nil {
		return err
	}
	slices.SortFunc(m.stored, func(a, b stored) int { return strings.Compare(a.name, b.name) })
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, s := range append([]stored{{manifestName, append(list, '\n')}}, m.stored...) {
		if err := put(z, s); err != nil {
			return fmt.Errorf("pack: write %q: %w", s.name, err)
		}
	}
	return z.Close()
}

// born is the time of every file: their own would make two packs of the same files differ.
var born = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// put writes one file, packed when that makes it smaller.
func put(z *zip.Writer, s stored) error {
	method := zip.Deflate
	if packedSize(s.data) >= len(s.data) {
		method = zip.Store
	}
	f, err := z.CreateHeader(&zip.FileHeader{Name: s.name, Method: method, Modified: born})
	if err == nil {
		_, err = f.Write(s.data)
	}
	return err
}

// packedSize returns how many bytes a file takes in the archive at best.
func packedSize(data []byte) int {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return len(data)
	}
	w.Write(data)
	w.Close()
	return out.Len()
}

// layOut puts the small pictures onto pages, or each into a file of its own where that takes fewer bytes.
func (m *maker) layOut() error {
	pages, err := newPages(m.small)
	if err != nil {
		return err
	}
	apart, together := 0, 0
	for i := range m.small {
		apart += min(len(m.small[i].data), packedSize(m.small[i].data)) + perFile + len(m.small[i].name)*2
	}
	for i := range pages {
		together += len(pages[i].data) + perFile
	}
	if together+len(m.small)*perPlace >= apart {
		for i := range m.small {
			s := &m.small[i]
			m.keep(File{Name: s.name, Size: int64(len(s.data))}, s.data)
		}
		return nil
	}
	for i := range pages {
		m.page(&pages[i], i)
	}
	return nil
}

// What a file of its own costs in the archive beside its data, and a place on a page in the list, bytes.
const (
	perFile  = 100
	perPlace = 40
)

func (m *maker) page(p *page, i int) {
	name := path.Join(pageFolder, fmt.Sprintf("%d.png", i))
	m.manifest.Pages = append(m.manifest.Pages, File{Name: name, Size: int64(len(p.data)), SHA256: checksum(p.data)})
	m.stored = append(m.stored, stored{name, p.data})
	for _, s := range p.pictures {
		m.manifest.Files = append(m.manifest.Files, File{
			Name: s.name, Size: int64(len(s.data)), SHA256: checksum(s.data),
			Page: i + 1, X: s.x, Y: s.y, W: s.img.Rect.Dx(), H: s.img.Rect.Dy(),
		})
	}
}
