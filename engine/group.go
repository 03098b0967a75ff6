package engine

import (
	"encoding/binary"

	"github.com/krill2d/krill/assets/lanes"
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/render"
)

// Group names what is to be loaded before it is needed: the pictures and sounds of a level. Whatever is not loaded ahead is
// loaded at its first use, so a group may lack something, and a game without groups only starts a little less smoothly. Keep it in a
// package variable.
//
//	var level = engine.Group{Name: "level", Images: []render.Image{hero, tiles}, Sounds: []audio.Sound{theme}}
//
//	func (l *loading) Update(t *engine.Tick) error {
//		if l.progress = level.Load(t, engine.Waiting); l.progress.Over() {
//			t.Replace(&play{})
//		}
//		return nil
//	}
type Group struct {
	Name    string // as a replay calls it; zero: "group"
	Images  []render.Image
	Sounds  []audio.Sound
	Fonts   []render.Font
	Shaders []render.Shader
	Data    []AnyData
	Files   []string // for Tick.File, which gets their bytes once
}

// Lane says how urgent loading is.
type Lane = lanes.Lane

// The lanes, the most urgent first.
const (
	Waiting = lanes.Waiting // the player waits for it
	Soon    = lanes.Soon    // it is needed in a moment: the next room
	Bulk    = lanes.Bulk    // some time: the rest of the game
)

// Progress is how far a group is: plain data, which a scene may keep.
type Progress struct {
	Done, Total       int   // files and what is made by code; what failed is done too
	Bytes, TotalBytes int64 // of files, as they lie there; what is not known counts as none
	Failed            int
	Err               string // what failed, a line each; empty: nothing did
}

// Over reports whether nothing is left to do.
func (p Progress) Over() bool { return p.Done >= p.Total }

// Part returns how much is done, 0 to 1: by bytes where they are known, else by count.
func (p Progress) Part() float64 {
	switch {
	case p.Over():
		return 1
	case p.TotalBytes > 0:
		return float64(p.Bytes) / float64(p.TotalBytes)
	}
	return float64(p.Done) / float64(p.Total)
}

// Load begins to load the group at its first call, and says how far it is. Call it in each tick until it is Over.
//
// Files are read and decoded beside the game, the most urgent group first: on desktops and phones on other processors. Of
// what then remains, which is to hand pictures and sounds to the driver, a tick does as much as takes 4 ms, and at least one. A
// browser has one thread for all: there decoding is part of that, so a large file stops the game for as long as it takes, and many
// small ones are better. What is made by code is made in the tick as well, as are pictures of formats with frames, such as those of render/ase.
// Without a display, and for bots, a tick does one piece of work, so that a run is the same each time.
//
// Loading belongs to the scene that asked last: when it is gone, what has not begun is dropped. What a tick learns here is
// written down for replays, in which nothing is loaded ahead.
func (g *Group) Load(t *Tick, lane Lane) Progress {
	l := t.loop
	name := g.Name
	if name == "" {
		name = "group"
	}
	return unpackProgress(l.outside.progress(name, func() []byte { return packProgress(l.loadAhead(g, lane)) }))
}

func packProgress(p Progress) []byte {
	var b []byte
	for _, n := range [...]int64{int64(p.Done), int64(p.Total), p.Bytes, p.TotalBytes, int64(p.Failed)} {
		b = binary.AppendVarint(b, n)
	}
	return append(b, p.Err...)
}

func unpackProgress(b []byte) (p Progress) {
	var n [5]int64
	for i := range n {
		v, used := binary.Varint(b)
		if used <= 0 {
			return Progress{} // a replay that was damaged, or knows no answer: nothing is left to do
		}
		n[i], b = v, b[used:]
	}
	return Progress{Done: int(n[0]), Total: int(n[1]), Bytes: n[2], TotalBytes: n[3], Failed: int(n[4]), Err: string(b)}
}
