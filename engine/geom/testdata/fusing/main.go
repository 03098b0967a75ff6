// Fusing prints a hash of products and sums, such as any game computes. Where a compiler makes one instruction of a
// product and the sum that it goes into, which rounds once in place of twice, the hash is another one.
package main

import "math"

func main() {
	h := uint64(14695981039346656037)
	x, v := 1.0, 0.1
	for range 10_000 {
		v = v*0.999 - x*0.01
		x = v*0.016 + x
		h = (h ^ math.Float64bits(x)) * 1099511628211
	}
	println(h)
}
