package effects

// line is a memory of the last frames, left and right: a delay line.
type line struct {
	frames [][2]float32 // a power of two
	at     int          // where the next frame goes
}

// reach makes the line long enough to look so many frames back. What it holds stays.
func (l *line) reach(delay int) {
	n := max(len(l.frames), 1024)
	for n <= delay {
		n *= 2
	}
	if n == len(l.frames) {
		return
	}
	longer := make([][2]float32, n)
	for i := range l.frames {
		longer[i] = l.back(len(l.frames) - i)
	}
	l.at, l.frames = len(l.frames), longer
}

// back returns the frame that was put so many frames ago, 1 for the last one.
func (l *line) back(delay int) [2]float32 { return l.frames[(l.at-delay)&(len(l.frames)-1)] }

func (l *line) put(left, right float32) {
	l.frames[l.at&(len(l.frames)-1)] = [2]float32{left, right}
	l.at++
}

func (l *line) clear() { clear(l.frames) }

// tap is a place in a line that something is read from. It moves by fading from one place to another, since to slide there
// would change the pitch.
type tap struct {
	now, was, next int // frames back
	left, all      int // frames of the fade
}

// move sends the tap elsewhere within so many frames; 0: at once. While it is on its way it goes there first.
func (t *tap) move(to, frames int) {
	t.next = to
	if frames == 0 || t.now == 0 {
		*t = tap{now: to, next: to}
		return
	}
	t.begin(frames)
}

func (t *tap) begin(frames int) {
	if t.left == 0 && t.next != t.now {
		t.was, t.now, t.left, t.all = t.now, t.next, frames, frames
	}
}

// read returns what is at the tap, and moves it on by a frame.
func (t *tap) read(l *line) (left, right float32) {
	x := l.back(t.now)
	if t.left == 0 {
		return x[0], x[1]
	}
	t.left--
	y, k := l.back(t.was), float32(t.left)/float32(t.all)
	if t.left == 0 {
		t.begin(t.all)
	}
	return x[0] + float32((y[0]-x[0])*k), x[1] + float32((y[1]-x[1])*k)
}

// arrive ends the way.
func (t *tap) arrive() { *t = tap{now: t.next, next: t.next} }
