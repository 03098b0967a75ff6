// Package film makes files of pictures: a PNG of one, a GIF or a sequence of PNGs of many. It takes the pictures one by
// one and keeps none of them, so a film may be as long as its disk allows.
//
//	delay := film.Delay(25)
//	f, err := film.Create("astro.gif", film.Options{Delay: delay, Scale: 2})
//	for n := 0; film.Tick(n, delay, 60) <= last; n++ {
//		err = f.Add(picture(film.Tick(n, delay, 60)))
//	}
//	err = f.Close()
//
// What to use for what:
//
//   - A film into a file or a folder, by the name's end: [Create] with [Options]
//   - A film into any writer: [NewGIF]
//   - One picture: [PNG]
//   - How long a picture of a GIF is shown: [Delay]; which tick of a game it shows: [Tick]
//   - A picture larger or smaller: [Scaler]; one into a file: [SavePNG]
//
// # GIF
//
// A GIF counts time in hundredths of a second, and browsers show what is shorter than two of them for ten. So a game of
// 60 ticks a second is filmed at 50, 33.3, 25 or 20 pictures a second; each shows the tick that is nearest to its time,
// and a film of any length ends when the game does.
//
// A picture of a GIF has at most 256 colours. A film of games that use few keeps each as it is. Where a picture has more
// changed colours than that, it gets the best 255 for what changed in it, and an ordered pattern of two of them where a
// colour lies between: a glow fades without bands, and a pattern that stays in place does not boil as noise would. What
// did not change is left out; in such pictures also what changed by one of 255.
//
// The same pictures give the same bytes on every processor: all of the arithmetic is in whole numbers.
//
// # What it does not do
//
// It reads no films, writes no sound and no video: give a sequence of PNGs to a program such as ffmpeg for that.
// Transparency is taken for black, which is what lies behind a game.
//
// Rejected: image/gif, which wants all pictures in memory before the first is written; one palette for a whole film,
// which an explosion of another colour needs, and all other pictures then lack; noise and error diffusion for the
// colours between, since neither stays in place when a pixel beside it changes, and both make files twice as large.
package film
