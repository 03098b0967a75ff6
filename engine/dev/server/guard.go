//go:build !js

package server

import (
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"mime"
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// refusal is why a request gets nothing.
type refusal struct {
	status int
	text   string
}

func refuse(status int, format string, args ...any) *refusal {
	return &refusal{status, fmt.Sprintf("server: "+format, args...)}
}

// caller is who asks: the developer who has the token, or a phone that has one of its own. The zero value is nobody.
type caller struct {
	owner  bool
	device string
}

func (c caller) nobody() bool { return !c.owner && c.device == "" }

// guard looks at all that a request says about where it comes from. What passes was sent by a page of this server, by a
// program that is not a browser, or by a person who follows a link; the token is another matter.
//
// A page elsewhere cannot lie about Host, which is why a name that was rebound to this machine fails, nor about Origin.
func (s *Server) guard(r *http.Request) *refusal {
	if !strings.HasPrefix(r.RequestURI, "/") {
		return refuse(http.StatusBadRequest, "request %q: only paths; try one that begins with /", shorten(r.RequestURI))
	}
	if !slices.Contains(s.hosts(r), r.Host) {
		return refuse(http.StatusMisdirectedRequest, "host %q: not this server; try the link that krill dev printed", shorten(r.Host))
	}
	if origins := r.Header.Values("Origin"); len(origins) > 1 || len(origins) == 1 && origins[0] != "http://"+r.Host {
		return refuse(http.StatusForbidden, "origin %q: not a page of this server", shorten(strings.Join(origins, ", ")))
	}
	if r.URL.RawQuery != "" || r.URL.ForceQuery {
		return refuse(http.StatusBadRequest, "query: nothing here takes one; a token belongs into the header Authorization")
	}
	if len(r.TransferEncoding) > 0 || r.ContentLength < 0 {
		return refuse(http.StatusLengthRequired, "body: its length is not said; try Content-Length")
	}
	site := r.Header.Get("Sec-Fetch-Site")
	if site != "" && site != "same-origin" && site != "none" && !isPage(r.RequestURI) {
		return refuse(http.StatusForbidden, "request by a page of another site (%s)", shorten(site))
	}
	return nil
}

// hosts are the names that this server has at the address at which a request came in.
func (s *Server) hosts(r *http.Request) []string {
	at, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	if !ok {
		return nil
	}
	if at.IP.Equal(loopback4) || at.IP.Equal(net.IPv6loopback) {
		return []string{s.loopback(), fmt.Sprintf("localhost:%d", s.port), fmt.Sprintf("[::1]:%d", s.port)}
	}
	return []string{at.String()}
}

var loopback4 = net.IPv4(127, 0, 0, 1)

// isPage reports whether a path is of a page that a link may lead to: it shows nothing before it has the token.
func isPage(path string) bool { return path == "/" || path == "/play/" }

// who returns whose token this is. It takes as long for a wrong one as for a right one.
func (s *Server) who(token string) caller {
	c := caller{device: s.pairs.device(token)}
	c.owner = subtle.ConstantTimeCompare([]byte(token), []byte(s.token)) == 1
	return c
}

// bearer returns whose token the header of a request carries.
func (s *Server) bearer(r *http.Request) (caller, *refusal) {
	said := r.Header.Values("Authorization")
	if len(said) == 1 {
		token, ok := strings.CutPrefix(said[0], "Bearer ")
		if c := s.who(token); ok && !c.nobody() {
			return c, nil
		}
	}
	return caller{}, refuse(http.StatusUnauthorized, "token: none or a wrong one; try the link that krill dev printed")
}

// isJSON reports whether a request says that its body is JSON, which no form of another page can.
func isJSON(r *http.Request) bool {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && kind == "application/json"
}

// shorten cuts what a stranger wrote before it is said back.
func shorten(s string) string { return s[:min(len(s), 100)] }

// fail sends a refusal as an answer that only has an error, and hangs up.
func (s *Server) fail(w http.ResponseWriter, f *refusal) {
	h := w.Header()
	h.Set("Connection", "close")
	if f.status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", "Bearer")
	}
	s.send(w, f.status, protocol.Answer{Err: f.text})
}

func (s *Server) send(w http.ResponseWriter, status int, a any) {
	body, err := json.Marshal(a)
	if err != nil {
		status, body = http.StatusInternalServerError, []byte(`{"err":"server: an answer is not JSON"}`)
	}
	s.sendBytes(w, status, "application/json", body)
}
