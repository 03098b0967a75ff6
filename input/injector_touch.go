package input

import (
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// PutDown puts a finger on the screen, at device pixels of the window's inside, or moves the one that lies there.
// Fingers are told apart by whole numbers from 0 on, and are others than that of TouchScreen. Unlike the mouse a finger
// goes through all of its places within one Write.
func (j *Injector) PutDown(finger int, x, y float64) {
	e := driver.TouchEvent{ID: ownID + int64(finger), Phase: driver.TouchBegan, X: x, Y: y}
	if at := j.finger(finger); at >= 0 {
		e.Phase = driver.TouchMoved
		j.fingers[at] = e
	} else {
		j.fingers = append(j.fingers, e)
	}
	j.touches = append(j.touches, e)
}

// Lift takes a finger off the screen where it lies; one that is not there stays so.
func (j *Injector) Lift(finger int) {
	at := j.finger(finger)
	if at < 0 {
		return
	}
	e := j.fingers[at]
	e.Phase = driver.TouchEnded
	j.fingers = slices.Delete(j.fingers, at, at+1)
	j.touches = append(j.touches, e)
}

// finger returns the place of a finger that PutDown put down, or -1.
func (j *Injector) finger(number int) int {
	return slices.IndexFunc(j.fingers, func(e driver.TouchEvent) bool { return e.ID == ownID+int64(number) })
}
