package tween

import "github.com/krill2d/krill/engine/geom"

// Float and Vec are the tweens of a number and of a point.
type (
	Float = Tween[float64]
	Vec   = Tween[geom.Vec]
)

// Tween takes a value from one to another. It is plain data that a game holds, so that it rewinds and saves with the
// game, and it ends exactly at To. The zero value has ended, at zero.
type Tween[T Value] struct {
	From, To T
	Sec      float64 // seconds from From to To; zero: it is there at once
	Ease     Ease    // zero: Linear
	Delay    float64 // seconds before it sets out
	Repeat   int     // runs after the first; zero: none. Forever, or any negative number: without end
	Yoyo     bool    // every second run goes from To to From
	Speed    float64 // factor of time; zero: 1
	Back     bool    // time goes back to the beginning, where it ends: see Reverse
	Time     float64 // seconds since the beginning, with the delay and all runs; zero: at the beginning
}

// Update lets dt seconds pass and returns the value. It panics when a number is NaN or beyond 1e9, or a time negative.
func (t *Tween[T]) Update(dt float64) T {
	check("update tween", "From", t.From)
	check("update tween", "To", t.To)
	c := t.clock()
	c.step("update tween", dt)
	t.Time = c.Time
	return t.Value()
}

// Value returns the value as it is now.
func (t *Tween[T]) Value() T { return t.At(t.Time) }

// At returns the value at a number of seconds since the beginning, whatever Time is.
func (t *Tween[T]) At(sec float64) T {
	c := t.clock()
	_, k := c.place(sec)
	return mix(t.From, t.To, t.Ease.At(k))
}

// Done reports whether the end is reached: after Reverse, the beginning.
func (t *Tween[T]) Done() bool {
	c := t.clock()
	return c.Done()
}

// Length returns the seconds that all takes at a Speed of 1, with Delay and repetitions; +Inf when it has no end.
func (t *Tween[T]) Length() float64 {
	c := t.clock()
	return c.Length()
}

// Runs returns how many runs are over.
func (t *Tween[T]) Runs() int {
	c := t.clock()
	return c.Runs()
}

// Restart goes to the beginning, from where time goes forwards.
func (t *Tween[T]) Restart() { t.Time, t.Back = 0, false }

// Reverse turns time round at where it is: what is opening closes, and the other way round.
func (t *Tween[T]) Reverse() { t.Back = !t.Back }

// Retarget sets out anew, from where the value is now to another goal, without a jump.
func (t *Tween[T]) Retarget(to T) {
	t.From, t.To = t.Value(), to
	t.Restart()
}

func (t *Tween[T]) clock() Clock {
	return Clock{t.Sec, t.Delay, t.Repeat, t.Yoyo, t.Speed, t.Back, t.Time}
}
