package ebiten

import eb "github.com/hajimehoshi/ebiten/v2"

const (
	bars      = 64  // logical pixels of a monitor's height that the window's title and the system's bars take
	borders   = 16  // logical pixels of its width that the window's frame takes
	leastSide = 128 // of a window that the player makes small, logical pixels
)

// fitMonitor returns a size that can be seen whole on the monitor, with the sides in proportion.
func fitMonitor(w, h int) (int, int) {
	m := eb.Monitor()
	if m == nil {
		return w, h
	}
	mw, mh := m.Size()
	return fit(w, h, mw-borders, mh-bars)
}

// fit makes a size smaller until it has room, and keeps it when there is no room to speak of.
func fit(w, h, roomW, roomH int) (int, int) {
	if w <= roomW && h <= roomH || roomW <= 0 || roomH <= 0 {
		return w, h
	}
	k := min(float64(roomW)/float64(w), float64(roomH)/float64(h))
	return max(int(float64(w)*k), 1), max(int(float64(h)*k), 1)
}

// least returns the length below which the player cannot make a side of the window, so that the picture never vanishes.
func least(side int) int { return min(max(side/4, leastSide), side) }

// resize makes the window's inside w×h logical pixels and moves the window when it would lie beside the monitor then.
func resize(w, h int) {
	w, h = fitMonitor(w, h)
	eb.SetWindowSize(w, h)
	m := eb.Monitor()
	if m == nil {
		return
	}
	mw, mh := m.Size()
	x, y := eb.WindowPosition()
	if sx, sy := inside(x, w, mw), inside(y, h, mh); sx != x || sy != y {
		eb.SetWindowPosition(sx, sy)
	}
}

// inside returns the place nearest to x from which a length fits into room, and 0 when none does.
func inside(x, length, room int) int { return max(min(x, room-length), 0) }
