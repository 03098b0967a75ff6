//go:build !js

package child

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// Variable tells a game that it is played for a window in another process: it names the game's ends of three pipes, by
// their descriptors or, on Windows, handles, as "3,4,5".
const Variable = "KRILL_CHILD"

// Process is a game's program that runs.
type Process struct {
	*App
	cmd   *exec.Cmd
	ends  []*os.File    // of the pipes: what it hears, what it says, and one that is held as long as its window lives
	over  chan struct{} // is closed when the program has ended
	err   error         // how; valid then
	close sync.Once
}

// Program says how to start one.
type Program struct {
	Path           string
	Args           []string // without its name
	Dir            string   // zero: this process's
	Env            []string // over this process's
	Stdout, Stderr io.Writer
	Told           func(payload []byte) // see Connect
}

// Start starts a program. Close must be called at the end.
func Start(p Program) (*Process, error) {
	c := exec.Command(p.Path, p.Args...)
	c.Dir, c.Stdout, c.Stderr = p.Dir, p.Stdout, p.Stderr
	c.Env = append(os.Environ(), p.Env...)
	c.WaitDelay = endTime
	own, theirs, err := pipes()
	if err != nil {
		return nil, err
	}
	c.Env = append(c.Env, Variable+"="+bequeath(c, theirs))
	err = c.Start()
	closeAll(theirs)
	if err != nil {
		closeAll(own)
		return nil, fmt.Errorf("child: start the game: %w", err)
	}
	started := &Process{cmd: c, ends: own, over: make(chan struct{})}
	started.App = connect(own[1], own[0], p.Told, started.ended)
	go started.wait()
	return started, nil
}

// pipes returns both ends of what a game hears, of what it says, and of what it is told by that its window lives.
func pipes() (own, theirs []*os.File, err error) {
	for i := range 3 {
		r, w, err := os.Pipe()
		if err != nil {
			closeAll(own)
			closeAll(theirs)
			return nil, nil, fmt.Errorf("child: make a pipe: %w", err)
		}
		if i == 1 {
			own, theirs = append(own, r), append(theirs, w)
			continue
		}
		own, theirs = append(own, w), append(theirs, r)
	}
	return own, theirs, nil
}

func closeAll(files []*os.File) {
	for _, f := range files {
		f.Close()
	}
}

// wait takes note of the program's end.
func (p *Process) wait() {
	if p.err = errEnded; p.cmd.Wait() != nil {
		p.err = fmt.Errorf("%w: %v", errEnded, p.cmd.ProcessState)
	}
	close(p.over)
	p.line.fail(p.err)
}

// ended returns how the program has ended, which is told a moment after its pipe has.
func (p *Process) ended() error {
	select {
	case <-p.over:
		return p.err
	case <-time.After(endTime):
		return errEnded
	}
}

// endTime is how long a program has to end by itself.
const endTime = 500 * time.Millisecond

// Close ends the program: it closes its pipes, and kills it when it has not ended by itself after half a second. It
// returns when the program is no more.
func (p *Process) Close() error {
	p.close.Do(func() {
		p.line.fail(errors.New("child: the game was closed"))
		p.ends[0].Close()
		p.ends[2].Close()
		select {
		case <-p.over:
		case <-time.After(endTime):
			p.cmd.Process.Kill()
			<-p.over
		}
		p.ends[1].Close()
	})
	return nil
}

// Kill ends the program at once, as when it hangs. Close must still be called.
func (p *Process) Kill() { p.cmd.Process.Kill() }

// Pid returns the number of the program's process.
func (p *Process) Pid() int { return p.cmd.Process.Pid }
