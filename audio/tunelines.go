package audio

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// tuneReader reads a tune line by line. After its first mistake it reads nothing more.
type tuneReader struct {
	score
	names    []string // of the channels
	patterns []pattern
	played   bool // there was a line "play"
	written  int  // notes so far, with repeats

	line string // without its comment
	row  int    // from 1
	col  int    // bytes
	err  error
}

// pattern is a piece of the tune: what each channel plays in it.
type pattern struct {
	name  string
	parts [maxTuneVoices]part
}

// part is what one channel plays in a pattern, and how its next note is written.
type part struct {
	row    int // of its first line; 0: it rests
	notes  []note
	at     int64 // ticks: its length so far
	octave int
	length int64 // ticks, of a note without a number
	loud   float32
}

func readTune(text string) (score, error) {
	r := &tuneReader{score: score{tempo: 120, volume: 1}, patterns: make([]pattern, 1)}
	if len(text) > maxTuneText {
		r.fail(0, "the text is longer than %d kB; try repeats and patterns", maxTuneText>>10)
	}
	for line := range strings.Lines(text) {
		if r.err != nil {
			break
		}
		r.row, r.col = r.row+1, 0
		r.line, _, _ = strings.Cut(strings.TrimRight(line, "\r\n"), "//")
		r.readLine()
	}
	if !r.played && r.err == nil {
		for i := range r.patterns {
			r.add(i)
		}
	}
	if r.ticks == 0 {
		r.fail(0, "there is nothing to play; try a channel as in %q and its notes as in %q", "lead = square", "lead: c d e")
	}
	return r.score, r.err
}

func (r *tuneReader) readLine() {
	if r.done() {
		return
	}
	began := r.col
	word := r.word()
	r.space()
	switch {
	case word == "":
		r.fail(began, "a line cannot begin so; try NAME = WAVE, NAME: NOTES, pattern, play, tempo, volume or once")
	case r.take('='):
		r.readVoice(began, word)
	case r.take(':'):
		r.readNotes(began, word)
	default:
		r.readWord(began, word)
	}
}

// readWord reads a line that begins with a word of the format.
func (r *tuneReader) readWord(began int, word string) {
	switch word {
	case "tempo":
		r.tempo = int64(r.number(20, 400))
	case "volume":
		r.volume = r.number(1, 400) / 100
	case "once":
		r.once = true
	case "pattern":
		r.readPattern()
	case "play":
		r.readPlay()
	default:
		r.fail(began, "nothing is called %q; try tempo, volume, once, pattern or play, or %q with a colon before notes", word, word)
	}
	if !r.done() {
		r.fail(r.col, "%q is too much here; try a line of its own", r.line[r.col:])
	}
}

func (r *tuneReader) readPattern() {
	began := r.col
	name := r.word()
	switch {
	case name == "":
		r.fail(began, "the pattern has no name; try one letter, as in %q", "pattern A")
	case r.pattern(name) >= 0:
		r.fail(began, "there is a pattern %q already; try another name", name)
	case len(r.patterns) == 1 && r.patterns[0].name == "" && slices.ContainsFunc(r.patterns[0].parts[:], part.sounds):
		r.fail(began, "there are notes above the first pattern; try a line %q above them", "pattern A")
	case r.patterns[0].name == "":
		r.patterns[0].name = name
	default:
		r.patterns = append(r.patterns, pattern{name: name})
	}
}

func (p part) sounds() bool { return p.row > 0 }

func (r *tuneReader) pattern(name string) int {
	return slices.IndexFunc(r.patterns, func(p pattern) bool { return p.name == name })
}

// readPlay reads the order of patterns; A+B are two at the same time, and what is before a bar is an intro.
func (r *tuneReader) readPlay() {
	for r.played = true; !r.done(); {
		if began := r.col; r.take('|') {
			if r.from > 0 || r.ticks == 0 || r.done() {
				r.fail(began, "the bar stands between an intro and what is repeated; try it once, as in %q", "play A | B C")
			}
			r.from = r.ticks
		}
		var together []int
		for more := true; more; more = r.take('+') {
			began := r.col
			name := r.word()
			i := r.pattern(name)
			if i < 0 || name == "" {
				r.fail(began, "there is no pattern %q above; try to write play after the patterns", name)
				return
			}
			together = append(together, i)
		}
		r.add(together...)
	}
}

// add puts patterns at the end of the tune, all at the same time. Shorter parts are repeated.
func (r *tuneReader) add(together ...int) {
	longest, name := int64(0), ""
	for _, i := range together {
		for v, p := range r.patterns[i].parts {
			if p.at > longest {
				longest, name = p.at, r.names[v]
			}
		}
	}
	for _, i := range together {
		for v := range r.patterns[i].parts {
			r.addPart(&r.patterns[i].parts[v], longest, name)
		}
	}
	r.ticks += longest
	if r.inFrames(r.ticks) > maxSeconds*int64(rate) {
		r.fail(0, "it is longer than ten minutes; try fewer patterns in play")
	}
}

// addPart puts the notes of a part down, again and again until the length of the longest part is full.
func (r *tuneReader) addPart(p *part, length int64, longest string) {
	if p.at == 0 || r.err != nil {
		return
	}
	if length%p.at != 0 {
		r.row = p.row
		r.fail(0, "this part lasts %s quarters, which does not go into the %s of %q beside it; try to count both",
			quarters(p.at), quarters(length), longest)
		return
	}
	if int64(len(r.notes))+int64(len(p.notes))*(length/p.at) > maxTuneNotes {
		r.fail(0, "it has more than %d notes; try a shorter tune", maxTuneNotes)
		return
	}
	for from := int64(0); from < length; from += p.at {
		for _, n := range p.notes {
			n.at += r.ticks + from
			r.notes = append(r.notes, n)
		}
	}
}

func quarters(ticks int64) string {
	return strconv.FormatFloat(float64(ticks)/quarter, 'g', 5, 64)
}

// fail notes the first mistake, at a byte of the line.
func (r *tuneReader) fail(at int, format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("line %d, column %d: %w", max(r.row, 1), at+1, fmt.Errorf(format, args...))
	}
	r.col = len(r.line)
}

// done skips blanks and reports whether the line is at its end.
func (r *tuneReader) done() bool {
	r.space()
	return r.col >= len(r.line)
}

func (r *tuneReader) space() {
	for r.col < len(r.line) && (r.line[r.col] == ' ' || r.line[r.col] == '\t') {
		r.col++
	}
}

// take skips a character if it is the next one, and reports whether it was.
func (r *tuneReader) take(c byte) bool {
	if r.col < len(r.line) && r.line[r.col] == c {
		r.col++
		return true
	}
	return false
}

// word reads letters, digits and underscores; it is empty when there are none.
func (r *tuneReader) word() string {
	began := r.col
	for r.col < len(r.line) && wordByte(r.line[r.col]) {
		r.col++
	}
	return r.line[began:r.col]
}

func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}

// number reads a number within bounds, after blanks.
func (r *tuneReader) number(lo, hi float64) float64 {
	r.space()
	began := r.col
	for r.col < len(r.line) && (r.line[r.col] >= '0' && r.line[r.col] <= '9' || r.line[r.col] == '.' || r.line[r.col] == '-') {
		r.col++
	}
	x, err := strconv.ParseFloat(r.line[began:r.col], 64)
	if err != nil || x < lo || x > hi {
		r.fail(began, "%q is not a number from %v to %v", r.line[began:r.col], lo, hi)
		return lo
	}
	return x
}

// digits reads a whole number that follows at once; it is missing when there is none.
func (r *tuneReader) digits(missing int) int {
	began := r.col
	for r.col < len(r.line) && r.line[r.col] >= '0' && r.line[r.col] <= '9' {
		r.col++
	}
	n, err := strconv.Atoi(r.line[began:r.col])
	if err != nil {
		return missing
	}
	return n
}
