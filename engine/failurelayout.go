package engine

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// failureLayout is where everything stands, in device pixels of the window. u below is a pixel of the font: a whole
// number of device pixels, so that letters are sharp.
type failureLayout struct {
	u       float64
	lines   []failureLine
	mark    geom.Rect // beside the message
	buttons []failureButton
}

// failureLine is a line of words.
type failureLine struct {
	words string
	at    geom.Vec // top left
	size  float64  // height of the line
	color render.Color
}

// failureButton is what a choice looks like.
type failureButton struct {
	choice choice
	key    string // what does the same; empty: not shown
	label  string
	at     geom.Rect
}

// The colours of the screen.
var (
	failureBack  = render.Hex(0x171a26)
	failureFaint = render.Hex(0x8f9bb3)
	failureLight = render.Hex(0xf4f6fb)
	failurePlace = render.Hex(0xffd166)
	failureMark  = render.Hex(0xef476f)
	failureGood  = render.Hex(0x7bd88f)
	failureBad   = render.Hex(0xff9e80)
	failureRest  = render.Hex(0x2b3147)
	failureFocus = render.Hex(0x3f62c7)
	failureKey   = render.Hex(0x171a26)
)

var failureLabels = [...]struct{ key, label string }{
	chooseRestart: {"R", "Restart"}, chooseGood: {"L", "Go back"}, chooseCopy: {"C", "Copy"},
	chooseSave: {"S", "Save replay"}, chooseQuit: {"Esc", "Quit"},
}

// unit returns how many device pixels a pixel of the font has.
func (w shape) unit() float64 {
	wide, high := float64(w.w)/w.scale, float64(w.h)/w.scale
	const (
		more    = 400 // logical pixels of a square window for each further pixel
		columns = 150 // pixels of the font that must have room beside each other
	)
	k := math.Min(1+math.Floor(math.Sqrt(float64(wide*high))/more), 5)
	return math.Max(math.Round(math.Max(math.Min(k, wide/columns), 1)*w.scale), 1)
}

// inner returns the part of the window that nothing hides, without a margin.
func (w shape) inner(margin float64) geom.Rect {
	r := geom.R(w.safe.Left, w.safe.Top, float64(w.w)-w.safe.Left-w.safe.Right, float64(w.h)-w.safe.Top-w.safe.Bottom)
	return r.Inset(margin)
}

// lay puts everything in its place, when something changed.
func (s *failureScreen) lay(f *Failure, title string) {
	if s.laid {
		return
	}
	s.laid = true
	u := s.shape.unit()
	s.layout = failureLayout{u: u}
	margin := 12 * u
	if u <= s.shape.scale {
		margin = 5 * u // a small window
	}
	r := s.shape.inner(margin)
	bottom := s.layButtons(r) - 6*u
	if s.status != "" {
		bottom = s.layStatus(r, bottom)
	}
	s.layWords(f, title, geom.R(r.X, r.Y, r.W, bottom-r.Y))
}

// width measures words in a size.
func (s *failureScreen) width(size float64) func(string) float64 {
	return func(words string) float64 { return s.canvas.TextSize(render.Text{S: words, Size: size}).X }
}

// write adds a line and returns the place below it.
func (s *failureScreen) write(words string, x, y, size, step float64, color render.Color) float64 {
	s.layout.lines = append(s.layout.lines, failureLine{words, geom.V(x, y), size, color})
	return y + step
}

// layStatus puts the status above the buttons and returns where it begins.
func (s *failureScreen) layStatus(r geom.Rect, bottom float64) float64 {
	u := s.layout.u
	lines := wrap(plain(s.status), r.W, s.width(8*u))
	room := int((bottom - r.Y - 26*u) / (10 * u)) // under a line of the message
	lines = lines[:min(len(lines), max(room, 0), 3)]
	y := bottom - 10*u*float64(len(lines))
	top, color := y-2*u, failureGood
	if s.bad {
		color = failureBad
	}
	for _, line := range lines {
		y = s.write(line, r.X, y, 8*u, 10*u, color)
	}
	return top
}

// layWords puts what happened into a rectangle: what was called, the message as large as it goes, the place in the
// game's code, and as many of its calls as have room.
func (s *failureScreen) layWords(f *Failure, title string, r geom.Rect) {
	u := s.layout.u
	home := thisHome()
	head := fmt.Sprintf("%s stopped: %s in %s", title, f.word(), strings.Replace(f.In, "*main.", "", 1))
	y := s.write(shorten(plain(head), r.W, s.width(8*u)), r.X, r.Y, 8*u, 14*u, failureFaint)
	y = s.layMessage(f, geom.R(r.X, y, r.W, r.Y+r.H-y))
	c, ok := home.culprit(f.calls)
	if !ok {
		return
	}
	y = s.layPlace(home, c, geom.R(r.X, y, r.W, r.Y+r.H-y))
	calls := f.calls
	if calls[0] == c {
		calls = calls[1:] // it was just said
	}
	rest := home.lines(calls)
	const most = 12 // calls: the report has all of them
	room := min(int((r.Y+r.H-y+2*u)/(10*u)), most)
	for _, line := range collapse(rest, room, leftOut) {
		y = s.write(shorten(plain(line), r.W, s.width(8*u)), r.X, y, 8*u, 10*u, failureFaint)
	}
}

// layPlace writes where in the game it happened, with the line of code when it can be had and has room, and returns the
// place below it.
func (s *failureScreen) layPlace(home home, c call, r geom.Rect) float64 {
	u := s.layout.u
	width, indent := s.width(8*u), 6*u
	if r.H < 8*u {
		return r.Y
	}
	place := plain(home.place(c) + "  " + home.name(c))
	if width(place) > r.W {
		place = plain(home.file(c) + "  " + home.name(c))
	}
	y := s.write(shorten(place, r.W, width), r.X, r.Y, 8*u, 10*u, failurePlace)
	if code := c.code(); code != "" && r.H >= 40*u {
		y = s.write(shorten(plain(code), r.W-indent, width), r.X+indent, y, 8*u, 10*u, failureLight)
	}
	return y + 4*u
}

func leftOut(n int) string { return fmt.Sprintf("… %d more calls …", n) }

// layMessage writes the message as large as it has room in a few lines, and returns the place below it.
func (s *failureScreen) layMessage(f *Failure, r geom.Rect) float64 {
	u := s.layout.u
	const most = 600 // characters: more than any window shows
	words := []rune(plain(strings.TrimSpace(fmt.Sprint(f.Cause))))
	text := string(words[:min(len(words), most)])
	indent := 6 * u
	var lines []string
	var size float64
	for _, k := range [...]float64{2 * u, math.Floor(1.5 * u), u} {
		size = 8 * k
		lines = wrap(text, r.W-indent, s.width(size))
		if len(lines) <= 3 && size*1.25*float64(len(lines)) <= r.H*0.6 {
			break
		}
	}
	step := math.Round(size * 1.25)
	room := max(int((r.H*0.6)/step), 1)
	if len(lines) > room || len(lines) > 0 && len(words) > most {
		lines = lines[:min(len(lines), room)]
		last := len(lines) - 1
		lines[last] = shorten(lines[last]+" …", r.W-indent, s.width(size))
	}
	y := r.Y
	for _, line := range lines {
		y = s.write(line, r.X+indent, y, size, step, failureLight)
	}
	s.layout.mark = geom.R(r.X, r.Y-u, 2*u, y-r.Y+u-(step-size))
	return y + 5*u
}

// layButtons puts the buttons along the bottom and returns where they begin. They stand in one row where that has room;
// otherwise in several, each as wide as the window.
func (s *failureScreen) layButtons(r geom.Rect) float64 {
	u := s.layout.u
	gap, high := 4*u, 16*u
	var list []failureButton
	for _, c := range s.choices() {
		list = append(list, s.button(c))
	}
	rows := intoRows(list, r.W, gap)
	if s.touch {
		const finger, share = 44, 0.4 // logical pixels; of the window at most, for all rows
		most := math.Floor(r.H*share/float64(len(rows))) - gap
		high = math.Max(high, math.Min(math.Round(finger*s.shape.scale), most))
	}
	y := r.Y + r.H - float64(len(rows))*(high+gap) + gap
	top := y
	for _, row := range rows {
		fillRow(row, r, gap, len(rows) > 1 || s.touch)
		for i := range row {
			row[i].at.Y, row[i].at.H = y, high
		}
		y += high + gap
		s.layout.buttons = append(s.layout.buttons, row...)
	}
	return top
}

// intoRows puts buttons into as few rows as have room, about as many into each.
func intoRows(list []failureButton, width, gap float64) (rows [][]failureButton) {
	for n := 1; n <= len(list); n++ {
		rows = slices.Collect(slices.Chunk(list, (len(list)+n-1)/n))
		if !slices.ContainsFunc(rows, func(row []failureButton) bool { return rowWidth(row, gap) > width }) {
			break
		}
	}
	return rows
}

func rowWidth(row []failureButton, gap float64) float64 {
	w := -gap
	for i := range row {
		w += row[i].at.W + gap
	}
	return w
}

// fillRow puts buttons beside each other; when they are to fill the row, what is left of it is shared.
func fillRow(row []failureButton, r geom.Rect, gap float64, whole bool) {
	more := 0.0
	if whole {
		more = math.Floor(math.Max(r.W-rowWidth(row, gap), 0) / float64(len(row)))
	}
	x := r.X
	for i := range row {
		row[i].at.X = x
		row[i].at.W += more
		x += row[i].at.W + gap
	}
}

// button returns what a choice looks like, as wide as its words. Fingers press no keys, so none are shown to them.
func (s *failureScreen) button(c choice) failureButton {
	u := s.layout.u
	b := failureButton{choice: c, key: failureLabels[c].key, label: failureLabels[c].label}
	if s.touch {
		b.key = ""
	}
	b.at.W = s.width(8*u)(b.label) + 11*u
	if b.key != "" {
		b.at.W += s.keyWidth(b.key) + 4*u
	}
	return b
}

// keyWidth returns how wide the sign of a key is.
func (s *failureScreen) keyWidth(key string) float64 {
	u := s.layout.u
	return math.Max(s.width(8*u)(key)+5*u, 9*u)
}
