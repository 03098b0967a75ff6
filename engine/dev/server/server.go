// Package server is where the page and the terminal find krill dev: a server on this machine that knows who may ask.
package server

import (
	"io"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// Options say what a server serves.
type Options struct {
	Game   string                             // folder of the game, which is how krill q finds the server
	Ask    func(protocol.Ask) protocol.Answer // answers the faces
	Window func(conn io.ReadWriteCloser)      // takes the connection of a page that is the game's window; nil: there are none
	Files  func(name string) ([]byte, error)  // programs for such pages; nil: none
	LAN    bool                               // phones in the local network may come in, with a code
}

// Server listens until it is closed.
type Server struct{}

// Listen begins to serve, on loopback alone unless LAN is set.
func Listen(o Options) (*Server, error) { panic("server: soon") }

// Address returns the link that a browser follows; the token is in its fragment.
func (s *Server) Address() string { panic("server: soon") }

// Code returns the pairing code for phones, and the address to type there; empty without LAN.
func (s *Server) Code() (code, address string) { panic("server: soon") }

// Tell tells all faces of an event.
func (s *Server) Tell(e protocol.Event) { panic("server: soon") }

// Close ends the server and all its connections.
func (s *Server) Close() error { panic("server: soon") }

// Client asks a server.
type Client struct{}

// Find returns a client of the krill dev that runs for the game in a folder; empty: the only one that runs.
func Find(dir string) (*Client, error) { panic("server: soon") }

// Ask asks and waits for the answer.
func (c *Client) Ask(a protocol.Ask) protocol.Answer { panic("server: soon") }
