package driver

// SampleRate is the one rate of everything that sounds, samples a second.
const SampleRate = 48000

// SoundID names a sound: the hash of a file's name or of a recipe. Zero: none.
type SoundID uint64

// Sound is the data of a sound, sent once before its first use.
type Sound struct {
	ID       SoundID
	Channels int     // 1 or 2, interleaved
	PCM      []int16 // at SampleRate; empty releases the sound
}

// BusID names a bus. 0 is the master, through which all others go.
type BusID uint8

// SoundKind says what a SoundCommand does.
type SoundKind uint8

// The kinds of SoundCommand, each with the fields it reads beside At and Fade.
const (
	SoundPlay  SoundKind = iota + 1 // Voice, Sound, Bus, Gain, Pan, Pitch, Loop, Offset
	SoundSet                        // Voice, Gain, Pan, Pitch
	SoundStop                       // Voice
	SoundGain                       // Bus, Gain
	SoundReset                      // stops every voice: the game began anew
)

// SoundCommand is an order to the mixer.
type SoundCommand struct {
	Kind   SoundKind
	At     int64  // sample of the game's time at which it happens; a late one happens at once
	Fade   int64  // samples that the change takes; 0: as fast as goes without a click
	Voice  uint32 // chosen by the game; one that is not playing is ignored
	Sound  SoundID
	Bus    BusID
	Gain   float32 // linear, 0 is silence, 1 as recorded
	Pan    float32 // −1 left to 1 right
	Pitch  float32 // speed of playing; 1 as recorded
	Loop   bool
	Offset int64 // first sample
}
