//go:build !js

package server

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// dial opens a socket as a page of the server does, without saying the token.
func dial(t *testing.T, address, path string) *websocket.Conn {
	t.Helper()
	c, _, err := websocket.Dial(t.Context(), "ws://"+address+path, &websocket.DialOptions{HTTPHeader: http.Header{"Origin": {"http://" + address}}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.CloseNow() })
	return c
}

// enter opens a socket and says a token.
func enter(t *testing.T, address, path, token string) *websocket.Conn {
	t.Helper()
	c := dial(t, address, path)
	write(t, c, websocket.MessageText, token)
	return c
}

func write(t *testing.T, c *websocket.Conn, kind websocket.MessageType, text string) {
	t.Helper()
	if err := c.Write(t.Context(), kind, []byte(text)); err != nil {
		t.Fatal(err)
	}
}

// ended waits for the end of a socket and returns what the server said to it.
func ended(t *testing.T, c *websocket.Conn) (code websocket.StatusCode, messages int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	for {
		if _, _, err := c.Read(ctx); err != nil {
			if ctx.Err() != nil {
				t.Fatal("the socket goes on; want it closed")
			}
			return websocket.CloseStatus(err), messages
		}
		messages++
	}
}

// listening waits until so many faces are in.
func listening(t *testing.T, s *Server, n int) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
		s.mu.Lock()
		got := len(s.faces)
		s.mu.Unlock()
		if got == n {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("got %d faces; want %d", got, n)
		}
	}
}

func TestEvents(t *testing.T) {
	hold := make(chan bool)
	s := serve(t, Options{Ask: func(a protocol.Ask) protocol.Answer {
		if a.Do == protocol.Build {
			<-hold
		}
		return fake(nil)(a)
	}})
	c := enter(t, s.loopback(), "/events", s.token)
	listening(t, s, 1)
	s.Tell(protocol.Tell(protocol.Built, protocol.BuiltEvent{Line: "0.9 s"}))
	var m message
	if err := wsjson.Read(t.Context(), c, &m); err != nil || m.Event == nil || m.Event.Event != protocol.Built {
		t.Errorf("got %+v, %v; want the event", m, err)
	}
	for i, do := range []string{protocol.Build, protocol.Hello} {
		a := protocol.New(do, nil)
		if err := wsjson.Write(t.Context(), c, message{Number: i + 1, Ask: &a}); err != nil {
			t.Fatal(err)
		}
	}
	for _, n := range []int{2, 1} { // a slow ask does not hold up the next
		var m message
		if err := wsjson.Read(t.Context(), c, &m); err != nil || m.Number != n || m.Answer == nil {
			t.Errorf("got %+v, %v; want answer %d", m, err, n)
		}
		if n == 2 {
			close(hold)
		}
	}
}

func TestClientHearsEvents(t *testing.T) {
	s := serve(t, Options{})
	c, err := Find(s.o.Game)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	heard := make(chan string, 1)
	over := make(chan error)
	go func() { over <- c.Events(ctx, func(e protocol.Event) { heard <- e.Event }) }()
	listening(t, s, 1)
	s.Tell(protocol.Tell(protocol.Hung, nil))
	if got := <-heard; got != protocol.Hung {
		t.Errorf("got %q; want hung", got)
	}
	cancel()
	if err := <-over; err != nil {
		t.Errorf("after the context's end: got %v; want no error", err)
	}
	go func() { over <- c.Events(t.Context(), func(protocol.Event) {}) }()
	listening(t, s, 1)
	s.Close()
	if err := <-over; err == nil || !strings.Contains(err.Error(), "listen to krill dev") {
		t.Errorf("after the server's end: got %v; want an error", err)
	}
}

func TestWindowIsABytePipe(t *testing.T) {
	got := make(chan []byte, 1)
	s := serve(t, Options{Window: func(conn Page) {
		io.WriteString(conn, "hello, window")
		b := make([]byte, 200_000)
		io.ReadFull(conn, b)
		got <- b
	}})
	c := enter(t, s.loopback(), "/window", s.token)
	if _, b, err := c.Read(t.Context()); err != nil || string(b) != "hello, window" {
		t.Errorf("got %q, %v; want what was written", b, err)
	}
	for _, n := range []int{150_000, 50_000} { // larger than the limit of asks would be with this many
		write(t, c, websocket.MessageBinary, strings.Repeat("k", n))
	}
	if b := <-got; !bytes.Equal(b, bytes.Repeat([]byte("k"), 200_000)) {
		t.Error("the bytes of two messages are not what was sent")
	}
	if code, _ := ended(t, c); code != websocket.StatusNormalClosure {
		t.Errorf("got %v after Window returned; want a normal end", code)
	}
}

func TestSocketsThatAreHostileLater(t *testing.T) {
	s := serveFor(t, Options{Window: func(Page) { t.Error("got a window without a token") }}, patience{
		head: 300 * time.Millisecond, body: time.Second, write: time.Second, idle: time.Second,
	})
	for _, path := range []string{"/events", "/window"} {
		for name, token := range map[string]string{
			"wrong token": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "no token": "", "short token": s.token[:25], "token and more": s.token + " ",
			"ask before the token": `{"n":1,"ask":{"do":"game.hello"}}`,
		} {
			if code, n := ended(t, enter(t, s.loopback(), path, token)); code != websocket.StatusPolicyViolation || n > 0 {
				t.Errorf("%s, %s: got %v after %d messages; want it closed at once", path, name, code, n)
			}
		}
		c := dial(t, s.loopback(), path)
		write(t, c, websocket.MessageBinary, s.token)
		if code, _ := ended(t, c); code != websocket.StatusPolicyViolation {
			t.Errorf("%s, token as bytes: got %v; want it closed", path, code)
		}
		c = dial(t, s.loopback(), path)
		_ = c.Write(t.Context(), websocket.MessageText, bytes.Repeat([]byte("x"), 100_000)) // the server hangs up meanwhile
		if _, n := ended(t, c); n > 0 {
			t.Errorf("%s, huge token: got %d messages; want none", path, n)
		}
		before := time.Now()
		if _, n := ended(t, dial(t, s.loopback(), path)); n > 0 || time.Since(before) > 5*time.Second {
			t.Errorf("%s, silence: got %d messages in %v; want it cut off", path, n, time.Since(before))
		}
	}
	for name, text := range map[string]string{
		"no JSON": "{{{", "an answer": `{"n":1,"answer":{}}`, "nobody's ask": `{"n":1,"ask":{"do":"rm.all"}}`, "list": "[]",
	} {
		c := enter(t, s.loopback(), "/events", s.token)
		write(t, c, websocket.MessageText, text)
		if code, _ := ended(t, c); code != websocket.StatusPolicyViolation {
			t.Errorf("%s: got %v; want it closed", name, code)
		}
	}
	c := enter(t, s.loopback(), "/events", s.token)
	listening(t, s, 1)
	go c.Write(t.Context(), websocket.MessageText, bytes.Repeat([]byte(" "), maxAsk+1))
	if _, n := ended(t, c); n > 0 {
		t.Errorf("huge ask: got %d messages; want none", n)
	}
	listening(t, s, 0)
}

func TestSlowFaceIsCutOff(t *testing.T) {
	s := serveFor(t, Options{}, patience{head: time.Second, body: time.Second, write: 200 * time.Millisecond, idle: time.Second})
	enter(t, s.loopback(), "/events", s.token)
	listening(t, s, 1)
	long := protocol.Tell(protocol.Logged, protocol.LogEvent{Text: strings.Repeat("x", 100_000)})
	for range 3 * maxQueue { // more than the system keeps for a reader, too
		s.Tell(long)
	}
	listening(t, s, 0)
}

// slowly sends text at once, and then nothing; it returns how long the server bears that.
func slowly(t *testing.T, address, text string) time.Duration {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	began := time.Now()
	io.WriteString(c, text)
	c.SetDeadline(began.Add(10 * time.Second))
	io.Copy(io.Discard, c)
	return time.Since(began)
}

func TestSlowClientsAreCutOff(t *testing.T) {
	s := serveFor(t, Options{}, patience{head: 200 * time.Millisecond, body: 400 * time.Millisecond, write: time.Second, idle: 300 * time.Millisecond})
	for name, text := range map[string]string{
		"no word": "", "half a head": head, "no body": head + token + typed + "Content-Length: 100\n\n",
		"half a body": head + token + typed + "Content-Length: 100\n\n{\"do\":", "nothing after an answer": right,
		"body of a page that is not there": "POST /none HTTP/1.1\nHost: HOST\nContent-Length: 100\n\n",
	} {
		if took := slowly(t, s.loopback(), fill(s, text)); took > 3*time.Second {
			t.Errorf("%s: the server waited %v; want half a second", name, took)
		}
	}
}

func TestALongAskIsNotCutOff(t *testing.T) {
	s := serveFor(t, Options{Ask: func(protocol.Ask) protocol.Answer {
		time.Sleep(600 * time.Millisecond)
		return protocol.Reply(nil)
	}}, patience{head: 100 * time.Millisecond, body: 200 * time.Millisecond, write: 100 * time.Millisecond, idle: time.Second})
	c, err := Find(s.o.Game)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // over one connection
		if err := c.Ask(protocol.New(protocol.Build, nil)).Read(nil); err != nil {
			t.Errorf("got %v; want the answer of a build that takes its time", err)
		}
	}
}

func TestConnectionsAreLimited(t *testing.T) {
	s := serve(t, Options{LAN: true})
	var all []net.Conn
	open := func(address string) (alive bool) {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		all = append(all, c)
		c.SetReadDeadline(time.Now().Add(50 * time.Millisecond))
		_, err = c.Read(make([]byte, 1))
		return err != io.EOF && !strings.Contains(err.Error(), "reset")
	}
	for i := range maxPhones {
		if !open(s.lan) {
			t.Fatalf("phone %d was hung up on; want room for %d", i, maxPhones)
		}
	}
	if open(s.lan) {
		t.Errorf("got room for more than %d phones", maxPhones)
	}
	if r, _ := raw(t, s.loopback(), fill(s, right)); r == nil || r.StatusCode != 200 {
		t.Errorf("got %v; want the developer to have room of their own", r)
	}
	for _, c := range slices.Clone(all) {
		c.Close()
	}
	for end := time.Now().Add(5 * time.Second); !open(s.lan); {
		if time.Now().After(end) {
			t.Fatal("no room after all have gone")
		}
	}
}

func TestAsksAreLimited(t *testing.T) {
	hold := make(chan bool)
	s := serve(t, Options{Ask: func(protocol.Ask) protocol.Answer { <-hold; return protocol.Reply(nil) }})
	c := enter(t, s.loopback(), "/events", s.token)
	for i := range maxAsks {
		a := protocol.New(protocol.Build, nil)
		if err := wsjson.Write(t.Context(), c, message{Number: i + 1, Ask: &a}); err != nil {
			t.Fatal(err)
		}
	}
	for end := time.Now().Add(10 * time.Second); len(s.asks) < maxAsks; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("got %d asks under way; want %d", len(s.asks), maxAsks)
		}
	}
	_, body := raw(t, s.loopback(), fill(s, right))
	if !strings.Contains(body, "32 others wait") {
		t.Errorf("got %s; want a refusal", body)
	}
	close(hold)
	for range maxAsks {
		if _, _, err := c.Read(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}
