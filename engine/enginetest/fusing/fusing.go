// Package fusing tells whether this build joins a product and a sum into one instruction that rounds once. Processors
// with such an instruction (arm64 always, amd64 from GOAMD64=v3 on) then compute other numbers than those without, and
// a run of a game is not the same on both.
//
//	if fusing.On() {
//		t.Fatal("numbers of this build cannot be compared with another's; set " + fusing.Off)
//	}
//
// It finds out by a computation, not by the processor's name, so it also sees a flag that did not reach every package.
package fusing

// Off is the setting of the environment with which go builds without fusing.
const Off = "GOFLAGS=-gcflags=all=-d=fmahash=qn"

// The product of a and b is 1 + 2⁻²⁶ + 2⁻⁵⁴, of which the last part is lost when it is rounded by itself. They are
// variables, and the function is not inlined, so that the compiler does not compute it.
var (
	a = 1 + 1.0/(1<<27)
	c = -(1 + 1.0/(1<<26))
)

// On reports whether this build fuses.
func On() bool { return sum(a, a, c) != 0 }

//go:noinline
func sum(a, b, c float64) float64 { return a*b + c }
