package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// served asks a server for a path, as it stands, and returns the answer.
func served(h http.Handler, method, path, encoding string) *http.Response {
	r := httptest.NewRequest(method, "/", nil)
	r.URL.Path = path
	r.Header.Set("Accept-Encoding", encoding)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

// fixed serves these files and builds nothing.
func fixed(t *testing.T) *server {
	t.Helper()
	files := map[string][]byte{
		"index.html": []byte("page"), wasmName: []byte("program"), packedName: squeeze([]byte("program"), gzip.BestSpeed),
		"wasm_exec.js": []byte("script"), iconName: []byte("icon"),
	}
	s := &server{build: func() (map[string][]byte, string, error) { return files, "", nil }}
	if _, err := s.rebuild(); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestServerSendsFiles(t *testing.T) {
	s := fixed(t)
	for _, c := range []struct{ path, accepts, kind, encoding string }{
		{"/", "", "text/html; charset=utf-8", ""},
		{"/index.html", "gzip", "text/html; charset=utf-8", ""},
		{"/wasm_exec.js", "gzip", "text/javascript; charset=utf-8", ""},
		{"/icon.png", "gzip", "image/png", ""},
		{"/game.wasm", "", "application/wasm", ""},
		{"/game.wasm", "br", "application/wasm", ""},
		{"/game.wasm", "gzip;q=0, br", "application/wasm", ""},
		{"/game.wasm", "br, gzip;q=0.5", "application/wasm", "gzip"},
		{"/game.wasm", "gzip, deflate, br", "application/wasm", "gzip"},
		{"/game.wasm.gz", "gzip", "application/gzip", ""},
	} {
		got := served(s, "GET", c.path, c.accepts)
		h := got.Header
		if got.StatusCode != 200 || h.Get("Content-Type") != c.kind || h.Get("Content-Encoding") != c.encoding || h.Get("Cache-Control") != "no-store" {
			t.Errorf("%s for %q: got %d, %v; want %q as %s, not stored", c.path, c.accepts, got.StatusCode, h, c.encoding, c.kind)
		}
		body, _ := io.ReadAll(got.Body)
		if c.encoding == "gzip" {
			body = unpack(t, body)
		}
		if c.path == "/game.wasm" && string(body) != "program" {
			t.Errorf("%s for %q: got %q; want the program", c.path, c.accepts, body)
		}
	}
	if got := served(s, "HEAD", "/game.wasm", ""); got.ContentLength != 7 {
		t.Errorf("HEAD: got a length of %d; want 7", got.ContentLength)
	}
}

func TestServerRefuses(t *testing.T) {
	s := fixed(t)
	for _, path := range []string{
		"/main.go", "/../main.go", "/./game.wasm", "//game.wasm", "/..%2fmain.go", "/%2e%2e/go.mod", "/etc/passwd", "/.krill",
		"/index.html/", "/game.wasm\x00", "/page.html", "C:\\\\windows", "/game.wasm.gz.gz", "*",
	} {
		if got := served(s, "GET", path, ""); got.StatusCode != 404 {
			t.Errorf("%q: got %d; want 404", path, got.StatusCode)
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS"} {
		if got := served(s, method, "/", ""); got.StatusCode != 405 || got.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: got %d; want 405 and what is allowed", method, got.StatusCode)
		}
	}
}

func TestServerBuildsAnewAtAReload(t *testing.T) {
	module(t, "main.go", toy)
	tool := &terminal{stdout: io.Discard, stderr: io.Discard}
	s := newServer(tool, website{game: ".", dir: t.TempDir(), level: gzip.BestSpeed})
	body := func(path string, want int) string {
		r := served(s, "GET", path, "")
		data, _ := io.ReadAll(r.Body)
		if r.StatusCode != want {
			t.Errorf("%s: got %d, %s; want %d", path, r.StatusCode, data, want)
		}
		return string(data)
	}
	body("/", 200)
	first := body("/game.wasm", 200)
	write(t, "main.go", "package main\n\nfunc main() { println(7) }\n")
	if body("/game.wasm", 200) != first {
		t.Error("got another program before the page was loaded again; want the two to belong together")
	}
	body("/", 200)
	second := body("/game.wasm", 200)
	if second == first {
		t.Error("got the old program after a change and a reload; want a new one")
	}
	write(t, "main.go", "package main\n\nfunc main() { a<b }\n")
	if got := body("/", 500); !strings.Contains(got, "undefined: a") || strings.Contains(got, "a<b") {
		t.Errorf("got %s; want what the compiler said, with no markup in it", got)
	}
	if body("/game.wasm", 200) != second {
		t.Error("got another program after a failed build; want the last one")
	}
}

func TestServeListensOnThisMachineAlone(t *testing.T) {
	for _, c := range []struct {
		lan  bool
		says string
	}{{false, "http://127.0.0.1:"}, {true, "http://127.0.0.1:"}} {
		command := serveCommand{Lan: c.lan}
		l, err := command.listen()
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		if got := l.Addr().(*net.TCPAddr).IP.IsLoopback(); got == c.lan {
			t.Errorf("lan %v: got address %v", c.lan, l.Addr())
		}
		text := command.addresses(l)
		if !strings.HasPrefix(text, c.says) || !c.lan && strings.Contains(text, "\n") {
			t.Errorf("lan %v: got %q; want one address for each network", c.lan, text)
		}
		busy := serveCommand{Port: l.Addr().(*net.TCPAddr).Port, Lan: c.lan}
		if _, err := busy.listen(); err == nil || !strings.Contains(err.Error(), "try another --port") {
			t.Errorf("a port that is taken: got %v; want advice", err)
		}
	}
}

func TestServe(t *testing.T) {
	module(t, "main.go", toy)
	cmd := exec.Command(os.Args[0], "serve", "--port", "0")
	cmd.Env = append(os.Environ(), asTool+"=1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	url, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("got %v, %s; want an address", err, &stderr)
	}
	r, err := http.Get(strings.TrimSpace(url))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if page, _ := io.ReadAll(r.Body); !strings.Contains(string(page), "wasm_exec.js") {
		t.Errorf("got %s; want the page", page)
	}
	cmd.Process.Signal(os.Interrupt)
	if err := cmd.Wait(); err != nil {
		t.Errorf("after an interrupt: got %v, %s; want exit status 0", err, &stderr)
	}
}

func TestServeSaysWhatIsWrong(t *testing.T) {
	module(t, "main.go", "package main\n\nfunc main() { nonsense }\n")
	status, _, stderr := call("serve", "--port", "0")
	want(t, 1, status, stderr, "undefined: nonsense")
	status, _, stderr = call("serve", "--port", "0", "--page", "none.html")
	want(t, 2, status, stderr, "krill: read page: ")
}
