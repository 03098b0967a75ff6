package audio

import (
	"errors"
	"fmt"

	"github.com/krill2d/krill/engine/driver"
)

const (
	maxSeconds = 600
	maxFile    = 256 << 20 // bytes
	minRate    = 4000
	maxRate    = 192000
)

// Format is a kind of sound file.
type Format struct {
	Magic string // how a file of it begins; '?' stands for any byte
	// Open looks at a file's headers and says what is in it, without decoding it. What it returns is checked against the
	// limits of [Decode] before anything is read. The data stays as it is while it is read.
	Open func(data []byte) (Source, error)
}

// Source is a sound file that is being decoded, as a [Format] opens it: for packages of formats. Games use [Stream].
type Source struct {
	Channels int   // 1, or 2: left and right in turn
	Rate     int   // frames a second
	Frames   int64 // length, of which not one more is read
	Decoder  Decoder
	// What is repeated after its intro, in frames of the file: from the first one up to, and without, LoopTo. Zero: nothing.
	LoopFrom, LoopTo int64
}

// Decoder gives a file's samples at the file's own rate. It may panic on a broken file: that becomes an error.
type Decoder interface {
	// Read fills dst with whole frames, −1 to 1, and returns how many: at least one, or an error; io.EOF at the end.
	Read(dst []float32) (frames int, err error)
	// SeekTo makes the next Read begin at a frame, 0 to Frames. What is read then is to the bit what it is without a SeekTo.
	SeekTo(frame int64) error
}

// formats are those that are linked into every game, and what Register adds.
var formats = []Format{
	{Magic: "RIFF????WAVE", Open: openWAV},
	{Magic: "OggS????????????????????????\x01vorbis", Open: openVorbis},
}

// Register adds a format to those that Decode and OpenStream read: for packages below this one, such as audio/mp3, which do
// so when they are imported. It must not be called when files are being read.
func Register(f Format) { formats = append(formats, f) }

var (
	errFormat = errors.New("it is neither WAV nor OGG; try converting it to one of them")
	errSize   = errors.New("the file is larger than 256 MB; try OGG or a shorter sound")
	errLong   = errors.New("it is longer than ten minutes; try cutting it")
	errShort  = errors.New("it holds no samples; try saving it again")
	errBroken = errors.New("the file is broken; try saving it again")
	errCut    = errors.New("the file ends before its sound does; try copying or saving it again")
)

// others are formats that a package of their own reads; several have more than one beginning.
var others = [...]struct{ magic, name, pkg string }{
	{"ID3", "MP3", "mp3"},
	{"\xff\xfb", "MP3", "mp3"},
	{"\xff\xfa", "MP3", "mp3"},
	{"\xff\xf3", "MP3", "mp3"},
	{"\xff\xf2", "MP3", "mp3"},
	{"fLaC", "FLAC", "flac"},
	{"qoaf", "QOA", "qoa"},
	{"OggS????????????????????????OpusHead", "Opus", "opus"},
}

// openSource opens a file with the format that it begins as.
func openSource(data []byte) (src Source, err error) {
	defer func() {
		if recover() != nil {
			src, err = Source{}, errBroken
		}
	}()
	if len(data) > maxFile {
		return Source{}, errSize
	}
	for i := range formats {
		if begins(data, formats[i].Magic) {
			if src, err = formats[i].Open(data); err != nil {
				return Source{}, err
			}
			return src, src.check()
		}
	}
	for i := range others {
		if o := &others[i]; begins(data, o.magic) {
			return Source{}, fmt.Errorf("it is %s; try import _ \"github.com/krill2d/krill/audio/%s\", or convert it to OGG", o.name, o.pkg)
		}
	}
	if begins(data, "OggS") {
		return Source{}, errHeaders
	}
	return Source{}, errFormat
}

// begins reports whether a file begins as a format does.
func begins(data []byte, magic string) bool {
	if len(data) < len(magic) {
		return false
	}
	for i := range len(magic) {
		if magic[i] != '?' && magic[i] != data[i] {
			return false
		}
	}
	return true
}

// check says what is wrong with a sound before it is decoded, and leaves out a loop that makes no sense.
func (s *Source) check() error {
	switch {
	case s.Channels != 1 && s.Channels != 2:
		return fmt.Errorf("it has %d channels; try one or two", s.Channels)
	case s.Rate < minRate || s.Rate > maxRate:
		return fmt.Errorf("its rate is %d samples a second; try %d", s.Rate, driver.SampleRate)
	case s.Frames > maxSeconds*int64(min(s.Rate, driver.SampleRate)): // at high rates less
		return errLong
	case s.Frames <= 0:
		return errShort
	}
	s.LoopTo = min(s.LoopTo, s.Frames)
	if s.LoopFrom < 0 || s.LoopFrom >= s.LoopTo {
		s.LoopFrom, s.LoopTo = 0, 0
	}
	return nil
}
