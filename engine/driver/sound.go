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

// BusID names a bus, below MaxBuses. 0 is the master, through which all others go; 1 to 4 are sfx, music, ui and speech,
// which go straight to it. Others do so as well until a SoundBus says where else.
type BusID uint8

// MaxBuses is how many buses there are at most.
const MaxBuses = 16

// EffectID names an effect that a bus's sound goes through. Which is which is the matter of package audio/effects; one
// that a mixer does not know changes nothing. Zero: none.
type EffectID uint8

// MaxSlots is how many places for effects a bus has. The sound goes through them in order.
const MaxSlots = 10

// EffectParams are the numbers that an effect is set to, in its own order and units.
type EffectParams [8]float32

// SoundKind says what a SoundCommand does.
type SoundKind uint8

// The kinds of SoundCommand, each with the fields it reads beside At and Fade.
const (
	SoundPlay   SoundKind = iota + 1 // Voice, Sound, Bus, Gain, Pan, Pitch, Loop, Offset
	SoundSet                         // Voice, Gain, Pan, Pitch
	SoundStop                        // Voice
	SoundGain                        // Bus, Gain
	SoundReset                       // stops every voice: the game began anew. Takes effects and buses of the game's own away
	SoundBus                         // Bus, Parent: what it goes into, which has a lower number
	SoundEffect                      // Bus, Slot, Effect, Params, Key, and in Gain how much of it is heard, 0 to 1
	soundEnd
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
	Parent BusID
	Key    BusID // the bus that an effect listens to beside its own, as for ducking
	Slot   uint8 // below MaxSlots
	Effect EffectID
	Params EffectParams
}
