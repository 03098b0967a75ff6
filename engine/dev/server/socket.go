//go:build !js

package server

import (
	"context"
	"net/http"

	"github.com/coder/websocket"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// accept opens a web socket to a page of this server: the first message is the token, since a browser lets no page
// set a header there, and an address is written down in too many places.
func (s *Server) accept(w http.ResponseWriter, r *http.Request) (*websocket.Conn, caller, *refusal) {
	if r.Header.Get("Origin") == "" { // guard has looked at what it is
		return nil, caller{}, refuse(http.StatusForbidden, "socket: no origin; try the header Origin: http://%s", s.loopback())
	}
	if r.Header.Get("Sec-WebSocket-Key") == "" {
		return nil, caller{}, refuse(http.StatusUpgradeRequired, "path %q: for web sockets", r.RequestURI)
	}
	c, err := websocket.Accept(w, r, &websocket.AcceptOptions{CompressionMode: websocket.CompressionDisabled})
	if err != nil {
		return nil, caller{}, nil // it has answered
	}
	c.SetReadLimit(64)
	ctx, cancel := context.WithTimeout(context.Background(), s.wait.head)
	defer cancel()
	kind, token, err := c.Read(ctx)
	if err != nil {
		c.CloseNow()
		return nil, caller{}, nil
	}
	from := s.who(string(token))
	if kind != websocket.MessageText || from.nobody() {
		c.Close(websocket.StatusPolicyViolation, "the first message is not the token")
		return nil, caller{}, nil
	}
	return c, from, nil
}

// serveWindow hands the connection of a page that is the game's window to krill dev.
func (s *Server) serveWindow(w http.ResponseWriter, r *http.Request) *refusal {
	c, from, f := s.accept(w, r)
	if c == nil {
		return f
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	here := &face{device: from.device, conn: c, over: cancel}
	s.enter(here)
	defer s.leave(here)
	c.SetReadLimit(maxWindow)
	conn := websocket.NetConn(ctx, c, websocket.MessageBinary)
	defer conn.Close()
	s.o.Window(Page{conn, func(a protocol.Ask) protocol.Answer { return s.do(from, a) }})
	return nil
}
