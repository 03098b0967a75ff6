package sheet

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"math"
)

// Limits of a sheet. What is beyond is no sheet, or one that is made to take all memory.
const (
	maxFile   = 16 << 20   // bytes of the JSON
	maxFrames = 1 << 16    // of a sheet
	maxSide   = 8192       // of a frame, pixels
	maxPixels = 25_000_000 // of the frames of one image
	maxPacks  = 64         // files of a sheet that is spread over several
)

// pack is what a JSON file says.
type pack struct {
	frames []frame
	tags   []tag
	slices []slice
	lists  []list
	others []string // files that have the rest of it
}

// frame is a picture in a sheet.
type frame struct {
	name    string
	file    string          // of the picture that it lies in, beside the JSON
	rect    image.Rectangle // in the picture, as it lies there
	turned  bool            // it lies there turned, clockwise by a quarter
	at      image.Point     // of what is kept, in the whole frame, pixels
	w, h    int             // of the whole frame, pixels
	sec     float64         // zero: the file does not say
	pivot   [2]float64      // shares of the size, from the top left corner
	center  image.Rectangle // the middle of a nine-slice, in the whole frame; empty: none
	centred bool            // no pivot is given
}

// tag is an animation of frames that follow each other.
type tag struct {
	name     string
	from, to int
	way      string
	repeat   int
}

// list is an animation of frames by name.
type list struct {
	name   string
	frames []string
}

// slice is a named part of every frame.
type slice struct {
	name   string
	rect   image.Rectangle
	center image.Rectangle
	pivot  *[2]float64 // pixels from the slice's corner
}

// The JSON as texture packers and Aseprite write it.
type (
	fileJSON struct {
		Frames     json.RawMessage `json:"frames"`
		Textures   []textureJSON   `json:"textures"`
		Animations json.RawMessage `json:"animations"`
		Meta       metaJSON        `json:"meta"`
	}
	textureJSON struct {
		Image  string          `json:"image"`
		Frames json.RawMessage `json:"frames"`
	}
	metaJSON struct {
		Image  string      `json:"image"`
		Tags   []tagJSON   `json:"frameTags"`
		Slices []sliceJSON `json:"slices"`
		Others []string    `json:"related_multi_packs"`
	}
	tagJSON struct {
		Name      string `json:"name"`
		From      int    `json:"from"`
		To        int    `json:"to"`
		Direction string `json:"direction"`
		Repeat    any    `json:"repeat"` // Aseprite writes a text
	}
	sliceJSON struct {
		Name string         `json:"name"`
		Keys []sliceKeyJSON `json:"keys"`
	}
	sliceKeyJSON struct {
		Bounds rectJSON   `json:"bounds"`
		Center *rectJSON  `json:"center"`
		Pivot  *pointJSON `json:"pivot"`
	}
	frameJSON struct {
		Filename string       `json:"filename"`
		Frame    *rectJSON    `json:"frame"`
		Rotated  bool         `json:"rotated"`
		Trimmed  *bool        `json:"trimmed"`
		Source   *rectJSON    `json:"spriteSourceSize"`
		Whole    *sizeJSON    `json:"sourceSize"`
		Pivot    *pointJSON   `json:"pivot"`
		Anchor   *pointJSON   `json:"anchor"`
		Scale9   *rectJSON    `json:"scale9Borders"`
		Borders  *bordersJSON `json:"borders"`
		Duration float64      `json:"duration"` // milliseconds
	}
	rectJSON    struct{ X, Y, W, H float64 }
	sizeJSON    struct{ W, H float64 }
	pointJSON   struct{ X, Y float64 }
	bordersJSON struct{ Left, Top, Right, Bottom float64 }
)

// parse reads a JSON file.
func parse(data []byte) (*pack, error) {
	if len(data) > maxFile {
		return nil, fmt.Errorf("it has %d bytes; try at most %d (16 MB)", len(data), maxFile)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	var f fileJSON
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("it is no sheet: %w; try exporting it as JSON, hash or array", err)
	}
	p := &pack{others: f.Meta.Others}
	if len(f.Textures) == 0 {
		f.Textures = []textureJSON{{f.Meta.Image, f.Frames}}
	}
	for _, t := range f.Textures {
		if err := p.addFrames(t); err != nil {
			return nil, err
		}
	}
	if len(p.frames) == 0 {
		return nil, errors.New("it has no frames; try exporting it as JSON, hash or array")
	}
	if err := p.addLists(f.Animations); err != nil {
		return nil, err
	}
	return p, p.addMeta(&f.Meta)
}

// addFrames reads the frames of one picture, an array or an object, whose order counts.
func (p *pack) addFrames(t textureJSON) error {
	add := func(name string, raw json.RawMessage) error {
		var j frameJSON
		if err := json.Unmarshal(raw, &j); err != nil {
			return fmt.Errorf("frame %d, %q: %w", len(p.frames), name, err)
		}
		if name == "" {
			name = j.Filename
		}
		f, err := j.frame(name, t.Image)
		if err != nil {
			return fmt.Errorf("frame %d, %q: %w", len(p.frames), name, err)
		}
		if len(p.frames) == maxFrames {
			return fmt.Errorf("it has more than %d frames; try several sheets", maxFrames)
		}
		p.frames = append(p.frames, f)
		return nil
	}
	raw := bytes.TrimSpace(t.Frames)
	switch {
	case len(raw) == 0 || string(raw) == "null":
		return nil
	case raw[0] == '[':
		var all []json.RawMessage
		if err := json.Unmarshal(raw, &all); err != nil {
			return err
		}
		for _, one := range all {
			if err := add("", one); err != nil {
				return err
			}
		}
		return nil
	}
	return members(raw, add)
}

// members calls what takes each member of an object, in the file's order.
func members(raw json.RawMessage, take func(name string, value json.RawMessage) error) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return errors.New("its frames are neither an array nor an object")
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
		if err := take(name.(string), value); err != nil {
			return err
		}
	}
	return nil
}

// frame checks a frame and takes it over.
func (j *frameJSON) frame(name, file string) (frame, error) {
	if j.Frame == nil {
		return frame{}, errors.New("it does not say where it lies")
	}
	f := frame{name: name, file: file, turned: j.Rotated, pivot: [2]float64{0.5, 0.5}, centred: true, sec: j.Duration / 1000}
	kept := *j.Frame
	f.w, f.h = whole(kept.W), whole(kept.H)
	trimmed := j.Trimmed == nil || *j.Trimmed
	if trimmed && j.Whole != nil && j.Source != nil {
		f.w, f.h = whole(j.Whole.W), whole(j.Whole.H)
		f.at = image.Pt(whole(j.Source.X), whole(j.Source.Y))
	}
	w, h := whole(kept.W), whole(kept.H)
	if f.turned {
		w, h = h, w
	}
	f.rect = image.Rect(0, 0, w, h).Add(image.Pt(whole(kept.X), whole(kept.Y)))
	if w < 1 || h < 1 || f.w < 1 || f.h < 1 || max(w, h, f.w, f.h) > maxSide || f.rect.Min.X < 0 || f.rect.Min.Y < 0 {
		return f, fmt.Errorf("it has %d×%d pixels of %d×%d; try at least one, and at most %d a side", w, h, f.w, f.h, maxSide)
	}
	if !(f.sec >= 0 && f.sec < 1e6) {
		return f, fmt.Errorf("it takes %v seconds; try at least 0", f.sec)
	}
	j.marks(&f)
	return f, nil
}

// marks takes over what a frame says of its pivot and its nine-slice.
func (j *frameJSON) marks(f *frame) {
	for _, p := range []*pointJSON{j.Anchor, j.Pivot} {
		if p != nil {
			f.pivot, f.centred = [2]float64{p.X, p.Y}, false
		}
	}
	if c := j.Scale9; c != nil {
		f.center = image.Rect(0, 0, whole(c.W), whole(c.H)).Add(image.Pt(whole(c.X), whole(c.Y)))
	}
	if b := j.Borders; b != nil {
		f.center = image.Rect(whole(b.Left), whole(b.Top), f.w-whole(b.Right), f.h-whole(b.Bottom))
	}
}

// whole returns a number as a count of pixels; one that is none is -1.
func whole(f float64) int {
	if !(math.Abs(f) < 1<<30) {
		return -1
	}
	return int(f)
}

// addLists reads the animations that name their frames.
func (p *pack) addLists(raw json.RawMessage) error {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || raw[0] != '{' {
		return nil
	}
	return members(raw, func(name string, value json.RawMessage) error {
		l := list{name: name}
		if err := json.Unmarshal(value, &l.frames); err != nil {
			return fmt.Errorf("animation %q: %w", name, err)
		}
		p.lists = append(p.lists, l)
		return nil
	})
}

// addMeta reads the tags and slices of Aseprite.
func (p *pack) addMeta(m *metaJSON) error {
	for _, t := range m.Tags {
		if t.From < 0 || t.From > t.To || t.To >= len(p.frames) {
			return fmt.Errorf("tag %q goes from frame %d to %d of %d; try exporting the sheet again", t.Name, t.From, t.To, len(p.frames))
		}
		p.tags = append(p.tags, tag{t.Name, t.From, t.To, t.Direction, times(t.Repeat)})
	}
	for _, s := range m.Slices {
		if len(s.Keys) == 0 {
			continue
		}
		k := &s.Keys[0]
		one := slice{name: s.Name, rect: k.Bounds.pixels()}
		if k.Center != nil {
			one.center = k.Center.pixels()
		}
		if k.Pivot != nil {
			one.pivot = &[2]float64{k.Pivot.X, k.Pivot.Y}
		}
		p.slices = append(p.slices, one)
	}
	return nil
}

func (r *rectJSON) pixels() image.Rectangle {
	return image.Rect(0, 0, whole(r.W), whole(r.H)).Add(image.Pt(whole(r.X), whole(r.Y)))
}

// times reads how often a tag is played, which is a text in some versions; 0: no end.
func times(v any) int {
	n := 0.0
	switch v := v.(type) {
	case float64:
		n = v
	case string:
		if _, err := fmt.Sscan(v, &n); err != nil {
			return 0
		}
	}
	if !(n >= 1 && n <= 1<<16) {
		return 0
	}
	return int(n)
}
