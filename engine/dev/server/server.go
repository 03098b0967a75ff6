//go:build !js

package server

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"sync"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// Options say what a server serves.
type Options struct {
	Game   string                             // folder of the game, which is how krill q finds the server
	Ask    func(protocol.Ask) protocol.Answer // answers the faces, from any number of goroutines
	Window func(Page)                         // takes a page that is the game's window, and keeps it until it returns; nil: there are none
	Files  func(name string) ([]byte, error)  // what such pages load: programs by name, such as "window.wasm", and wasm_exec.js; nil: nothing. Names hold no slash
	LAN    bool                               // phones in the local network may come in, with a code
}

// Page is a page that is the game's window.
type Page struct {
	io.ReadWriteCloser                                    // the way to its program
	Ask                func(protocol.Ask) protocol.Answer // answers the page as it may ask: one on a phone must not end krill dev
}

// Server listens until it is closed. Its methods may be called from any goroutine.
type Server struct {
	o     Options
	wait  patience
	token string // of who started it
	port  int
	lan   string // address:port for phones; empty: none
	http  *http.Server
	found string        // the file by which Find finds it
	asks  chan struct{} // room for asks that are being answered
	pairs pairing

	mu    sync.Mutex
	faces map[*face]bool
}

// Listen begins to serve, on loopback alone unless LAN is set.
func Listen(o Options) (*Server, error) { return listen(o, localAddresses, usual) }

func listen(o Options, addresses func() ([]net.IP, error), wait patience) (*Server, error) {
	if o.Ask == nil {
		panic("server: Listen: Options.Ask is nil")
	}
	s := &Server{o: o, wait: wait, token: rand.Text(), asks: make(chan struct{}, maxAsks), faces: map[*face]bool{}}
	listeners, err := s.open(addresses)
	if err == nil {
		s.found, err = remember(o.Game, s.loopback(), s.token)
	}
	if err != nil {
		closeAll(listeners)
		return nil, err
	}
	s.http = &http.Server{
		Handler: s, DisableGeneralOptionsHandler: true, ErrorLog: log.New(io.Discard, "", 0),
		ReadHeaderTimeout: wait.head, ReadTimeout: wait.body, IdleTimeout: wait.idle, MaxHeaderBytes: maxHeader,
	}
	for _, l := range listeners {
		go func() { _ = s.http.Serve(l) }() // ends with Close
	}
	return s, nil
}

// open takes the ports: one number for all addresses, so that one link fits them all.
func (s *Server) open(addresses func() ([]net.IP, error)) (all []net.Listener, err error) {
	first, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("server: listen at 127.0.0.1: %w; try allowing programs to listen on loopback", err)
	}
	s.port = first.Addr().(*net.TCPAddr).Port
	room := make(chan struct{}, maxConnections)
	all = append(all, limited{first, room})
	if six, err := net.Listen("tcp6", fmt.Sprintf("[::1]:%d", s.port)); err == nil {
		all = append(all, limited{six, room}) // a machine without IPv6, or with this port taken there, does with one
	}
	if !s.o.LAN {
		return all, nil
	}
	phones, err := s.openLAN(addresses)
	return append(all, phones...), err
}

func (s *Server) openLAN(addresses func() ([]net.IP, error)) (all []net.Listener, err error) {
	ips, err := addresses()
	room := make(chan struct{}, maxPhones) // apart, so that nobody in the network can lock the developer out
	for _, ip := range ips {
		l, err := net.Listen("tcp", net.JoinHostPort(ip.String(), fmt.Sprint(s.port)))
		if err != nil {
			continue
		}
		all = append(all, limited{l, room})
		if s.lan == "" {
			s.lan = l.Addr().String()
		}
	}
	if s.lan == "" {
		return all, errors.Join(errors.New("server: listen in the local network: no private IPv4 address there; try without --lan"), err)
	}
	s.pairs.renew()
	return all, nil
}

// localAddresses returns the machine's addresses in private networks. Public ones are left out: nobody means those by "my phone".
func localAddresses() (ips []net.IP, err error) {
	own, err := net.InterfaceAddrs()
	for _, a := range own {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && n.IP.IsPrivate() {
			ips = append(ips, n.IP)
		}
	}
	return ips, err
}

func (s *Server) loopback() string { return fmt.Sprintf("127.0.0.1:%d", s.port) }

// Address returns the link that a browser follows; the token is in its fragment.
func (s *Server) Address() string { return "http://" + s.loopback() + "/#" + s.token }

// Play returns the link of the page that is the game's window; the token is in its fragment.
func (s *Server) Play() string { return "http://" + s.loopback() + "/play/#" + s.token }

// Code returns the pairing code for phones, and the address to type there; empty without LAN. The code is good for one
// device and five tries; the ask dev.pair makes a new one.
func (s *Server) Code() (code, address string) {
	if s.lan == "" {
		return "", ""
	}
	return s.pairs.current(), "http://" + s.lan + "/"
}

// Tell tells all faces of an event. A face that is too slow for its events is cut off, and comes again by itself.
func (s *Server) Tell(e protocol.Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for f := range s.faces {
		f.tell(e)
	}
}

// Close ends the server and all its connections.
func (s *Server) Close() error {
	forget(s.found, s.token)
	err := s.http.Close()
	s.mu.Lock()
	defer s.mu.Unlock()
	for f := range s.faces {
		f.end("krill dev ends")
	}
	return err
}

// Ask answers as a face is answered: what a person typed and what is about phones by the server itself, all else by Options.Ask.
func (s *Server) Ask(a protocol.Ask) protocol.Answer { return s.do(caller{owner: true}, a) }

// answer answers an ask that came over the network.
func (s *Server) answer(from caller, a protocol.Ask) protocol.Answer {
	select {
	case s.asks <- struct{}{}:
		defer func() { <-s.asks }()
		return s.do(from, a)
	default:
		return protocol.Refuse(fmt.Errorf("server: ask %q: %d others wait for their answers; try again", a.Do, maxAsks))
	}
}

func (s *Server) do(from caller, a protocol.Ask) protocol.Answer {
	if !from.owner && (a.Do == protocol.Pair || a.Do == protocol.Unpair || a.Do == protocol.Quit) {
		return protocol.Refuse(fmt.Errorf("server: ask %q: not from a phone; try it at the computer", a.Do))
	}
	switch a.Do {
	case protocol.Line:
		var line protocol.RunArgs
		if err := a.Read(&line); err != nil {
			return protocol.Refuse(fmt.Errorf("server: read line: %w", err))
		}
		return Line(func(a protocol.Ask) protocol.Answer { return s.do(from, a) }, line.Text)
	case protocol.Ends:
		return ends(func(a protocol.Ask) protocol.Answer { return s.do(from, a) }, a)
	case protocol.Pair:
		return s.pair()
	case protocol.Unpair:
		var device protocol.NameArgs
		if err := a.Read(&device); err != nil {
			return protocol.Refuse(fmt.Errorf("server: read name: %w", err))
		}
		return s.unpair(device.Name)
	}
	return s.o.Ask(a)
}

// known reports whether somebody answers what an ask is named after.
func known(do string) bool {
	part, _, ok := strings.Cut(do, ".")
	return ok && (part == "game" || part == "host" || part == "dev")
}
