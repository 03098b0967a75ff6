package input

import "github.com/krill2d/krill/engine/geom"

// gesturePair is what two fingers do with each other.
type gesturePair struct {
	first  span2 // when the second one was put down
	last   span2 // at the last look
	turned float64
}

// span2 is how two fingers lie.
type span2 struct {
	middle geom.Vec
	length float64
	angle  float64
}

func between(a, b *gestureFinger) span2 {
	way := b.at.Sub(a.at)
	return span2{middle: a.at.Lerp(b.at, 0.5), length: way.Len(), angle: way.Angle()}
}

// begin forgets what was told in the last tick.
func (p *gesturePair) begin(g *Gestures) {
	g.Pinch.Began, g.Pinch.Scale = false, 1
	g.Rotate.Began, g.Rotate.Angle = false, 0
	g.Pan.Began, g.Pan.Delta = false, geom.Vec{}
	if !g.Pinch.Down {
		g.Pinch = Pinch{Scale: 1, Total: 1}
	}
	if !g.Rotate.Down {
		g.Rotate = Rotate{}
	}
	if !g.Pan.Down {
		g.Pan = Pan{}
	}
}

func (p *gesturePair) start(a, b *gestureFinger) {
	p.first = between(a, b)
	p.last, p.turned = p.first, 0
}

// update measures what became of the fingers since the last look. Each of the three begins when it is more than no way,
// and has then all of it, so that nothing of what the fingers did is left out.
func (p *gesturePair) update(s *State, r *GestureRules, g *Gestures) {
	now := between(&g.one, &g.two)
	still := r.Still * s.unit
	by := geom.WrapAngle(now.angle - p.last.angle)
	if now.length == 0 || p.last.length == 0 {
		by = 0 // fingers in one place have no direction
	}
	p.turned += by

	g.Pinch.At, g.Rotate.At, g.Pan.At = now.middle, now.middle, now.middle
	p.pinch(&g.Pinch, now, still)
	p.rotate(&g.Rotate, now, by, still)
	p.pan(&g.Pan, now, still)
	p.last = now
}

func (p *gesturePair) pinch(k *Pinch, now span2, still float64) {
	if p.first.length == 0 || now.length == 0 || p.last.length == 0 {
		return
	}
	from := p.last
	if change := now.length - p.first.length; !k.Down && max(change, -change) > still {
		k.Began, k.Down, from = true, true, p.first
	}
	if k.Down {
		k.Scale *= now.length / from.length
		k.Total = now.length / p.first.length
	}
}

// rotate begins when a finger has gone far enough around the middle.
func (p *gesturePair) rotate(k *Rotate, now span2, by, still float64) {
	if way := p.turned * now.length / 2; !k.Down && max(way, -way) > still {
		k.Began, k.Down, by = true, true, p.turned
	}
	if k.Down {
		k.Angle += by
		k.Total = p.turned
	}
}

func (p *gesturePair) pan(k *Pan, now span2, still float64) {
	from := p.last
	if !k.Down && now.middle.Dist(p.first.middle) > still {
		k.Began, k.Down, from = true, true, p.first
	}
	if k.Down {
		k.Delta = k.Delta.Add(now.middle.Sub(from.middle))
		k.Total = now.middle.Sub(p.first.middle)
	}
}

// end lets go of all three.
func (p *gesturePair) end(g *Gestures) {
	g.Pinch.Ended, g.Pinch.Down = g.Pinch.Down, false
	g.Rotate.Ended, g.Rotate.Down = g.Rotate.Down, false
	g.Pan.Ended, g.Pan.Down = g.Pan.Down, false
}
