package particle

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Spec describes one kind of particle: when and where it is born, how it moves, how it looks. An effect is one or more
// of them. Each particle draws its own numbers from the ranges, and the curves go over its life. Lengths are logical
// pixels, times seconds, angles radians, clockwise on the screen from the right.
type Spec struct {
	Name string // a word of letters, digits, - and _; zero: its place in the effect, "1" for the first

	// When. With a Parent, particles are born of those of another kind and the emitter's clock does not count.
	Rate     float64 // a second, evenly; with a Parent: of each living one, when When is Alive. Zero: none
	Burst    Range   // at once, at the beginning of each cycle, or at a parent's birth or death. Zero: none
	Delay    float64 // seconds before the first cycle
	Duration float64 // of a cycle, seconds; zero: without end, which for a burst alone is once
	Loop     bool    // begins again after each Duration
	Warm     float64 // seconds that have gone by already at the first step, at most 60
	Max      int     // alive at a time; those beyond are not born; zero: 10,000, at most 100,000
	Parent   string  // the name of another kind in the same effect; zero: the emitter itself
	When     When    // of the parent's life
	Odds     float64 // that a parent has any, 0 to 1; zero: 1

	// Where.
	Shape Shape // around the emitter or the parent
	Local bool  // they move and turn with the emitter; else they stay in the world when it goes on

	// How they move.
	Life      Range    // seconds; zero: 1
	Angle     float64  // of their way
	Spread    float64  // to either side of Angle, at most; π is all round
	Outward   bool     // Angle counts from the direction of the shape's middle: 0 is away, π towards it
	Speed     Range    // logical pixels per second
	SpeedOver Curve    // times the speed
	Inherit   float64  // how much of the emitter's or parent's velocity is added: 1 is all
	Gravity   geom.Vec // logical pixels per second²
	Radial    Range    // away from the emitter, logical pixels per second²; below 0: towards it
	Tangent   Range    // clockwise around the emitter, logical pixels per second²
	Drag      Range    // how fast speed is lost, per second: 1 leaves about a third of it after a second
	Sway      Range    // to and fro across, logical pixels per second at most; each begins somewhere else
	SwayRate  float64  // times a second; zero: 1

	// How they look.
	Image     render.Image // zero: Dot
	Frames    int          // cells of an Image.Grid that are played over the life; zero: 1
	FrameRate float64      // cells per second, round and round; zero: all of them once
	AnyFrame  bool         // each keeps one of the cells instead
	Size      Range        // of the image's longer side, logical pixels; zero: 8
	SizeOver  Curve        // times the size
	Rot       Range        // radians at birth
	Spin      Range        // radians per second
	SpinOver  Curve        // times the spin
	Align     bool         // the image's right side points where the particle moves; Rot is added
	Stretch   float64      // seconds of its way by which it is longer; it aligns
	Color     Gradient     // times the image's colours
	Pick      bool         // each keeps one of the gradient's stops instead
	AlphaOver Curve        // times the colour's alpha
	Blend     render.Blend // zero: Over
	Flash     bool         // not drawn for players who want reduced motion

	// What they leave behind.
	Trail       float64 // seconds of their way that are drawn as a ribbon that ends in a point; zero: none
	TrailPoints int     // the ribbon's points, 2 to 32; zero: 8
	Ghosts      bool    // fading copies at those points instead of a ribbon
}

// When says at what time of a parent's life others are born of it.
type When uint8

// The times of a parent's life.
const (
	Alive When = iota // Rate a second
	Birth             // a Burst
	Death             // a Burst
)

func (s *Spec) life() Range { return s.Life.or(Just(1)) }
func (s *Spec) size() Range { return s.Size.or(Just(8)) }

// most returns how many may be alive.
func (s *Spec) most() int {
	if s.Max == 0 {
		return 10_000
	}
	return s.Max
}

func (s *Spec) swayRate() float64 {
	if s.SwayRate == 0 {
		return 1
	}
	return s.SwayRate
}

// points returns how many places of its way a particle keeps.
func (s *Spec) points() int {
	switch {
	case s.Trail == 0:
		return 0
	case s.TrailPoints == 0:
		return 8
	}
	return s.TrailPoints
}
