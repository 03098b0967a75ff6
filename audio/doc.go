// Package audio plays sounds, makes them from recipes, decodes them from files and mixes them. A game writes what it
// wants to hear; a mixer on the other side of the boundary, in the driver, makes samples of it. So a game with sound
// runs in a test, without a sound card, and the same run makes the same samples.
//
//		var coin = audio.Coin(3) // a recipe: no file is needed
//		var song = audio.File("dawn.ogg")
//
//		func (g *game) Update(t *engine.Tick) error {
//			t.Audio.Music(song, 1)
//			if g.found() {
//				t.Audio.PlayWith(coin, audio.Play{Pan: g.pan(), Pitch: t.Rand.Range(0.9, 1.1)})
//			}
//			return nil
//		}
//
//	  - A sound from a file, WAV or OGG: [File]; decode it ahead: [Player.Load]
//	  - A sound from an MP3, FLAC, QOA or Opus file: the same, and import _ "github.com/krill2d/krill/audio/mp3", flac, qoa or opus
//	  - A sound from nothing: [Coin], [Blip], [Hit], [Jump], [Shoot], [Boom], [PowerUp], [Laser], [Step], [Click], [Warp],
//	    [Bounce], [Swish], [Alarm], [Lose]
//	  - A sound of your own from nothing, also one that loops: [Effect] and [Effect.Sound]; one like another: [Mutate] with [EffectOf]
//	  - A piece of music from a text: [Tune]; check or render it in a test: [RenderTune]; keep what it is rendered to for the next run: [Recall]
//	  - Play it: [Player.Play]; louder, from the left, higher or over and over, later, from its middle, round a loop with an
//	    intro, so many at once, before others: [Player.PlayWith] and [Play]
//	  - Change or end what plays: [Player.Set], [Player.Stop], [Player.StopAll]; has it ended: [Player.Playing]
//	  - Fade or bend what plays: [Glide]; end it later, or where its wave is at zero: [StopWith]
//	  - Let it stand still and go on: [Pause], [Resume]; all of a bus: [PauseBus], [ResumeBus]
//	  - Where it is, to the sample, and how long it lasts: [Player.Position], [Player.Length]
//	  - A sound somewhere in the world, and its Doppler effect: [Ears], [Ears.Play], [Ears.Move]; the formula: [Ears.Hear]
//	  - Music: [Player.Music]; the next song on a beat or a bar: [SwitchMusic] with [Beat]; drums, bass and lead that come
//	    and go in step: [PlayLayers]; one song after another: [List]
//	  - Volume sliders and mute, as a player's settings that can be stored: [Volume], [Level] and [Volume.Apply]
//	  - The volume of one bus: [Player.SetGain] and [Player.Gain] with [BusMusic], [BusSFX], [BusUI], [BusSpeech], [BusMaster]
//	  - Silence, where zero means 1: [Silent]
//	  - What went wrong: [Player.Errs]
//	  - Hear what a test or a run played: the environment variable KRILL_SOUND_OUT names a WAV file for it, and in a test
//	    enginetest has Heard and GoldenSound
//	  - For an engine: [Player.Begin], [Player.End], [Player.Reset], [Player.Resend], [Player.State], [Player.Restore]
//	  - For a driver or a test: [Mixer]; for files: [Decode], [OpenStream] and [AppendWAV]
//	  - For a package of another format: [Register]
//
// Loops for a ship and a saucer, and a heartbeat:
//
//	thrust := audio.Effect{Wave: audio.Noise, Pitch: 500, Low: 400, Hold: 2, Loop: true}.Sound("thrust")
//	siren := audio.Effect{Pitch: 500, Vibrato: 5, VibratoRate: 4, Low: 4000, Hold: 1, Loop: true}.Sound("siren")
//	beat := audio.Effect{Wave: audio.Triangle, Pitch: 75, Slide: -2, Hold: 0.03, Decay: 0.12}.Sound("beat")
//	low := t.Audio.PlayWith(beat, audio.Play{Pitch: 0.8}) // the second tone
//
// # Tunes
//
// A tune is a text. Its notes are those of MML, the Music Macro Language of the first home computers, with three
// differences: a repeat is (c d)2, a chord is [c e g] as in ABC, and a channel is a line that begins with its name.
//
//	tempo 100                       // quarter notes a minute; 120 if not said
//	lead = square duty 25 decay 0.4 sustain 30 echo 8. 40
//	bass = triangle vol 80
//	beat = drums
//
//	pattern A
//	lead: o5 l8 e4. d e g b4 | a2. r4
//	bass: o2 (e8)8 (c8)8
//	beat: l8 k h s h                // shorter: it is repeated until the pattern ends
//	pattern B
//	bass: o2 l2 [e b] [d a] | [c g]1
//
//	play B A A                      // A+B plays both at once; without play: all patterns in turn
//	                                // play B | A A has an intro: B is played once, and A A over and over
//
// Notes: c d e f g a b, # and - after a note for sharp and flat, r for a rest. A number is the length: 4 a quarter,
// 8. a dotted eighth, 6 a triplet quarter; & adds another, as in c2&8. l8 is the length of notes without a number,
// o4 the octave (o4 a is 440 Hz), < and > one octave down and up, v50 half the volume. At the beginning of a part
// hold l4, o4 and v100. Bars | are only for the eye, // begins a comment. Drums: k kick, s snare, h hat, o open hat,
// t tom, c crash.
//
// Waves are square, saw, triangle, sine, noise and drums. After one stand, each with a number: vol 0 to 100; pan -100
// to 100; attack, decay, release in seconds and sustain 0 to 100; duty 5 to 95, of a square; low, Hz, above which
// all is taken away, and sweep, octaves above low at which that begins, to fall within decay; wide, cents by which
// two of the same, left and right, are out of tune; vibrato, semitones; bend, semitones above its pitch at which a note
// begins, to fall within decay; echo, a length and the part of the loudness that comes back. vol and v are as a volume slider, whose gain is the square of what it shows.
//
// A tune goes round without a seam: what still rings at its end goes on at its beginning. With a line once it ends,
// and its last note rings out: for [Player.Play]. A line volume 150 makes a tune louder than others. A text has at
// most 8 channels, 50,000 notes and ten minutes. Drums and instruments are the synth's; there are no samples.
//
// # Long sounds
//
// A file of ten seconds or less is decoded when it is first used. A longer one is decoded while it plays, by each voice
// for itself: a second of samples lies ready, so a song takes 200 KB, and its decoder up to 400 KB, beside its file, and
// not 11 MB a minute. A tick decodes at most a quarter of a second when a voice begins and twice what it plays
// afterwards. What is heard is the same to the last bit. A file that breaks off in the middle ends its voice there, with
// an error in [Player.Errs].
// Decoders are linked only into programs that call [File].
//
// # Music in step
//
//	g.music = audio.PlayLayers(t.Audio, audio.Play{Loop: true, Bus: audio.BusMusic, Gain: audio.Silent}, drums, bass, lead)
//	g.music.Fade(t.Audio, 0, 1, 2) // the drums come in within two seconds
//
//	beat := audio.Beat{Tempo: 120}
//	audio.SwitchMusic(t.Audio, boss, audio.Switch{From: beat, To: beat, Every: 4, Fade: 0.5}) // on the next bar
//
// A beat game asks [Player.Position] in each tick for the song's place and [Beat.At] for the beat. What is heard at that
// moment was mixed earlier, by the driver's latency (see package engine/driver/ebiten) and what headsets without a wire
// add, up to a fifth of a second: let the player set it, and draw and judge by the position less that much.
//
// What it does not do: recording from a microphone, and sound in three dimensions (heads, rooms, walls between: Ears has a
// plane; give Play.Gain for a wall, and a bus with a reverb for a room). Tunes are rendered whole; they have one tempo and
// no slides from note to note (bend makes those into a note).
//
// Rejected: a thread that decodes ahead, since what it has ready depends on the machine, and a replay must not; two voices
// for the same sound in one tick, which is one wave twice as high and no second sound; fading a pause out and going on
// behind the fade, which would lose a beat of a song each time.
//
// Rejected: voices that report from the device when they end. It is what sound libraries do, but a device has a clock
// of its own, and a game that listened to it would run differently each time. Also rejected: a look-ahead limiter,
// which delays all sound, and sinc interpolation for Pitch, which costs eight times as much and is not heard under a
// game; files at other rates are resampled well, once, when they are decoded. The decoders of all formats in every
// page: MP3 adds 51 kB to it, compressed, FLAC 36, QOA 3, Opus 150. Tracker files (MOD, XM), because they carry samples
// and want a program to be written with; ABC as a whole, which is about staves and not about sound; a tune that is
// rendered while it plays, because a mixer that only copies samples is the same on every driver.
package audio
