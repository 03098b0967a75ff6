package main

import "github.com/krill2d/krill/engine/geom"

// The field is a ring in both directions: what leaves on one side comes back on the other.
const width, height = 640.0, 360.0 // logical pixels

var centre = geom.V(width/2, height/2)

// wrap brings a point back into the field.
func wrap(p geom.Vec) geom.Vec {
	if fieldRect.Contains(p) { // nearly always, and a remainder is slow
		return p
	}
	return geom.V(geom.Wrap(p.X, width), geom.Wrap(p.Y, height))
}

// toward returns the shortest way from a to b, across the edges when that is shorter.
// Neither is further outside than half the field.
func toward(a, b geom.Vec) geom.Vec { return geom.V(shorter(b.X-a.X, width), shorter(b.Y-a.Y, height)) }

func shorter(d, size float64) float64 {
	switch {
	case d > size/2:
		return d - size
	case d < -size/2:
		return d + size
	}
	return d
}

// near reports whether two points are closer than a distance in logical pixels.
func near(a, b geom.Vec, distance float64) bool {
	d := toward(a, b)
	return d.Dot(d) < float64(distance*distance)
}

// images returns where a thing of some radius is to be drawn: at its place, and again across each edge it touches.
func images(at geom.Vec, radius float64) (out [4]geom.Vec, n int) {
	out[0], n = at, 1
	dx, dy := across(at.X, radius, width), across(at.Y, radius, height)
	if dx != 0 {
		out[n], n = geom.V(at.X+dx, at.Y), n+1
	}
	if dy != 0 {
		out[n], n = geom.V(at.X, at.Y+dy), n+1
	}
	if dx != 0 && dy != 0 {
		out[n], n = geom.V(at.X+dx, at.Y+dy), n+1
	}
	return out, n
}

func across(x, radius, size float64) float64 {
	switch {
	case x < radius:
		return size
	case x > size-radius:
		return -size
	}
	return 0
}

// pan returns where a thing at p sounds: -1 is left, 1 is right; a little less than that, so that no ear stays empty.
func pan(p geom.Vec) float64 { return geom.Clamp((p.X/width*2-1)*0.8, -0.8, 0.8) }

var fieldRect = geom.R(0, 0, width, height)
