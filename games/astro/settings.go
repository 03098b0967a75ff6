package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const (
	volumeKey  = "volume" // in the store
	muteShown  = 1.4      // seconds that a change of mute is told
	pauseLower = 4        // steps by which music is turned down in a pause
	muteRow    = 2        // of the settings; music and sound are above it
)

// The controls of the settings; dial, accept, erase and leave are those of the other screens.
var (
	volume = input.Action{Name: "volume", On: input.Any{input.KeyV, input.KeyTab, input.PadY}}
	mute   = input.Action{Name: "mute", On: input.Any{input.KeyM}}
)

// Where the settings are, logical pixels. Bars are high enough for a thumb.
var (
	speakerSpot = geom.R(0, height-52, 96, 52)
	panel       = geom.R(centre.X-160, 92, 320, 172)
	firstRow    = geom.R(panel.X+16, panel.Y+40, panel.W-32, 36)
	bar         = geom.R(centre.X-44, 0, 140, 16) // its Y is the row's
)

// settings are what the player chose, and the panel to choose it in.
type settings struct {
	volume audio.Volume
	open   bool
	row    int
	told   float64 // seconds left in which a change of mute is told
}

func (g *game) loadSettings(t *engine.Tick) {
	t.Store.Get(volumeKey, &g.settings.volume)
}

// updateSettings reports whether the panel took this tick. What changes is stored at once and applied.
func (g *game) updateSettings(t *engine.Tick) bool {
	s := &g.settings
	s.told = max(s.told-t.Dt, 0)
	before := s.volume
	if t.Input.Pressed(mute) && g.mode != entering { // there it is a letter
		s.volume.Mute = !s.volume.Mute
		s.told = muteShown
	}
	taken := g.settingsTake(t)
	if s.volume != before {
		t.Store.Put(volumeKey, s.volume)
	}
	g.applyVolume(t)
	if s.volume != before && taken {
		g.click(t)
	}
	return taken
}

// applyVolume sets the volumes. In a pause the music steps back, but not while its volume is chosen.
func (g *game) applyVolume(t *engine.Tick) {
	v := g.settings.volume
	if g.paused > 0 && !g.settings.open {
		v.Music = v.Music.Turn(-pauseLower)
	}
	v.Apply(t.Audio)
}

// settingsTake opens the panel where the game stands still anyway, and is the panel while it is open.
func (g *game) settingsTake(t *engine.Tick) bool {
	s := &g.settings
	if !s.open {
		s.open = g.mayTune() && (t.Input.Pressed(volume) || released(t.Input, speakerSpot))
		return s.open
	}
	if g.mode == title {
		g.drift(t.Dt)
	}
	dx, dy := t.Input.Step(dial)
	s.row = (s.row + dy + muteRow + 1) % (muteRow + 1)
	if dx != 0 {
		s.turn(dx)
	}
	s.point(t.Input)
	switch in := t.Input; {
	case in.Pressed(accept) && s.row == muteRow:
		s.volume.Mute = !s.volume.Mute
	case in.Pressed(accept), in.Pressed(leave), in.Pressed(erase), in.Pressed(volume), in.Pressed(pause):
		s.open = false
	case in.Pointer().Released && !panel.Contains(in.Pointer().Pos):
		s.open = false
	}
	return true
}

func (g *game) mayTune() bool { return g.mode == title || g.paused > 0 }

// released reports whether the pointer was lifted in a place: what a press begins there may not reach the game.
func released(in *input.State, place geom.Rect) bool {
	return in.Pointer().Released && place.Contains(in.Pointer().Pos)
}

// level returns what a row sets, or nil for mute.
func (s *settings) level(row int) *audio.Level {
	switch row {
	case 0:
		return &s.volume.Music
	case 1:
		return &s.volume.Sound
	}
	return nil
}

// turn changes the chosen row by a step.
func (s *settings) turn(by int) {
	if l := s.level(s.row); l != nil {
		*l = l.Turn(by)
		return
	}
	s.volume.Mute = by > 0
}

// point follows the pointer: it pulls the bars, and taps on mute.
func (s *settings) point(in *input.State) {
	p := in.Pointer()
	for i := range muteRow + 1 {
		if r := rowRect(i); !r.Contains(p.Pos) || !p.Down && !p.Released {
			continue
		}
		s.row = i
		if l := s.level(i); l != nil && p.Down {
			*l = audio.LevelAt(geom.Floor((p.Pos.X-bar.X)*10/bar.W) + 1)
		} else if l == nil && p.Released {
			s.volume.Mute = !s.volume.Mute
		}
	}
}

func rowRect(i int) geom.Rect {
	r := firstRow
	r.Y += float64(float64(i) * r.H)
	return r
}

// drawSettings draws the panel, or the way to it, and tells of mute.
func (g *game) drawSettings(c *render.Canvas) {
	s := &g.settings
	switch {
	case s.open:
		s.drawPanel(c, g.touch)
	case g.mayTune():
		drawSpeaker(c, geom.V(18, height-24), s.volume.Mute, textCol)
		if !g.touch {
			style{size: 9, plain: true, col: dimCol}.write(c, "V", geom.V(50, height-29))
		}
	case s.volume.Mute:
		drawSpeaker(c, geom.V(18, height-24), true, dimCol.Fade(0.7))
	}
	if s.told > 0 && !s.open {
		word := "SOUND ON"
		if s.volume.Mute {
			word = "MUTED"
		}
		style{size: 11, plain: true, col: textCol.Fade(min(s.told*2, 1))}.write(c, word, geom.V(64, height-30))
	}
}

// drawPanel draws the rows; to a player who plays by touch it names no keys.
func (s *settings) drawPanel(c *render.Canvas, touch bool) {
	dim(c, 0.8)
	c.Blend(render.Over)
	c.Rect(panel, space)
	c.Blend(render.Add)
	drawFrame(c, panel, shipCol)
	style{size: 14, align: 0.5, col: shipCol}.write(c, "VOLUME", geom.V(centre.X, panel.Y+14))
	for i, name := range [...]string{"MUSIC", "SOUND", "MUTE"} {
		s.drawRow(c, i, name, touch)
	}
	hint := "< > CHANGE     ESC: DONE"
	if touch {
		hint = "TAP OUTSIDE: DONE"
	}
	style{size: 8, align: 0.5, plain: true, col: dimCol}.write(c, hint, geom.V(centre.X, panel.Max().Y-15))
}

func (s *settings) drawRow(c *render.Canvas, i int, name string, touch bool) {
	r, col := rowRect(i), dimCol
	if i == s.row {
		col = goldCol
		c.Rect(r, goldCol.Fade(0.07))
	}
	mid := r.Center().Y
	style{size: 11, plain: true, col: col}.write(c, name, geom.V(r.X+10, mid-5))
	l := s.level(i)
	if l == nil {
		word := "OFF"
		if s.volume.Mute {
			word = "ON"
		}
		style{size: 11, plain: true, col: col}.write(c, word, geom.V(bar.X, mid-5))
		if !touch {
			style{size: 11, align: 1, plain: true, col: dimCol}.write(c, "M", geom.V(r.Max().X-10, mid-5))
		}
		return
	}
	for k := range 10 {
		light := 0.15
		if k < l.Steps() {
			light = 0.9
		}
		c.Rect(geom.R(bar.X+float64(float64(k)*bar.W/10), mid-bar.H/2, bar.W/10-4, bar.H), col.Fade(light))
	}
	style{size: 11, align: 1, plain: true, col: col}.number(c, l.Steps(), geom.V(r.Max().X-10, mid-5))
}

// drawFrame draws a glowing frame.
func drawFrame(c *render.Canvas, r geom.Rect, col render.Color) {
	corners := [...]geom.Vec{r.Min(), geom.V(r.Max().X, r.Y), r.Max(), geom.V(r.X, r.Max().Y)}
	for i, at := range corners {
		c.Line(at, corners[(i+1)%len(corners)], 7, col.Fade(0.12))
		c.Line(at, corners[(i+1)%len(corners)], 3, col.Fade(0.25))
	}
	c.PolygonLine(corners[:], 1.2, hot(col))
}

// speaker is the sign for sound: its body, its waves, and the cross that stands for them when it is mute.
var (
	speakerBody  = [...]geom.Vec{{X: 0, Y: -3}, {X: 4, Y: -3}, {X: 9, Y: -8}, {X: 9, Y: 8}, {X: 4, Y: 3}, {X: 0, Y: 3}, {X: 0, Y: -3}}
	speakerWaves = [...][2]geom.Vec{{{X: 14, Y: -4}, {X: 15.5, Y: 0}}, {{X: 15.5, Y: 0}, {X: 14, Y: 4}}, {{X: 19, Y: -7}, {X: 21.5, Y: 0}}, {{X: 21.5, Y: 0}, {X: 19, Y: 7}}}
	speakerCross = [...][2]geom.Vec{{{X: 14, Y: -4}, {X: 22, Y: 4}}, {{X: 14, Y: 4}, {X: 22, Y: -4}}}
)

func drawSpeaker(c *render.Canvas, at geom.Vec, crossed bool, col render.Color) {
	for i := 1; i < len(speakerBody); i++ {
		beamLine(c, at.Add(speakerBody[i-1]), at.Add(speakerBody[i]), 9, col)
	}
	lines := speakerWaves[:]
	if crossed {
		lines = speakerCross[:]
	}
	for _, l := range lines {
		beamLine(c, at.Add(l[0]), at.Add(l[1]), 9, col)
	}
}
