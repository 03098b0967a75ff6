package film

// shortest is the least time that browsers show a picture for; what is shorter they show for a tenth of a second.
const shortest = 2 // hundredths of a second

// Delay returns how long each picture of a GIF is shown, in hundredths of a second, to come nearest to so many
// pictures a second: 2 to 100, for 50 pictures a second to one. fps that is not above 0 gives 4, which is 25.
func Delay(fps float64) int {
	if !(fps > 0) {
		return 4
	}
	return int(min(max(100/fps+0.5, shortest), 100))
}

// Tick returns which tick of a game the picture n of a film shows, counted from the film's first one: the nearest to
// its time. A game has tps ticks a second, and each picture is shown for delay hundredths of a second.
func Tick(n, delay, tps int) int64 {
	return (2*int64(n)*int64(delay)*int64(tps) + 100) / 200
}
