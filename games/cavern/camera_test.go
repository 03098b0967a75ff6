package main

import (
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

func TestCameraStaysInItsRoom(t *testing.T) {
	r := geom.R(100, 200, 700, 250)
	var e eye
	e.jumpTo(r, geom.V(100, 200))
	for i := range 5000 {
		hero := geom.V(450+400*geom.Sin(float64(i)/50), 320+200*geom.Cos(float64(i)/31))
		e.step(&asInCode.cave, r, hero, 1, dt60)
		shown := geom.Around(e.cam.Pos, width, height)
		if shown.X < r.X-1e-9 || shown.Y < r.Y-1e-9 || shown.Max().X > r.Max().X+1e-9 || shown.Max().Y > r.Max().Y+1e-9 {
			t.Fatalf("tick %d: it shows %v; want it within %v", i, shown, r)
		}
	}
}

func TestCameraShowsASmallRoomInTheMiddle(t *testing.T) {
	if got := framed(geom.R(0, 0, 100, 400), geom.V(3, 3)); got != geom.V(50, height/2) {
		t.Errorf("got %v; want the middle of the narrow side and the top of the long one", got)
	}
}

func TestCameraGlidesIntoTheNextRoom(t *testing.T) {
	a, b := geom.R(0, 0, width, height), geom.R(width, 0, width, height)
	var e eye
	e.jumpTo(a, geom.V(width-2, 90))
	e.glideTo()
	last, ticks := e.cam.Pos.X, 0
	for ; e.gliding(); ticks++ {
		e.step(&asInCode.cave, b, geom.V(width+2, 90), 1, dt60)
		if e.cam.Pos.X < last {
			t.Fatalf("tick %d: it went back from %v to %v", ticks, last, e.cam.Pos.X)
		}
		last = e.cam.Pos.X
	}
	if e.cam.Pos != framed(b, geom.V(width+2, 90)) || ticks < geom.Round(glideTime*60) || ticks > geom.Round(glideTime*60)+1 {
		t.Errorf("after %d ticks: got %v; want it in the next room after %v s", ticks, e.cam.Pos, glideTime)
	}
}
