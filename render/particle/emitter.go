package particle

import (
	"iter"
	"slices"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Emitter is an effect at work: plain data in a game's state, so that snapshots, rewinds and replays have its
// particles. A literal is ready for use; two with the same Effect, Seed and steps are the same to the bit on every
// machine. Set Pos each tick and the particles follow, spread evenly over the way between.
type Emitter struct {
	Effect Effect
	Pos    geom.Vec // logical pixels, in the coordinates that it is drawn in
	Rot    float64  // radians, clockwise: turns shapes, angles and, of local particles, all
	Scale  float64  // of sizes, speeds, shapes and forces, as particles are born; zero: 1
	Seed   uint64   // of the random numbers; read at the first step. Emitters with different seeds look different
	Off    bool     // nothing is born by the clock, which stands still; what lives goes on

	random  random
	running bool // the first step is done
	last    geom.Vec
	groups  []group // of each kind

	mesh render.Mesh `state:"-"` // what Draw makes ribbons in; it holds nothing from one call to the next
}

// Particle is one of an effect. A game may change it between steps: bounce it, stop it, end its life by an Age of Life.
type Particle struct {
	X, Y      float64 // logical pixels; of local particles from the emitter
	VX, VY    float32 // logical pixels per second, before SpeedOver
	Age, Life float32 // seconds
	Rot, Spin float32 // radians, radians per second
	Size      float32 // logical pixels, before SizeOver
	Seed      uint32  // of what is drawn without being kept
}

// group is the particles of one kind, the oldest first.
type group struct {
	clock     float64 // seconds of emission
	due       float64 // of the next particle, 0 to 1
	particles []Particle
	way       []geom.Vec // of each particle, stride points: where it was, the newest first
	stride    int
}

// longest is the longest step, seconds; a game that was asleep for longer sees the rest later.
const longest = 10.0

// Step lets dt seconds go by, at most 10: call it once in each Update. A dt of zero or less does nothing. The cost is that of the
// living particles; nothing is allocated once there have been as many.
func (e *Emitter) Step(dt float64) {
	b := e.Effect.baked()
	if b == nil || !(dt > 0) {
		return
	}
	e.begin(b)
	e.step(b, min(dt, longest))
	e.last = e.Pos
}

// begin makes the emitter fit its effect, which may have been made anew, and warms it up the first time.
func (e *Emitter) begin(b *baked) {
	if n := len(b.kinds); len(e.groups) != n {
		e.groups = slices.Grow(e.groups[:min(n, len(e.groups))], n)[:n]
	}
	for i := range e.groups {
		e.groups[i].fit(b.kinds[i].points())
	}
	if e.running {
		return
	}
	e.running, e.last, e.random = true, e.Pos, random(mix(e.Seed+e.Effect.id))
	if !e.Off {
		e.warm(b)
	}
}

// warm lets the time before the first step go by.
func (e *Emitter) warm(b *baked) {
	const dt = 1.0 / 60
	for at := 0.0; at < b.warm; at += dt {
		e.step(b, dt)
	}
}

func (e *Emitter) step(b *baked, dt float64) {
	for _, i := range b.order {
		e.move(b, i, float32(dt))
		if !e.Off && !b.kinds[i].child {
			e.tick(b, i, dt)
		}
	}
}

// Burst lets each kind's Burst be born at a place now, whatever the clock says, also when the emitter is Off: one
// emitter serves the explosions of a whole game. Particles drawn around it, such as those with Radial forces, keep to
// Pos.
func (e *Emitter) Burst(at geom.Vec) {
	b := e.Effect.baked()
	if b == nil {
		return
	}
	e.begin(b)
	for i := range b.kinds {
		if k := &b.kinds[i]; !k.child {
			e.bear(b, i, e.random.count(k.Burst), origin{at: at, rot: e.Rot})
		}
	}
}

// Jump moves the emitter without a line of particles between, as a teleport.
func (e *Emitter) Jump(to geom.Vec) { e.Pos, e.last = to, to }

// Restart begins the emission again; what lives goes on.
func (e *Emitter) Restart() {
	for i := range e.groups {
		e.groups[i].clock, e.groups[i].due = 0, 0
	}
}

// Clear ends all particles and begins again, with the Seed as well.
func (e *Emitter) Clear() {
	for i := range e.groups {
		e.groups[i].particles = e.groups[i].particles[:0]
		e.groups[i].way = e.groups[i].way[:0]
	}
	e.Restart()
	e.running = false
}

// Len returns how many particles live.
func (e *Emitter) Len() int {
	n := 0
	for i := range e.groups {
		n += len(e.groups[i].particles)
	}
	return n
}

// Done reports whether nothing lives and nothing will be born without a Burst, so that the emitter may be dropped.
// Before the first step it is not done.
func (e *Emitter) Done() bool {
	b := e.Effect.baked()
	if b == nil || e.Len() > 0 {
		return b == nil
	}
	for i := range e.groups {
		if !e.Off && !b.kinds[i].child && b.kinds[i].more(e.groups[i].clock) {
			return false
		}
	}
	return e.running || e.Off
}

// more reports whether something will be born after clock.
func (k *kind) more(clock float64) bool {
	switch {
	case k.Loop || clock < k.Delay && (k.Rate > 0 || k.Burst != Range{}):
		return true
	case k.Duration > 0:
		return k.Rate > 0 && clock < k.Delay+k.Duration
	}
	return k.Rate > 0 || clock <= k.Delay && k.Burst != (Range{})
}

// All goes through the living particles of one kind by its name, the oldest first, to read or to change them: say, to
// bounce sparks off the ground. It goes through nothing when the effect has no such kind.
func (e *Emitter) All(kind string) iter.Seq[*Particle] {
	return func(yield func(*Particle) bool) {
		b := e.Effect.baked()
		if b == nil {
			return
		}
		for i := range min(len(b.kinds), len(e.groups)) {
			if b.kinds[i].Name == kind && !e.groups[i].each(yield) {
				return
			}
		}
	}
}

func (g *group) each(yield func(*Particle) bool) bool {
	for i := range g.particles {
		if !yield(&g.particles[i]) {
			return false
		}
	}
	return true
}
