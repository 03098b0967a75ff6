package tween

import "math"

// Part is a stretch of a time line, such as that of a [Clock]: the card slides in from 0 s to 0.4 s, its text fades in from
// 0.3 s on. Parts are constants of the program; what is state is the one clock that they share.
type Part struct {
	Start float64 // seconds from the beginning of the time line
	Sec   float64 // seconds that it takes; zero: it happens at once
	Ease  Ease    // zero: Linear
}

// At returns how far the part is at a number of seconds of the time line: 0 before, 1 after it, and by its Ease between.
func (p Part) At(sec float64) float64 {
	switch {
	case sec >= p.End():
		return 1
	case sec <= p.Start || p.Sec <= 0:
		return 0
	}
	return p.Ease.At((sec - p.Start) / p.Sec)
}

// End returns where on the time line the part ends, in seconds.
func (p Part) End() float64 { return p.Start + p.Sec }

// Then returns a part that begins where this one ends, and takes as long and has the same Ease.
func (p Part) Then() Part { return p.Later(p.Sec) }

// Later returns the part, moved by a number of seconds: one for each of a row, p.Later(0.1*float64(i)).
func (p Part) Later(sec float64) Part {
	p.Start += float64(sec)
	return p
}

// For returns the part with another length in seconds and another Ease, beginning at the same time.
func (p Part) For(sec float64, ease Ease) Part {
	p.Sec, p.Ease = sec, ease
	return p
}

// End returns when the last of some parts ends, in seconds: the Sec of the clock that drives them.
func End(parts ...Part) float64 {
	end := 0.0
	for _, p := range parts {
		end = math.Max(end, p.End())
	}
	return end
}
