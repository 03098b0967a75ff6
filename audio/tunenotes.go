package audio

import (
	"slices"
	"strings"
)

// noteLine reads the notes of a channel.
type noteLine struct {
	*tuneReader
	*part
	voice int
	open  []repeat // that are not closed yet
}

// repeat is where a repeat began.
type repeat struct {
	column, notes int
	at            int64 // ticks
}

// drumLetters are the drums; see drums.
const drumLetters = "kshotc"

// readNotes reads what comes after NAME:.
func (r *tuneReader) readNotes(began int, name string) {
	voice := slices.Index(r.names, name)
	if voice < 0 {
		r.fail(began, "there is no channel %q above; try a line %q", name, name+" = square")
		return
	}
	if r.played {
		r.fail(began, "these notes come after play; try to write them above it")
	}
	p := &r.patterns[len(r.patterns)-1].parts[voice]
	if p.row == 0 {
		*p = part{row: r.row, octave: 4, length: quarter, loud: 1}
	}
	l := noteLine{tuneReader: r, part: p, voice: voice}
	for !r.done() {
		l.read()
	}
	if len(l.open) > 0 {
		r.fail(l.open[0].column, "this ( has no ) on its line; try (c d e)2")
	}
}

// read reads one sign or note.
func (l *noteLine) read() {
	began := l.col
	c := l.next()
	switch c {
	case '|':
	case '(':
		l.open = append(l.open, repeat{began, len(l.notes), l.at})
		if len(l.open) > 8 {
			l.fail(began, "repeats lie more than 8 deep; try a pattern")
		}
	case ')':
		l.repeat(began)
	case '[':
		l.chord(began)
	case 'v':
		k := float32(l.number(0, 100)) / 100
		l.loud = float32(k * k)
	case 'l':
		l.length = l.ticksOf(0)
	case 'r':
		l.write(began, nil)
	default:
		if pitch, ok := l.pitch(began, c); ok {
			l.write(began, []int{pitch})
		}
	}
}

func (l *noteLine) next() byte {
	l.col++
	return l.line[l.col-1]
}

// pitch reads the pitch of a note or the letter of a drum that begins with c. Octave signs are done and are no pitch.
func (l *noteLine) pitch(began int, c byte) (pitch int, ok bool) {
	switch {
	case l.voices[l.voice].drums:
		if strings.IndexByte(drumLetters, c) < 0 {
			l.fail(began, "%q is no drum; try k kick, s snare, h hat, o open hat, t tom, c crash, or r for a rest", c)
		}
		return int(c), true
	case c == '<':
		l.octave--
	case c == '>':
		l.octave++
	case c == 'o':
		l.octave = l.digits(-1)
	case c >= 'a' && c <= 'g':
		pitch = 12*(l.octave+1) + [...]int{9, 11, 0, 2, 4, 5, 7}[c-'a']
		return pitch + l.accidentals(), true
	default:
		l.fail(began, "%q is no note; try a to g, r for a rest, o4 < > for the octave, l8 for the length, v80 for the volume", c)
	}
	if l.octave < 0 || l.octave > 8 {
		l.fail(began, "there are the octaves 0 to 8; try o4")
	}
	return 0, false
}

func (l *noteLine) accidentals() (semitones int) {
	for {
		switch {
		case l.take('#'), l.take('+'):
			semitones++
		case l.take('-'):
			semitones--
		default:
			return min(max(semitones, -2), 2)
		}
	}
}

// chord reads [c e g] and its length. The octave is as before after it.
func (l *noteLine) chord(began int) {
	var pitches []int
	octave := l.octave
	for !l.take(']') {
		if l.done() || len(pitches) > maxChord {
			l.fail(began, "this [ has no ] after one to %d notes; try [c e g]2", maxChord)
			return
		}
		if l.take(']') {
			break
		}
		at := l.col
		if pitch, ok := l.pitch(at, l.next()); ok {
			pitches = append(pitches, pitch)
		}
		l.space()
	}
	l.octave = octave
	if len(pitches) == 0 || len(pitches) > maxChord {
		l.fail(began, "a chord has one to %d notes; try [c e g]2", maxChord)
	}
	l.write(began, pitches)
}

// write reads the length and puts notes down that sound together, none for a rest.
func (l *noteLine) write(began int, pitches []int) {
	ticks := l.ticksOf(l.length)
	for tie := l.tied(); tie; tie = l.tied() {
		ticks += l.ticksOf(l.length)
	}
	if ticks > maxNote && len(pitches) > 0 {
		l.fail(began, "a note lasts at most eight whole notes; try it again instead of a tie")
	}
	if l.grow(began, len(pitches), ticks); l.err != nil {
		return
	}
	for _, p := range pitches {
		l.notes = append(l.notes, note{l.at - ticks, ticks, l.voice, p, l.loud})
	}
}

// tied reports whether a tie follows, and skips it with the note that it may name again, as in c4&c8 or c4&8.
func (l *noteLine) tied() bool {
	back := l.col
	for l.space(); l.take('|'); l.space() {
	}
	if !l.take('&') {
		l.col = back
		return false
	}
	l.space()
	if l.col < len(l.line) && l.line[l.col] >= 'a' && l.line[l.col] <= 'g' {
		l.next()
		l.accidentals()
	}
	return true
}

// grow makes the part longer by ticks and some notes, unless it becomes too long.
func (l *noteLine) grow(began, notes int, ticks int64) {
	const most = maxSeconds * 400 / 60 * quarter // at the highest tempo
	l.written += notes
	l.at += ticks
	switch {
	case l.written > maxTuneNotes:
		l.fail(began, "it has more than %d notes; try patterns and play", maxTuneNotes)
	case l.at > most:
		l.fail(began, "it is longer than ten minutes; try fewer repeats")
	}
}

// repeat reads the number after ) and writes what is in the repeat that many times.
func (l *noteLine) repeat(began int) {
	n := l.digits(0)
	if len(l.open) == 0 || n < 1 || n > 64 {
		l.fail(began, "a repeat is ( notes ) and a number from 1 to 64; try (c d e)2")
		return
	}
	from := l.open[len(l.open)-1]
	l.open = l.open[:len(l.open)-1]
	length, notes := l.at-from.at, len(l.notes)-from.notes
	if l.grow(began, notes*(n-1), length*int64(n-1)); l.err != nil {
		return
	}
	for i := range int64(n - 1) {
		for _, note := range l.notes[from.notes:][:notes] {
			note.at += length * (i + 1)
			l.notes = append(l.notes, note)
		}
	}
}

// ticksOf reads a length: 4 is a quarter, 4. three eighths, 6 a third of a half note. Without a number it is missing,
// which a dot makes longer too; a missing of 0 means that there must be one.
func (r *tuneReader) ticksOf(missing int64) int64 {
	began := r.col
	n := r.digits(0)
	ticks := missing
	if n > 0 && n <= 64 && whole%n == 0 {
		ticks = whole / int64(n)
	}
	if ticks == 0 || n == 0 && r.col > began || n > 64 || n > 0 && whole%n != 0 {
		r.fail(began, "a length is 1, 2, 4, 8, 16, 32 or 64, or 3, 6, 12 or 24 for triplets; try 8")
		return quarter
	}
	for half := ticks; r.take('.'); {
		if half%2 != 0 {
			r.fail(r.col-1, "too many dots for so short a note; try a tie as in 16&64")
			return quarter
		}
		half /= 2
		ticks += half
	}
	return ticks
}
