//go:build !js

package child

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
)

// game is this process's ends of the pipes, when it is a game that is played for a window. They are taken before the game's own
// package-level variables are made, so that an endless loop there does not outlive the window either.
var game = inherited()

// ends are a game's ends of the pipes.
type ends struct {
	r, w *os.File
	err  error
}

// Pipe returns the game's ends of the pipes, and false when the environment does not say that there are any. It says so to one
// process alone: what a game starts itself is no game of that window.
//
// When the window's side has gone the process ends after a second, whatever it is at.
func Pipe() (r io.ReadCloser, w io.WriteCloser, ok bool, err error) {
	if game == nil {
		return nil, nil, false, nil
	}
	return game.r, game.w, true, game.err
}

func inherited() *ends {
	text := os.Getenv(Variable)
	if text == "" {
		return nil
	}
	os.Unsetenv(Variable)
	var files [3]*os.File
	numbers := strings.Split(text, ",")
	for i := range files {
		n, err := strconv.ParseUint(numbers[min(i, len(numbers)-1)], 10, 64)
		if err != nil || len(numbers) != len(files) {
			return &ends{err: fmt.Errorf("child: %s=%q: must be the numbers of three pipes; krill dev sets it", Variable, text)}
		}
		closeOnExec(uintptr(n))
		files[i] = os.NewFile(uintptr(n), "pipe of "+Variable)
	}
	go endWith(files[2])
	return &ends{r: files[0], w: files[1]}
}

// leaveTime is how long a game has to end by itself when its window is gone.
const leaveTime = time.Second

// endWith ends the process some time after the window has.
func endWith(window *os.File) {
	io.Copy(io.Discard, window)
	time.Sleep(leaveTime)
	os.Exit(1)
}
