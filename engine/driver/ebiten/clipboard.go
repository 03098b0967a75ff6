//go:build !js

package ebiten

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// copyPatience is how long a program that copies may take.
const copyPatience = 3 * time.Second

// copyText gives a text to the first program that knows the system's clipboard, and tells how that went; empty: well.
// It does not wait.
func copyText(text string, tell func(failed string)) {
	go func() { tell(copyBy(copyPrograms(), clipboardBytes(text))) }()
}

// copyBy tries programs until one takes the text.
func copyBy(programs [][]string, text string) (failed string) {
	var names, errs []string
	for _, p := range programs {
		names = append(names, p[0])
		path, err := exec.LookPath(p[0])
		if err != nil {
			continue
		}
		ctx, stop := context.WithTimeout(context.Background(), copyPatience)
		cmd := exec.CommandContext(ctx, path, p[1:]...)
		cmd.Stdin = strings.NewReader(text)
		hideConsole(cmd)
		err = cmd.Run()
		stop()
		if err == nil {
			return ""
		}
		errs = append(errs, fmt.Sprintf("%s: %v", p[0], err))
	}
	switch {
	case len(errs) > 0:
		return strings.Join(errs, "; ")
	case len(names) > 0:
		return "none of " + strings.Join(names, ", ") + " is installed"
	}
	return "this system has no clipboard for programs"
}
