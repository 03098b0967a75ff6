package main

import (
	"fmt"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
)

const (
	slotKey   = "cavern" // of the saved game in the store
	saveEvery = 10.0     // seconds between two saves while nothing happens
)

// saved is what a player keeps: where he wakes, and what he has done so far. Numbers are those of things in the map.
type saved struct {
	Feet   geom.Vec // of the hero where he wakes, logical pixels
	Room   string   // where that is
	Done   []bool   // coins and keys that were taken, doors that were opened, lamps that are lit, checkpoints that were passed
	Keys   int      // that were not used yet
	Coins  int
	Played float64 // seconds
	Deaths int
}

// newSaved returns a game that begins.
func newSaved(l *level) saved {
	s := saved{Feet: l.Start, Done: make([]bool, len(l.Things))}
	if i := l.roomAt(l.Start); i >= 0 {
		s.Room = l.Rooms[i].Name
	}
	return s
}

// loadSaved returns the game that was saved last, and false when there is none for this map.
func loadSaved(t *engine.Tick, l *level) (saved, bool) {
	var s saved
	if !t.Store.Get(slotKey, &s) || !s.fits(l) {
		return newSaved(l), false
	}
	return s, true
}

// fits reports whether it can be played on in this map: the store may hold what another release, or a player, wrote.
func (s *saved) fits(l *level) bool {
	coins := 0
	for i, done := range s.Done {
		if i < len(l.Things) && done && l.Things[i].Kind == "coin" {
			coins++
		}
	}
	return len(s.Done) == len(l.Things) && s.Coins == coins && s.Keys >= 0 && s.Keys <= l.count("key") &&
		l.roomAt(s.Feet) >= 0 && !l.blocked(stand(s.Feet).Sub(geom.V(0, 1)), geom.V(heroW, heroH-2)) && s.Played >= 0
}

// count returns how many things of a kind there are.
func (l *level) count(kind string) (n int) {
	for i := range l.Things {
		if l.Things[i].Kind == kind {
			n++
		}
	}
	return n
}

// Autosave says what is worth keeping.
func (p *play) Autosave() (engine.Slot, any) {
	summary := fmt.Sprintf("%s, %d of %d coins", p.saved.Room, p.saved.Coins, p.level.count("coin"))
	return engine.Slot{Key: slotKey, Summary: summary, Played: p.saved.Played}, p.saved
}

// save keeps the game as it is.
func (p *play) save(t *engine.Tick) {
	s, v := p.Autosave()
	engine.PutSlot(t, s, v)
}
