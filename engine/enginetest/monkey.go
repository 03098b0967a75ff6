package enginetest

import (
	"fmt"
	"math"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// monkey presses at random.
type monkey struct {
	*Game
	rnd  engine.Rand
	held []input.Control
	all  []input.Control // that exist
	away int64           // the tick at which the player comes back
	full [2]int          // size of the window at first
}

// Monkey plays at random for so many ticks, the same for the same seed: mostly with what the game asks about, and
// sometimes with any key, pad, finger, text, window size or another window in front. It ends the test when the game
// fails or what Always asks for does not hold, and says how to play the same again.
// A game that ends begins anew with a copy of what New got; so ask the Game for its state, and not that value.
func (g *Game) Monkey(seed uint64, ticks int) *Game {
	g.t.Helper()
	m := &monkey{Game: g, rnd: engine.NewRand(seed), all: controls(), full: [2]int{g.in.Width, g.in.Height}}
	g.playing = fmt.Sprintf("Monkey(%d, %d)", seed, ticks)
	for range ticks {
		if g.over {
			g.loop.Restart()
			g.over = false
		}
		m.act()
		g.tick()
	}
	g.playing = ""
	g.hands.ReleaseAll()
	return g.Resize(m.full[0], m.full[1]).Focus(true)
}

// controls returns all that there are.
func controls() (all []input.Control) {
	const end = 512 // all numbers are below it
	for c := input.Control(1); c < end; c++ {
		if c.String() != "none" {
			all = append(all, c)
		}
	}
	return all
}

// act does nothing in most ticks, as hands do, and else one thing.
func (m *monkey) act() {
	if m.in.Unfocused && m.ticks >= m.away {
		m.Focus(true)
	}
	if len(m.held) > 0 && m.rnd.Chance(0.08) {
		m.letGo()
	}
	if !m.rnd.Chance(0.25) {
		return
	}
	switch p := m.rnd.Float(); {
	case p < 0.55 && len(m.asked.Controls) > 0:
		m.press(engine.Pick(&m.rnd, m.asked.Controls))
	case p < 0.75 && len(m.asked.Sticks) > 0:
		m.hands.Push(engine.Pick(&m.rnd, m.asked.Sticks), geom.Polar(m.rnd.Range(0, 2*math.Pi), m.rnd.Range(-0.3, 1.2)))
	case p < 0.85 && (m.asked.Pointer || m.asked.Touches):
		m.point()
	case p < 0.9 && m.asked.Text:
		m.hands.Type(string(engine.Pick(&m.rnd, []rune("ABCxyz019 .,-äж漢\x00"))))
	case p > 0.93:
		m.any()
	}
}

// press taps a control or holds it for a while.
func (m *monkey) press(c input.Control) {
	if m.rnd.Chance(0.5) {
		m.hands.Tap(c)
		return
	}
	m.hands.Hold(c)
	m.held = append(m.held, c)
}

func (m *monkey) letGo() {
	i := m.rnd.Int(len(m.held))
	m.hands.Release(m.held[i])
	m.held = append(m.held[:i], m.held[i+1:]...)
}

// place is anywhere in the window, or a little beside it.
func (m *monkey) place() (x, y float64) {
	w, h := float64(m.in.Width), float64(m.in.Height)
	return m.rnd.Range(-0.05, 1.05) * w, m.rnd.Range(-0.05, 1.05) * h
}

// point moves and clicks with the mouse, or a finger.
func (m *monkey) point() {
	x, y := m.place()
	switch m.rnd.Int(6) {
	case 0, 1:
		m.hands.PointAt(x, y)
	case 2:
		m.hands.PointAt(x, y)
		m.press(input.MouseLeft)
	case 3, 4:
		m.hands.PutDown(m.rnd.Int(3), x, y)
	case 5:
		m.hands.Lift(m.rnd.Int(3))
	}
}

// any does what the game may not have thought of.
func (m *monkey) any() {
	switch m.rnd.Int(8) {
	case 0, 1, 2:
		m.press(engine.Pick(&m.rnd, m.all))
	case 3:
		m.point()
	case 4:
		m.hands.Turn(float64(m.rnd.Int(3)-1), m.rnd.Range(-3, 3))
	case 5:
		m.Focus(false)
		m.away = m.ticks + int64(m.rnd.Int(60))
	case 6:
		m.Resize(1+m.rnd.Int(2*m.full[0]), 1+m.rnd.Int(2*m.full[1]))
	case 7:
		if player := m.rnd.Int(4); m.rnd.Chance(0.5) {
			m.hands.Connect(player)
		} else {
			m.hands.Disconnect(player)
		}
	}
}
