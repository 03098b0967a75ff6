package screentest

import (
	"net"
	"testing"
)

// TestReply feeds what a server may put before an answer: an event, and an error of an earlier request.
func TestReply(t *testing.T) {
	message := func(kind byte, seq uint16, size uint32) []byte {
		m := make([]byte, 32+4*size)
		m[0] = kind
		le.PutUint16(m[2:], seq)
		le.PutUint32(m[4:], size)
		return m
	}
	cases := map[string]struct {
		stream [][]byte
		size   int
		fails  bool
	}{
		"plain":         {[][]byte{message(1, 7, 2)}, 40, false},
		"after event":   {[][]byte{message(34, 7, 0), message(1, 7, 0)}, 32, false},
		"after error":   {[][]byte{message(0, 6, 0), message(1, 7, 0)}, 32, true},
		"error":         {[][]byte{message(0, 7, 0)}, 32, true},
		"after another": {[][]byte{message(1, 6, 1), message(1, 7, 3)}, 44, false},
	}
	for name, c := range cases {
		client, server := net.Pipe()
		go func() {
			for _, m := range c.stream {
				server.Write(m)
			}
			server.Close()
		}()
		msg, err := (&xConn{conn: client, seq: 7}).reply()
		if len(msg) != c.size || (err != nil) != c.fails {
			t.Errorf("%s: got %d bytes and %v; want %d and an error: %v", name, len(msg), err, c.size, c.fails)
		}
	}
}
