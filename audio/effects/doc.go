// Package effects changes what a bus sounds like: a hall, an echo, the dull world under water, a voice from a radio. Music
// makes room for speech, and mixes of all buses fade into each other. A bus's effects are heard on all that is played on
// it, and on the buses that go into it. They come before the bus's gain: what is turned down has its echo turned down too.
//
//		var cave = audio.SubBus("cave", audio.BusSFX) // with an echo of its own
//		var under = effects.Mix{
//			{Bus: audio.BusMaster, Chain: effects.Chain(effects.LowPass{Hz: 500})},
//			{Bus: audio.BusMusic, Gain: 0.5},
//		}
//
//		func (g *game) Start(t *engine.Tick) error {
//			effects.Set(t.Audio, cave, effects.Echo{Delay: 0.25}, effects.Reverb{Decay: 3})
//			effects.Duck(t.Audio, audio.BusMusic, audio.BusSpeech, effects.Ducking{})
//			return nil
//		}
//
//		func (g *game) Update(t *engine.Tick) error {
//			if g.dives() {
//				effects.Blend(t.Audio, under, 1.5) // and Blend(t.Audio, nil, 1.5) when it comes up again
//			}
//			…
//		}
//
//	  - Put effects on a bus, and take them off: [Set]; which are there: audio.ChainOf
//	  - Dull, muffled, behind a wall: [LowPass]; thin, a small speaker: [HighPass]; a radio: [BandPass], with [Distortion]
//	  - Bass, treble and what lies between, as with an equalizer: [LowShelf], [HighShelf], [Peak]
//	  - A room: [Reverb]; mountains: [Echo]; many voices of one, or a flanger: [Chorus]
//	  - As loud all the time: [Compressor]; never louder than: [Limiter]
//	  - Rough: [Distortion]; old machines: [Crush]
//	  - Music lower while somebody speaks: [Duck], [StopDucking]
//	  - Under water, paused, in a dream, for a while and for all buses: [Mix] and [Blend]
//	  - The same as plain data, in a game's state, or each tick without allocating: [Chain] and audio.SetChain
//
// Every number has a zero that is good, its unit in its comment, and a range that it is brought into. To turn one is
// never a click: it slides, for each sample; and effects fade in and out. What is set is a part of every snapshot: after
// a rewind it is as it was, with fades that go on where they were. What an effect still holds of a sound, the echo that has
// not come yet, is not; a rewind begins with silence in it. The samples are the same on every machine.
//
// The package is linked only where it is imported, 37 kB of a page. A program that mixes for others, and does not know what
// they play, imports it for that:
//
//	import _ "github.com/krill2d/krill/audio/effects"
//
// What 64 voices and each effect take of a processor: make bench-audio.
//
// What it does not do: more than four effects on a bus (a sub-bus takes four more), an effect on one voice (give it a bus),
// two ways into one effect (buses are a tree), rooms made of recordings (convolution), pitch shifting without a change of
// speed, and effects written by a game: the mixer may run in another process, which would not have them.
//
// Rejected: sends, which a mixing desk has, because a tree and sub-buses do what games want of them and are told in one
// line. Ducking by what a game plays and not by what is heard, which is simpler and wrong for every pause in speech. A
// limiter that looks ahead, which delays all sound. Effects as methods of audio.Player: every page would carry them.
package effects
