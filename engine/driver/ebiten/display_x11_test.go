//go:build (linux && !android) || freebsd || netbsd || openbsd

package ebiten

import (
	"slices"
	"testing"
)

func TestDisplayAddrs(t *testing.T) {
	local := []addr{{"unix", "/tmp/.X11-unix/X1"}, {"unix", "@/tmp/.X11-unix/X1"}}
	for _, c := range []struct {
		display string
		want    []addr
	}{
		{":1", local},
		{":1.0", local},
		{"unix:1", local},
		{"localhost:10.0", []addr{{"tcp", "localhost:6010"}}},
		{"[::1]:0", []addr{{"tcp", "[::1]:6000"}}},
		{"", nil},
		{"1", nil},
		{":", nil},
		{":x", nil},
		{":-1", nil},
		{":60000", nil},
	} {
		if got := displayAddrs(c.display); !slices.Equal(got, c.want) {
			t.Errorf("%q: got %v; want %v", c.display, got, c.want)
		}
	}
}

func TestNoDisplayWithoutAServer(t *testing.T) {
	for _, display := range []string{"", ":59000", "nonsense"} {
		t.Setenv("DISPLAY", display)
		if HasDisplay() {
			t.Errorf("DISPLAY=%q: got a display; want none", display)
		}
	}
}

func FuzzDisplayAddrs(f *testing.F) {
	f.Add(":0")
	f.Add("unix:1.0")
	f.Add("[::1]:10.0")
	f.Fuzz(func(t *testing.T, display string) {
		for _, a := range displayAddrs(display) {
			if a.network != "unix" && a.network != "tcp" || a.address == "" {
				t.Errorf("%q: got %v; want a unix or tcp address", display, a)
			}
		}
	})
}
