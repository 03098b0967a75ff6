//go:build !js

package server

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// pairWith is a code as the page of a phone sends it.
func pairWith(s *Server, code string) string {
	body := fmt.Sprintf(`{"code":%q}`, code)
	return fmt.Sprintf("POST /pair HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
		s.lan, s.lan, len(body), body)
}

// askWith is an ask by a phone with a token.
func askWith(s *Server, token, do string) string {
	body := fmt.Sprintf(`{"do":%q,"args":{"Name":"phone-1","Text":"quit"}}`, do)
	return fmt.Sprintf("POST /ask HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
		s.lan, s.lan, token, len(body), body)
}

// wait lets the next try count.
func (p *pairing) wait() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = time.Time{}
}

// wrong returns a code that is not the right one.
func wrong(code string) string { return code[:5] + string('0'+(code[5]-'0'+1)%10) }

func TestPairing(t *testing.T) {
	s := serve(t, Options{LAN: true})
	code, address := s.Code()
	if len(code) != 6 || strings.Trim(code, "0123456789") != "" || address != "http://"+s.lan+"/" {
		t.Fatalf("got code %q at %q; want six digits and the address in the network", code, address)
	}
	r, body := raw(t, s.lan, pairWith(s, code))
	var got struct{ Token string }
	if err := json.Unmarshal([]byte(body), &got); err != nil || r.StatusCode != 200 || len(got.Token) < 26 || got.Token == s.token {
		t.Fatalf("got %v, %s; want a token of the phone's own", r, body)
	}
	if r, body := raw(t, s.lan, askWith(s, got.Token, protocol.Hello)); r.StatusCode != 200 || !strings.Contains(body, "Astro") {
		t.Errorf("got %v, %s; want the phone to be answered", r, body)
	}
	face := enter(t, s.lan, "/events", got.Token)
	listening(t, s, 1)

	for _, do := range []string{protocol.Pair, protocol.Unpair, protocol.Quit, protocol.Line} { // the line is "quit"
		if _, body := raw(t, s.lan, askWith(s, got.Token, do)); !strings.Contains(body, "not from a phone") {
			t.Errorf("%s by a phone: got %s; want a refusal", do, body)
		}
	}
	if r, body := raw(t, s.lan, pairWith(s, code)); r.StatusCode != http.StatusForbidden {
		t.Errorf("the code again: got %v, %s; want a refusal", r, body)
	}

	var list protocol.PairResult
	if err := s.Ask(protocol.New(protocol.Pair, nil)).Read(&list); err != nil || len(list.Devices) != 1 || list.Devices[0].Name != "phone-1" || list.Code == code || len(list.Code) != 6 {
		t.Errorf("got %+v, %v; want the phone, and a new code", list, err)
	}
	if strings.Contains(fmt.Sprint(list), got.Token) {
		t.Error("the list of devices holds a token")
	}
	if err := s.Ask(protocol.New(protocol.Unpair, protocol.NameArgs{Name: "phone-2"})).Read(nil); err == nil {
		t.Error("unpair of a device that is none: got no error")
	}
	if err := s.Ask(protocol.New(protocol.Unpair, protocol.NameArgs{Name: "phone-1"})).Read(nil); err != nil {
		t.Error(err)
	}
	if code, _ := ended(t, face); code != websocket.StatusGoingAway {
		t.Errorf("got %v for an unpaired phone's socket; want it closed", code)
	}
	if r, _ := raw(t, s.lan, askWith(s, got.Token, protocol.Hello)); r.StatusCode != http.StatusUnauthorized {
		t.Errorf("got %v for an unpaired phone; want 401", r)
	}
}

func TestPairingByForce(t *testing.T) {
	s := serve(t, Options{LAN: true})
	code, _ := s.Code()
	if r, _ := raw(t, s.lan, pairWith(s, wrong(code))); r.StatusCode != http.StatusForbidden {
		t.Errorf("a wrong code: got %v; want 403", r)
	}
	for range 20 { // the right code among too many tries is not even looked at
		if r, _ := raw(t, s.lan, pairWith(s, code)); r.StatusCode != http.StatusTooManyRequests {
			t.Fatalf("a try at once after another: got %v; want 429", r)
		}
	}
	for i := 1; i < maxTries; i++ {
		s.pairs.wait()
		if r, _ := raw(t, s.lan, pairWith(s, wrong(code))); r.StatusCode != http.StatusForbidden {
			t.Errorf("a wrong code: got %v; want 403", r)
		}
	}
	s.pairs.wait()
	if r, body := raw(t, s.lan, pairWith(s, code)); r.StatusCode != http.StatusForbidden || !strings.Contains(body, "no code now") {
		t.Errorf("the right code after %d wrong ones: got %v, %s; want it void", maxTries, r, body)
	}
	if got, _ := s.Code(); got != "" {
		t.Errorf("got code %q; want none until the developer asks for one", got)
	}
	for _, odd := range []string{"", " " + code, code + "0", "٠٠٠٠٠٠", strings.Repeat("1", 100)} {
		s.pairs.renew()
		s.pairs.wait()
		if r, _ := raw(t, s.lan, pairWith(s, odd)); r.StatusCode != http.StatusForbidden {
			t.Errorf("code %q: got %v; want 403", odd, r)
		}
	}
	if r, _ := raw(t, s.lan, pairWith(s, strings.Repeat("1", 1000))); r.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a huge code: got %v; want 413", r)
	}
	for range maxDevices {
		s.pairs.renew()
		s.pairs.wait()
		raw(t, s.lan, pairWith(s, s.pairs.current()))
	}
	s.pairs.renew()
	s.pairs.wait()
	if r, _ := raw(t, s.lan, pairWith(s, s.pairs.current())); r.StatusCode != http.StatusForbidden || len(s.pairs.list()) != maxDevices {
		t.Errorf("one device too many: got %v and %d devices; want 403 and %d", r, len(s.pairs.list()), maxDevices)
	}
}

func TestHostileInTheNetwork(t *testing.T) {
	s := serve(t, Options{LAN: true})
	code, _ := s.Code()
	pair := pairWith(s, code)
	for _, q := range []struct {
		name, text string
		status     int
	}{
		{"loopback's name through the network", fill(s, right), 421},
		{"localhost through the network", fill(s, strings.ReplaceAll(right, "HOST", "localhost:PORT")), 421},
		{"rebound name", strings.ReplaceAll(pair, s.lan, fmt.Sprintf("evil.example:%d", s.port)), 421},
		{"code from another site", strings.Replace(pair, "Origin: http://"+s.lan, "Origin: http://evil.example", 1), 403},
		{"code with loopback's origin", strings.Replace(pair, "Origin: http://"+s.lan, "Origin: http://"+s.loopback(), 1), 403},
		{"code without an origin", strings.Replace(pair, "Origin: http://"+s.lan+"\r\n", "", 1), 403},
		{"code in a form", strings.Replace(pair, "application/json", "text/plain", 1), 415},
		{"code in the query", strings.Replace(pair, "/pair", "/pair?code="+code, 1), 400},
		{"code by GET", "GET /pair HTTP/1.1\r\nHost: " + s.lan + "\r\n\r\n", 405},
		{"ask without a token", askWith(s, "", protocol.Hello), 401},
		{"ask with the code for a token", askWith(s, code, protocol.Hello), 401},
		{"program without a token", "GET /play/game.wasm HTTP/1.1\r\nHost: " + s.lan + "\r\n\r\n", 404},
	} {
		r, body := raw(t, s.lan, q.text)
		if r == nil || r.StatusCode != q.status {
			t.Errorf("%s: got %v, %s; want %d", q.name, r, body, q.status)
		}
	}
	if got, _ := s.Code(); got != code {
		t.Errorf("got code %q; want %q still, since none of these was a try", got, code)
	}
	if r, _ := raw(t, s.loopback(), strings.ReplaceAll(askWith(s, s.token, protocol.Hello), s.lan, s.loopback())); r.StatusCode != 200 {
		t.Errorf("got %v; want loopback to be served beside the network", r)
	}
}

func TestNoNetworkWithoutTheSwitch(t *testing.T) {
	s := serve(t, Options{})
	if code, address := s.Code(); code != "" || address != "" {
		t.Errorf("got %q, %q; want no code", code, address)
	}
	if c, err := net.Dial("tcp", fmt.Sprintf("127.0.0.2:%d", s.port)); err == nil {
		c.Close()
		t.Error("got a connection at another address than 127.0.0.1")
	}
	if err := s.Ask(protocol.New(protocol.Pair, nil)).Read(nil); err == nil || !strings.Contains(err.Error(), "--lan") {
		t.Errorf("got %v; want advice", err)
	}
	home(t)
	if _, err := listen(Options{Game: t.TempDir(), Ask: fake(nil), LAN: true}, func() ([]net.IP, error) { return nil, nil }, usual); err == nil || !strings.Contains(err.Error(), "try without --lan") {
		t.Errorf("no address in a network: got %v; want advice", err)
	}
}

func TestOnlyPrivateAddresses(t *testing.T) {
	ips, err := localAddresses()
	if err != nil {
		t.Fatal(err)
	}
	for _, ip := range ips {
		if ip.IsLoopback() || !ip.IsPrivate() || ip.To4() == nil {
			t.Errorf("got %v; want private IPv4 alone", ip)
		}
	}
}
