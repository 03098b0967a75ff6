//go:build !js && !android && !ios

package engine

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"

	"github.com/krill2d/krill/engine/film"
)

const (
	maxClip   = 30.0       // seconds of a GIF
	maxGIF    = 20_000_000 // bytes
	clipFPS   = 25         // unless a clip says
	clipPause = 60         // seconds before a clip that are played for what a game draws onto canvases of its own
)

// camera makes one film of a run, or one picture.
type camera struct {
	clip   clip
	tps    int
	delay  int   // hundredths of a second that each picture of a GIF is shown; zero: a sequence
	first  int64 // ticks after which the first picture is taken
	last   int64 // and the last; zero: the run's end
	count  int   // pictures that were taken
	at     int64 // ticks after which the last of them was taken
	film   *film.Film
	scaler film.Scaler
	size   image.Point // of the pictures
	still  bool        // one picture
	done   bool        // no more pictures are wanted
}

// newCamera checks a clip of a run, which is known to have some ticks unless those are 0, and begins its film.
func newCamera(c clip, tps int, ticks int64) (*camera, error) {
	k := &camera{clip: c, tps: tps}
	if c.Scale == 0 {
		k.clip.Scale = 1
	}
	if c.FPS == 0 {
		k.clip.FPS = clipFPS
	}
	switch strings.ToLower(filepath.Ext(c.Out)) {
	case ".png":
		k.still = true
	case ".gif":
		k.delay = film.Delay(k.clip.FPS)
	}
	k.span(ticks)
	if err := k.check(ticks); err != nil {
		return nil, fmt.Errorf("engine: film %q: %w", c.Out, err)
	}
	if k.still {
		return k, nil
	}
	var err error
	k.film, err = film.Create(c.Out, film.Options{Delay: k.delay, Limit: maxGIF})
	return k, err
}

// tick returns the tick at a time: the first one shows what the first Update made.
func (k *camera) tick(seconds float64) int64 {
	return max(int64(float64(seconds*float64(k.tps))+0.5), 1)
}

func (k *camera) seconds(ticks int64) float64 { return float64(ticks) / float64(k.tps) }

// span finds the first and the last tick.
func (k *camera) span(ticks int64) {
	k.first, k.last = k.tick(k.clip.From), ticks
	switch to := k.tick(k.clip.To); {
	case k.still && k.clip.At > 0:
		k.first = k.tick(k.clip.At)
		k.last = k.first
	case k.still:
		k.first = ticks
	case k.clip.To > 0 && (ticks == 0 || to <= ticks):
		k.last = max(to-1, k.first)
	}
}

// check refuses a clip that cannot be.
func (k *camera) check(ticks int64) error {
	k.scaler.Factor = k.clip.Scale
	switch c, long := k.clip, k.seconds(k.last-k.first); {
	case c.To > 0 && c.To <= c.From:
		return fmt.Errorf("it would end at %g s, and begin at %g s; try an end after the beginning", c.To, c.From)
	case ticks > 0 && k.first > ticks:
		return fmt.Errorf("it would begin at %.2f s, and the run is %.2f s long; try an earlier time", k.seconds(k.first), k.seconds(ticks))
	case k.delay > 0 && long > maxClip+0.01:
		return fmt.Errorf("it would be %.1f s long, and a GIF holds %.0f s; try a shorter span, or a folder for pictures one by one", long, maxClip)
	}
	return k.scaler.Check()
}

// next returns the ticks after which the next picture is taken.
func (k *camera) next() int64 {
	if k.delay > 0 {
		return k.first + film.Tick(k.count, k.delay, k.tps)
	}
	return k.first + int64(float64(float64(k.count)*float64(k.tps)/k.clip.FPS)+0.5)
}

// wants reports whether the picture after so many ticks belongs to the film; over: it is the run's last.
func (k *camera) wants(at int64, over bool) bool {
	switch {
	case k.done:
		return false
	case k.still:
		return at == k.first || over
	}
	return at == k.next() && (k.last == 0 || at <= k.last)
}

// take adds the picture after so many ticks, which was drawn at a scale of its own. A film with more pictures a second
// than the game has ticks shows it several times.
func (k *camera) take(at int64, over bool, img *image.RGBA, drawn float64) (err error) {
	k.scaler.Factor = k.clip.Scale / drawn
	for err == nil && k.wants(at, over) {
		scaled := k.scaler.Scale(img)
		k.size, k.at = scaled.Rect.Size(), at
		k.count++
		if k.still {
			k.done = true
			return film.SavePNG(k.clip.Out, scaled)
		}
		err = k.film.Add(scaled)
		k.done = err != nil || k.last > 0 && k.next() > k.last
	}
	return err
}

// end completes the film and says what it is.
func (k *camera) end() (string, error) {
	if k.still {
		return fmt.Sprintf("%s: the picture at %.2f s, %d×%d", k.clip.Out, k.seconds(k.at), k.size.X, k.size.Y), nil
	}
	if err := k.film.Close(); err != nil {
		return "", err
	}
	from, long := k.seconds(k.first), k.seconds(k.next()-k.first)
	said := fmt.Sprintf("%s: %d pictures of %d×%d, %.1f s from %.1f s on", k.clip.Out, k.count, k.size.X, k.size.Y, long, from)
	if info, err := os.Stat(k.clip.Out); err == nil && k.delay > 0 {
		said += fmt.Sprintf(", %.1f MB", float64(info.Size())/1e6)
	}
	return said, nil
}

func (k *camera) drop() {
	if k.film != nil {
		k.film.Drop()
	}
}
