package juice

import (
	"strconv"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Popups are numbers and words that pop up where something happened, rise and fade: damage, points, "miss". The zero
// Popups are none. They use the memory of those that are over again.
type Popups struct {
	Font render.Font // zero: built in
	Size float64     // of the letters, logical pixels; zero: 16
	Rise float64     // how far they rise, logical pixels; zero: 30
	Life float64     // seconds; zero: 0.9
	Max  int         // at a time, of which the oldest goes first; zero: 64

	items []popup
	count uint32 // so far, so that no two go the same way
}

// popup is one of them.
type popup struct {
	text  string
	at    geom.Vec
	color render.Color
	age   float64 // seconds
	n     uint32
}

const (
	popIn  = 0.12 // seconds in which it gets its size
	popBig = 1.7  // times its size as it begins
	drift  = 10.0 // to the side at most, logical pixels
)

// Add lets a text pop up with its middle at a point, in a colour; zero: white.
func (p *Popups) Add(text string, at geom.Vec, col render.Color) {
	place("add", "at", at)
	limit := p.Max
	if limit <= 0 {
		limit = 64
	}
	if over := len(p.items) - limit + 1; over > 0 {
		p.items = append(p.items[:0], p.items[over:]...)
	}
	p.count++
	p.items = append(p.items, popup{text: text, at: at, color: col, n: p.count})
}

// Number is Add for a whole number.
func (p *Popups) Number(n int, at geom.Vec, col render.Color) { p.Add(strconv.Itoa(n), at, col) }

// Len returns how many there are.
func (p *Popups) Len() int { return len(p.items) }

// Update lets dt seconds go by.
func (p *Popups) Update(dt float64) {
	dt = tick(dt)
	left := p.items[:0]
	for _, it := range p.items {
		if it.age += dt; it.age < p.life() {
			left = append(left, it)
		}
	}
	clear(p.items[len(left):])
	p.items = left
}

func (p *Popups) life() float64 { return or(number("update", "Popups.Life", p.Life), 0.9) }

// Draw draws them in the current coordinates, those of the world that their places are of; the oldest first. For
// players who want less motion they stay where they are and only fade.
func (p *Popups) Draw(c *render.Canvas) {
	for i := range p.items {
		it := &p.items[i]
		k := it.age / p.life()
		size := or(p.Size, 16)
		at := it.at
		if !c.ReduceMotion {
			slow := 1 - float64((1-k)*(1-k)) // fast at first
			at = at.Add(geom.Vec{X: geom.Scatter(it.n, 1) * drift * slow, Y: -or(p.Rise, 30) * slow})
			size *= geom.Lerp(popBig, 1, min(it.age/popIn, 1))
		}
		fade := min((1-k)*2.5, 1)
		col := it.color
		if col == (render.Color{}) {
			col = render.White
		}
		t := render.Text{
			S: it.text, Pos: geom.Vec{X: at.X, Y: at.Y - size/2}, Font: p.Font, Size: size,
			Align: render.Center, Color: col.Fade(fade), Outline: size / 8,
		}
		c.Text(t)
	}
}
