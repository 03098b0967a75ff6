//go:build !js || krill_headless

package engine

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
)

// check plays a replay to its end and says how it went. A run that failed is to fail again: it may be of another build, and
// differ on the way.
func (r run) check(p *Playback) error {
	if r.from > 0 {
		if err := p.SeekTo(int64(r.from)); err != nil {
			return err
		}
	}
	l, then := p.loop, p.file.Head.Failed
	headless.Run(checking{p}, headless.Options{Width: l.config.Width, Height: l.config.Height, TPS: l.config.TPS})
	p.drawLast()
	if then != "" {
		return p.failsAgain()
	}
	if err := p.Diverged(); err != nil {
		return err
	}
	fmt.Printf("same to the end: %s%s\n", p.length(), p.notes())
	fmt.Println(l.stateLine(), l.Summary())
	return nil
}

// drawLast draws where the run ended, which is what failed if no tick did.
func (p *Playback) drawLast() {
	for i := 0; i < 4 && p.loop.failed == nil && p.file.Head.Failed != ""; i++ {
		p.loop.Draw(float64(i) / 4)
	}
}

func (p *Playback) length() string {
	return fmt.Sprintf("%d ticks, %.1f s", p.Ticks(), float64(p.Ticks())/float64(p.loop.config.TPS))
}

func (p *Playback) notes() (note string) {
	if p.file.Cut {
		note = "; the file was cut short there"
	}
	if p.edited {
		note += "; the game has other fields by now, and those that were there then are the same"
	}
	if f := p.loop.failed; f != nil {
		note += "; then the game failed as it did then: " + f.Error()
	}
	return note
}

// failsAgain says whether a run that failed did it again.
func (p *Playback) failsAgain() error {
	then, now := p.file.Head.Failed, p.loop.failed
	if err := p.Diverged(); err != nil {
		fmt.Println(err)
	}
	switch {
	case now == nil:
		return fmt.Errorf("engine: play a capsule: the game did not fail in %s; then it did: %s", p.length(), then)
	case now.Error() != then:
		return fmt.Errorf("engine: play a capsule: the game failed otherwise: %w; then: %s", now, then)
	case p.diverged != nil:
		fmt.Printf("%s; then the game failed as it did then: %v\n", p.length(), now)
	default:
		fmt.Printf("same to the end: %s%s\n", p.length(), p.notes())
	}
	return nil
}

// checking is a playback that ends where it differs, unless it is to fail.
type checking struct{ *Playback }

func (c checking) Tick(in *driver.Input) *driver.Output {
	out := c.Playback.Tick(in)
	out.Exit = out.Exit || c.diverged != nil && c.file.Head.Failed == "" || c.loop.failed != nil
	return out
}
