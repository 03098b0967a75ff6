package audio

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// allTune uses all that a tune can have.
const allTune = `
tempo 120 // beats a minute
volume 90
lead = square vol 60 duty 25 attack 0.01 decay 0.3 sustain 40 release 0.4 vibrato 0.2 echo 8. 40
bass = saw vol 80 decay 0.2 sustain 50 low 500 sweep 2
pad  = triangle vol 40 attack 0.2 release 1 wide 12
hum  = sine pan -60
wind = noise vol 10 low 2000
beat = drums vol 90

pattern A
lead: o5 l8 e4. d8 (e b- f#)1 g8 | v60 a2. & a8 r8
bass: o2 l8 (d d > d <)4 r2
pad:  o3 [d f a > d]1 [c e g]1
beat: l8 (k h s h)2 | k [k o] s h c t h h
pattern B
hum:  o3 d1
wind: c6 & 6 r6 c2
play A A+B B
`

func mustRead(t *testing.T, text string) score {
	t.Helper()
	s, err := readTune(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// heard writes the notes down: when and how long in quarters, and what.
func heard(s *score) string {
	var b strings.Builder
	for _, n := range s.notes {
		fmt.Fprintf(&b, "%v:%v:%d ", float64(n.at)/quarter, float64(n.length)/quarter, n.pitch)
	}
	return strings.TrimSpace(b.String())
}

func TestTuneNotes(t *testing.T) {
	for _, c := range []struct{ notes, want string }{
		{"c d e", "0:1:60 1:1:62 2:1:64"},
		{"o5 c8 r8 > c < c", "0:0.5:72 1:1:84 2:1:72"},
		{"l8 c#4. d+ e- b", "0:1.5:61 1.5:0.5:63 2:0.5:63 2.5:0.5:71"},
		{"l4. c d", "0:1.5:60 1.5:1.5:62"},
		{"c2&8 d", "0:2.5:60 2.5:1:62"},
		{"c4 | & c8. | d", "0:1.75:60 1.75:1:62"},
		{"c6 c6 c6", "0:0.6666666666666666:60 0.6666666666666666:0.6666666666666666:60 1.3333333333333333:0.6666666666666666:60"},
		{"(c d)2 e", "0:1:60 1:1:62 2:1:60 3:1:62 4:1:64"},
		{"((c)2 d)2", "0:1:60 1:1:60 2:1:62 3:1:60 4:1:60 5:1:62"},
		{"[c e g > c]2 d", "0:2:60 0:2:64 0:2:67 0:2:72 2:1:62"},
		{"c v50 d", "0:1:60 1:1:62"},
	} {
		s := mustRead(t, "x = sine\nx: "+c.notes)
		if got := heard(&s); got != c.want {
			t.Errorf("%s: got %s; want %s", c.notes, got, c.want)
		}
	}
	if s := mustRead(t, "x = sine\nx: c v50 d"); s.notes[0].loud != 1 || s.notes[1].loud != 0.25 {
		t.Errorf("v50: got loudness %v, %v; want 1, 0.25", s.notes[0].loud, s.notes[1].loud)
	}
}

func TestTunePatterns(t *testing.T) {
	const head = "x = sine\ny = drums\npattern A\nx: c d\nx: e f // goes on\ny: k2\npattern B\nx: g\n"
	for _, c := range []struct{ play, want string }{
		{"", "0:1:60 1:1:62 2:1:64 3:1:65 0:2:107 2:2:107 4:1:67"},
		{"play B B", "0:1:67 1:1:67"},
		{"play B\nplay B A", "0:1:67 1:1:67 2:1:60 3:1:62 4:1:64 5:1:65 2:2:107 4:2:107"},
		{"play A+B", "0:1:60 1:1:62 2:1:64 3:1:65 0:2:107 2:2:107 0:1:67 1:1:67 2:1:67 3:1:67"},
	} {
		s := mustRead(t, head+c.play)
		if got := heard(&s); got != c.want {
			t.Errorf("%s: got %s; want %s", c.play, got, c.want)
		}
	}
}

func TestTuneErrors(t *testing.T) {
	const x = "x = square\n"
	for text, want := range map[string]string{
		"":                          `line 1, column 1: there is nothing to play; try`,
		"// only words\n":           `line 1, column 1: there is nothing to play`,
		x + "x: c d e h":            `line 2, column 10: 'h' is no note; try a to g`,
		x + "\n  y: c":              `line 3, column 3: there is no channel "y" above; try a line "y = square"`,
		"x = sqare":                 `line 1, column 5: "sqare" is no wave; try square, saw`,
		"x = square dtuy 3":         `line 1, column 12: "dtuy" is no setting; try echo, vol`,
		"x = square duty 300":       `line 1, column 17: "300" is not a number from 5 to 95`,
		"x = square\nx = saw":       `line 2, column 1: there is a channel "x" already`,
		"x = drums\nx: k c d":       `line 2, column 8: 'd' is no drum; try k kick`,
		x + "x: c5 c7":              `line 2, column 8: a length is 1, 2, 4, 8`,
		x + "x: c64....":            `line 2, column 8: too many dots`,
		x + "x: o9 c":               `line 2, column 4: there are the octaves 0 to 8`,
		x + "x: (c d":               `line 2, column 4: this ( has no )`,
		x + "x: c d)":               `line 2, column 7: a repeat is`,
		x + "x: (c)99":              `line 2, column 6: a repeat is`,
		x + "x: (c) d":              `line 2, column 6: a repeat is`,
		x + "x: [c e":               `line 2, column 4: this [ has no ]`,
		x + "x: []":                 `line 2, column 4: a chord has one to 6 notes`,
		x + "x: c1&1&1&1&1&1&1&1&1": `line 2, column 4: a note lasts at most eight whole notes`,
		x + "x: c\npattern A":       `line 3, column 9: there are notes above the first pattern`,
		"pattern A\npattern A":      `line 2, column 9: there is a pattern "A" already`,
		"play B":                    `line 1, column 6: there is no pattern "B" above`,
		"tempo fast":                `line 1, column 7: "" is not a number from 20 to 400`,
		"tempo 100 200":             `line 1, column 11: "200" is too much here`,
		"temop 100":                 `line 1, column 1: nothing is called "temop"; try tempo`,
		"= 3":                       `line 1, column 1: a line cannot begin so`,
		x + "y = saw\nx: c d e\ny: c d": `line 4, column 1: this part lasts 2 quarters, which does not go into the 3 of` +
			` "x" beside it; try to count both`,
		x + "x: ((((((((c1)64)64)64)64)64)64)64)64": `column 17: it is longer than ten minutes`,
		x + "x: (((c64)64)64)64":                    `it has more than 50000 notes`,
		strings.Repeat("a = sine\n", 2):             `line 2, column 1: there is a channel "a" already`,
		strings.Repeat("/", maxTuneText+1):          `the text is longer than 256 kB`,
		"tempo 20\n" + x + "x: (c1)64":              `it is longer than ten minutes`,
	} {
		_, err := readTune(text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: got %v; want %s", text, err, want)
		}
	}
	nine := ""
	for i := range 9 {
		nine += fmt.Sprintf("v%d = sine\n", i)
	}
	if _, err := readTune(nine); err == nil || !strings.Contains(err.Error(), "line 9, column 1: there are more than 8 channels") {
		t.Errorf("nine channels: got %v; want an error", err)
	}
	if _, err := RenderTune("x = sine release 10 echo 1 90\nx: ([c d e f g a]64)64 ([c d e f g a]64)64"); err == nil {
		t.Error("notes without end: got no error; want one")
	}
}

// TestTuneWithoutEnd wants tails and echoes without number refused before they take memory.
func TestTuneWithoutEnd(t *testing.T) {
	for _, text := range []string{
		"x = sine release 10 echo 64 90\nx: [c d e f g a]64",
		"x = sine release 10 echo 1 90\nx: ([c d e f g a]64)64 ([c d e f g a]64)64",
		"x = sine wide 9 echo 64 90\nx: (([c d e f g a]64)64)64",
	} {
		s := mustRead(t, text)
		s.plan()
		if n := len(s.events); n > maxEvents+100 {
			t.Errorf("%q: got %d events; want at most %d", text, n, maxEvents)
		}
	}
}

func TestTuneLength(t *testing.T) {
	pcm, err := RenderTune("tempo 90\nx = sine release 2\nx: c d e f")
	if want := 4 * 48000 * 60 / 90; err != nil || pcm.Frames() != want || pcm.Channels != 1 {
		t.Errorf("four quarters: got %d frames, %d channels, error %v; want %d, 1", pcm.Frames(), pcm.Channels, err, want)
	}
	pcm, err = RenderTune("once\ntempo 90\nx = sine release 2\nx: c d e f")
	if want := 4*48000*60/90 + 96000; err != nil || pcm.Frames() != want || pcm.Samples[want-1] != 0 {
		t.Errorf("once: got %d frames, error %v; want %d that end in silence", pcm.Frames(), err, want)
	}
}

// TestTunePitch counts the periods of a note.
func TestTunePitch(t *testing.T) {
	for _, wave := range waveNames[:4] {
		pcm, err := RenderTune("tempo 60\nx = " + wave + "\nx: a1 & 1")
		if err != nil {
			t.Fatal(err)
		}
		up := 0
		for i := range 48000 {
			if pcm.Samples[i+48000] < 0 && pcm.Samples[i+48001] >= 0 {
				up++
			}
		}
		if up < 439 || up > 441 {
			t.Errorf("%s: got %d periods in a second; want 440", wave, up)
		}
	}
}

// TestTuneSeam wants a loop whose end runs into its beginning: a tune that is written twice goes the same way twice.
func TestTuneSeam(t *testing.T) {
	once, err1 := RenderTune(allTune)
	twice, err2 := RenderTune(allTune + "play A A+B B\n")
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	n := len(once.Samples)
	if len(twice.Samples) != 2*n {
		t.Fatalf("twice: got %d samples; want %d", len(twice.Samples), 2*n)
	}
	for i, x := range once.Samples {
		for _, y := range []int16{twice.Samples[i], twice.Samples[i+n]} {
			if d := int(x) - int(y); d > 1 || d < -1 {
				t.Fatalf("sample %d: got %d; want %d as in the loop", i, y, x)
			}
		}
	}
	inside, seam := 0, 0
	for i := range 2 * n {
		d := int(once.Samples[(i+2)%n]) - int(once.Samples[i%n])
		if inside = max(inside, d, -d); i >= n-2 && i < n {
			seam = max(seam, d, -d)
		}
	}
	if seam > inside/2 {
		t.Errorf("seam: got a step of %d; want less than half of the largest, %d", seam, inside)
	}
}

// TestTuneDoesNotClick wants no step in a soft tune that its waves do not have.
func TestTuneDoesNotClick(t *testing.T) {
	pcm, err := RenderTune("x = sine attack 0.01 release 0.02\nx: l16 o3 (c g e > c <)4 (r c8 [e g])2")
	if err != nil {
		t.Fatal(err)
	}
	x, top := make([]float64, len(pcm.Samples)), 0.0
	for i, s := range pcm.Samples {
		x[i] = float64(s)
		top = max(top, x[i], -x[i])
	}
	if step, most := biggestStep(x), top*2*math.Pi*270/rate; step > most {
		t.Errorf("steps: got %.1f; want at most %.1f", step, most)
	}
}

func TestTuneLoudness(t *testing.T) {
	for text, want := range map[string]float64{
		"x = sine\nx: c1 c1": 0.05,
		"x = saw wide 10\ny = drums\nx: (c e g)8\ny: l8 k h s h": 0.05,
		"volume 200\nx = triangle\nx: c1 c1":                     0.1,
	} {
		pcm, err := RenderTune(text)
		if err != nil {
			t.Fatal(err)
		}
		most := 0.0
		for i := 0; i+48000*pcm.Channels <= len(pcm.Samples); i += 24000 {
			sum := 0.0
			for _, s := range pcm.Samples[i:][:48000*pcm.Channels] {
				sum += float64(s) * float64(s) / 32767 / 32767
			}
			most = max(most, math.Sqrt(sum/48000/float64(pcm.Channels)))
		}
		if most < want*0.9 || most > want*1.1 {
			t.Errorf("%q: got %.3f in its loudest second; want %.3f", text, most, want)
		}
	}
}

func TestTuneInAPlayer(t *testing.T) {
	s := newStage()
	song := Tune("test song", "x = sine\nx: c d e f")
	s.Music(song, 0)
	if s.step(); len(s.Errs()) != 0 {
		t.Error("a good tune: got an error")
	}
	if got := s.step(); got < 0.02 {
		t.Errorf("a good tune: got %v; want to hear it", got)
	}
	s.Music(Tune("wrong song", "x = sine\nx: c d\nx: h"), 0)
	errs := s.Errs()
	if len(errs) != 1 || !strings.Contains(errs[0].Error(), `audio: load "wrong song": audio: read tune: line 3, column 4`) {
		t.Errorf("a wrong tune: got %v; want one error with its place", errs)
	}
	if song.String() != "test song" || Tune("test song", "x = sine\nx: c d e f") != song {
		t.Errorf("Tune again: got another sound than %v", song)
	}
	if got := panicText(func() { Tune("test song", "x = saw\nx: c") }); !strings.Contains(got, `make tune "test song": another tune`) {
		t.Errorf("another text of one name: got panic %q; want one with the name", got)
	}
	if panicText(func() { Tune("", "x") }) == "" {
		t.Error("a tune without a name: got no panic; want one")
	}
}

// TestTuneGolden holds a tune to what it was: the same samples on every machine.
func TestTuneGolden(t *testing.T) {
	pcm, err := RenderTune(allTune)
	if err != nil {
		t.Fatal(err)
	}
	h := uint64(14695981039346656037)
	for _, x := range pcm.Samples {
		h = (h ^ uint64(uint16(x))) * 1099511628211
	}
	if want := uint64(0x98afee7326573660); h != want {
		t.Errorf("hash of the tune: got %#x; want %#x", h, want)
	}
}

func FuzzTune(f *testing.F) {
	f.Add(allTune)
	f.Add("x = square\nx: (([c e g]8. & c16 r)2 v9 l6)3 > o2 c--")
	f.Add("x = saw bend -12 decay 1 release 2\npattern A\nx: c\npattern B\nx: d8\nplay A | B")
	f.Add("once\nx = drums echo 1 90\nx: k\npattern A\nplay A+A")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := readTune(text)
		if err != nil {
			return
		}
		if s.plan() != nil {
			return
		}
		if s.frames > maxSeconds*int64(rate)+60*int64(rate) || len(s.notes) > maxTuneNotes {
			t.Fatalf("got %d frames, %d notes; want at most ten minutes, %d notes", s.frames, len(s.notes), maxTuneNotes)
		}
		if s.frames < 5*int64(rate) && len(s.events) < 1000 {
			s.render()
		}
	})
}

// amountOf returns how much of a frequency is in a second of samples.
func amountOf(pcm []int16, hz float64) float64 {
	re, im := 0.0, 0.0
	for i, x := range pcm[:48000] {
		w := 0.5 - 0.5*math.Cos(2*math.Pi*float64(i)/48000)
		re += w * float64(x) * math.Cos(2*math.Pi*hz*float64(i)/rate)
		im += w * float64(x) * math.Sin(2*math.Pi*hz*float64(i)/rate)
	}
	return math.Hypot(re, im)
}

// TestTuneIsClean looks for the 27th harmonic of 1,760 Hz, which lies above half the sample rate and would be
// heard as 480 Hz, at −29 dB if nothing was done.
func TestTuneIsClean(t *testing.T) {
	for _, wave := range []string{"square", "saw", "triangle"} {
		pcm, err := RenderTune("tempo 60\nvolume 400\nx = " + wave + "\nx: o6 a1 & 1")
		if err != nil {
			t.Fatal(err)
		}
		one := pcm.Samples[48000:]
		if db := 20 * math.Log10(amountOf(one, 480)/amountOf(one, 1760)); db > -55 {
			t.Errorf("%s: got %.0f dB of 480 Hz; want at most -55", wave, db)
		} else {
			t.Logf("%s: %.0f dB", wave, db)
		}
	}
}
