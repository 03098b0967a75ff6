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
//	  - A sound from a file: [File]; decode it ahead: [Player.Load]
//	  - A sound from nothing: [Coin], [Blip], [Hit], [Jump], [Shoot], [Boom]
//	  - A sound of your own from nothing, also one that loops: [Effect] and [Effect.Sound]
//	  - Play it: [Player.Play]; louder, from the left, higher or over and over: [Player.PlayWith] and [Play]
//	  - Change or end what plays: [Player.Set], [Player.Stop], [Player.StopAll]; has it ended: [Player.Playing]
//	  - Music: [Player.Music]
//	  - Volume sliders: [Player.SetGain] and [Player.Gain] with [BusMusic], [BusSFX], [BusUI], [BusSpeech], [BusMaster]
//	  - Silence, where zero means 1: [Silent]
//	  - What went wrong: [Player.Errs]
//	  - For an engine: [Player.Begin], [Player.End], [Player.Reset], [Player.Resend], [Player.State], [Player.Restore]
//	  - For a driver or a test: [Mixer]; for files: [Decode] and [AppendWAV]
//
// Loops for a ship and a saucer, and a heartbeat:
//
//	thrust := audio.Effect{Wave: audio.Noise, Pitch: 500, Low: 400, Hold: 2, Loop: true}.Sound("thrust")
//	siren := audio.Effect{Pitch: 500, Vibrato: 5, VibratoRate: 4, Low: 4000, Hold: 1, Loop: true}.Sound("siren")
//	beat := audio.Effect{Wave: audio.Triangle, Pitch: 75, Slide: -2, Hold: 0.03, Decay: 0.12}.Sound("beat")
//	low := t.Audio.PlayWith(beat, audio.Play{Pitch: 0.8}) // the second tone
//
// What it does not do: MP3 (convert it to OGG), streaming (a song lies decoded in memory, 11 MB a minute), recording
// from a microphone, echo and other effects on buses, and sound in space (give Pan and Gain by the distance).
//
// Rejected: voices that report from the device when they end. It is what sound libraries do, but a device has a clock
// of its own, and a game that listened to it would run differently each time. Also rejected: a look-ahead limiter,
// which delays all sound, and sinc interpolation for Pitch, which costs eight times as much and is not heard under a
// game; files at other rates are resampled well, once, when they are decoded.
package audio
