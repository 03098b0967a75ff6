//go:build !js

package server

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// listens returns the addresses at which this process listens, as the kernel knows them: hexadecimal, with the port.
func listens(t *testing.T) (all []string) {
	t.Helper()
	own := map[string]bool{}
	fds, err := filepath.Glob("/proc/self/fd/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, fd := range fds {
		if link, err := os.Readlink(fd); err == nil {
			own[strings.TrimSuffix(strings.TrimPrefix(link, "socket:["), "]")] = true
		}
	}
	for _, file := range []string{"/proc/self/net/tcp", "/proc/self/net/tcp6", "/proc/self/net/udp", "/proc/self/net/udp6"} {
		text, err := os.ReadFile(file)
		if err != nil {
			continue // a machine without IPv6
		}
		for _, line := range strings.Split(string(text), "\n")[1:] {
			if f := strings.Fields(line); len(f) > 9 && own[f[9]] && (f[3] == "0A" || strings.Contains(file, "udp")) {
				all = append(all, f[1])
			}
		}
	}
	slices.Sort(all)
	return all
}

func TestListensOnLoopbackAlone(t *testing.T) {
	before := listens(t)
	s := serve(t, Options{})
	port := fmt.Sprintf("%04X", s.port)
	four, six, phone := "0100007F:"+port, "00000000000000000000000001000000:"+port, "0200007F:"+port
	for _, at := range listens(t) {
		if !slices.Contains(append(before, four, six), at) {
			t.Errorf("listens at %s; want 127.0.0.1 and ::1 alone", at)
		}
	}
	if !slices.Contains(listens(t), four) {
		t.Errorf("got %v; want %s among it, or this test sees nothing", listens(t), four)
	}
	s.Close()
	if got := listens(t); !slices.Equal(got, before) {
		t.Errorf("after Close: listens at %v; want %v", got, before)
	}
	s = serve(t, Options{LAN: true})
	port = fmt.Sprintf("%04X", s.port)
	phone = phone[:9] + port
	if !slices.Contains(listens(t), phone) {
		t.Errorf("got %v; want %s with LAN", listens(t), phone)
	}
}
