package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/audio/effects"
)

// The sounds. All are made by recipes: there are no files.
var (
	soundJump = audio.Effect{
		Wave: audio.Square, Hold: 0.05, Decay: 0.12, Pitch: 250, Slide: 4.2, Duty: 0.3, Low: 3200, High: 120, Gain: 0.55,
	}.Sound("cavern/jump")
	soundLand = audio.Effect{
		Wave: audio.Noise, Hold: 0.012, Decay: 0.09, Punch: 0.5, Pitch: 420, Slide: -6, Low: 900, High: 60, Gain: 0.6, Seed: 3,
	}.Sound("cavern/land")
	soundStep = audio.Effect{
		Wave: audio.Noise, Hold: 0.006, Decay: 0.045, Pitch: 700, Slide: -4, Low: 1500, High: 150, Gain: 0.35, Seed: 5,
	}.Sound("cavern/step")
	soundCoin = audio.Effect{
		Wave: audio.Triangle, Hold: 0.05, Decay: 0.28, Punch: 0.3, Pitch: 988, Jump: 5, JumpAt: 0.06, Low: 9000, Gain: 0.75,
	}.Sound("cavern/coin")
	soundKey = audio.Effect{
		Wave: audio.Triangle, Hold: 0.3, Decay: 0.45, Pitch: 659, Jump: 5, JumpAt: 0.07, Repeat: 0.15, Low: 7000, Gain: 0.8,
	}.Sound("cavern/key")
	soundHurt = audio.Effect{
		Wave: audio.Saw, Hold: 0.05, Decay: 0.22, Punch: 0.8, Pitch: 420, Slide: -5, Vibrato: 1.5, VibratoRate: 30, Low: 2600, Gain: 0.9,
	}.Sound("cavern/hurt")
	soundDie = audio.Effect{
		Wave: audio.Square, Hold: 0.25, Decay: 0.7, Punch: 0.4, Pitch: 392, Slide: -2.2, Vibrato: 1, VibratoRate: 9, Duty: 0.35, Low: 2200, LowSlide: -1, Gain: 0.9,
	}.Sound("cavern/die")
	soundStomp = audio.Effect{
		Wave: audio.Triangle, Hold: 0.03, Decay: 0.18, Punch: 0.9, Pitch: 190, Slide: 5, Bend: -20, Low: 2400, Gain: 1.1,
	}.Sound("cavern/stomp")
	soundSpring = audio.Effect{
		Wave: audio.Sine, Hold: 0.1, Decay: 0.3, Pitch: 180, Slide: 5.5, Bend: -5, Vibrato: 2.4, VibratoRate: 19, Gain: 1,
	}.Sound("cavern/spring")
	soundCheckpoint = audio.Effect{
		Wave: audio.Triangle, Attack: 0.01, Hold: 0.28, Decay: 0.6, Pitch: 440, Jump: 7, JumpAt: 0.1, Repeat: 0.2, Low: 5000, Gain: 0.8,
	}.Sound("cavern/checkpoint")
	soundLamp = audio.Effect{
		Wave: audio.Noise, Attack: 0.04, Hold: 0.06, Decay: 0.35, Pitch: 900, Slide: 1.5, Low: 1800, LowSlide: 1, High: 200, Gain: 0.6, Seed: 8,
	}.Sound("cavern/lamp")
	soundDoor = audio.Effect{
		Wave: audio.Noise, Hold: 0.5, Decay: 0.7, Punch: 0.3, Pitch: 130, Slide: -0.5, Vibrato: 3, VibratoRate: 13, Low: 620, High: 30, Gain: 1.3, Seed: 2,
	}.Sound("cavern/door")
	soundWin = audio.Effect{
		Wave: audio.Square, Hold: 0.62, Decay: 0.8, Pitch: 523, Jump: 4, JumpAt: 0.12, Repeat: 0.24, Duty: 0.25, Low: 4200, Gain: 0.8,
	}.Sound("cavern/win")
	soundBat = audio.Effect{
		Wave: audio.Square, Hold: 0.05, Decay: 0.12, Pitch: 1900, Slide: -3, Vibrato: 3, VibratoRate: 34, Duty: 0.15, Low: 6000, High: 700, Gain: 0.4,
	}.Sound("cavern/bat")
	soundSpider = audio.Effect{
		Wave: audio.Noise, Hold: 0.03, Decay: 0.16, Pitch: 2200, Slide: -5, Low: 5200, High: 900, Repeat: 0.04, Gain: 0.45, Seed: 4,
	}.Sound("cavern/spider")
	soundSplash = audio.Effect{
		Wave: audio.Noise, Attack: 0.005, Hold: 0.06, Decay: 0.4, Punch: 0.5, Pitch: 1600, Slide: -3.2, Low: 3000, LowSlide: -2.2, High: 180, Gain: 0.8, Seed: 6,
	}.Sound("cavern/splash")
	soundClick = audio.Effect{
		Wave: audio.Triangle, Hold: 0.012, Decay: 0.05, Pitch: 720, Slide: 3, Low: 5000, Gain: 0.6,
	}.Sound("cavern/click")
)

// caveEcho lets effects be heard as in a cave. Signs and menus, on BusUI, stay dry.
func caveEcho(m *audio.Player) {
	effects.Set(m, audio.BusSFX, effects.Reverb{Decay: 1.7, Damp: 3200, Delay: 0.03, Mix: 0.22})
}
