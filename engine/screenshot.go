package engine

import (
	"bytes"
	"fmt"
	"image"
	"time"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/film"
	"github.com/krill2d/krill/render"
)

// Screenshot gives the player the next picture as a PNG file with the game's name and the time: in the folder that the
// game was started in or his home, or as a download in a browser. While a replay plays, and without a screen, it does
// nothing. It is a function, so that a game that makes no pictures links none of it.
func Screenshot(t *Tick) {
	l := t.loop
	if l.outside.silent() {
		return
	}
	l.look(func(c *render.Canvas) {
		render.ReadPixels(c, render.Image{}, func(p *image.RGBA) {
			var b bytes.Buffer
			if err := film.PNG(&b, p); err != nil {
				logger(l.log).Warn("engine: save a screenshot: " + err.Error())
				return
			}
			l.give(".png", b.Bytes())
		})
	})
}

// look calls f once, when all of the next picture is drawn.
func (l *Loop) look(f func(c *render.Canvas)) {
	before := l.above
	l.above = func(c *render.Canvas) {
		if before != nil {
			before(c)
		}
		l.above = before
		f(c)
	}
}

// give lets the player have a file.
func (l *Loop) give(ending string, data []byte) {
	name := fileName(l.config.Title) + time.Now().Format("-2006-01-02-150405") + ending
	l.out.Actions = append(l.out.Actions, driver.Action{Kind: driver.ActionSaveFile, Text: name, Bytes: data})
}

// Recording is a film of the screen in the making. A game keeps one with the tag `state:"-"`, since it is no part of
// what the game is. The zero value films nothing until Start.
type Recording struct {
	gif   *film.GIF
	data  bytes.Buffer
	loop  *Loop
	delay int // hundredths of a second a picture
	first int64
	count int
	limit int
	asked int // pictures that were asked for
	err   error
}

// The film of a Recording.
const (
	filmRate  = 20       // pictures a second
	filmLimit = 64 << 20 // bytes
)

// Start begins to film what is shown, for at most sec seconds: a GIF of 20 pictures a second of game time. A film under
// way is given to the player first. While a replay plays it does nothing. A picture takes some milliseconds.
func (r *Recording) Start(t *Tick, sec float64) {
	r.Stop()
	if t.loop.outside.silent() || !(sec > 0) {
		return
	}
	delay := film.Delay(filmRate)
	*r = Recording{loop: t.loop, delay: delay, first: t.N, limit: int(min(sec, 600) * filmRate)}
	r.gif = film.NewGIF(&r.data, delay, filmLimit)
}

// Running reports whether it films.
func (r *Recording) Running() bool { return r.gif != nil }

// Step takes the next picture when it is time; call it in each Update while it runs. It stops by itself at the end.
func (r *Recording) Step(t *Tick) {
	if r.gif == nil || t.N < r.first+film.Tick(r.asked, r.delay, t.loop.config.TPS) {
		return
	}
	if r.asked >= r.limit || r.err != nil {
		r.Stop()
		return
	}
	r.asked++
	t.loop.look(func(c *render.Canvas) { render.ReadPixels(c, render.Image{}, r.add) })
}

func (r *Recording) add(p *image.RGBA) {
	if r.gif == nil || r.err != nil {
		return
	}
	if r.err = r.gif.Add(p); r.err == nil {
		r.count++
	}
}

// Stop ends the film and gives it to the player as a file, as Screenshot does; one without a picture is thrown away.
func (r *Recording) Stop() {
	if r.gif == nil {
		return
	}
	g := r.gif
	r.gif = nil
	err := g.Close()
	if r.err != nil {
		err = r.err
	}
	switch {
	case err != nil:
		logger(r.loop.log).Warn(fmt.Sprintf("engine: save a film: %v", err))
	case r.count > 0:
		r.loop.give(".gif", r.data.Bytes())
	}
}
