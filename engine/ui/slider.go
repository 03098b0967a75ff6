package ui

import (
	"math"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// labelled returns the place of a control, after it has written its label before it.
func (u *UI) labelled(label string) (id uint64, box geom.Rect) {
	words := shown(label)
	id = u.id(label)
	box = u.line(u.width(words) + 60)
	if words == "" {
		return id, box
	}
	w := float64(geom.Floor(box.W * labelPart))
	u.write(words, geom.R(box.X, box.Y, w-gap, box.H), render.Left, u.look.Faint)
	return id, geom.R(box.X+w, box.Y, box.W-w, box.H)
}

// Slider shows a number from lo to hi that the player drags, and reports whether he has changed it. It stays at whole
// steps from lo on; a step of zero: anywhere. A second click or Enter lets him type it. When hi is not above lo it is
// typed alone. With the focus the keys left and right change it by a step, with Shift by ten.
func (u *UI) Slider(label string, v *float64, lo, hi, step float64) bool {
	id, box := u.labelled(label)
	before := *v
	ranged := hi > lo
	takes := keys(0)
	if ranged {
		takes = takesX
	}
	over, held, clicked := u.press(id, box, takes)
	if u.editing == id {
		u.typed(id, box, v, lo, hi)
		return *v != before
	}
	if ranged && held {
		u.slide(box, v, lo, hi, step)
	}
	if u.focus == id && u.stepX != 0 {
		u.nudge(v, lo, hi, step)
	}
	part := 0.0
	if ranged {
		part = geom.Clamp((*v-lo)/(hi-lo), 0, 1)
	}
	u.bar(id, box, part, over || held)
	u.write(u.number(*v, step), box, render.Center, u.look.Text)
	if clicked && (!ranged || u.ok && u.focus == id || u.let && u.twice(id)) {
		u.letters = strconv.AppendFloat(u.letters[:0], *v, 'g', 10, 64)
		u.begin(id, string(u.letters))
		u.session(box)
		u.paint(box)
	}
	return *v != before
}

// bar draws a slider.
func (u *UI) bar(id uint64, box geom.Rect, part float64, light bool) {
	c := u.look.Rest
	if light {
		c = u.look.Hover
	}
	u.fill(box, c)
	w := float64(geom.Round(box.W * part))
	if w > 0 {
		u.fill(geom.R(box.X, box.Y, w, box.H), u.look.Accent)
		u.fill(geom.R(box.X+w-1, box.Y, 1, box.H), u.look.Text)
	}
	u.ring(id, box)
}

// slide takes the value to where the pointer is. A finger must move aside first, or be lifted, since it may want to scroll.
func (u *UI) slide(box geom.Rect, v *float64, lo, hi, step float64) {
	if u.touch && !u.firm {
		way := u.at.Sub(u.from)
		if u.firm = abs(way.X) > u.slop(); !u.firm && !(u.let && abs(way.Y) <= u.slop()) {
			return
		}
	}
	if !u.touch && !u.pressed && u.at == u.from {
		return // a click that does not move is one
	}
	part := geom.Clamp((u.at.X-box.X)/box.W, 0, 1)
	*v = stepped(lo+float64(part*(hi-lo)), lo, hi, step)
}

// stepped returns the nearest whole step.
func stepped(v, lo, hi, step float64) float64 {
	if step > 0 {
		n := math.Floor((v-lo)/step + 0.5)
		v = lo + float64(n*step)
		if d := decimals(lo, step) + 2; step < 1 && d < 12 {
			k := geom.Pow(10, float64(d))
			v = math.Floor(float64(v*k)+0.5) / k // 0.3 and not 0.30000000000000004
		}
	}
	return geom.Clamp(v, lo, hi)
}

// nudge changes a value by the keys.
func (u *UI) nudge(v *float64, lo, hi, step float64) {
	by := step
	if !(by > 0) {
		by = (hi - lo) / 100
	}
	if u.shift() {
		by *= 10
	}
	*v = stepped(*v+float64(by*float64(u.stepX)), lo, hi, step)
}

// typed lets the player write a number. What is none changes nothing, and neither does Escape.
func (u *UI) typed(id uint64, box geom.Rect, v *float64, lo, hi float64) {
	if out := u.writing(id, box); out == still || out == dropping {
		return
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(u.edit.Text), ",", "."), 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return
	}
	if hi > lo {
		n = geom.Clamp(n, lo, hi)
	}
	*v = n
}

// Whole is Slider for a whole number.
func (u *UI) Whole(label string, v *int, lo, hi int) bool {
	x := float64(*v)
	if !u.Slider(label, &x, float64(lo), float64(hi), 1) {
		return false
	}
	before := *v
	*v = geom.Round(x)
	return *v != before
}
