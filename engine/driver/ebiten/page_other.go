//go:build !js

package ebiten

import (
	"github.com/ebitengine/oto/v3"

	"github.com/krill2d/krill/engine/driver"
)

// titlePage does nothing outside browsers.
func titlePage(string) {}

// setUpPage does nothing outside browsers.
func setUpPage(*sound) {}

// askForSound does nothing outside browsers: sound needs no leave there.
func askForSound() {}

// endSound does nothing outside browsers: the device ends with the process, and asking it to could wait for it.
func endSound(*oto.Context) {}

// resumeOnce does nothing outside browsers.
func resumeOnce() {}

// Frames of sound in the device's buffer, 40 ms, and in front of it, 30 ms: more than the half buffer that devices ask
// for at a time.
const (
	deviceFrames = driver.SampleRate * 40 / 1000
	playerFrames = driver.SampleRate * 30 / 1000
)
