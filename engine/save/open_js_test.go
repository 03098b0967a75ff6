package save

import (
	"encoding/base64"
	"errors"
	"io/fs"
	"strings"
	"syscall/js"
	"testing"
)

// pageWith gives the test a localStorage made of JavaScript source.
func pageWith(t *testing.T, source string) {
	t.Helper()
	js.Global().Get("Function").New(`
		Object.defineProperty(globalThis, "localStorage", {configurable: true, get() {` + source + `}})
	`).Invoke()
	t.Cleanup(func() { js.Global().Get("Function").New(`delete globalThis.localStorage`).Invoke() })
}

const working = `
	globalThis.stored ??= new Map()
	return {
		get length() { return globalThis.stored.size },
		key: i => [...globalThis.stored.keys()][i],
		getItem: k => globalThis.stored.get(k) ?? null,
		removeItem: k => globalThis.stored.delete(k),
		setItem: (k, v) => {
			if (v.length > 1000) throw new DOMException("too much", "QuotaExceededError")
			globalThis.stored.set(k, v)
		},
	}`

const quotaSentence = `could not save "a": the browser gives this site no more room; try a smaller save, or removing what else the site stores`

func TestPage(t *testing.T) {
	pageWith(t, working)
	d, err := Open("example.com/game")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Read("a"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("read before any write: got %v; want fs.ErrNotExist", err)
	}
	write(t, d, "a", []byte("one\x00\xff"))
	expect(t, d, "a", "one\x00\xff")
	if err := d.Write("a", make([]byte, 2000)); sentence(err) != quotaSentence || !strings.Contains(err.Error(), "QuotaExceededError") {
		t.Errorf("write beyond the quota: got %v; want an error that says so", err)
	}
	expect(t, d, "a", "one\x00\xff")
	stored := js.Global().Get("stored")
	for _, damaged := range []string{"", "?", "AAAA", stored.Call("get", "example.com/game/a").String()[:60]} {
		stored.Call("set", "example.com/game/a", damaged)
		if _, err := d.Read("a"); err == nil || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("read of %q: got %v; want an error", damaged, err)
		}
	}
}

func TestTwoTabs(t *testing.T) {
	pageWith(t, working)
	one, err1 := Open("tabs")
	two, err2 := Open("tabs")
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	write(t, one, "a", []byte("one"))
	write(t, two, "a", []byte("two"))
	expect(t, one, "a", "two")
	newer := seal([]byte("newer"))
	newer[versionAt]++
	js.Global().Get("stored").Call("set", "tabs/a", base64.StdEncoding.EncodeToString(newer))
	if err := one.Write("a", nil); !errors.Is(err, ErrNewer) {
		t.Errorf("write over a newer save: got %v; want a refusal", err)
	}
}

func TestPageAsksOnceToKeepItsSaves(t *testing.T) {
	pageWith(t, working)
	js.Global().Get("Function").New(`
		globalThis.asked = 0
		const storage = { persist() { globalThis.asked++; return Promise.reject(new Error("no")) } }
		Object.defineProperty(globalThis, "navigator", { configurable: true, value: { storage } })
	`).Invoke()
	d, err := Open("game")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []int{0, 1, 1} {
		if got := js.Global().Get("asked").Int(); got != want {
			t.Errorf("got %d questions; want %d", got, want)
		}
		write(t, d, "a", []byte("one"))
	}
}

func TestPageWithoutStorage(t *testing.T) {
	for what, source := range map[string]string{
		"off by an exception": `throw new DOMException("denied", "SecurityError")`,
		"null":                `return null`,
	} {
		pageWith(t, source)
		if _, err := Open("game"); err == nil || !strings.HasPrefix(err.Error(), `save: open "game": `) {
			t.Errorf("storage %s: got %v; want an error", what, err)
		}
	}
}
