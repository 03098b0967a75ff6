package engine

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// notice is a line that the engine shows over a game: what went wrong outside of it, and is worth its player's knowing.
type notice struct {
	about, text string
	until       int64 // driver's ticks; zero: it stays
	offer       bool  // F2 or a tap on it gives the player his saves as a file
}

// brief is how long a notice stays that says what is over, seconds.
const brief = 10

// mostNotices are shown at a time: the last ones.
const mostNotices = 3

// notify shows a line over the game in place of the one about the same thing, for some seconds; zero: until another one
// takes its place. An empty text takes it away.
func (l *Loop) notify(about, text string, sec float64) {
	l.dropNotices(about)
	if text == "" || l.config.NoNotices {
		return
	}
	if len(l.notices) == mostNotices {
		l.notices = append(l.notices[:0], l.notices[1:]...)
	}
	n := notice{about: about, text: text}
	if sec > 0 {
		n.until = l.heard + int64(sec*float64(l.config.TPS))
	}
	l.notices = append(l.notices, n)
}

// dropNotices takes away what is about a thing, and what has been shown for long enough.
func (l *Loop) dropNotices(about string) {
	kept := l.notices[:0]
	for _, n := range l.notices {
		if n.about != about && (n.until == 0 || n.until > l.heard) {
			kept = append(kept, n)
		}
	}
	l.notices = kept
}

// The colours of a notice.
var (
	noticeBack = render.Hex(0x2b1d14).Fade(0.92)
	noticeMark = render.Orange
)

// drawNotices draws them along the upper edge of the window, in device pixels, outside of notches.
func (l *Loop) drawNotices() {
	if len(l.notices) == 0 {
		return
	}
	c := l.canvas
	c.Window()
	for i, at := range l.noticePlaces() {
		u := l.noticeUnit()
		c.Rect(at, noticeBack)
		c.Rect(geom.R(at.X, at.Y, 2*u, at.H), noticeMark)
		c.Text(l.noticeText(i, at))
	}
}

// noticeUnit is the size of a pixel of the letters, device pixels.
func (l *Loop) noticeUnit() float64 {
	s := &l.failing.shape
	return max(1, float64(geom.Round(1.5*s.scale)), float64(min(s.w, s.h)/300))
}

// noticeText is the text of one of them in its place.
func (l *Loop) noticeText(i int, at geom.Rect) render.Text {
	u := l.noticeUnit()
	return render.Text{S: l.notices[i].text, Size: 8 * u, Wrap: at.W - 10*u, Pos: geom.V(at.X+6*u, at.Y+4*u), Color: render.White}
}

// noticePlaces returns where each of them is, device pixels.
func (l *Loop) noticePlaces() (places []geom.Rect) {
	s, u := &l.failing.shape, l.noticeUnit()
	y := s.safe.Top
	for i := range l.notices {
		at := geom.R(s.safe.Left, y, float64(s.w)-s.safe.Left-s.safe.Right, 0)
		at.H = l.canvas.TextSize(l.noticeText(i, at)).Y + 8*u
		places = append(places, at)
		y += at.H + u
	}
	return places
}
