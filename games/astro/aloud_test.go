package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/input"
)

// obeyed lets the bot say what to press, to somebody who does it some ticks later, and in whose machine a batch of
// ticks comes with each picture. It ends after some ticks, or beyond wave 3.
func obeyed(seed uint64, touch bool, lag, batch, ticks int) *game {
	g := &game{}
	c := config()
	c.Seed = seed
	l := engine.New(g, c, nil)
	var said bytes.Buffer
	l.PlayBotAloud(&said, touch)
	late := make([]driver.Input, lag+1)
	var sum driver.Input
	for n := range ticks {
		in := driver.Input{Width: width, Height: height}
		if n%batch == 0 {
			in = sum
			in.Width, in.Height = width, height
			sum = driver.Input{}
		}
		l.Tick(&in)
		sum.Add(&late[n%len(late)])
		late[n%len(late)] = heard(said.String())
		said.Reset()
		if g.wave.n > 3 {
			break
		}
	}
	return g
}

// heard is what the bot said, done.
func heard(said string) (in driver.Input) {
	phases := map[string]driver.TouchPhase{"began": driver.TouchBegan, "moved": driver.TouchMoved, "ended": driver.TouchEnded}
	for line := range strings.Lines(said) {
		f := strings.Fields(line)
		switch f[1] {
		case "key":
			c, _ := input.Parse(f[3])
			in.Keys = append(in.Keys, driver.KeyEvent{Key: driver.Key(c), Down: f[2] == "down"})
		case "touch":
			var e driver.TouchEvent
			fmt.Sscan(f[2]+" "+f[4]+" "+f[5], &e.ID, &e.X, &e.Y)
			e.Phase = phases[f[3]]
			in.Touches = append(in.Touches, e)
		case "text":
			in.Text = append(in.Text, driver.TextEvent{Kind: driver.TextCommit, Text: f[2]})
		}
	}
	return in
}

// TestBotPlaysFromAfar shows that the bot is good enough for a robot at the real keys, or at the real screen, of a
// machine that is slow: it clears three waves although what it tells arrives late and a few ticks at a time.
func TestBotPlaysFromAfar(t *testing.T) {
	const seeds, most = 4, 4 * 60 * 60 // ticks
	for _, touch := range []bool{false, true} {
		for _, lag := range []int{0, 4, 8} {
			won := 0
			for seed := range uint64(seeds) {
				if g := obeyed(seed+1, touch, lag, 1+lag/3, most); g.wave.n > 3 {
					won++
				}
			}
			if won < seeds-1 {
				t.Errorf("touch %v, %d ticks late: got %d of %d games beyond wave 3", touch, lag, won, seeds)
			}
		}
	}
}
