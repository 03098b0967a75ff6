package film

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
)

// Options say how a film looks. The zero value shows 25 pictures a second as they are.
type Options struct {
	Delay int     // hundredths of a second that each picture of a GIF is shown; zero: 4
	Scale float64 // of each picture: see [Scaler]; zero: 1
	Limit int64   // bytes of a GIF above which Add returns [ErrTooLarge]; zero: none
}

// Film is a film under way into a file or a folder. Make one with [Create].
type Film struct {
	scaler Scaler
	add    func(*image.RGBA) error
	close  func() error
	drop   func()
}

// Create begins a film. A name that ends in .gif is a file, which appears, in place of an older one, when the film is
// complete. One without an ending, or with a slash at its end, is a folder for a sequence, name-0001.png and so on; the
// folder is made, and one with anything in it is refused.
func Create(name string, o Options) (*Film, error) {
	if o.Delay == 0 {
		o.Delay = Delay(0)
	}
	f := &Film{scaler: Scaler{Factor: o.Scale}}
	if err := f.scaler.Check(); err != nil {
		return nil, err
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".gif":
		return f, f.intoFile(name, o)
	case "":
		return f, f.intoFolder(name)
	}
	return nil, fmt.Errorf("film: write %q: no kind of film; try a name that ends in .gif, or a folder's, such as frames/", name)
}

// Add adds a picture, of which nothing is kept.
func (f *Film) Add(img *image.RGBA) error { return f.add(f.scaler.Scale(img)) }

// Close completes the film. When it, or an Add before it, returned an error, no file is left.
func (f *Film) Close() error { return f.close() }

// Drop ends the film and leaves no file; pictures of a sequence stay. After Close it does nothing.
func (f *Film) Drop() { f.drop() }

func (f *Film) intoFile(name string, o Options) error {
	w, err := createFile(name)
	if err != nil {
		return err
	}
	g := NewGIF(w, o.Delay, o.Limit)
	f.add, f.drop = g.Add, w.drop
	f.close = func() error { return w.close(g.Close()) }
	return nil
}

func (f *Film) intoFolder(dir string) error {
	found, err := os.ReadDir(dir)
	if err == nil && len(found) > 0 {
		return fmt.Errorf("film: write pictures into %q: %s is in it already; try a new folder", dir, found[0].Name())
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("film: write pictures: %w; try another folder", err)
	}
	n, prefix := 0, filepath.Join(dir, filepath.Base(dir))
	f.add = func(img *image.RGBA) error {
		n++
		return SavePNG(fmt.Sprintf("%s-%04d.png", prefix, n), img)
	}
	f.close, f.drop = func() error { return nil }, func() {}
	return nil
}

// SavePNG writes a picture into a file, which appears, in place of an older one, when it is complete.
func SavePNG(name string, img image.Image) error {
	w, err := createFile(name)
	if err != nil {
		return err
	}
	return w.close(PNG(w, img))
}
