//go:build !js

package server

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// ServeHTTP answers a request. There is a fixed list of paths, compared as they were sent, so that no spelling of one leads elsewhere.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	protect(w.Header())
	f := s.guard(r)
	if f == nil {
		f = s.route(w, r)
	}
	if f != nil {
		s.fail(w, f)
	}
}

// protect tells browsers to keep what is served here to itself.
func protect(h http.Header) {
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
}

func (s *Server) route(w http.ResponseWriter, r *http.Request) *refusal {
	method, serve := "GET", (func(http.ResponseWriter, *http.Request) *refusal)(nil)
	switch path := r.RequestURI; {
	case path == "/ask":
		method, serve = "POST", s.serveAsk
	case path == "/pair" && s.lan != "":
		method, serve = "POST", s.servePair
	case path == "/events":
		serve = s.serveEvents
	case path == "/window" && s.o.Window != nil:
		serve = s.serveWindow
	case strings.HasPrefix(path, "/play/"):
		serve = s.servePlay
	case pageFiles[path] != "":
		serve = s.servePage
	default:
		return refuse(http.StatusNotFound, "path %q: nothing is there", shorten(path))
	}
	if r.Method != method {
		w.Header().Set("Allow", method)
		return refuse(http.StatusMethodNotAllowed, "method %q: only %s", shorten(r.Method), method)
	}
	if method == "GET" && r.ContentLength > 0 {
		return refuse(http.StatusBadRequest, "body: GET has none")
	}
	return serve(w, r)
}

// serveAsk answers one ask.
func (s *Server) serveAsk(w http.ResponseWriter, r *http.Request) *refusal {
	from, f := s.bearer(r)
	if f != nil {
		return f
	}
	var a protocol.Ask
	if f := readJSON(w, r, maxAsk, &a); f != nil {
		return f
	}
	if !known(a.Do) {
		return refuse(http.StatusBadRequest, "ask %q: nobody answers that; try a name that begins with game., host. or dev.", shorten(a.Do))
	}
	s.send(w, http.StatusOK, s.answer(from, a))
	return nil
}

// readJSON reads a body of at most limit bytes, and lets the answer to it take its time.
func readJSON(w http.ResponseWriter, r *http.Request, limit int64, into any) *refusal {
	if !isJSON(r) {
		return refuse(http.StatusUnsupportedMediaType, "body: not JSON; try Content-Type: application/json")
	}
	if r.ContentLength > limit {
		return refuse(http.StatusRequestEntityTooLarge, "body of %d bytes: %d at most", r.ContentLength, limit)
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
	if err == nil {
		err = json.Unmarshal(body, into)
	}
	if err != nil {
		return refuse(http.StatusBadRequest, "read body: %v", err)
	}
	if err := http.NewResponseController(w).SetReadDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return refuse(http.StatusInternalServerError, "%v", err)
	}
	return nil
}

func (s *Server) sendBytes(w http.ResponseWriter, status int, kind string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	// A client that does not read gives up its place, and one that reads slowly may take a program at 256 kB/s.
	wait := s.wait.write + time.Duration(len(body)>>18)*time.Second
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(wait)) // fails where the writer is a test's
	w.WriteHeader(status)
	_, _ = w.Write(body) // fails when the client has gone
}
