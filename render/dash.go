package render

import (
	"errors"

	"github.com/krill2d/krill/engine/geom"
)

var errDashes = errors.New("it has more than 65536 dashes; make them longer")

// dashes is a pattern of lengths on a line, pixels.
type dashes struct {
	lengths []float64 // units: drawn, left out, …
	unit    float64   // pixels
	at      int       // in lengths
	on      bool
	left    float64 // of the present length, pixels
}

// newDashes returns the pattern where it begins, and false when there is none: without lengths, or with one that is
// negative or no number.
func newDashes(s *Stroke, unit float64) (d dashes, ok bool) {
	sum := 0.0
	for _, l := range s.Dash {
		if !(l >= 0) {
			return d, false
		}
		sum += l
	}
	if !(sum > 0) || sum-sum != 0 || s.DashOffset-s.DashOffset != 0 {
		return d, false
	}
	d = dashes{lengths: s.Dash, unit: unit, on: true}
	d.left = s.Dash[0] * unit
	d.skip(geom.Wrap(s.DashOffset, 2*sum) * unit)
	return d, true
}

// next goes to the next length.
func (d *dashes) next() {
	d.at++
	if d.at == len(d.lengths) {
		d.at = 0
	}
	d.on = !d.on
	d.left = d.lengths[d.at] * d.unit
}

// skip goes on by a length.
func (d *dashes) skip(length float64) {
	for length > 0 && length >= d.left {
		length -= d.left
		d.next()
	}
	d.left -= length
}

// dashed adds the contours of a line in dashes.
func (k *stroker) dashed(points []geom.Vec, closed bool, d dashes) error {
	n := len(points) - 1
	if closed && n > 0 {
		n++
	}
	k.piece = k.piece[:0]
	if d.on {
		k.piece = append(k.piece, points[0])
	}
	for i := range n {
		a, b := points[i], points[(i+1)%len(points)]
		length, at := a.Dist(b), 0.0
		for ; d.left < length-at; d.next() {
			at += d.left
			k.toggle(a.Lerp(b, at/length), d.on)
			if k.pieces++; k.pieces > maxPathPoints {
				return errDashes
			}
		}
		d.left -= length - at
		if d.on {
			k.extend(b)
		}
	}
	if d.on && len(k.piece) > 0 {
		k.line(k.piece, false)
	}
	return nil
}

// toggle ends a dash at a point, or begins one.
func (k *stroker) toggle(p geom.Vec, on bool) {
	if !on {
		k.piece = append(k.piece[:0], p)
		return
	}
	k.extend(p)
	k.line(k.piece, false)
	k.piece = k.piece[:0]
}

// extend adds a point to a dash.
func (k *stroker) extend(p geom.Vec) {
	if n := len(k.piece); n == 0 || !near(p, k.piece[n-1]) {
		k.piece = append(k.piece, p)
	}
}
