package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	firstRocks = 4     // large ones in wave 1; one more in each further wave
	mostRocks  = 10    // large ones a wave begins with at most: 40 small ones fit into maxRocks
	clearSpace = 130.0 // logical pixels around the ship in which none begins
	waveGap    = 2.0   // seconds between waves
	bannerTime = 2.4   // seconds that a wave's name is shown
	cleanBonus = 250   // score for a wave without a loss, times its number
	slowBeat   = 0.95  // seconds between heartbeats when a wave begins
	fastBeat   = 0.24  // seconds between them at its end
)

// wave is a field of rocks to clear.
type wave struct {
	n      int          // from 1; 0: none yet
	age    float64      // seconds
	hits   int          // that it took to clear it at first
	clean  bool         // no ship was lost in it
	bonus  int          // score that the last one gave
	gap    engine.Timer // until the next one
	beat   engine.Timer
	high   bool         // the next beat is the higher one
	pulse  float64      // 1 at a beat, fades to 0
	saucer engine.Timer // until one comes
}

func (w *wave) faster(k *fieldTune) float64 {
	return min(1+float64(float64(w.n-1)*k.RockGrowth), fastest) * k.RockSpeed
}

func (w *wave) saucerPause() float64 {
	return max(saucerPause*geom.Pow(saucerSooner, float64(w.n-1)), saucerLeast)
}

// startWave fills the field again.
func (g *game) startWave(t *engine.Tick) {
	bonus := g.wave.bonus
	g.wave = wave{n: g.wave.n + 1, clean: true, bonus: bonus}
	w := &g.wave
	for range min(firstRocks+w.n-1, mostRocks) {
		g.addRock(newRock(t.Rand, g.edge(t.Rand), large, w.faster(&g.tuned.field)))
	}
	_, w.hits = g.rocksLeft()
	w.beat.Set(slowBeat)
	w.saucer.Set(min(firstSaucer, w.saucerPause()))
	g.play(t, soundWave, centre, 0.7)
}

// edge returns a place at the edge of the field that is not near the ship.
func (g *game) edge(r *engine.Rand) geom.Vec {
	for {
		p := geom.V(r.Range(0, width), 0)
		if r.Chance(height / (width + height)) {
			p = geom.V(0, r.Range(0, height))
		}
		if !near(p, g.ship.at, clearSpace) {
			return p
		}
	}
}

func (g *game) stepWave(t *engine.Tick) {
	w := &g.wave
	w.age += t.Dt
	w.pulse = geom.Approach(w.pulse, 0, float64(4*t.Dt))
	if w.gap.Left > 0 {
		if w.gap.Fired(t.Dt) {
			g.startWave(t)
		}
		return
	}
	rocks, hits := g.rocksLeft()
	if rocks > 0 {
		g.heartbeat(t, hits)
		return
	}
	if !g.saucer.here() && g.score.lives > 0 {
		g.clearWave(t)
	}
}

// clearWave ends a wave, with a bonus for one without a loss.
func (g *game) clearWave(t *engine.Tick) {
	w := &g.wave
	g.counts.waves++
	w.gap.Set(waveGap)
	w.bonus = 0
	if w.clean {
		w.bonus = cleanBonus * w.n
		g.addPoints(t, w.bonus)
	}
	g.addRing(g.ship.at, 10, 420, 1.4, rockCol(w.n+1))
	g.pushDust(g.ship.at, 500, 120)
	g.play(t, soundClear, centre, 0.8)
}

// heartbeat beats the faster, the less is left of the wave.
func (g *game) heartbeat(t *engine.Tick, hits int) {
	w := &g.wave
	if !w.beat.Fired(t.Dt) {
		return
	}
	left := geom.Clamp(float64(hits)/float64(max(w.hits, 1)), 0, 1)
	w.beat.Set(geom.Lerp(fastBeat, slowBeat, left))
	w.pulse = 1
	pitch := 1.0
	if w.high {
		pitch = 1.19 // a minor third
	}
	w.high = !w.high
	g.playAt(t, soundBeat, centre, 0.8, pitch)
}

// drawHaze draws the far light behind everything, in the colour of the wave and with its heartbeat.
func (g *game) drawHaze(c *render.Canvas) {
	col := hazeCol(g.wave.n)
	light := 0.42 + float64(0.14*g.wave.pulse)
	for i := range 3 {
		turn := float64(g.clock*0.03) + float64(float64(i)*2.1)
		at := centre.Add(geom.V(geom.Cos(turn), geom.Sin(turn*1.3)).Scale(geom.V(210, 110)))
		shine(c, at, 250+float64(i)*40, col.Fade(light))
	}
}

// drawBanner names the wave when it begins.
func (g *game) drawBanner(c *render.Canvas) {
	w := &g.wave
	if w.gap.Left > 0 {
		g.drawCleared(c)
		return
	}
	if w.age >= bannerTime {
		return
	}
	k := min(geom.Clamp(w.age*4, 0, 1), geom.Clamp((bannerTime-w.age)*2, 0, 1))
	size := 26 + float64(10*(1-geom.Clamp(w.age*4, 0, 1)))
	s := style{size: size, align: 0.5, col: rockCol(w.n).Fade(k)}
	s.write(c, "WAVE", geom.V(centre.X-float64(size*0.6), 92))
	s.align = 0
	s.number(c, w.n, geom.V(centre.X+float64(size*1.75), 92))
}

func (g *game) drawCleared(c *render.Canvas) {
	k := geom.Clamp(g.wave.gap.Left*2, 0, 1)
	style{size: 22, align: 0.5, col: goldCol.Fade(k)}.write(c, "CLEAR", geom.V(centre.X, 92))
	if g.wave.bonus == 0 {
		return
	}
	s := style{size: 11, align: 1, plain: true, col: goldCol.Fade(k)}
	s.write(c, "NO LOSS +", geom.V(centre.X+22, 126))
	s.align = 0
	s.number(c, g.wave.bonus, geom.V(centre.X+26, 126))
}
