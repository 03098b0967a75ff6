package main

import (
	"bytes"
	"fmt"
	"html"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
)

// mimeTypes are those of what a site holds. The system's own list may lack them.
var mimeTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".wasm": "application/wasm",
	".gz": "application/gzip", ".png": "image/png",
}

// server shows a game's page from memory and builds it anew each time the page itself is asked for. It has no files
// but those of the site, so that no path leads anywhere else.
type server struct {
	build func() (files map[string][]byte, said string, err error)

	mu    sync.Mutex // held for a build
	files map[string][]byte
}

// rebuild makes the site of the sources as they are now. When that fails the last one stays, and said is why.
func (s *server) rebuild() (said string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	files, said, err := s.build()
	if err == nil {
		s.files = files
	}
	return said, err
}

func (s *server) file(name string) (data []byte, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, ok = s.files[name]
	return data, ok
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || name == "index.html" {
		name = "index.html"
		if said, err := s.rebuild(); err != nil {
			broken(w, said, err)
			return
		}
	}
	data, ok := s.file(name)
	if !ok {
		http.NotFound(w, r)
		return
	}
	s.send(w, r, name, data)
}

// send writes a file, packed when there is such a one beside it and the browser takes it.
func (s *server) send(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	h := w.Header()
	if packed, ok := s.file(name + ".gz"); ok {
		h.Set("Vary", "Accept-Encoding")
		if takesGzip(r.Header.Values("Accept-Encoding")) {
			h.Set("Content-Encoding", "gzip")
			data = packed
		}
	}
	h.Set("Content-Type", mimeTypes[path.Ext(name)])
	h.Set("Content-Length", strconv.Itoa(len(data)))
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	if r.Method == http.MethodGet {
		w.Write(data) // fails when the browser has gone
	}
}

// takesGzip reads the header in which a browser says what it can unpack: names, each with a weight that may be none.
func takesGzip(accepted []string) bool {
	for _, one := range strings.Split(strings.Join(accepted, ","), ",") {
		name, weight, _ := strings.Cut(one, ";")
		if strings.TrimSpace(name) != "gzip" {
			continue
		}
		_, q, weighed := strings.Cut(weight, "q=")
		n, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
		return !weighed || err == nil && n > 0
	}
	return false
}

// broken shows why there is no game. It goes when the page is loaded again after the mistake was put right.
func broken(w http.ResponseWriter, said string, err error) {
	if said == "" {
		said = err.Error()
	}
	var page bytes.Buffer
	fmt.Fprintf(&page, `<!DOCTYPE html><meta charset="utf-8"><title>Not built</title><link rel="icon" href="data:,">`+
		`<body style="margin:2em;background:#0b1624;color:#dde6f0;font:16px/1.5 system-ui,sans-serif">`+
		`<h1>The game was not built</h1><pre style="white-space:pre-wrap">%s</pre>`, html.EscapeString(said))
	w.Header().Set("Content-Type", mimeTypes[".html"])
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusInternalServerError)
	w.Write(page.Bytes())
}
