package render

// skyline packs rectangles into a page, each at the place where its top is highest and then leftmost:
// the bottom-left rule of J. Jylänki, A Thousand Ways to Pack the Bin, 2010, upside down.
// The same rectangles in the same order get the same places.
type skyline struct {
	w, h  int
	steps []step // from left to right, covering the whole width
}

// step is a part of the outline of what is taken: below y all is free.
type step struct{ x, y, w int }

func newSkyline(w, h int) skyline { return skyline{w: w, h: h, steps: []step{{w: w}}} }

// add takes a rectangle and returns its top left corner, or false when there is no room.
// It costs the square of the number of steps at worst, a few dozen in practice.
func (s *skyline) add(w, h int) (x, y int, ok bool) {
	best := -1
	for i := range s.steps {
		top, fits := s.top(i, w, h)
		if fits && (best < 0 || top < y) {
			best, y = i, top
		}
	}
	if best < 0 {
		return 0, 0, false
	}
	x = s.steps[best].x
	s.raise(best, step{x, y + h, w})
	return x, y, true
}

// top returns where a rectangle that starts at step i would have to begin.
func (s *skyline) top(i, w, h int) (y int, ok bool) {
	if s.steps[i].x+w > s.w {
		return 0, false
	}
	for left := w; left > 0; i++ {
		y = max(y, s.steps[i].y)
		left -= s.steps[i].w
	}
	return y, y+h <= s.h
}

// raise puts a step in place of those that it covers, from the i-th on.
func (s *skyline) raise(i int, n step) {
	end := i
	for end < len(s.steps) && s.steps[end].x+s.steps[end].w <= n.x+n.w {
		end++
	}
	if end < len(s.steps) && s.steps[end].x < n.x+n.w {
		cut := n.x + n.w - s.steps[end].x
		s.steps[end].x += cut
		s.steps[end].w -= cut
	}
	s.steps = append(s.steps[:i], append([]step{n}, s.steps[end:]...)...)
	s.join(i)
}

// join makes one step of neighbours at the same height around the i-th.
func (s *skyline) join(i int) {
	for j := min(i+1, len(s.steps)-1); j > 0 && j >= i; j-- {
		if s.steps[j].y == s.steps[j-1].y {
			s.steps[j-1].w += s.steps[j].w
			s.steps = append(s.steps[:j], s.steps[j+1:]...)
		}
	}
}
