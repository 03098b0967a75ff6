package tween

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
)

// Value is what can be animated. A colour is mixed by a number: render.Mix(a, b, k).
type Value interface{ float64 | geom.Vec }

const (
	limit    = 1e9  // of all numbers that come in
	rounding = 1e-9 // seconds that may be left of a whole number of ticks, as engine.Timer has it
)

// mix returns the value at fraction k of the way from a to b, exactly a at 0 and b at 1.
func mix[T Value](a, b T, k float64) (out T) {
	switch to := any(&out).(type) {
	case *float64:
		*to = geom.Lerp(*any(&a).(*float64), *any(&b).(*float64), k)
	case *geom.Vec:
		*to = any(&a).(*geom.Vec).Lerp(*any(&b).(*geom.Vec), k)
	}
	return out
}

// sum returns a·ka + b·kb.
func sum[T Value](a T, ka float64, b T, kb float64) (out T) {
	switch to := any(&out).(type) {
	case *float64:
		*to = float64(*any(&a).(*float64)*ka) + float64(*any(&b).(*float64)*kb)
	case *geom.Vec:
		*to = any(&a).(*geom.Vec).Mul(ka).Add(any(&b).(*geom.Vec).Mul(kb))
	}
	return out
}

// check panics when a value is NaN or beyond the limit. what names the field.
func check[T Value](verb, what string, v T) {
	switch v := any(&v).(type) {
	case *float64:
		if !(*v >= -limit && *v <= limit) {
			refuse(verb, what, *v, "-1e9 to 1e9")
		}
	case *geom.Vec:
		if !(v.X >= -limit && v.X <= limit) {
			refuse(verb, what+".X", v.X, "-1e9 to 1e9")
		}
		if !(v.Y >= -limit && v.Y <= limit) {
			refuse(verb, what+".Y", v.Y, "-1e9 to 1e9")
		}
	}
}

// checkPositive panics when a number is NaN, below zero or beyond the limit.
func checkPositive(verb, what string, x float64) {
	if !(x >= 0 && x <= limit) {
		refuse(verb, what, x, "0 to 1e9")
	}
}

func refuse(verb, what string, x float64, want string) {
	panic(fmt.Sprintf("tween: %s: %s is %v; want %s", verb, what, x, want))
}
