//go:build !android && !ios

// Window is the window of krill dev: the screen, the sound and the keyboard of a game whose code comes and goes.
//
// krill dev builds it from the module of the game, so that both have one version of Krill, and starts it. It is not for
// use by hand: over its standard input and output it speaks the protocol of package engine/dev/protocol, and nothing
// else. It ends when its input does, and ends the game with it.
//
// It takes no flags. The environment is handed on to the game.
//
// For js/wasm it is the program of the page of krill dev --web: that page's script gives it a web socket to krill dev, and
// workers for the game.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/krill2d/krill/engine/dev/host"
	"github.com/krill2d/krill/engine/dev/overlay"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/child"
	"github.com/krill2d/krill/engine/driver/ebiten"
)

// window is what the parts of this program share.
type window struct {
	host  *host.Host
	peer  *protocol.Peer
	first chan driver.Setup // how the window is to be, as soon as that is known
	left  chan struct{}     // is closed when the tool has gone
	stage stage             // of whole programs
}

func run(tool io.ReadWriter) error {
	w := &window{first: make(chan driver.Setup, 1), left: make(chan struct{}), stage: newStage()}
	w.host = host.New(host.Options{
		Start: w.start, CheckShader: ebiten.CheckShader, Began: w.began, First: first,
		Up:   func(q protocol.Ask) protocol.Answer { return w.peer.Ask(q, 0) },
		Tell: func(e protocol.Event) { w.peer.Tell(e) },
	})
	defer w.host.Close()
	w.host.Over(overlay.New(w.host.Ask))
	w.peer = protocol.NewPeer(tool, w.answer, w.host.Hear)
	go w.listen()
	setup, ok := w.setup()
	if !ok {
		return nil
	}
	opens()
	w.host.Paced(setup.TPS)
	return ebiten.Run(w.host, setup)
}

// listen answers the tool until it has gone, and ends the window then.
func (w *window) listen() {
	if err := w.peer.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "window:", err)
	}
	close(w.left)
	w.host.Ask(protocol.New(protocol.Close, nil))
	end()
}

// answer answers the tool. A word to the developer opens the window, also when there is no game yet.
func (w *window) answer(q protocol.Ask) protocol.Answer {
	if q.Do == protocol.Say {
		w.open(driver.Setup{Title: "krill dev"})
	}
	return w.host.Ask(q)
}

// began opens the window for the first game.
func (w *window) began(h protocol.HelloResult) {
	w.open(driver.Setup{
		Title: h.Title, TPS: h.TPS, Width: h.Width, Height: h.Height, FixedSize: h.FixedSize, Fullscreen: h.Fullscreen, NoVsync: h.NoVsync,
	})
}

func (w *window) open(s driver.Setup) {
	select {
	case w.first <- s:
	default:
	}
}

// setup waits until it is known how the window is to be. It reports false when the tool has gone before.
func (w *window) setup() (driver.Setup, bool) {
	select {
	case s := <-w.first:
		return s, true
	case <-w.left:
		return driver.Setup{}, false
	}
}

// start starts a build of the game.
func (w *window) start(program string, told func([]byte)) (host.Game, error) {
	if program == "" {
		return nil, errors.New("window: start a game: no program")
	}
	if strings.HasSuffix(strings.TrimSuffix(program, ".exe"), protocol.Whole) {
		return w.startWhole(program)
	}
	return child.Start(child.Program{Path: program, Told: told, Stdout: w.host.Printed("out"), Stderr: w.host.Printed("err")})
}
