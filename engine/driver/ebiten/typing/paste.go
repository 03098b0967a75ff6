//go:build !js

package typing

import (
	"bytes"
	"context"
	"os/exec"
	"strings"
	"time"
)

// pastePatience is how long a program may take to tell what was copied.
const pastePatience = 3 * time.Second

// mostPasted is how long a text from the clipboard can be, bytes; a longer one is cut.
const mostPasted = 1 << 20

// readClipboard asks the first program that knows the system's clipboard for its text, and tells it; ok is false where there
// is none. It does not wait.
func readClipboard(tell func(text string, ok bool)) {
	go func() { tell(pasteBy(pastePrograms())) }()
}

func pasteBy(programs [][]string) (text string, ok bool) {
	for _, p := range programs {
		path, err := exec.LookPath(p[0])
		if err != nil {
			continue
		}
		var out bytes.Buffer
		ctx, stop := context.WithTimeout(context.Background(), pastePatience)
		cmd := exec.CommandContext(ctx, path, p[1:]...)
		cmd.Stdout = &out
		hideConsole(cmd)
		err = cmd.Run()
		stop()
		if err == nil {
			return pasted(out.Bytes()), true
		}
	}
	return "", false
}

// pasted returns what a program printed as the text that it is.
func pasted(b []byte) string {
	text := strings.ToValidUTF8(string(b[:min(len(b), mostPasted)]), "")
	return strings.ReplaceAll(text, "\r\n", "\n")
}
