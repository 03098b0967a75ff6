//go:build !js

package server

import (
	"net"
	"sync"
	"time"
)

// What one client may have of the server, which is enough for every page and terminal that a person opens.
const (
	maxConnections = 64       // on loopback, all together
	maxPhones      = 32       // in the local network, all together
	maxAsks        = 32       // that are being answered at a time
	maxHeader      = 16 << 10 // bytes
	maxAsk         = 1 << 20  // bytes of an ask
	maxPair        = 256      // bytes of a pairing code around its JSON
	maxQueue       = 256      // messages that a face has not taken yet
	maxWindow      = 1 << 30  // bytes of a message of a window, as of a packet of package protocol
)

// patience is how long the server waits.
type patience struct {
	head  time.Duration // for the head of a request, and for the token on a socket
	body  time.Duration // for a whole request
	write time.Duration // for an answer or a message to be taken, once it is there
	idle  time.Duration // between two requests
}

var usual = patience{head: 5 * time.Second, body: 10 * time.Second, write: 10 * time.Second, idle: 2 * time.Minute}

// limited is a listener that hangs up on whoever comes when there is no room.
type limited struct {
	net.Listener
	room chan struct{}
}

func (l limited) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		select {
		case l.room <- struct{}{}:
			return &held{Conn: c, room: l.room}, nil
		default:
			c.Close()
		}
	}
}

// held is a connection that makes room when it is closed.
type held struct {
	net.Conn
	room chan struct{}
	once sync.Once
}

func (h *held) Close() error {
	h.once.Do(func() { <-h.room })
	return h.Conn.Close()
}

func closeAll(all []net.Listener) {
	for _, l := range all {
		l.Close()
	}
}
