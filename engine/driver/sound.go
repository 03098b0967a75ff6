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

// SoundChunk is the next part of a sound that is decoded while it plays. The parts of a voice follow one another without
// a gap, in the order in which they are heard, also where they loop. A driver copies the samples: they are valid as long
// as the output.
type SoundChunk struct {
	Voice    uint32  // of a SoundPlay with Stream, in the same tick or an earlier one
	Channels int     // 1 or 2, interleaved; the same in all parts of a voice
	PCM      []int16 // at SampleRate
	First    bool    // the voice begins anew with it
	Last     bool    // nothing comes after it
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

// The kinds of SoundCommand, each with the fields it reads beside At, After, Fade and Faded.
const (
	SoundPlay   SoundKind = iota + 1 // Voice, Sound, Stream, Bus, Gain, Pan, Pitch, Loop, LoopFrom, LoopTo, Offset, Part
	SoundSet                         // Voice, Gain, Pan, Pitch
	SoundStop                        // Voice, AtZero
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
	After  int64  // samples after At, if it is for later
	Fade   int64  // samples that the change takes; 0: as fast as goes without a click
	Faded  int64  // of them are over already: the way is the same as if it had begun so much earlier
	Voice  uint32 // chosen by the game; one that is not playing is ignored
	Sound  SoundID
	Bus    BusID
	Gain   float32 // linear, 0 is silence, 1 as recorded
	Pan    float32 // −1 left to 1 right
	Pitch  float32 // speed of playing; 1 as recorded
	AtZero bool    // of a SoundStop: at the next place where the samples go through zero, if one is near
	Loop   bool
	Stream bool // the samples come as chunks, to be played from their beginning; Sound, Loop and Offset are for display

	LoopFrom, LoopTo int64  // frames of the loop; LoopTo 0: the end
	Offset           int64  // first frame
	Part             uint32 // and how far between it and the next one, 1/2³²

	Parent BusID
	Key    BusID // the bus that an effect listens to beside its own, as for ducking
	Slot   uint8 // below MaxSlots
	Effect EffectID
	Params EffectParams
}
