package main

import "github.com/krill2d/krill/audio"

// The sounds. All are made by recipes: there are no files.
var (
	soundJump       = audio.Jump(4)
	soundLand       = audio.Step(2)
	soundCoin       = audio.Coin(3)
	soundHurt       = audio.Hit(7)
	soundDie        = audio.Lose(2)
	soundStomp      = audio.Bounce(3)
	soundCheckpoint = audio.PowerUp(5)
	soundSpring     = audio.Bounce(9)
	soundKey        = audio.Coin(8)
	soundDoor       = audio.Boom(4)
	soundLamp       = audio.Swish(3)
	soundWin        = audio.PowerUp(2)
	soundStep       = audio.Step(5)
	soundBat        = audio.Swish(6)
	soundSpider     = audio.Swish(9)
	soundSplash     = audio.Swish(2)
	soundClick      = audio.Blip(1)
)

// songs are the music of rooms by the names that the map uses.
var songs = map[string]audio.Sound{}

// roomMusic returns the song that a room's Music names.
func roomMusic(name string) audio.Sound { return songs[name] }

func hasMusic(name string) bool { return name == "dawn" || name == "deep" || name == "ember" }

func musicNames() []string { return []string{"dawn", "deep", "ember"} }
