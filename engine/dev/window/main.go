//go:build !js && !android && !ios

// Window is the window of krill dev: the screen, the sound and the keyboard of a game whose code comes and goes.
//
// krill dev builds it from the module of the game, so that both have one version of Krill, and starts it. It is not for
// use by hand: over its standard input and output it speaks the protocol of package engine/dev/protocol, and nothing
// else. It ends when its input does, and ends the game with it.
//
// It takes no flags. The environment is handed on to the game.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/krill2d/krill/engine/dev/host"
	"github.com/krill2d/krill/engine/dev/overlay"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/child"
	"github.com/krill2d/krill/engine/driver/ebiten"
	"github.com/krill2d/krill/engine/driver/ebiten/vmhost"
)

func main() {
	tool := pipe{os.Stdin, os.Stdout}
	os.Stdout = os.Stderr       // whatever a library prints must not get between packets
	signal.Ignore(os.Interrupt) // Ctrl+C in the terminal is for the tool, which ends the window
	if err := run(tool); err != nil {
		fmt.Fprintln(os.Stderr, "window:", err)
		os.Exit(1)
	}
}

// pipe is the way to the tool.
type pipe struct {
	io.Reader
	io.Writer
}

// window is what the parts of this program share.
type window struct {
	host  *host.Host
	peer  *protocol.Peer
	first chan driver.Setup // how the window is to be, as soon as that is known
	left  chan struct{}     // is closed when the tool has gone
	stage *vmhost.Stage     // of whole programs
}

func run(tool io.ReadWriter) error {
	w := &window{first: make(chan driver.Setup, 1), left: make(chan struct{}), stage: vmhost.NewStage()}
	w.host = host.New(host.Options{
		Start: w.start, CheckShader: ebiten.CheckShader, Began: w.began,
		Up:   func(q protocol.Ask) protocol.Answer { return w.peer.Ask(q, 0) },
		Tell: func(e protocol.Event) { w.peer.Tell(e) },
	})
	defer w.host.Close()
	w.host.Over(overlay.New(w.host.Ask))
	w.peer = protocol.NewPeer(tool, w.answer, nil)
	go w.listen()
	setup, ok := w.setup()
	if !ok {
		return nil
	}
	w.host.Paced(setup.TPS)
	return ebiten.Run(w.host, setup)
}

// endTime is how long the window has to end when the tool has gone.
const endTime = 2 * time.Second

// listen answers the tool until it has gone, and ends the window then.
func (w *window) listen() {
	if err := w.peer.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "window:", err)
	}
	close(w.left)
	w.host.Ask(protocol.New(protocol.Close, nil))
	time.Sleep(endTime)
	os.Exit(0) // nobody ticks: the window is minimised, or its system does not answer
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
