package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"
)

type serveCommand struct {
	Game string `arg:"" optional:"" help:"Folder of the game; without it, the current one."`
	Port int    `default:"8080" help:"Port to listen at; 0 takes any that is free. Saves belong to an address, so to a port."`
	Lan  bool   `help:"Serve to all of the local network, such as a phone, and not to this machine alone."`
	Page string `placeholder:"FILE" help:"Template of the page; without it, page.html in the game's folder, or krill's own."`
}

// Run builds the game and serves it until it is interrupted.
func (c *serveCommand) Run(t *terminal) error {
	game, err := findGame(c.Game)
	if err != nil {
		return err
	}
	listener, err := c.listen()
	if err != nil {
		return err
	}
	defer listener.Close()
	dir, err := os.MkdirTemp("", "krill-serve-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	s := newServer(t, website{game: game, page: c.Page, dir: dir, level: gzip.BestSpeed})
	if _, err := s.rebuild(); err != nil {
		return err
	}
	fmt.Fprintf(t.stdout, "%s\n", c.addresses(listener))
	fmt.Fprintln(t.stdout, "A reload of the page builds the game anew. Ctrl+C ends.")
	return untilInterrupted(listener, s)
}

// listen takes the port before the build, which is in vain when there is none to be had.
func (c *serveCommand) listen() (net.Listener, error) {
	host := "127.0.0.1"
	if c.Lan {
		host = ""
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(c.Port)))
	if err != nil {
		return nil, misuse("krill: serve at port %d: %w; try another --port", c.Port, err)
	}
	return listener, nil
}

// addresses says what to type into a browser: on this machine, and on others where they are served.
func (c *serveCommand) addresses(listener net.Listener) string {
	port := listener.Addr().(*net.TCPAddr).Port
	text := fmt.Sprintf("http://127.0.0.1:%d/", port)
	if !c.Lan {
		return text
	}
	own, err := net.InterfaceAddrs()
	if err != nil {
		return text + "\nand at this machine's address in the network, which the system does not tell"
	}
	for _, a := range own {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && !n.IP.IsLoopback() {
			text += fmt.Sprintf("\nhttp://%s:%d/ on a phone in the same network", n.IP, port)
		}
	}
	return text
}

// untilInterrupted answers requests until the player at the terminal has had enough.
func untilInterrupted(listener net.Listener, h http.Handler) error {
	enough, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-enough.Done()
		s.Close()
	}()
	if err := s.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// newServer makes a server that has built nothing yet.
func newServer(t *terminal, s website) *server {
	return &server{build: func() (map[string][]byte, string, error) {
		var said bytes.Buffer // by the compiler: the page shows it
		both := terminal{stdout: t.stdout, stderr: io.MultiWriter(t.stderr, &said)}
		files, err := both.site(s)
		return files, said.String(), err
	}}
}
