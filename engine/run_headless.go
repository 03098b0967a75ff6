//go:build !js || krill_headless

package engine

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
)

// botSeconds is how long the bot plays where there is no display, in seconds of game time.
const botSeconds = 60

// withoutDisplay plays the game on the headless driver and says how it went.
func (r run) withoutDisplay(l *Loop) error {
	if r.ticks == 0 {
		r.ticks = botSeconds * l.config.TPS
	}
	own := r.ownFilm(l)
	if own {
		r.clips, r.spare = nil, r.clips
	}
	app, report := r.wrap(l)
	start := time.Now()
	said, err := r.filmed(l, &stopping{App: app, loop: l}, headless.Options{
		Width: l.config.Width, Height: l.config.Height, TPS: l.config.TPS, Draw: true, Sound: func([]float32) {},
	})
	wall := time.Since(start)
	if l.failed != nil {
		return l.failed
	}
	report(l)
	if !r.digest {
		l.tell(wall)
	}
	fmt.Print(said)
	if own && err == nil {
		r.filmOwn(l)
	}
	return err
}

// ownFilm reports whether the films are to be of the replay that the game has for that: nobody asked for those of the run.
func (r run) ownFilm(l *Loop) bool {
	for _, c := range r.clips {
		if !c.Spare {
			return false
		}
	}
	return l.config.Film != "" && len(r.clips) > 0 && !r.digest
}

// filmOwn makes the films of the game's own replay. The run is no failure when they cannot be had.
func (r run) filmOwn(l *Loop) {
	p, err := l.ownReplay(l.config.Film)
	if err == nil {
		r.clips = r.spare
		err = r.filmReplay(p)
	}
	if err != nil {
		slog.Warn("engine: film " + l.config.Film + ": " + err.Error())
	}
}

// stopping is a game that ends when it fails: nobody is there to start it again.
type stopping struct {
	driver.App
	loop *Loop
}

func (s *stopping) Tick(in *driver.Input) *driver.Output {
	out := s.App.Tick(in)
	out.Exit = out.Exit || s.loop.failed != nil
	return out
}

// tell prints what a run without a display was.
func (l *Loop) tell(wall time.Duration) {
	who := "its bot played"
	if _, bot := l.scenes.bot(); bot == nil {
		who = "it ran with nobody at the keys for"
	}
	fmt.Printf("%s: there is no window here, so %s %.0f s of game time in %.2f s, %.0f times real time.\n",
		l.config.Title, who, l.tick.Time, wall.Seconds(), l.tick.Time/wall.Seconds())
	fmt.Println(l.Summary())
	fmt.Println("To play it in a window, run it where DISPLAY is set: on a desktop, over `ssh -X`, or under `xvfb-run`.")
}
