package ebiten

import "testing"

func TestAWindowFitsItsMonitor(t *testing.T) {
	for _, c := range []struct{ w, h, roomW, roomH, wantW, wantH int }{
		{640, 360, 1024, 704, 640, 360},
		{1024, 704, 1024, 704, 1024, 704},
		{1920, 1080, 1024, 704, 1024, 576},
		{800, 1600, 1024, 800, 400, 800},
		{100000, 1, 1000, 700, 1000, 1},
		{640, 360, 0, -64, 640, 360}, // nothing is known of the monitor
	} {
		if w, h := fit(c.w, c.h, c.roomW, c.roomH); w != c.wantW || h != c.wantH {
			t.Errorf("%d×%d in %d×%d: got %d×%d; want %d×%d", c.w, c.h, c.roomW, c.roomH, w, h, c.wantW, c.wantH)
		}
	}
}

func TestAWindowNeverVanishes(t *testing.T) {
	for side, want := range map[int]int{1: 1, 64: 64, 128: 128, 360: 128, 640: 160, 1920: 480} {
		if got := least(side); got != want {
			t.Errorf("%d: got %d; want %d", side, got, want)
		}
	}
}

func TestAWindowStaysOnItsMonitor(t *testing.T) {
	for _, c := range []struct{ x, length, want int }{{10, 50, 10}, {70, 50, 50}, {-5, 50, 0}, {10, 200, 0}} {
		if got := inside(c.x, c.length, 100); got != c.want {
			t.Errorf("%d long at %d of 100: got %d; want %d", c.length, c.x, got, c.want)
		}
	}
}
