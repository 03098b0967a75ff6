//go:build !js

package dev

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// window is where the game is shown: a process on this machine, or a page.
type window struct {
	peer  *protocol.Peer
	ended chan struct{} // closed when it is gone
	err   error         // why, once ended is closed; nil: its player closed it, or the page was left
	close func()        // ends it now, if it does not by itself
}

// pipes are the two ends of a process as one connection.
type pipes struct {
	io.Reader
	io.Writer
}

// startWindow runs a window's program. It speaks on its standard input and output; when the input ends, so does the program:
// that is how it learns that this process is gone, however that ended.
func startWindow(program string, env []string, errors io.Writer, answer func(protocol.Ask) protocol.Answer, told func(protocol.Event)) (*window, error) {
	cmd := exec.Command(program)
	cmd.Env, cmd.Stderr = append(os.Environ(), env...), errors
	apart(cmd)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("dev: open the window: %w", err)
	}
	w := &window{ended: make(chan struct{}), close: func() { in.Close(); endGroup(cmd) }}
	w.peer = protocol.NewPeer(pipes{out, in}, answer, told)
	go func() {
		_ = w.peer.Run() // the exit status says more
		in.Close()
		w.err = waitGroup(cmd)
		close(w.ended)
	}()
	return w, nil
}

// pageWindow is the window at the other end of a connection. It is over when serve returns.
func pageWindow(conn io.ReadWriteCloser, answer func(protocol.Ask) protocol.Answer, told func(protocol.Event)) (w *window, serve func()) {
	w = &window{ended: make(chan struct{}), close: func() { conn.Close() }}
	w.peer = protocol.NewPeer(conn, answer, told)
	return w, func() {
		_ = w.peer.Run() // a page that is left ends its connection in any way
		close(w.ended)
	}
}

func (w *window) gone() bool {
	select {
	case <-w.ended:
		return true
	default:
		return false
	}
}

// end closes a window: it is asked to, and forced when it does not in time.
func (w *window) end() {
	const patience = 2 * time.Second
	w.peer.Ask(protocol.New(protocol.Close, nil), patience)
	select {
	case <-w.ended:
	case <-time.After(patience):
		w.close()
		<-w.ended
	}
}
