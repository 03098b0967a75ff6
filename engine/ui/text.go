package ui

import (
	"math"
	"strconv"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// width returns the width of a line of text.
func (u *UI) width(s string) float64 {
	return u.meter.TextSize(render.Text{S: s, Size: letter}).X
}

// fit cuts a line to a width, with a sign for what is missing.
func (u *UI) fit(s string, width float64) string {
	if s == "" || u.width(s) <= width {
		return s
	}
	const more = "…"
	n := render.TextAt(u.meter, render.Text{S: s, Size: letter}, geom.V(width-u.width(more), 0))
	for n > 0 && u.width(s[:n]) > width-u.width(more) {
		n--
		for n > 0 && s[n]&0xc0 == 0x80 {
			n--
		}
	}
	if n == 0 {
		return ""
	}
	u.letters = append(append(u.letters[:0], s[:n]...), more...)
	return u.made()
}

// made returns u.letters as a string, the same one as in the tick before when nothing has changed, so that it costs
// nothing.
func (u *UI) made() string {
	if u.text == len(u.texts) {
		u.texts = append(u.texts, "")
	}
	s := &u.texts[u.text]
	u.text++
	if *s != string(u.letters) {
		*s = string(u.letters)
	}
	return *s
}

// number writes a number with as many decimals as its step has.
func (u *UI) number(v, step float64) string {
	if abs(v) >= 1e9 {
		u.letters = strconv.AppendFloat(u.letters[:0], v, 'g', 6, 64)
	} else {
		u.letters = strconv.AppendFloat(u.letters[:0], v, 'f', decimals(v, step), 64)
	}
	return u.made()
}

// decimals returns how many digits after the point a step has, and without a step as many as the value has, at most 3.
func decimals(v, step float64) int {
	most := 6
	if !(step > 0) {
		step, most = v, 3
	}
	for n, k := 0, 1.0; n < most; n, k = n+1, k*10 {
		if x := step * k; abs(x-math.Floor(x+0.5)) < 1e-6 {
			return n
		}
	}
	return most
}

func abs(x float64) float64 { return max(x, -x) }

// TextSize returns how large a text is when it goes on in a new line at a width; zero: never. Pixels of the font.
func (u *UI) TextSize(text string, width float64) geom.Vec {
	size := u.meter.TextSize(render.Text{S: text, Size: letter, Wrap: width})
	return geom.V(float64(ceil(size.X)), float64(ceil(size.Y)))
}
