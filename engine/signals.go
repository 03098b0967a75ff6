//go:build !js && !android && !ios

package engine

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

const (
	answerTime = 2 * time.Second        // a game that takes longer to hear of a signal hangs
	echoTime   = 300 * time.Millisecond // what comes so soon after the first signal is the same one
)

// watchSystem ends the run at the first signal that asks a program to end, as if the game had called Quit. The second
// one ends the process at once, as the system does, but not when it comes so soon that nobody sent it twice: who ends a
// group of processes reaches a game by its parent too. A terminal that is closed says so several times, so a second
// hangup counts for nothing. It returns how to stop watching.
//
// A game that hangs does not hear of the signal: its saves are finished then, and the process ends with status 128 and
// the signal's number, as shells report it.
func (l *Loop) watchSystem() (stop func()) {
	signals := endSignals()
	came, over := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(came, signals...)
	go func() {
		select {
		case s := <-came:
			l.ending.asked.Store(true)
			signal.Ignore(syscall.SIGHUP)
			select {
			case <-time.After(echoTime):
				signal.Reset(os.Interrupt, syscall.SIGTERM)
			case <-over:
				return
			}
			l.endWhenHung(s, over)
		case <-over:
		}
	}()
	return func() {
		close(over)
		signal.Stop(came)
	}
}

// endSignals lists the signals to end at. One that is ignored stays so: nohup lets a program outlive its terminal.
func endSignals() []os.Signal {
	list := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		list = append(list, syscall.SIGHUP)
	}
	return list
}

// endWhenHung ends the process when the game does not hear of a signal in time.
func (l *Loop) endWhenHung(s os.Signal, over chan struct{}) {
	select {
	case <-over:
		return
	case <-time.After(answerTime):
	}
	if l.ending.heard.Load() {
		return
	}
	fmt.Fprintf(os.Stderr, "engine: the game does not answer to %q: its saves are finished, and it ends\n", s)
	l.store.close()
	status := 128
	if n, ok := s.(syscall.Signal); ok {
		status += int(n)
	}
	os.Exit(status)
}
