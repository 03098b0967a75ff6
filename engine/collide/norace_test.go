//go:build !race

package collide

const raceDetector = false
