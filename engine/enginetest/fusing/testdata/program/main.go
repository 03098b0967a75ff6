// Program moves some bodies for a while and prints the bits of all their numbers as one. It casts no product, as a game
// need not.
package main

import "math"

type body struct{ x, y, vx, vy float64 }

func main() {
	var bodies [50]body
	for i := range bodies {
		f := float64(i)
		bodies[i] = body{f*1.7 - 40, 30 - f*1.1, 0.3 * f, 5 - 0.2*f}
	}
	for range 2000 {
		for i := range bodies {
			b := &bodies[i]
			b.vx -= b.x * 0.013
			b.vy -= b.y*0.011 + b.vx*0.002
			b.x += b.vx * 0.016
			b.y += b.vy * 0.016
		}
	}
	sum := uint64(14695981039346656037)
	for _, b := range bodies {
		for _, v := range [...]float64{b.x, b.y, b.vx, b.vy} {
			sum = (sum ^ math.Float64bits(v)) * 1099511628211
		}
	}
	println(sum)
}
