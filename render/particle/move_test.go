package particle

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// naive is a step as it would be written for one particle, in float64.
type naive struct{ p, v geom.Vec }

func (n *naive) step(s *Spec, age, dt float64) {
	out := n.p.Unit()
	n.v = n.v.Add(out.Mul(s.Radial.Lo * dt)).Add(geom.V(-out.Y, out.X).Mul(s.Tangent.Lo * dt))
	n.v = n.v.Mul(1 / (1 + s.Drag.Lo*dt)).Add(s.Gravity.Mul(dt))
	n.p = n.p.Add(n.v.Mul(dt * s.SpeedOver.at(age/s.Life.Lo)))
}

func TestMotionAgainstNaive(t *testing.T) {
	for name, s := range map[string]Spec{
		"gravity": {Gravity: geom.V(30, 200)},
		"drag":    {Drag: Just(3)},
		"forces":  {Radial: Just(-80), Tangent: Just(50), Gravity: geom.V(0, -20)},
		"paced":   {SpeedOver: Over(1, 0, 2), Drag: Just(0.5)},
	} {
		s.Burst, s.Life, s.Speed, s.Spread = Just(20), Just(4), Between(50, 90), math.Pi
		e := play(t, 1, s)
		want := make([]naive, e.Len())
		for i, p := range e.groups[0].particles {
			want[i] = naive{geom.V(p.X, p.Y), geom.V(float64(p.VX), float64(p.VY))}
		}
		for i := range 200 {
			e.Step(tick)
			for j := range want {
				want[j].step(&s, float64(i+1)*tick, tick)
			}
		}
		for i, p := range e.groups[0].particles {
			if d := want[i].p.Dist(geom.V(p.X, p.Y)); d > 2.5 {
				t.Errorf("%s, particle %d after 200 ticks: got %v, %v; want %v", name, i, p.X, p.Y, want[i].p)
			}
		}
	}
}

// Who dies leaves no gap and changes no order, and each keeps its way.
func TestOrderAndWaysAreKept(t *testing.T) {
	e := &Emitter{Effect: Make(t.Name(), Spec{
		Rate: 300, Life: Between(0.1, 1.5), Speed: Between(20, 60), Spread: math.Pi, Trail: 0.25, TrailPoints: 6,
	})}
	born := map[uint32]int{}
	for i := range 300 {
		e.Step(tick)
		g := &e.groups[0]
		if len(g.way) != 6*len(g.particles) {
			t.Fatalf("tick %d: got %d points; want 6 for each of %d", i, len(g.way), len(g.particles))
		}
		last := -1
		for j, p := range g.particles {
			n, ok := born[p.Seed]
			if !ok {
				n = len(born)
				born[p.Seed] = n
			}
			if n <= last {
				t.Fatalf("tick %d: particle %d comes after %d; want the oldest first", i, n, last)
			}
			last = n
			if err := straight(&p, g.way[j*6:][:6]); err != nil {
				t.Fatalf("tick %d, particle %d: %v", i, n, err)
			}
		}
	}
}

// straight reports points that do not lie behind a particle without forces, in order.
func straight(p *Particle, way []geom.Vec) error {
	v := geom.V(float64(p.VX), float64(p.VY)).Unit()
	before := 0.0
	for i, at := range way {
		back := geom.V(p.X, p.Y).Sub(at)
		if along := back.Dot(v); math.Abs(back.Cross(v)) > 1e-3 || along < before-1e-3 || along > 60*0.3 {
			return fmt.Errorf("point %d lies %v behind and %v beside; want it on the way after %v", i, along, back.Cross(v), before)
		}
		before = back.Dot(v)
	}
	return nil
}

func TestBornOfOthers(t *testing.T) {
	parent := Spec{Name: "p", Burst: Just(10), Life: Just(0.5), Speed: Just(60)}
	for _, test := range []struct {
		child    Spec
		at, want int
	}{
		{Spec{When: Birth, Burst: Just(3)}, 1, 30},
		{Spec{When: Death, Burst: Just(3)}, 25, 0},
		{Spec{When: Death, Burst: Just(3)}, 32, 30},
		{Spec{When: Death, Burst: Just(3), Max: 8}, 32, 8},
		{Spec{Rate: 20}, 29, 90},
	} {
		test.child.Name, test.child.Parent, test.child.Life = "c", "p", Just(50)
		// The child comes first in one and last in the other: the order of drawing is not that of birth.
		for _, kinds := range [][]Spec{{parent, test.child}, {test.child, parent}} {
			e, got := play(t, test.at, kinds...), 0
			for p := range e.All("c") {
				if p.X < 0 || p.X > 31 || p.VX != 0 {
					t.Errorf("born of one between 0 and 30: got one at %v with a speed of %v", p.X, p.VX)
				}
				got++
			}
			if got != test.want {
				t.Errorf("%+v: after %d ticks got %d; want %d", test.child, test.at, got, test.want)
			}
		}
	}
}

// The fast loop moves particles as the one for all of them does.
func TestGlideIsAdvance(t *testing.T) {
	s := Spec{Rate: 200, Life: Between(0.2, 1), Speed: Between(20, 60), Spread: 3, Gravity: geom.V(9, 80), Spin: Between(-3, 3)}
	fast := play(t, 100, s)
	s.SpeedOver = Over(1, 1)
	slow := play(t, 100, s)
	if x, y := stateHash(t, fast), stateHash(t, slow); x != y || fast.Len() < 50 {
		t.Errorf("%d particles: got the hash %x; want %x", fast.Len(), x, y)
	}
}

func TestOddsAndInherit(t *testing.T) {
	e := play(t, 1, Spec{Name: "p", Burst: Just(2000), Speed: Just(60), Life: Just(9)},
		Spec{Name: "c", Parent: "p", When: Birth, Burst: Just(1), Odds: 0.25, Inherit: 0.5, Life: Just(9)})
	n := 0
	for p := range e.All("c") {
		if p.VX != 30 {
			t.Fatalf("got a speed of %v; want half of the parent's 60", p.VX)
		}
		n++
	}
	if n < 400 || n > 600 {
		t.Errorf("of 2000 with odds of 0.25: got %d children; want about 500", n)
	}
}

// Local particles are where the emitter is and turn with it; others stay.
func TestLocal(t *testing.T) {
	for _, local := range []bool{false, true} {
		e := play(t, 10, Spec{Burst: Just(1), Speed: Just(60), Life: Just(9), Local: local})
		e.Pos, e.Rot = geom.V(100, 50), 1
		e.Step(tick)
		p := e.groups[0].particles[0]
		o := e.originOf(&e.Effect.baked().kinds[0], &p)
		want := geom.V(10, 0)
		if local {
			want = want.Rotate(1).Add(e.Pos)
		}
		if o.at.Dist(want) > 0.01 {
			t.Errorf("local %t: got %v; want %v", local, o.at, want)
		}
	}
}

func TestScale(t *testing.T) {
	s := Spec{Burst: Just(50), Shape: Circle(10), Spread: 3, Speed: Between(5, 50), Size: Between(2, 4), Gravity: geom.V(0, 50), Life: Just(9)}
	one, two := &Emitter{Effect: Make(t.Name(), s)}, &Emitter{Effect: Make(t.Name(), s), Scale: 2}
	for range 60 {
		one.Step(tick)
		two.Step(tick)
	}
	for i, p := range one.groups[0].particles {
		q := two.groups[0].particles[i]
		if math.Abs(q.X-2*p.X)+math.Abs(q.Y-2*p.Y) > 1e-3 || q.Size != 2*p.Size {
			t.Fatalf("particle %d at twice the scale: got %+v; want twice %+v", i, q, p)
		}
	}
}

func TestShapesHoldTheirPoints(t *testing.T) {
	r := random(1)
	for name, test := range map[string]struct {
		spec Spec
		in   func(p geom.Vec, outward float64) bool
	}{
		"point":  {Spec{}, func(p geom.Vec, _ float64) bool { return p == geom.Vec{} }},
		"circle": {Spec{Shape: Circle(5)}, func(p geom.Vec, o float64) bool { return p.Len() <= 5 && p.Dist(geom.Polar(o, p.Len())) < 1e-9 }},
		"ring":   {Spec{Shape: Ring(5)}, func(p geom.Vec, o float64) bool { return p.Dist(geom.Polar(o, 5)) < 1e-9 }},
		"box":    {Spec{Shape: Box(6, 2)}, func(p geom.Vec, _ float64) bool { return math.Abs(p.X) <= 3 && math.Abs(p.Y) <= 1 }},
		"line":   {Spec{Shape: Line(6)}, func(p geom.Vec, _ float64) bool { return math.Abs(p.X) <= 3 && p.Y == 0 }},
		"cone": {Spec{Shape: Cone(5), Angle: 2, Spread: 0.5}, func(p geom.Vec, o float64) bool {
			return p.Len() <= 5 && math.Abs(o-2) <= 0.5 && p.Dist(geom.Polar(o, p.Len())) < 1e-9
		}},
	} {
		var sum geom.Vec
		for range 4000 {
			p, outward := test.spec.place(&r)
			if !test.in(p, outward) {
				t.Fatalf("%s: got %v in the direction %v", name, p, outward)
			}
			sum = sum.Add(p.Mul(1.0 / 4000))
		}
		if name != "cone" && sum.Len() > 0.3 {
			t.Errorf("%s: got a middle of %v; want 0, 0", name, sum)
		}
	}
}

func TestCurvesAgainstSearch(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		c := make(Curve, 1+rnd.IntN(6))
		at := 0.0
		for i := range c {
			at = min(1, at+rnd.Float64()*0.4)
			c[i] = Key{at, rnd.Float64()*4 - 2}
		}
		for range 50 {
			k := rnd.Float64()
			if got, want := c.at(k), slow(c, k); math.Abs(got-want) > 1e-9 {
				t.Fatalf("%v at %v: got %v; want %v", c, k, got, want)
			}
		}
	}
}

// slow looks for the two keys around a place.
func slow(c Curve, k float64) float64 {
	for i := 1; i < len(c); i++ {
		if a, b := c[i-1], c[i]; k >= a.At && k < b.At {
			return a.Value + (b.Value-a.Value)*(k-a.At)/(b.At-a.At)
		}
	}
	if k < c[0].At {
		return c[0].Value
	}
	return c[len(c)-1].Value
}
