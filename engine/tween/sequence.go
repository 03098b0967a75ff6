package tween

// Sequence takes a value from one to the next, each in its own time. It is plain data that a game holds. Where steps meet
// no time is lost, however long a tick is. Several at once, with one end: a [Clock] and [Part].
type Sequence[T Value] struct {
	From   T
	Steps  []Step[T]
	Delay  float64 // seconds before the first step of the first run
	Repeat int     // runs after the first; zero: none. Forever, or any negative number: without end
	Yoyo   bool    // every second run goes backwards
	Speed  float64 // factor of time; zero: 1
	Back   bool    // time goes back to the beginning, where it ends: see Reverse
	Time   float64 // seconds since the beginning, with the delay and all runs; zero: at the beginning
}

// Step is a part of a sequence.
type Step[T Value] struct {
	To    T
	Sec   float64 // seconds that it takes; zero: it is there at once
	Ease  Ease    // zero: Linear
	Delay float64 // seconds that the value rests before
}

// Update lets dt seconds pass and returns the value. It panics when a number is NaN or beyond 1e9, or a time negative.
// O(number of steps).
func (s *Sequence[T]) Update(dt float64) T {
	check("update sequence", "From", s.From)
	for i := range s.Steps {
		step := &s.Steps[i]
		check("update sequence", "To of a step", step.To)
		checkPositive("update sequence", "Sec of a step", step.Sec)
		checkPositive("update sequence", "Delay of a step", step.Delay)
	}
	c := s.clock()
	c.step("update sequence", dt)
	s.Time = c.Time
	return s.Value()
}

// Value returns the value as it is now.
func (s *Sequence[T]) Value() T { return s.At(s.Time) }

// At returns the value at a number of seconds since the beginning, whatever Time is.
func (s *Sequence[T]) At(sec float64) T {
	c := s.clock()
	now, k := c.place(sec)
	from := s.From
	if sec < s.Delay {
		return from
	}
	if k < 1 {
		for i := range s.Steps {
			step := &s.Steps[i]
			if now -= step.Delay; now < 0 {
				return from
			}
			if now < step.Sec {
				return mix(from, step.To, step.Ease.At(now/step.Sec))
			}
			now, from = now-step.Sec, step.To
		}
	}
	return s.last()
}

// Step returns the index of the step that it is in, and the number of steps when the last one of a run is over.
func (s *Sequence[T]) Step() int {
	c := s.clock()
	now, k := c.place(s.Time)
	for i := range s.Steps {
		if now -= s.Steps[i].Delay + s.Steps[i].Sec; now < 0 && k < 1 {
			return i
		}
	}
	return len(s.Steps)
}

// Done reports whether the end is reached: after Reverse, the beginning.
func (s *Sequence[T]) Done() bool {
	c := s.clock()
	return c.Done()
}

// Length returns the seconds that all takes at a Speed of 1, with Delay and repetitions; +Inf when it has no end.
func (s *Sequence[T]) Length() float64 {
	c := s.clock()
	return c.Length()
}

// Restart goes to the beginning, from where time goes forwards.
func (s *Sequence[T]) Restart() { s.Time, s.Back = 0, false }

// Reverse turns time round at where it is.
func (s *Sequence[T]) Reverse() { s.Back = !s.Back }

// last is the value at the end of a run.
func (s *Sequence[T]) last() T {
	if len(s.Steps) == 0 {
		return s.From
	}
	return s.Steps[len(s.Steps)-1].To
}

func (s *Sequence[T]) clock() Clock {
	sec := 0.0
	for i := range s.Steps {
		sec += s.Steps[i].Delay + s.Steps[i].Sec
	}
	return Clock{sec, s.Delay, s.Repeat, s.Yoyo, s.Speed, s.Back, s.Time}
}
