package audio

// These recipes are made where they are named, so that a page holds those alone that its game uses.

// PowerUp returns the sound of something that makes strong: quick tones that climb.
func PowerUp(seed uint64) Sound {
	d := diceOf(1, seed)
	return made("powerup", seed, Effect{
		Wave: d.wave(Square, Square, Saw), Hold: d.between(0.25, 0.4), Decay: d.between(0.15, 0.3),
		Pitch: d.between(280, 480), Slide: d.between(2.5, 5), Repeat: d.between(0.07, 0.12),
		Duty: d.between(0.2, 0.5), Low: 7000, High: 80,
	})
}

// Laser returns the sound of a beam: longer than a shot, and it wavers.
func Laser(seed uint64) Sound {
	d := diceOf(2, seed)
	return made("laser", seed, Effect{
		Wave: d.wave(Saw, Square), Hold: d.between(0.12, 0.2), Decay: d.between(0.2, 0.35), Punch: d.between(0.2, 0.5),
		Pitch: d.between(900, 1900), Slide: d.between(-7, -4), Vibrato: d.between(0.5, 2), VibratoRate: d.between(25, 45),
		Duty: d.between(0.15, 0.5), Low: 8000, High: 120,
	})
}

// Step returns the sound of a foot: a soft thud.
func Step(seed uint64) Sound {
	d := diceOf(3, seed)
	return made("step", seed, Effect{
		Wave: Noise, Hold: d.between(0.008, 0.02), Decay: d.between(0.05, 0.09), Punch: d.between(0.2, 0.6), Gain: 0.6,
		Pitch: d.between(500, 1100), Slide: d.between(-6, -2), Low: d.between(700, 1500), High: 70, Seed: d.next(),
	})
}

// Click returns the sound of a button: very short and dry.
func Click(seed uint64) Sound {
	d := diceOf(4, seed)
	return made("click", seed, Effect{
		Wave: d.wave(Square, Triangle, Noise), Hold: d.between(0.006, 0.012), Decay: d.between(0.012, 0.025), Gain: 0.7,
		Pitch: d.between(1200, 2600), Slide: d.between(-12, 0), Duty: d.between(0.3, 0.5), Low: 9000, High: 300, Seed: d.next(),
	})
}

// Warp returns the sound of a leap through space: a tone that wavers and is gone.
func Warp(seed uint64) Sound {
	d := diceOf(5, seed)
	return made("warp", seed, Effect{
		Wave: d.wave(Sine, Triangle, Square), Attack: d.between(0.02, 0.08), Hold: d.between(0.15, 0.3), Decay: d.between(0.3, 0.5),
		Pitch: d.between(220, 500), Slide: d.between(1.5, 4), Vibrato: d.between(3, 9), VibratoRate: d.between(12, 28),
		Duty: d.between(0.3, 0.5), Low: 7000, High: 60,
	})
}

// Bounce returns the sound of a spring.
func Bounce(seed uint64) Sound {
	d := diceOf(6, seed)
	return made("bounce", seed, Effect{
		Wave: d.wave(Triangle, Sine), Hold: d.between(0.04, 0.07), Decay: d.between(0.15, 0.28), Punch: d.between(0.2, 0.5),
		Pitch: d.between(170, 320), Slide: d.between(-3, -1), Bend: d.between(30, 55), Vibrato: d.between(0.5, 1.5), VibratoRate: 18,
		High: 60,
	})
}

// Swish returns the sound of a blade or a wing: air that goes by.
func Swish(seed uint64) Sound {
	d := diceOf(7, seed)
	return made("swish", seed, Effect{
		Wave: Noise, Attack: d.between(0.04, 0.09), Hold: d.between(0.01, 0.04), Decay: d.between(0.12, 0.22), Gain: 0.8,
		Pitch: d.between(4000, 9000), Slide: d.between(-3, 1), Low: d.between(3000, 7000), LowSlide: d.between(-5, -1),
		High: d.between(400, 900), Seed: d.next(),
	})
}

// Alarm returns the sound of a warning: two tones in turn, for a second.
func Alarm(seed uint64) Sound {
	d := diceOf(8, seed)
	beat := d.between(0.2, 0.32)
	return made("alarm", seed, Effect{
		Wave: d.wave(Square, Saw, Triangle), Hold: 4 * beat, Decay: 0.05, Pitch: d.between(500, 900),
		Jump: []float64{-7, -5, -3, 4, 5}[d.next()%5], JumpAt: beat / 2, Repeat: beat, Duty: d.between(0.25, 0.5), Low: 6000, High: 150,
	})
}

// Lose returns the sound of a life that is lost: a tone that trembles and sinks.
func Lose(seed uint64) Sound {
	d := diceOf(9, seed)
	return made("lose", seed, Effect{
		Wave: d.wave(Square, Triangle, Saw), Hold: d.between(0.3, 0.45), Decay: d.between(0.4, 0.6),
		Pitch: d.between(350, 560), Slide: d.between(-2, -1.2), Vibrato: d.between(0.5, 1.5), VibratoRate: d.between(7, 11),
		Duty: d.between(0.25, 0.5), Low: 5000, High: 60,
	})
}

// diceOf returns the dice of a recipe; they are not those of the first six.
func diceOf(recipe, seed uint64) dice { return dice{mix64(seed + 0x9e3779b97f4a7c15*(1000+recipe))} }

// made enters a recipe's effect under its name and seed.
func made(name string, seed uint64, e Effect) Sound {
	return enterEffect(row{kind: kindMade, name: name, seed: seed, effect: e})
}

// EffectOf returns the effect that a recipe or [Effect.Sound] stands for, to be changed or written down. It is zero for a
// file, a tune, and none.
func EffectOf(s Sound) Effect {
	if e := lookup(s); e != nil {
		return e.row.recipe()
	}
	return Effect{}
}

// Mutate returns an effect like another one, whose numbers differ by up to an octave or half, times by: 0.1 is another coin
// of the same purse, 1 hardly the same thing. What is zero stays zero, and so do the wave and the loop. The seed chooses
// which one; the same one gives the same effect.
func Mutate(e Effect, by float64, seed uint64) Effect {
	d := diceOf(0, seed)
	by = within(by, 0, 4)
	for _, x := range [...]*float64{
		&e.Attack, &e.Hold, &e.Decay, &e.Punch, &e.Pitch, &e.Slide, &e.Bend, &e.Vibrato, &e.VibratoRate, &e.Jump, &e.JumpAt,
		&e.Repeat, &e.Duty, &e.DutySlide, &e.Low, &e.LowSlide, &e.High,
	} {
		*x = float64(*x * exp2(float64(by*d.between(-1, 1))))
	}
	e.Seed ^= d.next()
	return e
}
