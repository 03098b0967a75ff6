package audio

import "fmt"

// What a tune may be at most, so that a broken or hostile text costs little.
const (
	maxTuneText   = 256 << 10 // bytes
	maxTuneVoices = 8
	maxTuneNotes  = 50_000
	maxChord      = 6
	maxNote       = 8 * whole                      // ticks
	maxSounding   = 4 * maxTuneVoices * maxSeconds // seconds of all notes together, with their tails and echoes
)

// Tune returns the sound of a piece of music that is written as text, for [Player.Music]; the package documentation
// says how. It costs a look-up and cannot fail: the text is read and rendered at its first use, and one with a mistake
// is silence and an error in [Player.Errs] that names line and column. Rendering takes about a five-hundredth of the
// time that the tune plays, in a browser a two-hundredth: a song of a minute holds a tick up for a tenth of a second
// and more, so a game hands its tunes to [Player.Load] before it needs them. The samples take 11 MB a minute, half
// of that when nothing in the tune has a pan, an echo or a width.
//
// The handle is the hash of the name alone: a snapshot finds a tune that was edited since. An empty name panics, and
// so does a name that has another text.
func Tune(name, text string) Sound {
	if name == "" {
		panic(`audio: make tune "": it has no name; try one like "title"`)
	}
	tunes.Store(&renderTune)
	return enter(row{kind: kindTune, name: name, text: text})
}

// RenderTune returns the samples of a tune: for a test that wants every tune of a game to be right, and for tools.
// The same text gives the same samples on every machine. Their loudest second has a root mean square of −26 dB
// times the tune's volume, so that effects, which have −16 dB, are heard above it.
func RenderTune(text string) (PCM, error) {
	s, err := readTune(text)
	if err == nil {
		err = s.plan()
	}
	if err != nil {
		return PCM{}, fmt.Errorf("audio: read tune: %w", err)
	}
	return s.render(), nil
}

// score is a tune that was read. Its time is counted in ticks, of which a whole note has 1,920, so that the usual
// lengths, dots and triplets are whole numbers.
type score struct {
	tempo  int64 // quarter notes a minute
	once   bool  // it ends instead of going round
	volume float64
	voices []instrument
	notes  []note
	ticks  int64 // length
	from   int64 // where what is repeated begins, after an intro

	frames int64 // length, with the tails when it is played once or has an intro
	loop   int64 // frames that are repeated, at the end; zero: all
	events []event
	stereo bool
}

const (
	whole   = 1920
	quarter = whole / 4
)

// note is one note of a channel, or one drum.
type note struct {
	at, length int64 // ticks
	voice      int
	pitch      int // semitones, 69 is the a of 440 Hz; of a drum its letter
	loud       float32
}

// inFrames turns ticks into samples of time.
func (s *score) inFrames(ticks int64) int64 { return ticks * (60 * int64(rate)) / (s.tempo * quarter) }
