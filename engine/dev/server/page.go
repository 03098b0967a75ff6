//go:build !js

package server

import (
	"embed"
	"net/http"
	"path"
	"strings"
)

//go:embed page
var page embed.FS

// pageFiles are what is served to everybody: the page, which shows nothing before it has the token.
var pageFiles = map[string]string{
	"/": "page/index.html", "/page.js": "page/page.js", "/page.css": "page/page.css",
	"/play/": "page/play.html", "/play/play.js": "page/play.js", "/play/play.css": "page/play.css",
	"/play/worker.js": "page/worker.js",
}

// kinds are the types of what is served; a program must have the right one to be compiled while it comes.
var kinds = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".wasm": "application/wasm",
}

// policy is what the pages may load: from here alone, and no script but the files of this server.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

func (s *Server) servePage(w http.ResponseWriter, r *http.Request) *refusal {
	name := pageFiles[r.RequestURI]
	data, err := page.ReadFile(name)
	if err != nil {
		return refuse(http.StatusInternalServerError, "%v", err)
	}
	allowed := policy
	if name == "page/play.html" { // Ebitengine makes some of its functions of text, and Oto its worklet
		allowed = strings.Replace(policy, "'wasm-", "blob: 'unsafe-eval' 'wasm-", 1)
	}
	// Not all browsers take 'self' for sockets as well.
	w.Header().Set("Content-Security-Policy", allowed+"; connect-src 'self' ws://"+r.Host)
	s.sendBytes(w, http.StatusOK, kinds[path.Ext(name)], data)
	return nil
}

// goScript is Go's own wasm_exec.js: a script of a page comes with no header, and it holds nothing of the game.
const goScript = "wasm_exec.js"

// servePlay serves the page that is the game's window, and with the token the programs in it.
func (s *Server) servePlay(w http.ResponseWriter, r *http.Request) *refusal {
	if pageFiles[r.RequestURI] != "" {
		return s.servePage(w, r)
	}
	name := strings.TrimPrefix(r.RequestURI, "/play/")
	if !plain(name) || s.o.Files == nil {
		return refuse(http.StatusNotFound, "path %q: nothing is there", shorten(r.RequestURI))
	}
	if name != goScript {
		if _, f := s.bearer(r); f != nil {
			return f
		}
	}
	data, err := s.o.Files(name)
	if err != nil {
		return refuse(http.StatusNotFound, "file %q: %v", name, err)
	}
	kind := kinds[path.Ext(name)]
	if kind == "" {
		kind = "application/octet-stream"
	}
	s.sendBytes(w, http.StatusOK, kind, data)
	return nil
}

// plain reports whether a name can only be of a file, with no folder and nothing coded in it.
func plain(name string) bool {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
	return len(name) > 0 && len(name) <= 100 && name[0] != '.' && strings.Trim(name, letters+".") == "" && !strings.Contains(name, "..")
}
