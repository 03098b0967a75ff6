//go:build !js

package server

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// request is sent to the letter. HOST, PORT, TOKEN, LEN and BODY stand for the right ones; a line ends with \n here.
type request struct {
	name   string
	text   string
	status int // 0: it is cut off without a word
}

const (
	rightBody = `{"do":"game.hello"}`
	head      = "POST /ask HTTP/1.1\nHost: HOST\n"
	token     = "Authorization: Bearer TOKEN\n"
	typed     = "Content-Type: application/json\n"
	length    = "Content-Length: LEN\n"
	rest      = typed + length + "\nBODY"
	right     = head + token + rest

	socket  = "Connection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n\n"
	opening = "GET /events HTTP/1.1\nHost: HOST\n"
)

// hostile are requests of pages elsewhere, of programs on this machine and in the network, and of broken clients.
var hostile = []request{
	{"name of another site", "POST /ask HTTP/1.1\nHost: example.com\n" + token + rest, 421},
	{"rebound name with the right port", "POST /ask HTTP/1.1\nHost: evil.example:PORT\n" + token + rest, 421},
	{"rebound name for the page", "GET / HTTP/1.1\nHost: evil.example:PORT\n\n", 421},
	{"host with a dot after it", "POST /ask HTTP/1.1\nHost: localhost.:PORT\n" + token + rest, 421},
	{"host below localhost", "POST /ask HTTP/1.1\nHost: evil.localhost:PORT\n" + token + rest, 421},
	{"host that begins like ours", "POST /ask HTTP/1.1\nHost: 127.0.0.1.evil.example:PORT\n" + token + rest, 421},
	{"host with a name before it", "POST /ask HTTP/1.1\nHost: me@HOST\n" + token + rest, 400},
	{"host without the port", "POST /ask HTTP/1.1\nHost: 127.0.0.1\n" + token + rest, 421},
	{"host with another port", "POST /ask HTTP/1.1\nHost: 127.0.0.1:1\n" + token + rest, 421},
	{"another number for loopback", "POST /ask HTTP/1.1\nHost: 0x7f.1:PORT\n" + token + rest, 421},
	{"all addresses", "POST /ask HTTP/1.1\nHost: 0.0.0.0:PORT\n" + token + rest, 421},
	{"no host", "POST /ask HTTP/1.0\n" + token + rest, 421},
	{"empty host", "POST /ask HTTP/1.1\nHost:\n" + token + rest, 421},
	{"no host line", "POST /ask HTTP/1.1\n" + token + rest, 400},
	{"two hosts", head + "Host: evil.example\n" + token + rest, 400},
	{"origin of another site", head + "Origin: https://evil.example\n" + token + rest, 403},
	{"null origin", head + "Origin: null\n" + token + rest, 403},
	{"empty origin", head + "Origin:\n" + token + rest, 403},
	{"origin of another port", head + "Origin: http://127.0.0.1:8080\n" + token + rest, 403},
	{"origin by another name of ours", head + "Origin: http://localhost:PORT\n" + token + rest, 403},
	{"origin with https", head + "Origin: https://HOST\n" + token + rest, 403},
	{"origin with more after it", head + "Origin: http://HOST.evil.example\n" + token + rest, 403},
	{"two origins", head + "Origin: http://HOST\nOrigin: http://evil.example\n" + token + rest, 403},
	{"fetch by another site", head + "Sec-Fetch-Site: cross-site\n" + token + rest, 403},
	{"fetch by another port", head + "Sec-Fetch-Site: same-site\n" + token + rest, 403},
	{"preflight", "OPTIONS /ask HTTP/1.1\nHost: HOST\nOrigin: https://evil.example\nAccess-Control-Request-Method: POST\n\n", 403},
	{"preflight without an origin", "OPTIONS /ask HTTP/1.1\nHost: HOST\nAccess-Control-Request-Method: POST\n\n", 405},
	{"options of everything", "OPTIONS * HTTP/1.1\nHost: HOST\n\n", 400},

	{"no token", head + rest, 401},
	{"empty token", head + "Authorization: Bearer \n" + rest, 401},
	{"wrong token", head + "Authorization: Bearer ABCDEFGHIJKLMNOPQRSTUVWXYZ\n" + rest, 401},
	{"short token", head + "Authorization: Bearer SHORT\n" + rest, 401},
	{"token with more after it", head + "Authorization: Bearer TOKENX\n" + rest, 401},
	{"token in small letters", head + "Authorization: Bearer SMALL\n" + rest, 401},
	{"token without its kind", head + "Authorization: TOKEN\n" + rest, 401},
	{"token as a password", head + "Authorization: Basic TOKEN\n" + rest, 401},
	{"two tokens", head + "Authorization: Bearer A\n" + token + rest, 401},
	{"token as a cookie", head + "Cookie: token=TOKEN\n" + rest, 401},
	{"token in the query", "POST /ask?token=TOKEN HTTP/1.1\nHost: HOST\n" + rest, 400},
	{"token in the query and the header", "POST /ask?token=TOKEN HTTP/1.1\nHost: HOST\n" + token + rest, 400},
	{"empty query", "POST /ask? HTTP/1.1\nHost: HOST\n" + token + rest, 400},
	{"ask by GET", "GET /ask HTTP/1.1\nHost: HOST\n" + token + "\n", 405},
	{"ask by PUT", "PUT /ask HTTP/1.1\nHost: HOST\n" + token + rest, 405},
	{"ask by DELETE", "DELETE /ask HTTP/1.1\nHost: HOST\n" + token + "\n", 405},
	{"page by POST", "POST / HTTP/1.1\nHost: HOST\n" + token + rest, 405},
	{"page by TRACE", "TRACE / HTTP/1.1\nHost: HOST\n\n", 405},
	{"page by a method of their own", "PWN / HTTP/1.1\nHost: HOST\n\n", 405},
	{"tunnel", "CONNECT evil.example:443 HTTP/1.1\nHost: HOST\n\n", 400},
	{"tunnel to ourselves", "CONNECT HOST HTTP/1.1\nHost: HOST\n\n", 400},
	{"absolute address", "GET http://HOST/ HTTP/1.1\nHost: HOST\n\n", 400},
	{"absolute address of another site", "GET http://evil.example/ HTTP/1.1\nHost: HOST\n\n", 400},
	{"absolute address that hides the host", "POST http://HOST/ask HTTP/1.1\nHost: evil.example\n" + token + rest, 400},

	{"form", head + token + "Content-Type: application/x-www-form-urlencoded\n" + length + "\nBODY", 415},
	{"text, as a form without a preflight can send", head + token + "Content-Type: text/plain\n" + length + "\nBODY", 415},
	{"no kind of body", head + token + length + "\nBODY", 415},
	{"body that is no JSON", head + token + typed + "Content-Length: 3\n\n{{{", 400},
	{"body that ends early", head + token + typed + "Content-Length: 5\n\n{\"do\"", 400},
	{"two bodies", head + token + typed + "Content-Length: 38\n\n" + rightBody + rightBody, 400},
	{"ask of nobody", head + token + typed + "Content-Length: 15\n\n{\"do\":\"rm.all\"}", 400},
	{"ask without a name", head + token + typed + "Content-Length: 2\n\n{}", 400},
	{"huge body", head + token + typed + "Content-Length: 1048577\n\n", 413},
	{"endless body", head + token + typed + "Content-Length: 9223372036854775807\n\n", 413},
	{"length below zero", head + token + typed + "Content-Length: -1\n\n", 400},
	{"length that is no number", head + token + typed + "Content-Length: 0x13\n\n", 400},
	{"two lengths", head + token + typed + length + "Content-Length: 1\n\nBODY", 400},
	{"body in chunks", head + token + typed + "Transfer-Encoding: chunked\n\n13\nBODY\n0\n\n", 411},
	{"length and chunks", head + token + typed + length + "Transfer-Encoding: chunked\n\n13\nBODY\n0\n\n", 411},
	{"chunks that are none", head + token + typed + length + "Transfer-Encoding: xchunked\n\nBODY", 501},
	{"chunks said twice", head + token + typed + "Transfer-Encoding: chunked\nTransfer-Encoding: identity\n\n0\n\n", 501},
	{"space before a colon", head + token + typed + "Content-Length : LEN\n\nBODY", 400},
	{"line that goes on in the next", head + token + "X: a\n b: c\nContent-Length\n : 1\n" + rest, 400},
	{"zero byte in a header", head + token + "X: a\x00b\n" + rest, 400},
	{"body of a page", "GET / HTTP/1.1\nHost: HOST\n" + rest, 400},
	{"headers without end", head + "X: " + strings.Repeat("a", 64<<10) + "\n" + token + rest, 431},
	{"no HTTP", "\x16\x03\x01\x02\x00\x01\x00\n\n", 400},
	{"version 2 without asking", "PRI * HTTP/2.0\n\nSM\n\n", 400},

	{"folder above", asked("/play/../../../etc/passwd"), 404},
	{"folder above, coded", asked("/play/..%2f..%2fetc%2fpasswd"), 404},
	{"folder above, coded twice", asked("/play/%252e%252e%252fetc%252fpasswd"), 404},
	{"folder above, dots coded", asked("/play/%2e%2e/%2e%2e/go.mod"), 404},
	{"folder above, overlong", asked("/play/..%c0%af..%c0%afetc/passwd"), 404},
	{"folder above, as Windows writes it", asked(`/play/..\..\go.mod`), 404},
	{"folder above, backslash coded", asked("/play/..%5c..%5cgo.mod"), 404},
	{"drive", asked("/play/C:%5cwindows%5cwin.ini"), 404},
	{"stream of a file", asked("/play/game.wasm::$DATA"), 404},
	{"two slashes", asked("/play//etc/passwd"), 404},
	{"another host as the path", asked("//evil.example/play/"), 404},
	{"zero byte in a name", asked("/play/game.wasm%00.js"), 404},
	{"hidden file", asked("/play/.git"), 404},
	{"coded letter", asked("/play/game%2ewasm"), 404},
	{"coded path of the page", asked("/%70age.js"), 404},
	{"path with a dot", asked("/./page.js"), 404},
	{"parameter in the path", asked("/page.js;x=1"), 404},
	{"embedded folder", asked("/page/index.html"), 404},
	{"program without the token", "GET /play/game.wasm HTTP/1.1\nHost: HOST\n\n", 401},
	{"program with a wrong token", "GET /play/game.wasm HTTP/1.1\nHost: HOST\nAuthorization: Bearer no\n\n", 401},
	{"program for another site", "GET /play/game.wasm HTTP/1.1\nHost: HOST\nSec-Fetch-Site: cross-site\n" + token + "\n", 403},

	{"socket without an origin", opening + socket, 403},
	{"socket of another site", opening + "Origin: https://evil.example\n" + socket, 403},
	{"socket with a null origin", opening + "Origin: null\n" + socket, 403},
	{"socket of another port", opening + "Origin: http://127.0.0.1:8080\n" + socket, 403},
	{"socket for a rebound name", "GET /events HTTP/1.1\nHost: evil.example:PORT\nOrigin: http://evil.example:PORT\n" + socket, 421},
	{"socket with the token in its address", "GET /events?token=TOKEN HTTP/1.1\nHost: HOST\nOrigin: http://HOST\n" + socket, 400},
	{"socket that is none", opening + "Origin: http://HOST\n\n", 426},
	{"socket of an old version", opening + "Origin: http://HOST\n" + strings.Replace(socket, "13", "8", 1), 400},
	{"window of another site", "GET /window HTTP/1.1\nHost: HOST\nOrigin: https://evil.example\n" + socket, 403},
	{"socket by POST", "POST /events HTTP/1.1\nHost: HOST\nOrigin: http://HOST\nContent-Length: 0\n" + socket, 405},
	{"phone where none is let in", "POST /pair HTTP/1.1\nHost: HOST\nOrigin: http://HOST\n" + typed + "Content-Length: 17\n\n{\"code\":\"123456\"}", 404},
}

// asked asks for a path with the right token.
func asked(path string) string { return "GET " + path + " HTTP/1.1\nHost: HOST\n" + token + "\n" }

// fill puts the right values into a request.
func fill(s *Server, text string) string {
	text = strings.ReplaceAll(text, "\n", "\r\n")
	return strings.NewReplacer("HOST", s.loopback(), "PORT", fmt.Sprint(s.port), "TOKEN", s.token, "SMALL", strings.ToLower(s.token),
		"SHORT", s.token[:20], "LEN", fmt.Sprint(len(rightBody)), "BODY", rightBody).Replace(text)
}

// raw sends bytes and reads an answer; a nil answer is a connection that ended without one.
func raw(t *testing.T, address, text string) (*http.Response, string) {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(20 * time.Second))
	go io.WriteString(c, text) // the server may hang up before it has read all
	r, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return nil, ""
	}
	body, _ := io.ReadAll(r.Body)
	return r, string(body)
}

func TestHostileRequests(t *testing.T) {
	var answered atomic.Int32
	s := serve(t, Options{
		Ask:    fake(func(protocol.Ask) { answered.Add(1) }),
		Window: func(Page) { t.Error("a hostile request became the window") },
		Files:  func(name string) ([]byte, error) { return nil, errors.New("no such file") },
	})
	if len(hostile) < 30 {
		t.Errorf("got %d hostile requests; want 30", len(hostile))
	}
	for _, q := range hostile {
		r, body := raw(t, s.loopback(), fill(s, q.text))
		status := 0
		if r != nil {
			status = r.StatusCode
			for name := range r.Header {
				if strings.HasPrefix(name, "Access-Control-") {
					t.Errorf("%s: got a header %s; want none for other sites", q.name, name)
				}
			}
		}
		if status != q.status {
			t.Errorf("%s: got %d, %s; want %d", q.name, status, body, q.status)
		}
		if strings.Contains(body, s.token) {
			t.Errorf("%s: the answer holds the token", q.name)
		}
	}
	if n := answered.Load(); n != 0 {
		t.Errorf("%d hostile asks were answered; want none", n)
	}
	if r, body := raw(t, s.loopback(), fill(s, right)); r == nil || r.StatusCode != 200 || !strings.Contains(body, "Astro") {
		t.Errorf("the right request: got %v, %s; want an answer, or this test shows nothing", r, body)
	}
	for _, host := range []string{"localhost:PORT", "[::1]:PORT"} {
		text := strings.ReplaceAll(strings.Replace(right, "\n"+token, "\nOrigin: http://HOST\nSec-Fetch-Site: same-origin\n"+token, 1), "HOST", host)
		if r, body := raw(t, s.loopback(), fill(s, text)); r == nil || r.StatusCode != 200 {
			t.Errorf("%s with its own origin: got %v, %s; want an answer", host, r, body)
		}
	}
	t.Logf("%d hostile requests, each refused", len(hostile))
}

func TestRefusalsAreJSON(t *testing.T) {
	s := serve(t, Options{})
	r, body := raw(t, s.loopback(), fill(s, head+rest))
	if r == nil || r.Header.Get("Content-Type") != "application/json" || !strings.HasPrefix(body, `{"err":"server: `) {
		t.Errorf("got %v, %s; want an error as JSON", r, body)
	}
	for name, value := range map[string]string{
		"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer",
		"Cross-Origin-Resource-Policy": "same-origin", "Connection": "close",
	} {
		if got := r.Header.Get(name); got != value && name != "Connection" {
			t.Errorf("%s: got %q; want %q", name, got, value)
		}
	}
	if !r.Close {
		t.Error("the connection of a refused request goes on; want it closed")
	}
}
