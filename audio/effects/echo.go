package effects

import (
	"math"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Echo brings the sound back, again and again.
type Echo struct {
	Delay    float64 // seconds from one to the next, at most 2; zero: 0.3
	Feedback float64 // how loud each is by the one before, up to 0.95; zero: 0.4. Negative: it comes back once
	Damp     float64 // Hz: what is above is lost more each time; zero: 5,000. 20,000 and more: nothing is
	Mix      float64 // how loud the first one is beside the sound itself, 0 to 1; zero: 0.4
	PingPong bool    // the first comes from the left, the second from the right, and so on
}

const (
	maxEcho  = 2 * rate
	undamped = 20000 // Hz
)

// Unit returns the effect as plain data.
func (e Echo) Unit() audio.Unit {
	cross := 0.0
	if e.PingPong {
		cross = 1
	}
	return unit(echoID, or(e.Delay, 0.3), or(e.Feedback, 0.4), or(e.Damp, 5000), or(e.Mix, 0.4), cross)
}

// echo keeps what was heard, and what of it came back, in a line.
type echo struct {
	knobs // feedback, damping, mix, cross
	line  line
	tap   tap
	low   [2]float32 // what comes back, damped
	tail  int
}

// Set turns the echo.
func (e *echo) Set(p *driver.EffectParams, frames int) {
	delay := int(math.Round(within(p[0], 1.0/rate, 2) * rate))
	feedback, damp := within(p[1], 0, 0.95), 1.0
	if hz := within(p[2], 20, undamped); hz < undamped {
		damp = onePole(hz)
	}
	e.line.reach(delay)
	e.tap.move(delay, frames)
	e.turn([maxKnobs]float64{feedback, damp, within(p[3], 0, 1), within(p[4], 0, 1)}, frames)
	times := 1.0
	if feedback > faint {
		times += -lnFaint / geom.Log(feedback)
	}
	e.tail = max(e.tail*min(frames, 1), int(times+1)*delay)
}

// Run adds the echoes.
func (e *echo) Run(sum, _ []float32) {
	for len(sum) > 0 {
		var now []float32
		now, sum = e.part(sum)
		e.run(now)
	}
}

func (e *echo) run(sum []float32) {
	feedback, damp, mix, cross := float32(e.now[0]), float32(e.now[1]), float32(e.now[2]), float32(e.now[3])
	low := e.low
	for i := 0; i+1 < len(sum); i += 2 {
		l, r := sum[i], sum[i+1]
		el, er := e.tap.read(&e.line)
		low[0] += float32((el - low[0]) * damp)
		low[1] += float32((er - low[1]) * damp)
		turn := float32((low[1] - low[0]) * cross) // what goes to the other side
		in, out := float32((float32((l+r)*0.5)-l)*cross), float32(r*cross)
		e.line.put(l+in+float32((low[0]+turn)*feedback), r-out+float32((low[1]-turn)*feedback))
		sum[i] = l + float32(el*mix)
		sum[i+1] = r + float32(er*mix)
	}
	e.low = low
}

// Tail returns how long echoes come.
func (e *echo) Tail() int { return e.tail }

// Reset forgets what was heard.
func (e *echo) Reset() {
	e.arrive()
	e.tap.arrive()
	e.line.clear()
	e.low = [2]float32{}
}
