package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const (
	overLeast = 1.2 // seconds that GAME OVER stands at least
	overShown = 3.0 // seconds after which it goes on by itself to the initials
	alphabet  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
)

// The controls of the initials. Letters are typed here, so none of them steers.
var (
	dial = input.Stick{
		Name:  "dial",
		Left:  input.Any{input.KeyLeft, input.PadLeft, input.PadLeftLeft},
		Right: input.Any{input.KeyRight, input.PadRight, input.PadLeftRight},
		Up:    input.Any{input.KeyUp, input.PadUp, input.PadLeftUp},
		Down:  input.Any{input.KeyDown, input.PadDown, input.PadLeftDown},
	}
	accept = input.Action{Name: "accept", On: input.Any{
		input.KeyEnter, input.KeyNumpadEnter, input.KeySpace, input.PadA, input.PadStart,
	}}
	erase = input.Action{Name: "erase", On: input.Any{input.KeyBackspace, input.KeyDelete, input.PadB}}
)

// entry is the initials of a player who made it into the table.
type entry struct {
	name [nameLength]byte
	at   int // letter that is being chosen; nameLength: all are
}

// updateOver waits, and goes on to the initials, another game or the title.
func (g *game) updateOver(t *engine.Tick) {
	g.drift(t.Dt)
	if g.since < overLeast {
		return
	}
	rank := g.table.rank(g.score.points)
	again := t.Input.Pressed(start)
	switch {
	case rank >= 0 && (again || g.since >= overShown):
		g.rank = rank
		g.entry = entry{name: [nameLength]byte{'A', 'A', 'A'}}
		g.enter(entering)
	case again:
		g.newGame(t)
	case t.Input.Pressed(leave):
		g.enterTitle(t.Rand)
	}
}

// updateEntry takes initials from a keyboard, or dialled with a stick.
func (g *game) updateEntry(t *engine.Tick) {
	g.drift(t.Dt)
	e := &g.entry
	if typed := e.typeText(t.Input.Text()); typed {
		g.click(t)
	}
	dx, dy := t.Input.Step(dial)
	if dy != 0 && e.at < nameLength {
		e.dial(dy)
		g.click(t)
	}
	if dx < 0 || t.Input.Pressed(erase) {
		e.at = max(e.at-1, 0)
	}
	if dx > 0 {
		e.at = min(e.at+1, nameLength-1)
	}
	switch on, by := entryTouched(t.Input); {
	case on >= 0:
		e.at = on
		if by != 0 {
			e.dial(by)
		}
		g.click(t)
	case tapped(t.Input, doneButton):
		e.at = nameLength + 1
	}
	if t.Input.Pressed(accept) && g.since > 0.3 { // not the press that brought the player here
		e.at++
		g.click(t)
	}
	if e.at > nameLength || e.at == nameLength && t.Input.Pressed(accept) {
		g.keepScore(t)
	}
}

// typeText puts typed letters and digits into the name and reports whether there were any.
func (e *entry) typeText(text string) (typed bool) {
	for i := range len(text) {
		char := text[i]
		if char >= 'a' && char <= 'z' {
			char -= 'a' - 'A'
		}
		if e.at < nameLength && indexOf(char) >= 0 {
			e.name[e.at] = char
			e.at++
			typed = true
		}
	}
	return typed
}

// dial turns the letter by one, up or down the alphabet.
func (e *entry) dial(by int) {
	n := len(alphabet)
	e.name[e.at] = alphabet[(indexOf(e.name[e.at])+by+n)%n]
}

func indexOf(char byte) int {
	for i := range len(alphabet) {
		if alphabet[i] == char {
			return i
		}
	}
	return -1
}

// keepScore writes the row and shows the table.
func (g *game) keepScore(t *engine.Tick) {
	g.counts.entries++
	rank := g.table.insert(row{Name: string(g.entry.name[:]), Score: g.score.points, Wave: g.wave.n})
	t.Store.Put(tableKey, g.table)
	g.play(t, soundLife, centre, 0.8)
	g.enterTitle(t.Rand)
	g.rank = rank
}

func (g *game) drawOver(c *render.Canvas) {
	k := geom.Clamp(g.since*1.5, 0, 1)
	style{size: 40, align: 0.5, col: smallCol.Fade(k)}.write(c, "GAME OVER", geom.V(centre.X, 104))
	lines := [...]struct {
		name string
		n    int
	}{{"WAVE", g.wave.n}, {"LONGEST CHAIN", g.score.best}, {"SHOTS THAT HIT, IN 100", g.score.accuracy()}}
	for i, l := range lines {
		y := 172 + float64(i)*20
		s := style{size: 10, align: 1, plain: true, col: textCol.Fade(geom.Clamp(g.since*2-float64(0.6*float64(i+1)), 0, 1))}
		s.write(c, l.name, geom.V(centre.X+40, y))
		s.align = 0
		s.number(c, l.n, geom.V(centre.X+60, y))
	}
	if next := g.table.above(g.score.points); g.since > overLeast && g.table.rank(g.score.points) < 0 && next != nil {
		s := style{size: 10, align: 1, plain: true, col: goldCol}
		s.number(c, next.Score-g.score.points+1, geom.V(centre.X-66, 246))
		s.align = 0
		s.write(c, "MORE AND YOU ARE ON THE LIST", geom.V(centre.X-54, 246))
	}
	if g.since > overLeast {
		style{size: 12, align: 0.5, plain: true, col: textCol.Fade(blink(g.since))}.write(c, g.hint("FIRE: ONCE MORE", "TAP: ONCE MORE"), geom.V(centre.X, 280))
	}
}

func (g *game) drawEntry(c *render.Canvas) {
	style{size: 20, align: 0.5, col: goldCol}.write(c, "A HIGH SCORE!", geom.V(centre.X, 76))
	s := style{size: 11, align: 1, plain: true, col: textCol}
	s.write(c, "YOUR RANK", geom.V(centre.X+22, 108))
	s.align = 0
	s.number(c, g.rank+1, geom.V(centre.X+36, 108))
	for i, char := range g.entry.name {
		g.drawInitial(c, i, char)
	}
	hint := "TYPE, OR UP AND DOWN AND FIRE"
	switch {
	case g.touch:
		hint = "TAP THE ARROWS"
		drawButton(c, doneButton, "DONE", goldCol)
	case g.entry.at >= nameLength:
		hint = "FIRE OR ENTER: DONE"
	}
	style{size: 10, align: 0.5, plain: true, col: textCol.Fade(blink(g.since))}.write(c, hint, geom.V(centre.X, 306))
}

// drawInitial draws one letter of the name. The one that is chosen has arrows and a line; for fingers all have arrows.
func (g *game) drawInitial(c *render.Canvas, i int, char byte) {
	at, chosen := initialAt(i), i == g.entry.at
	col := shipCol
	if chosen {
		col = goldCol
		c.Line(at.Add(geom.V(-18, 34)), at.Add(geom.V(18, 34)), 2, goldCol.Fade(blink(g.since)))
	}
	if chosen || g.touch {
		for _, side := range [...]float64{-1, 1} {
			tip := at.Add(geom.V(0, side*56))
			neon(c, tip.Add(geom.V(-11, -side*10)), tip, col)
			neon(c, tip, tip.Add(geom.V(11, -side*10)), col)
		}
	}
	style{size: 46, col: col}.letter(c, char, at.Add(geom.V(-46*letterW/grid/2, -23)))
}

// blink returns how bright a prompt is: it breathes, and never goes out.
func blink(time float64) float64 { return 0.65 + float64(0.35*geom.Cos(time*4.5)) }
