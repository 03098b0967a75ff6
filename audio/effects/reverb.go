package effects

import (
	"math"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Reverb is the sound of a room: a cave, a hall, a church.
type Reverb struct {
	Decay float64 // seconds in which it dies away by 60 dB, 0.1 to 20; zero: 1.5. A bath 0.5, a hall 2, a church 5
	Damp  float64 // Hz: what is above dies away sooner; zero: 4,000. 20,000 and more: nothing does
	Delay float64 // seconds before it begins, at most 0.25; zero: none. More is a larger room
	Mix   float64 // how loud it is beside the sound itself, 0 to 1; zero: 0.3
}

// Unit returns the effect as plain data.
func (e Reverb) Unit() audio.Unit {
	return unit(reverbID, or(e.Decay, 1.5), or(e.Damp, 4000), e.Delay, or(e.Mix, 0.3))
}

const (
	roomSize = 4096 // frames of each line, a power of two
	paths    = 8
)

// pathFrames are how long the eight ways through the room are: 30 to 58 ms, primes, so that they seldom meet.
var pathFrames = [paths]int{1433, 1601, 1867, 2053, 2251, 2399, 2617, 2797}

// spread are the lengths of what makes many of one sound before it goes into the room: left, then right.
var spread = [2][2]int{{229, 367}, {241, 347}}

// reverb is a feedback delay network: J.-M. Jot and A. Chaigne, Digital delay networks for designing artificial
// reverberators, 1991. Eight lines feed each other through a Hadamard matrix, which loses nothing, and each loses as much
// as its length takes away of the decay.
type reverb struct {
	knobs // damping, mix, loudness, nothing, and what each path loses
	line  line
	tap   tap
	mist  [2][2]mist
	room  *[roomSize][paths]float32
	low   [paths]float32
	at    int
	tail  int
}

func newReverb() *reverb {
	r := &reverb{room: new([roomSize][paths]float32)}
	for side := range r.mist {
		for i, n := range spread[side] {
			r.mist[side][i].frames = make([]float32, n)
		}
	}
	return r
}

// mist is an all-pass filter: M. R. Schroeder, Natural sounding artificial reverberation, 1962.
type mist struct {
	frames []float32
	at     int
}

const thick = 0.6 // how much of a mist comes back

func (m *mist) pass(x float32) float32 {
	old := m.frames[m.at]
	in := x + float32(old*thick)
	m.frames[m.at] = in
	if m.at++; m.at == len(m.frames) {
		m.at = 0
	}
	return old - float32(in*thick)
}

// Set turns the reverb.
func (r *reverb) Set(p *driver.EffectParams, frames int) {
	decay, damp := within(p[0], 0.1, 20), 1.0
	if hz := within(p[1], 100, undamped); hz < undamped {
		damp = onePole(hz)
	}
	delay := 1 + int(math.Round(within(p[2], 0, 0.25)*rate))
	r.line.reach(delay)
	r.tap.move(delay, frames)
	goal := [maxKnobs]float64{damp, within(p[3], 0, 1), loudness(decay)}
	for i, n := range pathFrames {
		goal[4+i] = loss(n, decay)
	}
	r.turn(goal, frames)
	r.tail = max(r.tail*min(frames, 1), delay+rate/10+int(float64(decay*rate)*(100.0/60)))
}

// loss returns the gain of a path of n frames, so that the room dies away by 60 dB within decay seconds.
func loss(n int, decay float64) float64 { return geom.Exp(-3 * ln10 / rate / decay * float64(n)) }

// loudness returns the gain with which sound goes into the room, so that a long reverb is as loud as a short one.
func loudness(decay float64) float64 {
	g := loss(pathFrames[paths/2], decay)
	return math.Sqrt(1 - float64(g*g))
}

// Run adds the reverb.
func (r *reverb) Run(sum, _ []float32) {
	for len(sum) > 0 {
		var now []float32
		now, sum = r.part(sum)
		r.run(now)
	}
}

func (r *reverb) run(sum []float32) {
	damp, mix, loud := float32(r.now[0]), float32(r.now[1]), float32(r.now[2])
	var keep [paths]float32
	for i := range keep {
		keep[i] = float32(r.now[4+i] * (math.Sqrt2 / 4)) // with what makes the matrix lose nothing
	}
	for i := 0; i+1 < len(sum); i += 2 {
		l, ri := sum[i], sum[i+1]
		r.line.put(l, ri)
		xl, xr := r.tap.read(&r.line)
		xl = r.mist[0][1].pass(r.mist[0][0].pass(float32(xl * loud)))
		xr = r.mist[1][1].pass(r.mist[1][0].pass(float32(xr * loud)))
		outL, outR := r.step(xl, xr, damp, &keep)
		sum[i] = l + float32(outL*mix)
		sum[i+1] = ri + float32(outR*mix)
	}
}

// step moves the room on by a frame.
func (r *reverb) step(xl, xr, damp float32, keep *[paths]float32) (left, right float32) {
	at, room, low := r.at, r.room, &r.low
	for i := range low {
		low[i] += float32((room[(at-pathFrames[i])&(roomSize-1)][i] - low[i]) * damp)
	}
	r.at = at + 1
	a0, a1, a2, a3 := low[0]+low[1], low[0]-low[1], low[2]+low[3], low[2]-low[3]
	a4, a5, a6, a7 := low[4]+low[5], low[4]-low[5], low[6]+low[7], low[6]-low[7]
	b0, b1, b2, b3 := a0+a2, a1+a3, a0-a2, a1-a3
	b4, b5, b6, b7 := a4+a6, a5+a7, a4-a6, a5-a7
	in := &room[at&(roomSize-1)]
	in[0] = xl + float32((b0+b4)*keep[0])
	in[1] = xr + float32((b1+b5)*keep[1])
	in[2] = xl + float32((b2+b6)*keep[2])
	in[3] = xr + float32((b3+b7)*keep[3])
	in[4] = xl + float32((b0-b4)*keep[4])
	in[5] = xr + float32((b1-b5)*keep[5])
	in[6] = xl + float32((b2-b6)*keep[6])
	in[7] = xr + float32((b3-b7)*keep[7])
	return float32((low[0] - low[2] + low[4] - low[6]) * 0.5), float32((low[1] - low[3] + low[5] - low[7]) * 0.5)
}

// Tail returns how long the room rings.
func (r *reverb) Tail() int { return r.tail }

// Reset forgets what was heard.
func (r *reverb) Reset() {
	r.arrive()
	r.tap.arrive()
	r.line.clear()
	for side := range r.mist {
		for i := range r.mist[side] {
			clear(r.mist[side][i].frames)
			r.mist[side][i].at = 0
		}
	}
	*r.room = [roomSize][paths]float32{}
	r.low, r.at = [paths]float32{}, 0
}
