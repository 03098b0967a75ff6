//go:build !js

package server

import (
	"bytes"
	"compress/gzip"
	"errors"
	"net/http"
	"strings"
	"testing"
)

// TestPageIsSmall holds the page to what one person can read in one go.
func TestPageIsSmall(t *testing.T) {
	total, packed := 0, new(bytes.Buffer)
	z := gzip.NewWriter(packed)
	for _, f := range []struct {
		name string
		most int // bytes
	}{{"index.html", 2 << 10}, {"page.css", 3 << 10}, {"page.js", 12 << 10}} {
		data, err := page.ReadFile("page/" + f.name)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > f.most {
			t.Errorf("%s: got %d bytes; want %d at most", f.name, len(data), f.most)
		}
		if f.name == "page.js" && bytes.Contains(data, []byte("innerHTML")) {
			t.Error("the script writes HTML; want text alone, since values are the game's")
		}
		total += len(data)
		z.Write(data)
	}
	z.Close()
	if packed.Len() > 8<<10 {
		t.Errorf("the page has %d bytes when packed; want 8192 at most", packed.Len())
	}
	t.Logf("%d bytes as written, %d packed", total, packed.Len())
}

func TestPagesAreServed(t *testing.T) {
	s := serve(t, Options{Files: func(name string) ([]byte, error) {
		switch name {
		case "game.wasm":
			return []byte("\x00asm"), nil
		case "wasm_exec.js":
			return []byte("// Go"), nil
		case "notes":
			return []byte("?"), nil
		}
		return nil, errors.New("no such file")
	}})
	get := func(path, token string) (*http.Response, string) {
		t.Helper()
		r, body := raw(t, s.loopback(), "GET "+path+" HTTP/1.1\r\nHost: "+s.loopback()+"\r\nSec-Fetch-Site: none\r\n"+token+"\r\n")
		if r == nil {
			t.Fatalf("%s: no answer", path)
		}
		return r, body
	}
	for path, kind := range map[string]string{
		"/": "text/html; charset=utf-8", "/page.js": "text/javascript; charset=utf-8", "/page.css": "text/css; charset=utf-8",
		"/play/": "text/html; charset=utf-8", "/play/play.js": "text/javascript; charset=utf-8", "/play/play.css": "text/css; charset=utf-8",
		"/play/wasm_exec.js": "text/javascript; charset=utf-8",
	} {
		r, body := get(path, "")
		if r.StatusCode != 200 || r.Header.Get("Content-Type") != kind || strings.Contains(body, s.token) {
			t.Errorf("%s: got %v, %s; want it as %s, without the token", path, r, body, kind)
		}
		if policy := r.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe-inline") {
			t.Errorf("%s: got policy %q; want nothing from elsewhere", path, policy)
		}
	}
	with := "Authorization: Bearer " + s.token + "\r\n"
	for path, kind := range map[string]string{"/play/game.wasm": "application/wasm", "/play/notes": "application/octet-stream"} {
		if r, body := get(path, with); r.StatusCode != 200 || r.Header.Get("Content-Type") != kind || r.Header.Get("Cache-Control") != "no-store" || body == "" {
			t.Errorf("%s: got %v, %q; want it as %s, not stored", path, r, body, kind)
		}
	}
	if r, body := get("/play/none.wasm", with); r.StatusCode != 404 || !strings.Contains(body, "no such file") {
		t.Errorf("a file that is not there: got %v, %s; want 404 and why", r, body)
	}
}

func TestALinkFromAnotherSiteMayLeadToThePage(t *testing.T) {
	s := serve(t, Options{})
	for path, status := range map[string]int{"/": 200, "/play/": 200, "/page.js": 403} {
		r, body := raw(t, s.loopback(), "GET "+path+" HTTP/1.1\r\nHost: "+s.loopback()+"\r\nSec-Fetch-Site: cross-site\r\n\r\n")
		if r == nil || r.StatusCode != status {
			t.Errorf("%s: got %v, %s; want %d", path, r, body, status)
		}
	}
}

func TestPlain(t *testing.T) {
	for name, want := range map[string]bool{
		"game.wasm": true, "wasm_exec.js": true, "a-b_7": true, "": false, ".git": false, "..": false, "a..b": false, "a/b": false,
		`a\b`: false, "a%2fb": false, "a:b": false, "ä": false, strings.Repeat("a", 101): false,
	} {
		if got := plain(name); got != want {
			t.Errorf("%q: got %v; want %v", name, got, want)
		}
	}
}

func FuzzPaths(f *testing.F) {
	for _, q := range hostile {
		if path, _, ok := strings.Cut(strings.TrimPrefix(q.text, "GET "), " "); ok {
			f.Add(path)
		}
	}
	f.Fuzz(func(t *testing.T, name string) {
		if plain(name) && (strings.ContainsAny(name, `/\:%`) || strings.HasPrefix(name, ".") || strings.Contains(name, "..")) {
			t.Errorf("%q may be asked for; want only names of files", name)
		}
	})
}
