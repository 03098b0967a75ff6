//go:build (linux && !android) || freebsd || netbsd || openbsd

package ebiten

import (
	"net"
	"os"
	"strconv"
	"strings"
	"time"
)

// HasDisplay reports whether Run can open a window here. On Linux and the BSDs it connects to the X server that
// DISPLAY names, which takes well below a millisecond on the same machine and at most a second on another;
// elsewhere it is true.
func HasDisplay() bool {
	for _, a := range displayAddrs(os.Getenv("DISPLAY")) {
		if c, err := net.DialTimeout(a.network, a.address, time.Second); err == nil {
			c.Close()
			return true
		}
	}
	return false
}

type addr struct{ network, address string }

// displayAddrs returns where the X server of a DISPLAY such as ":0", "unix:1.0" or "host:10.0" may listen.
func displayAddrs(display string) []addr {
	colon := strings.LastIndexByte(display, ':')
	if colon < 0 {
		return nil
	}
	host := display[:colon]
	number, _, _ := strings.Cut(display[colon+1:], ".")
	n, err := strconv.ParseUint(number, 10, 16)
	if err != nil || n > 65535-6000 {
		return nil
	}
	if host == "" || host == "unix" {
		path := "/tmp/.X11-unix/X" + number
		return []addr{{"unix", path}, {"unix", "@" + path}}
	}
	return []addr{{"tcp", net.JoinHostPort(strings.Trim(host, "[]"), strconv.Itoa(6000+int(n)))}}
}
