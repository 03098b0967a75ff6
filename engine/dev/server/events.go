//go:build !js

package server

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"github.com/coder/websocket"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// message is what crosses the socket of a face, as JSON: an ask with a number of the face's own, the answer to it, or an event.
type message struct {
	Number int              `json:"n,omitempty"`
	Ask    *protocol.Ask    `json:"ask,omitempty"`
	Answer *protocol.Answer `json:"answer,omitempty"`
	Event  *protocol.Event  `json:"tell,omitempty"`
}

// face is a connection that is listening. One of a window has no queue, since it is told of nothing here.
type face struct {
	device string // whose; empty: the developer's
	conn   *websocket.Conn
	over   context.CancelFunc
	queue  chan []byte
	once   sync.Once
}

// tell sends an event, or ends a face that has not taken the ones before.
func (f *face) tell(e protocol.Event) {
	if f.queue == nil {
		return
	}
	select {
	case f.queue <- encode(message{Event: &e}):
	default:
		f.end("too slow")
	}
}

// end hangs up. Closing waits for the other side, so nobody waits for it.
func (f *face) end(why string) {
	f.once.Do(func() {
		go func() {
			defer f.over()
			f.conn.Close(websocket.StatusGoingAway, why)
		}()
	})
}

func encode(m message) []byte {
	b, err := json.Marshal(m)
	if err != nil {
		b = []byte(`{"answer":{"err":"server: an answer is not JSON"}}`)
	}
	return b
}

func (s *Server) enter(f *face) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faces[f] = true
}

func (s *Server) leave(f *face) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.faces, f)
}

// serveEvents lets a face ask and listen until it goes.
func (s *Server) serveEvents(w http.ResponseWriter, r *http.Request) *refusal {
	c, from, f := s.accept(w, r)
	if c == nil {
		return f
	}
	defer c.CloseNow()
	c.SetReadLimit(maxAsk)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	here := &face{device: from.device, conn: c, over: cancel, queue: make(chan []byte, maxQueue)}
	s.enter(here)
	defer s.leave(here)
	go here.write(ctx, s.wait.write)
	s.listenTo(ctx, from, here)
	return nil
}

// write sends what waits, one after the other.
func (f *face) write(ctx context.Context, wait time.Duration) {
	for {
		select {
		case <-ctx.Done():
			return
		case m := <-f.queue:
			patient, cancel := context.WithTimeout(ctx, wait)
			err := f.conn.Write(patient, websocket.MessageText, m)
			cancel()
			if err != nil {
				f.over()
				return
			}
		}
	}
}

// listenTo answers what a face asks, each in a goroutine of its own: a build must not hold up a pause.
func (s *Server) listenTo(ctx context.Context, from caller, f *face) {
	room := make(chan struct{}, maxAsks) // who does not take answers is not asked for more
	for {
		_, text, err := f.conn.Read(ctx)
		if err != nil {
			return
		}
		var m message
		if err := json.Unmarshal(text, &m); err != nil || m.Ask == nil || !known(m.Ask.Do) {
			f.conn.Close(websocket.StatusPolicyViolation, "not an ask")
			return
		}
		room <- struct{}{}
		go func() {
			defer func() { <-room }()
			a := s.answer(from, *m.Ask)
			select {
			case f.queue <- encode(message{Number: m.Number, Answer: &a}):
			case <-ctx.Done():
			}
		}()
	}
}
