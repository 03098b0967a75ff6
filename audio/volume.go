package audio

// Level is a slider's place, 1 to 10, where 10 is the loudest. Zero is 10, so that a game that was never set is
// heard, and below zero is silence, as with Silent. It is plain data, to be stored as it is.
type Level int

const loudest = 10

// Steps returns where the slider stands, 0 to 10, whatever the level holds.
func (l Level) Steps() int {
	switch {
	case l < 0:
		return 0
	case l == 0:
		return loudest
	}
	return min(int(l), loudest)
}

// LevelAt returns the level of a slider that stands at 0 to 10; what lies beyond is brought there.
func LevelAt(steps int) Level {
	if steps <= 0 {
		return -1
	}
	return Level(min(steps, loudest))
}

// Turn returns the level some steps up, or down when negative.
func (l Level) Turn(by int) Level { return LevelAt(l.Steps() + by) }

// Gain returns the linear gain of the level: (steps/10)², since loudness is heard more by ratios than by
// differences. Half way is 12 dB softer, one step from the top 2 dB.
func (l Level) Gain() float64 { return float64(l.Steps()*l.Steps()) / (loudest * loudest) }

// Volume is what a player chose in a game's settings. It is plain data, for the game's store; the zero value is all
// of it at its loudest.
type Volume struct {
	Music  Level
	Sound  Level // effects, the interface and speech
	Master Level // all of it
	Mute   bool
}

// Apply sets the gains of the buses. What is set already costs nothing, so it may be called in every tick.
func (v Volume) Apply(m *Player) {
	master := v.Master.Gain()
	if v.Mute {
		master = 0
	}
	sound := v.Sound.Gain()
	m.SetGain(BusMaster, master)
	m.SetGain(BusMusic, v.Music.Gain())
	m.SetGain(BusSFX, sound)
	m.SetGain(BusUI, sound)
	m.SetGain(BusSpeech, sound)
}
