package audio

// The six recipes each stand for a family of effects; the seed chooses one of them. They read nothing, cannot fail
// and cost a look-up: the samples are made at the first use and kept.

// Coin returns the sound of something gained: a short high tone that jumps up and rings.
func Coin(seed uint64) Sound { return enterEffect(row{kind: kindCoin, seed: seed}) }

// Blip returns the sound of a small contact or a menu: one short tone.
func Blip(seed uint64) Sound { return enterEffect(row{kind: kindBlip, seed: seed}) }

// Hit returns the sound of a blow: a short tone or noise that falls fast.
func Hit(seed uint64) Sound { return enterEffect(row{kind: kindHit, seed: seed}) }

// Jump returns the sound of a leap: a tone that rises.
func Jump(seed uint64) Sound { return enterEffect(row{kind: kindJump, seed: seed}) }

// Shoot returns the sound of a shot: a bright tone that falls far.
func Shoot(seed uint64) Sound { return enterEffect(row{kind: kindShoot, seed: seed}) }

// Boom returns the sound of an explosion: a burst of noise that darkens as it fades.
func Boom(seed uint64) Sound { return enterEffect(row{kind: kindBoom, seed: seed}) }

// recipe returns the effect that a row of the table stands for.
func (r row) recipe() Effect {
	d := dice{mix64(r.seed + 0x9e3779b97f4a7c15*uint64(r.kind))}
	switch r.kind {
	case kindCoin:
		return d.coin()
	case kindBlip:
		return d.blip()
	case kindHit:
		return d.hit()
	case kindJump:
		return d.jump()
	case kindShoot:
		return d.shoot()
	case kindBoom:
		return d.boom()
	}
	return r.effect
}

// dice chooses an effect's numbers from a seed.
type dice struct{ state uint64 }

func (d *dice) next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	return mix64(d.state)
}

// between returns a number from lo to hi.
func (d *dice) between(lo, hi float64) float64 {
	return lo + float64((hi-lo)*(float64(d.next()>>11)/(1<<53)))
}

func (d *dice) wave(from ...Wave) Wave { return from[d.next()%uint64(len(from))] }

func (d *dice) coin() Effect {
	return Effect{
		Wave:   d.wave(Square, Square, Triangle),
		Hold:   d.between(0.05, 0.09),
		Decay:  d.between(0.25, 0.45),
		Punch:  d.between(0.3, 0.6),
		Pitch:  d.between(750, 1300),
		Jump:   []float64{4, 5, 7, 12}[d.next()%4], // a third, fourth, fifth or octave
		JumpAt: d.between(0.05, 0.085),
		Duty:   d.between(0.25, 0.5),
		Low:    9000,
	}
}

func (d *dice) blip() Effect {
	return Effect{
		Wave:  d.wave(Square, Triangle, Sine),
		Hold:  d.between(0.03, 0.06),
		Decay: d.between(0.03, 0.07),
		Pitch: d.between(350, 950),
		Duty:  d.between(0.25, 0.5),
		High:  100,
		Low:   8000,
	}
}

func (d *dice) hit() Effect {
	e := Effect{
		Wave:  d.wave(Square, Saw, Noise),
		Hold:  d.between(0.01, 0.04),
		Decay: d.between(0.09, 0.2),
		Punch: d.between(0.4, 0.8),
		Pitch: d.between(280, 700),
		Slide: d.between(-14, -7),
		Duty:  d.between(0.2, 0.5),
		Low:   7000,
		High:  60,
		Seed:  d.next(),
	}
	if e.Wave == Noise {
		e.Slide /= 4
	}
	return e
}

func (d *dice) jump() Effect {
	return Effect{
		Wave:  d.wave(Square, Square, Triangle),
		Hold:  d.between(0.08, 0.14),
		Decay: d.between(0.1, 0.2),
		Pitch: d.between(230, 430),
		Slide: d.between(3, 6),
		Duty:  d.between(0.25, 0.5),
		Low:   6000,
		High:  80,
	}
}

func (d *dice) shoot() Effect {
	return Effect{
		Wave:      d.wave(Square, Saw),
		Hold:      d.between(0.04, 0.09),
		Decay:     d.between(0.12, 0.22),
		Punch:     d.between(0.1, 0.4),
		Pitch:     d.between(1100, 2200),
		Slide:     d.between(-14, -9),
		Duty:      d.between(0.2, 0.5),
		DutySlide: d.between(-0.5, 0.5),
		Low:       9000,
		High:      90,
	}
}

func (d *dice) boom() Effect {
	return Effect{
		Wave:     Noise,
		Hold:     d.between(0.1, 0.25),
		Decay:    d.between(0.6, 1.1),
		Punch:    d.between(0.4, 0.9),
		Gain:     1.4,
		Pitch:    d.between(300, 900),
		Slide:    d.between(-2.5, -1),
		Low:      d.between(1500, 4000),
		LowSlide: d.between(-4, -2.5),
		High:     35,
		Seed:     d.next(),
	}
}
