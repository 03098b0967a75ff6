//go:build !js && !android && !ios

package main

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"
)

func main() {
	tool := pipe{os.Stdin, os.Stdout}
	os.Stdout = os.Stderr       // whatever a library prints must not get between packets
	signal.Ignore(os.Interrupt) // Ctrl+C in the terminal is for the tool, which ends the window
	if err := run(tool); err != nil {
		fmt.Fprintln(os.Stderr, "window:", err)
		os.Exit(1)
	}
}

// pipe is the way to the tool.
type pipe struct {
	io.Reader
	io.Writer
}

// opens is called before the window is there.
func opens() {}

// endTime is how long the window has to end when the tool has gone.
const endTime = 2 * time.Second

// end ends a window that does not end by itself: nobody ticks, as it is minimised, or its system does not answer.
func end() {
	time.Sleep(endTime)
	os.Exit(0)
}
