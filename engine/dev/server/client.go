//go:build !js

package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/coder/websocket"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// Client asks a server. Its methods may be called from any goroutine.
type Client struct {
	at   place
	http http.Client
}

// dialTime is how long a connection on loopback may take: there it is made or refused at once.
const dialTime = 2 * time.Second

var errNone = errors.New("server: find krill dev: none runs; try krill dev GAME")

// Find returns a client of the krill dev that runs for the game in a folder. Empty: for the current folder or the nearest
// one above it for which one runs, else the only one that runs. What a krill dev left behind that has died is swept away.
func Find(dir string) (*Client, error) {
	if dir != "" {
		return findFor(dir)
	}
	if here, err := os.Getwd(); err == nil {
		for at, last := here, ""; at != last; at, last = filepath.Dir(at), at {
			if c, err := findFor(at); err == nil {
				return c, nil
			}
		}
	}
	return findOnly()
}

func findFor(dir string) (*Client, error) {
	game, err := resolve(dir)
	if err != nil {
		return nil, err
	}
	all, err := placesDir()
	if err != nil {
		return nil, err
	}
	if c := connect(placeFile(all, game)); c != nil {
		return c, nil
	}
	return nil, fmt.Errorf("server: find krill dev for %q: none runs; try krill dev %s", dir, dir)
}

func findOnly() (*Client, error) {
	files, err := places()
	if err != nil {
		return nil, err
	}
	var found []*Client
	var games []string
	for _, f := range files {
		if c := connect(f); c != nil {
			found, games = append(found, c), append(games, c.at.Game)
		}
	}
	switch len(found) {
	case 0:
		return nil, errNone
	case 1:
		return found[0], nil
	}
	for _, c := range found {
		c.Close()
	}
	return nil, fmt.Errorf("server: find krill dev: %d run, for %s; try --game and one of these folders", len(found), strings.Join(games, ", "))
}

// connect returns a client of the server that a file speaks of, or nil when that is gone; then the file goes as well.
// The connection that shows it is the one that carries the first ask.
func connect(file string) *Client {
	at, err := readPlace(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err == nil && !isLoopback(at.Address) {
		err = errors.New("not on this machine")
	}
	var conn net.Conn
	if err == nil {
		conn, err = net.DialTimeout("tcp", at.Address, dialTime)
	}
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		return nil // it may only be busy
	}
	if err != nil {
		os.Remove(file)
		return nil
	}
	ready := make(chan net.Conn, 1)
	ready <- conn
	c := &Client{at: at}
	c.http.Transport = &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		select {
		case conn := <-ready:
			return conn, nil
		default:
			return (&net.Dialer{Timeout: dialTime}).DialContext(ctx, network, at.Address)
		}
	}}
	return c
}

func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	ip := net.ParseIP(host)
	return err == nil && ip != nil && ip.IsLoopback()
}

// Game returns the folder of the game.
func (c *Client) Game() string { return c.at.Game }

// Close gives the connection back. The server goes on.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// maxAnswer is what an answer has at most, bytes.
const maxAnswer = 256 << 20

// Ask asks and waits for the answer. Blobs do not travel.
func (c *Client) Ask(a protocol.Ask) protocol.Answer {
	body, err := json.Marshal(a)
	if err != nil {
		return protocol.Refuse(fmt.Errorf("server: ask %q: %w", a.Do, err))
	}
	r, err := http.NewRequest("POST", "http://"+c.at.Address+"/ask", bytes.NewReader(body))
	if err != nil {
		return protocol.Refuse(fmt.Errorf("server: ask %q: %w", a.Do, err))
	}
	r.Header.Set("Authorization", "Bearer "+c.at.Token)
	r.Header.Set("Content-Type", "application/json")
	response, err := c.http.Do(r)
	if err != nil {
		return protocol.Refuse(fmt.Errorf("server: ask krill dev for %q: %w; try krill dev %s", c.at.Game, cause(err), c.at.Game))
	}
	defer response.Body.Close()
	return c.read(response)
}

// read decodes an answer. What is not one comes from a program that has taken a dead server's port.
func (c *Client) read(response *http.Response) (answer protocol.Answer) {
	body, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	if err == nil {
		err = json.Unmarshal(body, &answer)
	}
	if err != nil || response.StatusCode == http.StatusUnauthorized {
		c.sweep()
		return protocol.Refuse(fmt.Errorf("server: ask krill dev for %q: another program is at its address; try krill dev %s", c.at.Game, c.at.Game))
	}
	return answer
}

// sweep removes the file that led here.
func (c *Client) sweep() {
	if dir, err := placesDir(); err == nil {
		forget(placeFile(dir, c.at.Game), c.at.Token)
	}
}

// cause leaves out what package http says about the request: the address means nothing to a person.
func cause(err error) error {
	if inner := errors.Unwrap(err); inner != nil {
		return inner
	}
	return err
}

// Events calls told for each event until ctx is over, which is no error, or the connection ends.
func (c *Client) Events(ctx context.Context, told func(protocol.Event)) error {
	conn, _, err := websocket.Dial(ctx, "ws://"+c.at.Address+"/events", &websocket.DialOptions{
		HTTPHeader: http.Header{"Origin": {"http://" + c.at.Address}},
	})
	if err == nil {
		defer conn.CloseNow()
		conn.SetReadLimit(maxAnswer)
		err = conn.Write(ctx, websocket.MessageText, []byte(c.at.Token))
	}
	for err == nil {
		var text []byte
		if _, text, err = conn.Read(ctx); err != nil {
			break
		}
		var m message
		if json.Unmarshal(text, &m) == nil && m.Event != nil {
			told(*m.Event)
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	return fmt.Errorf("server: listen to krill dev for %q: %w", c.at.Game, err)
}
