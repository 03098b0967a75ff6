package input

import "github.com/krill2d/krill/engine/geom"

// Gestures tells what fingers mean: a tap or several, a press that lasts, a drag, a swipe, and with two fingers a pinch, a
// turn and a pan. A game keeps one in its state and calls Update once in each tick:
//
//	g.fingers.Update(t.Input)
//	if g.fingers.Tap.Count == 2 {
//		g.zoom = 1
//	}
//	g.zoom *= g.fingers.Pinch.Scale
//
// The left button of the mouse is a finger too. Those on the screen's pad are not seen. It is plain data, and rewinds with
// the game. Results hold for the tick; places are in canvas units.
//
// One finger means one thing: a tap, or else a long press, or else a drag, which may follow a long press and end as a
// swipe. As soon as a second finger comes it is the two of them that mean something, each of pinch, turn and pan beside
// the others, until all are lifted. Fingers after the second mean nothing.
type Gestures struct {
	Tap       Tap
	LongPress LongPress
	Drag      Drag
	Swipe     Swipe
	Pinch     Pinch
	Rotate    Rotate
	Pan       Pan

	// Rules may be set once; each zero is what most hands do.
	Rules GestureRules

	phase gesturePhase
	one   gestureFinger
	two   gestureFinger
	pair  gesturePair
	taps  gestureTaps
}

// GestureRules are where a gesture begins. Lengths are in logical pixels of the system, so that they are the same to a
// thumb whatever the canvas is.
type GestureRules struct {
	TapTime   float64 // that a tap lasts at most, seconds; zero: 0.3
	Still     float64 // way that counts as none, also that of two fingers to or around each other; zero: 12
	AgainTime float64 // from a tap to the next one that counts with it, at most, seconds; zero: 0.35
	AgainWay  float64 // between such two taps, at most; zero: 40
	LongTime  float64 // after which a press is a long one, seconds; zero: 0.5
	SwipeWay  float64 // of a swipe at least; zero: 40
	Speed     float64 // at which a swipe ends at least, logical pixels of the system a second; zero: 400
}

// Tap is a finger that was put down and lifted at once.
type Tap struct {
	Count int      // 0: none in this tick; 2: the second of two, which came as 1 before
	At    geom.Vec // where it was put down
}

// LongPress is a finger that stays where it was put down.
type LongPress struct {
	Began, Down bool // it became one in this tick; it is one. A drag ends it
	At          geom.Vec
}

// Drag is one finger that moves.
type Drag struct {
	Began, Down, Ended bool
	Cancelled          bool     // with Ended: the system took the finger, or a second one came; undo rather than act
	Long               bool     // it followed a long press
	Start, At          geom.Vec // where the finger was put down, and where it is
	Delta              geom.Vec // in this tick; at first all the way from Start
}

// Swipe is a drag that ended fast. It comes in the tick of its Drag.Ended.
type Swipe struct {
	Done       bool // there was one in this tick
	Start, End geom.Vec
	Way        geom.Vec // its direction at the end, 1 long
	Side       geom.Vec // the nearest of left, right, up and down, 1 long
	Speed      float64  // at the end, canvas units a second
}

// Pinch is two fingers that come nearer or go apart.
type Pinch struct {
	Began, Down, Ended bool
	At                 geom.Vec // the middle between the fingers
	Scale              float64  // of the distance in this tick; 1 when there is none; all of it at first
	Total              float64  // since the fingers were put down; 1 when there is none
}

// Rotate is two fingers that turn around each other.
type Rotate struct {
	Began, Down, Ended bool
	At                 geom.Vec // the middle between the fingers
	Angle              float64  // in this tick, radians, clockwise on the screen; all of it at first
	Total              float64  // since the fingers were put down; more than a whole turn is
}

// Pan is two fingers that move together.
type Pan struct {
	Began, Down, Ended bool
	At                 geom.Vec // the middle between the fingers
	Delta              geom.Vec // of the middle in this tick; all of it at first
	Total              geom.Vec // since the fingers were put down
}

// gesturePhase is what the fingers are about.
type gesturePhase uint8

const (
	noFinger gesturePhase = iota
	resting               // one finger, which has not moved: a tap when it is lifted soon
	long                  // one finger, which has not moved for long
	dragging
	paired
	spent // nothing counts until all are lifted
)

// gestureFinger is a finger as it was when it was last seen.
type gestureFinger struct {
	id        int64
	start, at geom.Vec
	age       float64 // seconds
	older     mark    // from which its speed is measured
	newer     mark
}

// mark is where a finger was at an age.
type mark struct {
	at  geom.Vec
	age float64
}

// gestureTaps is what there was of taps.
type gestureTaps struct {
	count int
	at    geom.Vec
	since float64 // the last one was lifted, seconds
}

func (r GestureRules) filled() GestureRules {
	for _, f := range [...]struct {
		v    *float64
		zero float64
	}{
		{&r.TapTime, tapTime},
		{&r.Still, tapAway},
		{&r.AgainTime, 0.35},
		{&r.AgainWay, 40},
		{&r.LongTime, 0.5},
		{&r.SwipeWay, 40},
		{&r.Speed, 400},
	} {
		if *f.v == 0 {
			*f.v = f.zero
		}
	}
	return r
}

// Update looks at the fingers of a tick. O(fingers).
func (g *Gestures) Update(s *State) {
	r := g.Rules.filled()
	g.Tap, g.Swipe = Tap{}, Swipe{}
	g.LongPress.Began = false
	g.Drag = Drag{Down: g.Drag.Down, Long: g.Drag.Long, Start: g.Drag.Start, At: g.Drag.At}
	if !g.Drag.Down {
		g.Drag = Drag{}
	}
	g.pair.begin(g)
	g.taps.since += s.dt
	g.one.age += s.dt
	g.two.age += s.dt
	g.find(s)
	fingers := s.Touches()
	for i := range fingers {
		g.finger(s, &r, &fingers[i])
	}
	if !s.pointer.byTouch {
		g.finger(s, &r, s.mouseFinger())
	}
	g.settle(s, &r)
}

// find brings the fingers that count to where they are. One that cannot be found is lost: the tick of its end was not
// looked at.
func (g *Gestures) find(s *State) {
	one, two := g.phase == noFinger || g.phase == spent, g.phase != paired
	for i := range s.fingers.all() {
		f := &s.fingers.list[i]
		switch {
		case f.Pressed:
		case f.ID == g.one.id:
			g.one.at, one = f.Pos, true
		case f.ID == g.two.id:
			g.two.at, two = f.Pos, true
		}
	}
	if mouse := !s.pointer.byTouch && (s.pointer.Down || s.pointer.Released); mouse && g.one.id == mouseID {
		one = true
	}
	if !one || !two {
		g.endDrag(true)
		g.pair.end(g)
		g.LongPress.Down, g.phase = false, spent
	}
}

// mouseID is the mouse as a finger.
const mouseID = -1 << 62

// mouseFinger returns the left button of the mouse as a finger.
func (s *State) mouseFinger() *Finger {
	p := s.Pointer()
	return &Finger{
		ID: mouseID, Pos: p.Pos, Start: p.Pos, Pressed: p.Pressed, Released: p.Released && !p.Down,
		Cancelled: p.Released && !p.Over,
	}
}

// finger takes over what one finger did: first that it came, then where it is, then that it went.
func (g *Gestures) finger(s *State, r *GestureRules, f *Finger) {
	if f.Pressed {
		if g.phase != noFinger && f.ID == g.one.id {
			g.up(s, r, f) // the mouse, which went up and down again
		}
		g.down(f)
	}
	switch {
	case g.phase == noFinger:
		return
	case f.ID == g.one.id:
		g.one.at = f.Pos
	case g.phase == paired && f.ID == g.two.id:
		g.two.at = f.Pos
	default:
		return
	}
	if f.ID == g.one.id && (g.phase == resting || g.phase == long || g.phase == dragging) {
		g.moved(s, r)
	}
	if f.Released {
		g.up(s, r, f)
	}
}

// down takes a new finger in.
func (g *Gestures) down(f *Finger) {
	fresh := gestureFinger{id: f.ID, start: f.Start, at: f.Start, older: mark{at: f.Start}, newer: mark{at: f.Start}}
	switch g.phase {
	case noFinger:
		g.one, g.phase = fresh, resting
	case resting, long, dragging:
		g.endDrag(true)
		g.LongPress.Down = false
		g.two, g.phase = fresh, paired
		g.taps.count = 0
		g.pair.start(&g.one, &g.two)
	}
}

// moved looks at the way of the only finger.
func (g *Gestures) moved(s *State, r *GestureRules) {
	f := &g.one
	if g.phase != dragging {
		if f.at.Dist(f.start) <= r.Still*s.unit {
			return
		}
		g.Drag = Drag{Began: true, Down: true, Long: g.phase == long, Start: f.start, At: f.start}
		g.LongPress.Down = false
		g.phase = dragging
	}
	g.Drag.Delta = g.Drag.Delta.Add(f.at.Sub(g.Drag.At))
	g.Drag.At = f.at
}

// up takes a finger away.
func (g *Gestures) up(s *State, r *GestureRules, f *Finger) {
	switch g.phase {
	case resting:
		if !f.Cancelled && g.one.age <= r.TapTime+slack {
			g.tapped(s, r)
		}
	case dragging:
		if !f.Cancelled {
			g.swiped(s, r)
		}
		g.endDrag(f.Cancelled)
	case paired:
		g.pair.update(s, r, g)
		g.pair.end(g)
		g.phase = spent
		return
	}
	g.LongPress.Down = false
	g.phase = noFinger
}

// handsOff reports whether no finger and no button of the mouse is down.
func (s *State) handsOff() bool { return s.fingers.empty() && (s.pointer.byTouch || !s.pointer.Down) }

// tapped counts a tap.
func (g *Gestures) tapped(s *State, r *GestureRules) {
	t := &g.taps
	if t.since > r.AgainTime+slack || t.at.Dist(g.one.start) > r.AgainWay*s.unit {
		t.count = 0
	}
	t.count++
	t.at, t.since = g.one.start, 0
	g.Tap = Tap{Count: t.count, At: g.one.start}
}

func (g *Gestures) endDrag(cancelled bool) {
	if g.Drag.Down {
		g.Drag.Down, g.Drag.Ended, g.Drag.Cancelled = false, true, cancelled
	}
}

// swiped finds out whether a drag that ends is a swipe.
func (g *Gestures) swiped(s *State, r *GestureRules) {
	f := &g.one
	passed := f.age - f.older.age
	if passed <= 0 {
		passed = s.dt
	}
	v := f.at.Sub(f.older.at).Mul(1 / passed)
	speed := v.Len()
	if speed < r.Speed*s.unit || f.at.Dist(f.start) < r.SwipeWay*s.unit {
		return
	}
	g.Swipe = Swipe{Done: true, Start: f.start, End: f.at, Way: v.Unit(), Speed: speed, Side: sideOf(v)}
}

// sideOf returns the nearest of the four directions.
func sideOf(v geom.Vec) geom.Vec {
	if max(v.X, -v.X) >= max(v.Y, -v.Y) {
		return geom.V(float64(sign(v.X)), 0)
	}
	return geom.V(0, float64(sign(v.Y)))
}

// settle ends the tick: what lasts long enough becomes a long press, and what two fingers do is measured.
func (g *Gestures) settle(s *State, r *GestureRules) {
	switch g.phase {
	case resting:
		if g.one.age >= r.LongTime-slack {
			g.phase = long
			g.LongPress = LongPress{Began: true, Down: true, At: g.one.start}
			g.taps.count = 0
		}
	case paired:
		g.pair.update(s, r, g)
	case spent:
		if s.handsOff() {
			g.phase = noFinger
		}
	}
	if g.phase == noFinger {
		g.one, g.two = gestureFinger{}, gestureFinger{}
		return
	}
	if g.one.age-g.one.newer.age >= speedTime-slack {
		g.one.older, g.one.newer = g.one.newer, mark{at: g.one.at, age: g.one.age}
	}
}

// slack is seconds that sums of ticks may be off by.
const slack = 1e-9

// speedTime is how long ago a finger's speed is measured from at least, seconds, and at most twice that.
const speedTime = 0.05
