package input

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// surface is a touch screen with a canvas on it, and what Gestures told of it.
type surface struct {
	r      *rand.Rand
	state  State
	g      Gestures
	dt     float64
	scale  float64        // device pixels per logical pixel of the system
	canvas geom.Transform // device pixels to canvas units
	unit   float64        // canvas units per logical pixel of the system
	in     driver.Input
	told   telling
}

// telling is all that was told, added up.
type telling struct {
	taps, longs, drags, dragEnds, cancels, swipes, pinches, turns, pans int
	count                                                               int
	tapAt                                                               geom.Vec
	drag, pan                                                           geom.Vec
	scale, angle                                                        float64
	swipe                                                               Swipe
	pinch                                                               Pinch
	rotate                                                              Rotate
	panned                                                              Pan
}

func newSurface(r *rand.Rand) *surface {
	s := &surface{r: r, dt: 1 / []float64{30, 60, 120}[r.IntN(3)], scale: []float64{1, 1.5, 3}[r.IntN(3)]}
	k := []float64{0.25, 1, 2}[r.IntN(3)]
	s.canvas = geom.Transform{A: k, D: k, X: -30, Y: 50}
	s.unit = k * s.scale
	s.in = driver.Input{Width: 3000, Height: 3000, Scale: s.scale}
	s.told.scale = 1
	return s
}

// tick lets a tick pass. It looks twice, the second time from a copy, as a run that was rewound does.
func (s *surface) tick(t *testing.T) {
	t.Helper()
	s.state.Apply(&s.in, s.canvas, s.dt)
	before := s.g
	s.g.Update(&s.state)
	if before.Update(&s.state); before != s.g {
		t.Fatalf("a copy of the gestures: got %+v; want %+v", before, s.g)
	}
	s.in.Reset()
	s.told.add(&s.g)
}

func (k *telling) add(g *Gestures) {
	n := func(b bool) int { return map[bool]int{true: 1}[b] }
	if g.Tap.Count > 0 {
		k.taps, k.count, k.tapAt = k.taps+1, g.Tap.Count, g.Tap.At
	}
	if g.Swipe.Done {
		k.swipe = g.Swipe
	}
	k.longs += n(g.LongPress.Began)
	k.drags, k.dragEnds, k.cancels = k.drags+n(g.Drag.Began), k.dragEnds+n(g.Drag.Ended), k.cancels+n(g.Drag.Cancelled)
	k.swipes += n(g.Swipe.Done)
	k.pinches, k.turns, k.pans = k.pinches+n(g.Pinch.Began), k.turns+n(g.Rotate.Began), k.pans+n(g.Pan.Began)
	k.drag, k.pan = k.drag.Add(g.Drag.Delta), k.pan.Add(g.Pan.Delta)
	k.scale, k.angle = k.scale*g.Pinch.Scale, k.angle+g.Rotate.Angle
	if g.Pinch.Down || g.Pinch.Ended {
		k.pinch = g.Pinch
	}
	if g.Rotate.Down || g.Rotate.Ended {
		k.rotate = g.Rotate
	}
	if g.Pan.Down || g.Pan.Ended {
		k.panned = g.Pan
	}
}

// put adds an event of a finger at a place in logical pixels of the system, trembling by up to noise of them.
func (s *surface) put(id int64, phase driver.TouchPhase, at geom.Vec, noise float64) {
	at = at.Add(geom.Polar(s.r.Float64()*2*math.Pi, noise*s.r.Float64())).Mul(s.scale)
	s.in.Touches = append(s.in.Touches, driver.TouchEvent{ID: id, Phase: phase, X: at.X, Y: at.Y})
}

func (s *surface) ticks(seconds float64) int { return max(int(math.Round(seconds/s.dt)), 1) }

// play moves fingers along for some seconds: way gives each one's place from 0 to 1.
func (s *surface) play(t *testing.T, seconds, noise float64, ways ...func(k float64) geom.Vec) {
	t.Helper()
	n := s.ticks(seconds)
	for i := range n + 1 {
		phase := driver.TouchMoved
		if i == 0 {
			phase = driver.TouchBegan
		}
		for id, way := range ways {
			s.put(int64(id), phase, way(float64(i)/float64(n)), noise)
		}
		s.tick(t)
	}
	for id, way := range ways {
		s.put(int64(id), driver.TouchEnded, way(1), noise)
	}
	s.tick(t)
}

func still(at geom.Vec) func(float64) geom.Vec { return func(float64) geom.Vec { return at } }

func (s *surface) place() geom.Vec { return geom.V(200+600*s.r.Float64(), 200+600*s.r.Float64()) }

// about reports whether two numbers differ by no more than by.
func about(a, b, by float64) bool { return math.Abs(a-b) <= by }

// gestureCase plays one gesture and says what is wrong with what was told of it. want has the numbers of answers alone.
type gestureCase struct {
	name string
	play func(t *testing.T, s *surface) (wrong string)
	want telling
}

func (k telling) numbers() telling {
	return telling{
		taps: k.taps, longs: k.longs, drags: k.drags, dragEnds: k.dragEnds, cancels: k.cancels, swipes: k.swipes,
		pinches: k.pinches, turns: k.turns, pans: k.pans,
	}
}

var gestureCases = []gestureCase{
	{"tap", func(t *testing.T, s *surface) string {
		at := s.place()
		s.play(t, 0.05+0.2*s.r.Float64(), 4, still(at))
		if want := s.canvas.Apply(at.Mul(s.scale)); s.told.tapAt.Dist(want) > 4*s.unit || s.told.count != 1 {
			return fmt.Sprintf("got tap %d at %v; want 1 at %v", s.told.count, s.told.tapAt, want)
		}
		return ""
	}, telling{taps: 1}},
	{"triple tap", func(t *testing.T, s *surface) string {
		at := s.place()
		for range 3 {
			s.play(t, 0.1, 4, still(at))
			for range s.ticks(0.1) {
				s.tick(t)
			}
		}
		if s.told.count != 3 {
			return fmt.Sprintf("got a count of %d; want 3", s.told.count)
		}
		return ""
	}, telling{taps: 3}},
	{"taps too far apart", func(t *testing.T, s *surface) string {
		at := s.place()
		s.play(t, 0.1, 2, still(at))
		s.play(t, 0.1, 2, still(at.Add(geom.V(60, 0))))
		if s.told.count != 1 {
			return fmt.Sprintf("got a count of %d; want 1", s.told.count)
		}
		return ""
	}, telling{taps: 2}},
	{"taps too late", func(t *testing.T, s *surface) string {
		at := s.place()
		s.play(t, 0.1, 2, still(at))
		for range s.ticks(0.5) {
			s.tick(t)
		}
		s.play(t, 0.1, 2, still(at))
		if s.told.count != 1 {
			return fmt.Sprintf("got a count of %d; want 1", s.told.count)
		}
		return ""
	}, telling{taps: 2}},
	{"long press", func(t *testing.T, s *surface) string {
		s.play(t, 0.6+s.r.Float64(), 4, still(s.place()))
		return ""
	}, telling{longs: 1}},
	{"neither tap nor long press", func(t *testing.T, s *surface) string {
		s.play(t, 0.4, 4, still(s.place()))
		return ""
	}, telling{}},
	{"drag", func(t *testing.T, s *surface) string {
		from, way := s.place(), geom.Polar(s.r.Float64()*6, 60+200*s.r.Float64())
		s.play(t, 0.8, 2, func(k float64) geom.Vec { return from.Add(way.Mul(min(1, k*2))) }) // it rests before it is lifted
		if want := way.Mul(s.unit); s.told.drag.Dist(want) > 4*s.unit {
			return fmt.Sprintf("got a way of %v; want %v", s.told.drag, want)
		}
		return ""
	}, telling{drags: 1, dragEnds: 1}},
	{"long press, then drag", func(t *testing.T, s *surface) string {
		from := s.place()
		s.play(t, 2, 1, func(k float64) geom.Vec { return from.Add(geom.V(200*max(0, k-0.5), 0)) })
		return ""
	}, telling{longs: 1, drags: 1, dragEnds: 1}},
	{"swipe", func(t *testing.T, s *surface) string {
		from, speed := s.place(), 700+1500*s.r.Float64()
		way := geom.Polar(s.r.Float64()*6, 120+200*s.r.Float64())
		s.play(t, way.Len()/speed, 1, func(k float64) geom.Vec { return from.Add(way.Mul(k)) })
		got := s.told.swipe
		// The lifting itself takes a tick in which the finger does not move.
		if off := math.Abs(geom.WrapAngle(got.Way.Angle() - way.Angle())); off > 0.1 || got.Side != sideOf(way) && off > 0.01 && !diagonal(way) {
			return fmt.Sprintf("got the way %v, side %v; want %v", got.Way, got.Side, way.Unit())
		}
		if got.Speed < 0.4*speed*s.unit || got.Speed > 1.2*speed*s.unit {
			return fmt.Sprintf("got a speed of %v; want about %v", got.Speed, speed*s.unit)
		}
		return ""
	}, telling{drags: 1, dragEnds: 1, swipes: 1}},
	{"pinch", func(t *testing.T, s *surface) string {
		mid, arm, by := s.place(), geom.Polar(s.r.Float64()*6, 80+60*s.r.Float64()), 1.5+s.r.Float64()
		if s.r.IntN(2) == 0 {
			by = 1 / by
		}
		at := func(side float64) func(float64) geom.Vec {
			return func(k float64) geom.Vec { return mid.Add(arm.Mul(side * (1 + (by-1)*k))) }
		}
		s.play(t, 0.5, 1, at(-1), at(1))
		if got := s.told.scale; !about(got/by, 1, 0.06) || !about(got, s.told.pinch.Total, 1e-9) {
			return fmt.Sprintf("got a scale of %v and a total of %v; want %v", got, s.told.pinch.Total, by)
		}
		return ""
	}, telling{pinches: 1}},
	{"turn", func(t *testing.T, s *surface) string {
		mid, arm, by := s.place(), geom.Polar(s.r.Float64()*6, 80+60*s.r.Float64()), (0.5+6*s.r.Float64())*float64(1-2*s.r.IntN(2))
		at := func(side float64) func(float64) geom.Vec {
			return func(k float64) geom.Vec { return mid.Add(arm.Mul(side).Rotate(by * k)) }
		}
		s.play(t, 1, 1, at(-1), at(1))
		if got := s.told.angle; !about(got, by, 0.05) || !about(got, s.told.rotate.Total, 1e-9) {
			return fmt.Sprintf("got an angle of %v and a total of %v; want %v", got, s.told.rotate.Total, by)
		}
		return ""
	}, telling{turns: 1}},
	{"pan of two", func(t *testing.T, s *surface) string {
		from, arm, way := s.place(), geom.Polar(s.r.Float64()*6, 60), geom.Polar(s.r.Float64()*6, 60+200*s.r.Float64())
		at := func(side float64) func(float64) geom.Vec {
			return func(k float64) geom.Vec { return from.Add(arm.Mul(side)).Add(way.Mul(k)) }
		}
		s.play(t, 0.5, 1, at(-1), at(1))
		if got, want := s.told.pan, way.Mul(s.unit); got.Dist(want) > 3*s.unit || got.Dist(s.told.panned.Total) > 1e-6 {
			return fmt.Sprintf("got a way of %v and a total of %v; want %v", got, s.told.panned.Total, want)
		}
		return ""
	}, telling{pans: 1}},
	{"two fingers at rest", func(t *testing.T, s *surface) string {
		at := s.place()
		s.play(t, 0.2+s.r.Float64(), 2, still(at), still(at.Add(geom.V(90, 20))))
		return ""
	}, telling{}},
}

func diagonal(v geom.Vec) bool { return about(math.Abs(v.X), math.Abs(v.Y), 0.15*v.Len()) }

// TestGesturesAreRecognised plays each gesture many times, with hands that tremble, in canvases and ticks of several
// sizes: it is told once, with its numbers, and nothing else is.
func TestGesturesAreRecognised(t *testing.T) {
	for _, c := range gestureCases {
		t.Run(c.name, func(t *testing.T) {
			for seed := range uint64(100) {
				s := newSurface(rand.New(rand.NewPCG(seed, 5)))
				wrong := c.play(t, s)
				if got := s.told.numbers(); got != c.want {
					t.Fatalf("seed %d: got answers %+v; want %+v", seed, got, c.want)
				}
				if wrong != "" {
					t.Fatalf("seed %d: %s", seed, wrong)
				}
				for range s.ticks(1) {
					s.tick(t)
				}
				if got := s.told.numbers(); got != c.want || s.g.phase != noFinger {
					t.Fatalf("seed %d, a second later: got answers %+v in phase %d; want %+v", seed, got, s.g.phase, c.want)
				}
			}
		})
	}
}

// TestGesturesHoldTogether lets fingers do anything: what begins ends, one thing at a time, and when all hands are off
// nothing is left.
func TestGesturesHoldTogether(t *testing.T) {
	for seed := range uint64(60) {
		s := newSurface(rand.New(rand.NewPCG(seed, 6)))
		down := map[int64]geom.Vec{}
		for range 400 {
			for range s.r.IntN(3) {
				s.fiddle(down)
			}
			if s.r.IntN(80) == 0 {
				s.in.Unfocused = true
				clear(down)
			}
			s.tick(t)
			s.in.Unfocused = false
			g := &s.g
			one := g.LongPress.Down || g.Drag.Down
			two := g.Pinch.Down || g.Rotate.Down || g.Pan.Down
			if one && two || g.LongPress.Down && g.Drag.Down {
				t.Fatalf("seed %d: got one and two fingers at once: %+v", seed, g)
			}
			if s.state.fingers.empty() && (one || two || g.phase != noFinger) {
				t.Fatalf("seed %d: with no finger down: got %+v; want nothing", seed, g)
			}
			if g.Tap.Count > 0 && g.Swipe.Done {
				t.Fatalf("seed %d: got a tap and a swipe of one finger: %+v", seed, g)
			}
		}
		if s.told.drags != s.told.dragEnds && !s.g.Drag.Down {
			t.Errorf("seed %d: got %d drags and %d ends", seed, s.told.drags, s.told.dragEnds)
		}
	}
}

// fiddle lets one of four fingers do something.
func (s *surface) fiddle(down map[int64]geom.Vec) {
	id := int64(s.r.IntN(4))
	at, is := down[id]
	switch {
	case !is:
		down[id] = s.place()
		s.put(id, driver.TouchBegan, down[id], 0)
	case s.r.IntN(3) == 0:
		delete(down, id)
		s.put(id, driver.TouchEnded+driver.TouchPhase(s.r.IntN(2)), at, 0)
	default:
		down[id] = at.Add(geom.Polar(s.r.Float64()*6, 40*s.r.Float64()))
		s.put(id, driver.TouchMoved, down[id], 0)
	}
}

func TestATouchWithinATickIsATap(t *testing.T) {
	s := newSurface(rand.New(rand.NewPCG(1, 1)))
	for range 2 {
		s.put(1, driver.TouchBegan, geom.V(50, 60), 0)
		s.put(1, driver.TouchEnded, geom.V(50, 60), 0)
	}
	s.tick(t)
	if s.g.Tap.Count != 2 {
		t.Errorf("two taps within a tick: got %+v; want the second of two", s.g.Tap)
	}
}

// TestAfterTwoFingersAllMustBeLifted lifts one of two, and taps beside the other: that is no tap until both are gone.
func TestAfterTwoFingersAllMustBeLifted(t *testing.T) {
	s := newSurface(rand.New(rand.NewPCG(8, 8)))
	s.put(1, driver.TouchBegan, geom.V(100, 100), 0)
	s.put(2, driver.TouchBegan, geom.V(200, 100), 0)
	s.tick(t)
	s.put(1, driver.TouchEnded, geom.V(100, 100), 0)
	s.tick(t)
	s.play(t, 0.1, 0, still(geom.V(300, 300)))
	if s.told != (telling{scale: 1}) {
		t.Errorf("a tap beside the finger that was left: got %+v; want nothing", s.told.numbers())
	}
	s.put(2, driver.TouchEnded, geom.V(200, 100), 0)
	s.tick(t)
	s.play(t, 0.1, 0, still(geom.V(300, 300)))
	if s.told.taps != 1 {
		t.Errorf("a tap with no finger left: got %d; want 1", s.told.taps)
	}
}

// TestTheMouseIsAFinger clicks, drags and clicks twice within a tick.
func TestTheMouseIsAFinger(t *testing.T) {
	var j Injector
	s := newSurface(rand.New(rand.NewPCG(2, 2)))
	step := func(n int) {
		for range n {
			j.Write(&s.in)
			s.tick(t)
		}
	}
	j.PointAt(100, 100)
	j.Tap(MouseLeft)
	step(3)
	if s.told.taps != 1 {
		t.Errorf("a click: got %d taps; want 1", s.told.taps)
	}
	j.Hold(MouseLeft)
	step(1)
	j.PointAt(100+200*s.scale, 100)
	step(2)
	j.Release(MouseLeft)
	step(2)
	if s.told.drags != 1 || s.told.dragEnds != 1 || s.told.drag.Sub(geom.V(200*s.unit, 0)).Len() > 1e-9 {
		t.Errorf("a drag: got %d, %d, way %v; want one by 200", s.told.drags, s.told.dragEnds, s.told.drag)
	}
	for range 40 {
		step(1)
	}
	j.Hold(MouseLeft)
	step(1)
	for range 2 {
		j.Release(MouseLeft)
		j.Hold(MouseLeft)
	}
	step(1)
	if s.g.phase != resting {
		t.Errorf("up and down again in a tick: got phase %d; want the button held", s.g.phase)
	}
}

// TestGesturesOfAPausedGame leaves ticks out in which fingers go, as a scene under another does.
func TestGesturesOfAPausedGame(t *testing.T) {
	s := newSurface(rand.New(rand.NewPCG(3, 3)))
	s.put(1, driver.TouchBegan, geom.V(50, 60), 0)
	s.tick(t)
	s.put(1, driver.TouchMoved, geom.V(150, 60), 0)
	s.tick(t)
	s.put(1, driver.TouchEnded, geom.V(150, 60), 0)
	for range 3 {
		s.state.Apply(&s.in, s.canvas, s.dt)
		s.in.Reset()
	}
	s.tick(t)
	if s.told.dragEnds != 1 || s.told.cancels != 1 || s.g.phase != noFinger {
		t.Errorf("got %d ends, %d of them cancelled, phase %d; want one, and nothing left", s.told.dragEnds, s.told.cancels, s.g.phase)
	}
}

func TestGesturesAllocateNothing(t *testing.T) {
	s := newSurface(rand.New(rand.NewPCG(4, 4)))
	s.put(1, driver.TouchBegan, geom.V(50, 60), 0)
	s.put(2, driver.TouchBegan, geom.V(150, 60), 0)
	s.state.Apply(&s.in, s.canvas, s.dt)
	if n := testing.AllocsPerRun(50, func() { s.g.Update(&s.state) }); n != 0 {
		t.Errorf("got %v allocations an Update; want 0", n)
	}
}
