//go:build screen

package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
	"github.com/krill2d/krill/engine/geom"
)

// player is someone at the page of the real game.
type player struct {
	*screentest.Page
	t    *testing.T
	size screentest.Screen
}

// open opens the page that krill web made, with a game that talks to a developer.
func open(t *testing.T, s screentest.Screen) *player {
	t.Helper()
	s.Script = `globalThis.KRILL_ENV = {KRILL_DEV: "1"};`
	p := &player{screentest.NewBrowser(t).OpenOn(s, screentest.Serve(t, screentest.BuildWeb(t, "."))), t, s}
	p.Until(func() bool { return screentest.Colors(p.Shot()) > 50 }, "draw the title")
	return p
}

// number returns the first number that a summary has where a pattern has its brackets.
func (p *player) number(pattern string) int {
	p.t.Helper()
	s := p.Summary()
	m := regexp.MustCompile(pattern).FindStringSubmatch(s)
	if m == nil {
		p.t.Fatalf("no %q in %q", pattern, s)
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		p.t.Fatal(err)
	}
	return n
}

func (p *player) x() int { p.t.Helper(); return p.number(`hero at (\d+)`) }
func (p *player) y() int { p.t.Helper(); return p.number(`hero at \d+ (\d+)`) }

// says waits until the game says something of itself.
func (p *player) says(words string) {
	p.t.Helper()
	p.Until(func() bool { return strings.Contains(p.Summary(), words) }, fmt.Sprintf("say %q", words))
}

// flick taps a point of the canvas.
func (p *player) flick(at geom.Vec) {
	k := min(float64(p.size.Width)/width, float64(p.size.Height)/height)
	p.Flick((float64(p.size.Width)-width*k)/2+at.X*k, (float64(p.size.Height)-height*k)/2+at.Y*k)
}

func (p *player) quiet() {
	p.t.Helper()
	for _, line := range p.Console() {
		if strings.HasPrefix(line, "error") || strings.HasPrefix(line, "pageerror") {
			p.t.Errorf("the page said: %s", line)
		}
	}
}

// TestPlayAPageByKeys walks through the first room with real keys, pauses, leaves the page and goes on.
func TestPlayAPageByKeys(t *testing.T) {
	p := open(t, screentest.Screen{Width: 960, Height: 540})
	p.SavePNG("title")
	p.Until(func() bool { p.Key("Enter"); return strings.Contains(p.Summary(), "The Mouth") }, "start a game")
	from := p.x()
	p.KeyDown("ArrowRight")
	p.Until(func() bool {
		p.KeyDown("Space")
		time.Sleep(150 * time.Millisecond)
		p.KeyUp("Space")
		return p.x() > from+250
	}, "walk and jump to the right")
	p.KeyUp("ArrowRight")
	if n := p.number(`(\d+) coins`); n == 0 {
		t.Error("after the first room: got no coin; want some of those on the way")
	}
	p.SavePNG("keys")
	p.Key("p")
	p.Still()
	p.SavePNG("paused")
	p.Reload()
	p.says("Continue")
	p.SavePNG("again")
	p.Until(func() bool { p.Key("Enter"); return strings.Contains(p.Summary(), "play: ") }, "go on with the game")
	if n := p.number(`(\d+) coins`); n == 0 {
		t.Error("after a reload: got no coin; want those from before")
	}
	p.quiet()
}

// TestPlayAPageOnAPhone plays with two thumbs, with the phone upright and sideways.
func TestPlayAPageOnAPhone(t *testing.T) {
	for name, s := range map[string]screentest.Screen{
		"upright":  {Width: 390, Height: 844, Scale: 3, Touch: true},
		"sideways": {Width: 844, Height: 390, Scale: 3, Touch: true},
	} {
		p := open(t, s)
		p.SavePNG(name + "-title")
		p.Until(func() bool {
			p.flick(geom.V(width/2, 88+rowHigh/2))
			return strings.Contains(p.Summary(), "The Mouth")
		}, "start with a tap")
		from := p.x()
		p.Until(func() bool {
			stick := screentest.Touch{X: 106, Y: float64(s.Height) - 106, ID: 1}
			p.TouchStart(stick)
			stick.X += 44
			p.TouchMove(stick)
			time.Sleep(200 * time.Millisecond)
			p.SavePNG(name + "-play")
			p.TouchEnd(stick)
			return p.x() > from+20
		}, "walk by the left thumb")
		ground, high := p.y(), p.y()
		p.Until(func() bool {
			p.flick(geom.V(width/2, height/2)) // F9 is a key, and the pad is for those who touched last
			time.Sleep(100 * time.Millisecond)
			a := screentest.Touch{X: float64(s.Width) - 106, Y: float64(s.Height) - 49, ID: 2}
			p.TouchStart(a)
			time.Sleep(120 * time.Millisecond)
			high = min(high, p.y())
			p.TouchEnd(a)
			return high < ground-4
		}, "jump by the right thumb")
		p.Until(func() bool {
			p.flick(geom.V(width/2, height/2))
			time.Sleep(100 * time.Millisecond)
			p.Flick(float64(s.Width)-37, 37)
			time.Sleep(300 * time.Millisecond)
			at := p.x()
			p.TouchStart(screentest.Touch{X: 106, Y: float64(s.Height) - 106, ID: 1})
			p.TouchMove(screentest.Touch{X: 60, Y: float64(s.Height) - 106, ID: 1})
			time.Sleep(200 * time.Millisecond)
			p.TouchEnd(screentest.Touch{X: 60, Y: float64(s.Height) - 106, ID: 1})
			return p.x() == at
		}, "stand still in a pause")
		p.SavePNG(name + "-pause")
		p.quiet()
		p.Close()
	}
}
