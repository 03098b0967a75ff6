//go:build !js

package server

import (
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

const (
	maxTries   = 5           // at one code; then it is void
	tryDelay   = time.Second // between two tries, whoever makes them
	maxDevices = 16
)

// pairing lets phones in. A code of six digits is typed off the developer's screen, is good for one device, and dies of
// five wrong tries: a stranger in the network guesses one in 200,000 codes, and each only when the developer asked for it.
type pairing struct {
	mu      sync.Mutex
	code    string // empty: void
	tries   int
	last    time.Time // of a try
	count   int       // devices so far
	devices []device
}

type device struct {
	protocol.Device
	token string
}

// renew makes a new code.
func (p *pairing) renew() {
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		panic("server: no random numbers: " + err.Error())
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.code, p.tries = fmt.Sprintf("%06d", n), 0
}

func (p *pairing) current() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.code
}

// try gives a device a token of its own when it knows the code.
func (p *pairing) try(code, address string, now time.Time) (token string, f *refusal) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.code == "":
		return "", refuse(http.StatusForbidden, "pair: there is no code now; try the word pair at the computer")
	case len(p.devices) >= maxDevices:
		return "", refuse(http.StatusForbidden, "pair: %d devices are in; try unpair at the computer", maxDevices)
	case now.Sub(p.last) < tryDelay:
		return "", refuse(http.StatusTooManyRequests, "pair: one try a second; try again")
	}
	p.last = now
	if subtle.ConstantTimeCompare([]byte(code), []byte(p.code)) != 1 {
		if p.tries++; p.tries >= maxTries {
			p.code = ""
		}
		return "", refuse(http.StatusForbidden, "pair: a wrong code; %d tries are left", maxTries-p.tries)
	}
	p.code = ""
	p.count++
	d := device{protocol.Device{Name: fmt.Sprintf("phone-%d", p.count), Address: address, Since: now.UTC().Format(time.RFC3339)}, rand.Text()}
	p.devices = append(p.devices, d)
	return d.token, nil
}

// device returns whose token it is; empty: nobody's. It compares with all of them.
func (p *pairing) device(token string) (name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, d := range p.devices {
		if subtle.ConstantTimeCompare([]byte(token), []byte(d.token)) == 1 {
			name = d.Name
		}
	}
	return name
}

// drop takes a device's token back.
func (p *pairing) drop(name string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := len(p.devices)
	p.devices = slices.DeleteFunc(p.devices, func(d device) bool { return d.Name == name })
	return len(p.devices) < n
}

func (p *pairing) list() (all []protocol.Device) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, d := range p.devices {
		all = append(all, d.Device)
	}
	return all
}

// pair answers dev.pair: a code that is good, and who is in.
func (s *Server) pair() protocol.Answer {
	if s.lan == "" {
		return protocol.Refuse(errors.New("server: pair: phones are not let in; try krill dev --lan"))
	}
	if s.pairs.current() == "" {
		s.pairs.renew()
	}
	code, address := s.Code()
	return protocol.Reply(protocol.PairResult{Code: code, Address: address, Devices: s.pairs.list()})
}

// unpair answers dev.unpair: the device's token is void and its sockets are closed.
func (s *Server) unpair(name string) protocol.Answer {
	if !s.pairs.drop(name) {
		return protocol.Refuse(fmt.Errorf("server: unpair %q: no such device; try the word pair for a list", name))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for f := range s.faces {
		if f.device == name {
			f.end("unpaired")
		}
	}
	return protocol.Reply(nil)
}

// servePair gives a phone that knows the code a token.
func (s *Server) servePair(w http.ResponseWriter, r *http.Request) *refusal {
	if r.Header.Get("Origin") == "" {
		return refuse(http.StatusForbidden, "pair: no origin; try this server's page")
	}
	var said struct{ Code string }
	if f := readJSON(w, r, maxPair, &said); f != nil {
		return f
	}
	token, f := s.pairs.try(said.Code, r.RemoteAddr, time.Now())
	if f != nil {
		return f
	}
	s.send(w, http.StatusOK, map[string]string{"token": token})
	s.Tell(protocol.Tell(protocol.Logged, protocol.LogEvent{Level: "info", Text: "a phone came in with the code"}))
	return nil
}
